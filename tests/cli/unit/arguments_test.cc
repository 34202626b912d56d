#include "client/cli/arguments.h"

#include <string>

#include "client/cli/country_directory.h"
#include "client/cli/matching.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

using ::testing::HasSubstr;

TEST(ParseKindTest, TakesSingularPluralAndShortForms) {
  for (const char* text : {"mission", "missions", "Mission", "mis"}) {
    EXPECT_EQ(ParseKind(text).value_or(v1::RECORD_KIND_UNSPECIFIED), v1::RECORD_KIND_MISSION);
  }
  EXPECT_EQ(*ParseKind("inv"), v1::RECORD_KIND_INVOCATION);
  EXPECT_EQ(*ParseKind("inst"), v1::RECORD_KIND_INSTRUMENT);
  EXPECT_EQ(*ParseKind("country"), v1::RECORD_KIND_COUNTRY);
}

TEST(ParseKindTest, NamesTheKnownKinds) {
  const absl::Status status = ParseKind("evnts").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("Did you mean events?"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("suspensions"));
  EXPECT_FALSE(ParseKind("in").ok());
  EXPECT_FALSE(ParseKind("").ok());
}

TEST(ParseNameTest, TakesNamesWithAndWithoutCollection) {
  EXPECT_EQ(*ParseName(v1::RECORD_KIND_MISSION, "honduras-2009"), "missions/honduras-2009");
  EXPECT_EQ(*ParseName(v1::RECORD_KIND_MISSION, "missions/honduras-2009"),
            "missions/honduras-2009");
  EXPECT_EQ(*ParseName(v1::RECORD_KIND_COUNTRY, "hn"), "countries/HN");
  EXPECT_EQ(*ParseName(v1::RECORD_KIND_INSTRUMENT, "1080"), "instruments/resolution-1080");
  EXPECT_FALSE(ParseName(v1::RECORD_KIND_MISSION, "events/x").ok());
  EXPECT_FALSE(ParseName(v1::RECORD_KIND_MISSION, "missions/").ok());
}

TEST(ParseInstrumentTest, KnowsShortForms) {
  for (const char* text : {"1080", "resolution-1080", "instruments/resolution-1080"}) {
    EXPECT_EQ(ParseInstrument(text), "instruments/resolution-1080");
  }
  for (const char* text : {"charter", "Democratic-Charter", "IADC"}) {
    EXPECT_EQ(ParseInstrument(text), "instruments/democratic-charter");
  }
}

TEST(ParseTimeoutTest, TakesSecondsAndDurations) {
  EXPECT_EQ(*ParseTimeout("5"), absl::Seconds(5));
  EXPECT_EQ(*ParseTimeout("500ms"), absl::Milliseconds(500));
  EXPECT_EQ(*ParseTimeout("1m30s"), absl::Seconds(90));
  for (const char* text : {"", "0", "-1", "soon", "5 parsecs"})
    EXPECT_FALSE(ParseTimeout(text).ok());
}

TEST(NearestMatchTest, FindsMisspellingsOnly) {
  EXPECT_EQ(NearestMatch("Hondras", {"Peru", "Honduras"}), "Honduras");
  EXPECT_EQ(NearestMatch("perú", {"Peru", "Honduras"}), "Peru");
  EXPECT_EQ(NearestMatch("Atlantis", {"Peru", "Honduras"}), "");
}

TEST(CountryDirectoryTest, ResolvesEveryName) {
  v1::Country peru;
  peru.set_region_code("PE");
  peru.set_alpha3_code("PER");
  peru.set_slug("peru");
  peru.set_display_name("Peru");
  const CountryDirectory directory({peru});
  for (const char* text : {"PE", "pe", "per", "Peru", "PERÚ", "countries/PE"}) {
    EXPECT_EQ(*directory.Resolve(text), "PE") << text;
  }
  EXPECT_THAT(std::string(directory.Resolve("Perru").status().message()),
              HasSubstr("Did you mean Peru?"));
  EXPECT_EQ(directory.NameOf("PE"), "Peru");
  EXPECT_EQ(directory.NameOf("XX"), "XX");
}

TEST(ParseMomentTest, MeansTheEndOfADay) {
  const auto moment = [](absl::string_view text) { return *ParseMoment(text); };
  const absl::Time may_2 = moment("2026-05-02T00:00:00Z");
  EXPECT_EQ(moment("2026-05-01") + absl::Nanoseconds(1), may_2);
  EXPECT_EQ(moment("2026-04") + absl::Nanoseconds(1) + absl::Hours(24), may_2);
  EXPECT_EQ(moment("2026-05-02T02:00:00+02:00"), may_2);
  for (const char* text : {"", "yesterday", "2026-05-32", "2026-05-01T12:00:00", "12"}) {
    EXPECT_EQ(ParseMoment(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
}

}  // namespace
}  // namespace oas::missions::cli
