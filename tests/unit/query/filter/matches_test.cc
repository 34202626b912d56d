// What conditions select, by the type of their field.
#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "tests/unit/query/filter/filter_test_case.h"

namespace oas::query {
namespace {

using testing::BareMission;
using testing::FilterRecord;
using testing::FilterRecordOf;
using testing::HondurasCoup;
using testing::HondurasInvocation;
using testing::HondurasMission;
using testing::Selects;

// The mission to Honduras: what selects it is not selected by the contrary.
void ExpectSelected(const std::string& text, const FilterRecord& record = HondurasMission()) {
  EXPECT_TRUE(Selects(text, record)) << text;
  EXPECT_FALSE(Selects(absl::StrCat("NOT (", text, ")"), record)) << text;
}

void ExpectNotSelected(const std::string& text, const FilterRecord& record = HondurasMission()) {
  EXPECT_FALSE(Selects(text, record)) << text;
  EXPECT_TRUE(Selects(absl::StrCat("NOT (", text, ")"), record)) << text;
}

TEST(MatchesTest, NothingAskedIsAlwaysGiven) {
  for (const FilterRecord* record : testing::FilterRecords()) EXPECT_TRUE(Selects("", *record));
}

TEST(MatchesTest, Texts) {
  ExpectSelected("region_code = HN");
  ExpectNotSelected("region_code = hn");
  ExpectSelected("region_code != GT");
  ExpectNotSelected("region_code != HN");
  ExpectSelected(R"(title = "Misión de Buenos Oficios en Tegucigalpa")");
  ExpectNotSelected(R"(title = "mision de buenos oficios en tegucigalpa")");
  ExpectSelected(R"(title = "Misión*Tegucigalpa")");
  ExpectSelected(R"(title = "*Buenos*")");
  ExpectNotSelected(R"(title = "*buenos*")");
  ExpectSelected(R"(title != "Buenos*")");
  ExpectSelected("title : MISION");
  ExpectSelected("title : misión");
  ExpectSelected(R"(title : "BÚENOS oficios")");
  ExpectSelected("title : buen*tegu");
  ExpectNotSelected("title : tegu*buen");
  ExpectNotSelected("title : honduras");
  ExpectSelected("region_code > GT region_code < HO region_code >= HN region_code <= HN");
  ExpectNotSelected("region_code < HN");
  ExpectSelected(R"(summary = "")");
  ExpectSelected(R"(participants.label : "president's PARTY")");
}

TEST(MatchesTest, Presence) {
  ExpectSelected("title:* participants:* participants.label:* period:* period.end_date:* type:*");
  ExpectSelected("period.end_date.approximate:* invocations:* figures.value:* revision:*");
  ExpectNotSelected("summary:*");
  ExpectNotSelected("period.ongoing:*");
  ExpectNotSelected("related_missions:*");
  ExpectNotSelected("update_time:*");
  ExpectNotSelected("participants.capacity:*");
  ExpectSelected("country:* actor:* instrument:* article:*");
  ExpectNotSelected("country:*", BareMission());
  ExpectNotSelected("participants.actor:*", BareMission());
  ExpectSelected("gw_code:*", FilterRecordOf(v1::RECORD_KIND_COUNTRY));
  ExpectNotSelected("cow_code:*", FilterRecordOf(v1::RECORD_KIND_COUNTRY));
}

TEST(MatchesTest, Enums) {
  ExpectSelected("type = GOOD_OFFICES");
  ExpectSelected("type != DIPLOMATIC");
  ExpectSelected("origin = source-page");
  ExpectNotSelected("type = DIPLOMATIC");
  ExpectSelected("type = UNSPECIFIED", BareMission());
  ExpectSelected("participants.role = HEAD participants.role = PARTY");
  ExpectNotSelected("participants.role = VICTIM");
}

TEST(MatchesTest, Numbers) {
  ExpectSelected("revision = 7 revision : 7 revision < 8 revision <= 7 revision > 6 revision >= 7");
  ExpectNotSelected("revision = 8");
  ExpectSelected("revision != 8");
  ExpectSelected("figures.value = 8.5 figures.value = -3 figures.value > 8 figures.value < -2.5");
  ExpectNotSelected("figures.value > 9");
  ExpectSelected("capital.location.latitude > 14 capital.location.longitude < -87",
                 FilterRecordOf(v1::RECORD_KIND_COUNTRY));
  ExpectSelected("gw_code = 91 gw_code < 92", FilterRecordOf(v1::RECORD_KIND_COUNTRY));
}

TEST(MatchesTest, TruthValues) {
  ExpectSelected("period.end_date.approximate = true period.ongoing = false");
  ExpectNotSelected("period.ongoing = true");
  ExpectSelected("offices.acting = true", FilterRecordOf(v1::RECORD_KIND_ACTOR));
}

TEST(MatchesTest, RepeatedFieldsByOneOfTheirElements) {
  ExpectSelected("participants.actor = oas");
  ExpectSelected("participants.actor = jose-miguel-insulza");
  ExpectSelected(R"(participants.actor = "")");  // the third names nobody
  // Each condition looks for an element of its own.
  ExpectSelected("participants.actor = oas participants.role = HEAD");
  ExpectSelected("instruments.articles = 20 instruments.articles = 21");
  ExpectSelected("articles:(20 21)", HondurasInvocation());
  ExpectNotSelected("articles:(20 22)", HondurasInvocation());
}

TEST(MatchesTest, NotEqualIsNotOfEqual) {
  ExpectNotSelected("instruments.articles != 20");  // though 21 is among them
  ExpectSelected("instruments.articles != 22");
  ExpectSelected("instruments.articles != 20", BareMission());
  ExpectNotSelected("articles != (20 OR 30)", HondurasInvocation());
  ExpectSelected("articles != (30 OR 40)", HondurasInvocation());
}

TEST(MatchesTest, AbsentFieldsMeetNothingButNotEqual) {
  const FilterRecord& bare = BareMission();
  for (const char* op : {"=", "<", "<=", ">", ">="}) {
    ExpectNotSelected(absl::StrCat("create_time.seconds ", op, " 0"), bare);
    ExpectNotSelected(absl::StrCat("participants.actor ", op, " \"\""), bare);
    ExpectNotSelected(absl::StrCat("cow_code ", op, " 0"), FilterRecordOf(v1::RECORD_KIND_COUNTRY));
  }
  ExpectSelected("create_time.seconds != 0", bare);
  ExpectSelected("cow_code != 0", FilterRecordOf(v1::RECORD_KIND_COUNTRY));
  ExpectSelected("revision = 0 revision < 1", bare);  // a number that cannot be absent is 0
}

TEST(MatchesTest, Terms) {
  ExpectSelected("country = HN actor = oas actor = *insulza actor : INSULZA actor != cicig");
  ExpectNotSelected("actor = insulza");
  ExpectSelected("instrument = democratic-charter");
  ExpectSelected("article = 20 article = democratic-charter#21 article : 20");
  ExpectSelected("article = instruments/democratic-charter#20 article = democratic-charter#*");
  ExpectNotSelected("article = 2");
  ExpectNotSelected("article = 0");
  ExpectNotSelected("article = resolution-1080#20");
  ExpectSelected("article != 22");
  ExpectNotSelected("article != 20");
  ExpectSelected("actor != oas", BareMission());
}

TEST(MatchesTest, WordsInAnyText) {
  ExpectSelected("oficios");
  ExpectSelected("MISIÓN dialogue");
  ExpectSelected(R"("president by dialogue")");
  ExpectSelected("honduras-2009");
  ExpectSelected(R"("president's party")");
  ExpectSelected("insulza OR cicig");
  ExpectSelected("-cicig");
  ExpectSelected("resto*dialogue");
  ExpectNotSelected("cicig");
  // What nobody reads as text.
  for (const char* word : {"uid-of", "etag-of", "GOOD_OFFICES", "end_date"}) {
    ExpectNotSelected(word);
  }
  ExpectSelected("tegucigalpa zelaya", HondurasCoup());
}

TEST(MatchesTest, SaysWhatTheBasicViewCanAnswer) {
  const auto basic = [](const std::string& text) {
    const auto filter = ParseFilter("filter", text, v1::RECORD_KIND_MISSION);
    EXPECT_THAT(filter, testing::IsOk());
    return filter.ok() && NeedsOnlyBasicView(*filter->root());
  };
  EXPECT_TRUE(basic("title:x period.start_date<2010"));
  EXPECT_TRUE(basic("active:2005 country=HN article=20"));
  EXPECT_TRUE(basic("NOT (title:x OR figures.value=5)"));
  EXPECT_FALSE(basic("summary:x"));
  EXPECT_FALSE(basic("title:x OR assertions.disputed=true"));
  EXPECT_FALSE(basic("NOT mandate:*"));
  EXPECT_FALSE(basic("word"));
}

}  // namespace
}  // namespace oas::query
