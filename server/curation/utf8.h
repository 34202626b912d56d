// Whether text is UTF-8. Answers with a text that is not could be read by no client.
#ifndef OAS_SERVER_CURATION_UTF8_H_
#define OAS_SERVER_CURATION_UTF8_H_

#include "absl/strings/string_view.h"

namespace oas::curation {

// Whether `text` is UTF-8 by RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
bool IsUtf8(absl::string_view text);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_UTF8_H_
