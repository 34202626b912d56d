#include "tests/bench/american_states.h"

#include "tests/bench/generated_dates.h"

namespace oas::bench {

// Codes from ISO 3166-1; positions good to a degree.
// clang-format off
const std::array<AmericanState, 35> kAmericanStates = {{
    {"HT", "HTI", "332", "haiti", "Haiti", "Port-au-Prince", 18.5, -72.3, "Caribbean", 1948},
    {"HN", "HND", "340", "honduras", "Honduras", "Tegucigalpa", 14.1, -87.2, "Central America", 1948},
    {"NI", "NIC", "558", "nicaragua", "Nicaragua", "Managua", 12.1, -86.2, "Central America", 1948},
    {"GT", "GTM", "320", "guatemala", "Guatemala", "Guatemala City", 14.6, -90.5, "Central America", 1948},
    {"BO", "BOL", "068", "bolivia", "Bolivia", "Sucre", -19.0, -65.3, "South America", 1948},
    {"VE", "VEN", "862", "venezuela", "Venezuela", "Caracas", 10.5, -66.9, "South America", 1948},
    {"CO", "COL", "170", "colombia", "Colombia", "Bogotá", 4.7, -74.1, "South America", 1948},
    {"PE", "PER", "604", "peru", "Peru", "Lima", -12.0, -77.0, "South America", 1948},
    {"EC", "ECU", "218", "ecuador", "Ecuador", "Quito", -0.2, -78.5, "South America", 1948},
    {"PY", "PRY", "600", "paraguay", "Paraguay", "Asunción", -25.3, -57.6, "South America", 1948},
    {"SV", "SLV", "222", "el-salvador", "El Salvador", "San Salvador", 13.7, -89.2, "Central America", 1948},
    {"DO", "DOM", "214", "dominican-republic", "Dominican Republic", "Santo Domingo", 18.5, -69.9, "Caribbean", 1948},
    {"SR", "SUR", "740", "suriname", "Suriname", "Paramaribo", 5.8, -55.2, "South America", 1977},
    {"PA", "PAN", "591", "panama", "Panama", "Panama City", 9.0, -79.5, "Central America", 1948},
    {"BZ", "BLZ", "084", "belize", "Belize", "Belmopan", 17.3, -88.8, "Central America", 1991},
    {"GD", "GRD", "308", "grenada", "Grenada", "St. George's", 12.1, -61.7, "Caribbean", 1975},
    {"GY", "GUY", "328", "guyana", "Guyana", "Georgetown", 6.8, -58.2, "South America", 1991},
    {"CL", "CHL", "152", "chile", "Chile", "Santiago", -33.4, -70.7, "South America", 1948},
    {"AR", "ARG", "032", "argentina", "Argentina", "Buenos Aires", -34.6, -58.4, "South America", 1948},
    {"BR", "BRA", "076", "brazil", "Brazil", "Brasília", -15.8, -47.9, "South America", 1948},
    {"MX", "MEX", "484", "mexico", "Mexico", "Mexico City", 19.4, -99.1, "North America", 1948},
    {"UY", "URY", "858", "uruguay", "Uruguay", "Montevideo", -34.9, -56.2, "South America", 1948},
    {"CR", "CRI", "188", "costa-rica", "Costa Rica", "San José", 9.9, -84.1, "Central America", 1948},
    {"CU", "CUB", "192", "cuba", "Cuba", "Havana", 23.1, -82.4, "Caribbean", 1948},
    {"JM", "JAM", "388", "jamaica", "Jamaica", "Kingston", 18.0, -76.8, "Caribbean", 1969},
    {"TT", "TTO", "780", "trinidad-and-tobago", "Trinidad and Tobago", "Port of Spain", 10.7, -61.5, "Caribbean", 1967},
    {"DM", "DMA", "212", "dominica", "Dominica", "Roseau", 15.3, -61.4, "Caribbean", 1979},
    {"LC", "LCA", "662", "saint-lucia", "Saint Lucia", "Castries", 14.0, -61.0, "Caribbean", 1979},
    {"VC", "VCT", "670", "saint-vincent", "Saint Vincent and the Grenadines", "Kingstown", 13.2, -61.2, "Caribbean", 1981},
    {"BB", "BRB", "052", "barbados", "Barbados", "Bridgetown", 13.1, -59.6, "Caribbean", 1967},
    {"BS", "BHS", "044", "bahamas", "The Bahamas", "Nassau", 25.0, -77.4, "Caribbean", 1982},
    {"AG", "ATG", "028", "antigua-and-barbuda", "Antigua and Barbuda", "St. John's", 17.1, -61.8, "Caribbean", 1981},
    {"KN", "KNA", "659", "saint-kitts-and-nevis", "Saint Kitts and Nevis", "Basseterre", 17.3, -62.7, "Caribbean", 1984},
    {"US", "USA", "840", "united-states", "United States", "Washington", 38.9, -77.0, "North America", 1948},
    {"CA", "CAN", "124", "canada", "Canada", "Ottawa", 45.4, -75.7, "North America", 1990},
}};
// clang-format on

v1::Country CountryOf(const AmericanState& state) {
  v1::Country country;
  country.set_name(std::string("countries/") + state.region_code);
  country.set_origin(v1::ORIGIN_CURATOR);
  country.set_display_name(state.display_name);
  country.set_official_name(state.display_name);
  country.set_region_code(state.region_code);
  country.set_alpha3_code(state.alpha3_code);
  country.set_numeric_code(state.numeric_code);
  country.set_slug(state.slug);
  country.mutable_capital()->set_name(state.capital);
  country.mutable_capital()->mutable_location()->set_latitude(state.latitude);
  country.mutable_capital()->mutable_location()->set_longitude(state.longitude);
  country.set_subregion(state.subregion);
  v1::HistoricPeriod& membership = *country.mutable_oas_membership();
  *membership.mutable_start_date() =
      HistoricDateOf(absl::CivilDay(state.joined), v1::DATE_PRECISION_YEAR);
  membership.set_ongoing(true);
  return country;
}

}  // namespace oas::bench
