#include "server/query/text/searchable_text.h"

#include <gmock/gmock.h>

#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"

namespace oas::query {
namespace {

SearchableText TextOfRecord(const std::string& text) {
  return TextOf(*catalog::StoredRecord::Encode(testing::FromText<v1::Record>(text)));
}

TEST(SearchableTextTest, HasAllThatAMissionSays) {
  const SearchableText text = TextOfRecord(R"(mission {
    name: "missions/honduras-2009"
    title: "Good offices"
    participants { actor: "actors/jose-miguel-insulza" capacity: "Secretary General" }
    participants { label: "both sides" }
    instruments { instrument: "instruments/democratic-charter" }
    figures { label: "days of talks" value: 3 unit: "days" }
    mandate: "To talk."
    summary: "They talked."
    outcome: "An agreement."
    assertions { value: "11 June" note: "A slip of the pen." locator: "Row 6" }
  })");
  EXPECT_EQ(text.title, "Good offices");
  EXPECT_EQ(text.names, "honduras-2009");
  EXPECT_EQ(text.body,
            "To talk.\nThey talked.\nAn agreement.\nSecretary General\nboth sides\ndays of talks");
  EXPECT_EQ(text.details, "jose miguel insulza\ndemocratic charter\n11 June\nA slip of the pen.");
}

TEST(SearchableTextTest, HasTheOtherNamesOfActorsInstrumentsAndCountries) {
  EXPECT_EQ(TextOfRecord(R"(actor { name: "actors/cicig" display_name: "Commission"
                                    acronym: "CICIG" aliases: "The Commission" })")
                .names,
            "CICIG\nThe Commission\ncicig");
  EXPECT_EQ(TextOfRecord(R"(instrument { name: "instruments/resolution-1080" title: "Resolution"
                                         symbol: "AG/RES. 1080" aliases: "Santiago" })")
                .names,
            "AG/RES. 1080\nSantiago\nresolution-1080");
  EXPECT_EQ(TextOfRecord(R"(country { name: "countries/HN" display_name: "Honduras" slug: "honduras"
                                      alpha3_code: "HND" official_name: "Republic of Honduras" })")
                .names,
            "Republic of Honduras\nHND\nhonduras\nHN");
}

TEST(SearchableTextTest, HasTheTitleOfEveryKindThatHasOne) {
  const auto snapshot = testing::SmallSnapshot();
  for (const catalog::KindInfo& kind : catalog::kKinds) {
    for (const auto& record : snapshot->CollectionOf(kind.kind).Records()) {
      const SearchableText text = TextOf(*record);
      EXPECT_EQ(text.title.empty(), kind.kind == v1::RECORD_KIND_SUSPENSION) << record->name();
      EXPECT_FALSE(text.names.empty()) << record->name();
    }
  }
}

}  // namespace
}  // namespace oas::query
