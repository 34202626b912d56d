// The countries of the catalog by everything that users call them.
#ifndef CLIENT_CLI_COUNTRY_DIRECTORY_H_
#define CLIENT_CLI_COUNTRY_DIRECTORY_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "oas/missions/v1/country.pb.h"

namespace oas::missions::cli {

// Finds countries by code and name. Immutable.
class CountryDirectory {
 public:
  explicit CountryDirectory(std::vector<v1::Country> countries)
      : countries_(std::move(countries)) {}

  // The region code of a country given by its alpha-2 or alpha-3 code, its slug, its name or its
  // resource name, in any case and with or without accents. INVALID_ARGUMENT, with the nearest name
  // and all known countries, for anything else.
  absl::StatusOr<std::string> Resolve(absl::string_view text) const;

  // The short name of a country; the code itself when the catalog does not know it.
  std::string NameOf(const std::string& region_code) const;

 private:
  std::vector<v1::Country> countries_;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COUNTRY_DIRECTORY_H_
