// The country codes of ISO 3166-1 alpha-2.
#ifndef OAS_SERVER_CURATION_REGION_CODES_H_
#define OAS_SERVER_CURATION_REGION_CODES_H_

#include "absl/strings/string_view.h"

namespace oas::curation {

// Whether `code` is officially assigned (249 codes, ISO 3166-1 as of 2024).
bool IsAssignedRegionCode(absl::string_view code);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_REGION_CODES_H_
