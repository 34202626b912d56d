#include "client/cli/country_directory.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "client/cli/matching.h"

namespace oas::missions::cli {

absl::StatusOr<std::string> CountryDirectory::Resolve(absl::string_view text) const {
  const std::string wanted = FoldForMatch(absl::StripPrefix(text, "countries/"));
  std::vector<std::string> names;
  for (const v1::Country& country : countries_) {
    for (const std::string& word : {country.region_code(), country.alpha3_code(), country.slug(),
                                    country.display_name(), country.official_name()}) {
      if (wanted == FoldForMatch(word)) return country.region_code();
    }
    names.push_back(country.display_name());
  }
  const std::string nearest = NearestMatch(wanted, names);
  return absl::InvalidArgumentError(absl::StrCat(
      "The catalog has no country \"", text, "\".",
      nearest.empty() ? "" : absl::StrCat(" Did you mean ", nearest, "?"), "\nIts countries are: ",
      absl::StrJoin(countries_, ", ",
                    [](std::string* out, const v1::Country& country) {
                      absl::StrAppend(out, country.display_name(), " (", country.region_code(),
                                      ")");
                    }),
      "."));
}

std::string CountryDirectory::NameOf(const std::string& region_code) const {
  for (const v1::Country& country : countries_) {
    if (country.region_code() == region_code) return country.display_name();
  }
  return region_code;
}

}  // namespace oas::missions::cli
