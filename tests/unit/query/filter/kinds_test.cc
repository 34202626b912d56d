// One filter over several kinds.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/unit/query/filter/filter_test_case.h"

namespace oas::query {
namespace {

using ::testing::ElementsAre;
using testing::FilterRecord;
using ::testing::HasSubstr;
using testing::IsFaultAt;
using testing::IsOk;

constexpr v1::RecordKind kMission = v1::RECORD_KIND_MISSION;
constexpr v1::RecordKind kEvent = v1::RECORD_KIND_EVENT;
constexpr v1::RecordKind kActor = v1::RECORD_KIND_ACTOR;

// The canonical forms, one for each kind.
std::vector<std::string> Canonicals(const std::string& text,
                                    const std::vector<v1::RecordKind>& kinds) {
  const auto filters = ParseFilter("filter", text, kinds);
  EXPECT_THAT(filters, IsOk()) << text;
  std::vector<std::string> canonicals;
  if (!filters.ok()) return canonicals;
  for (const Filter& filter : *filters) canonicals.push_back(filter.ToString());
  return canonicals;
}

bool SelectsAmongKinds(const std::string& text, const FilterRecord& record) {
  const std::vector<v1::RecordKind> kinds = {kMission, kEvent, kActor};
  const auto filters = ParseFilter("filter", text, kinds);
  EXPECT_THAT(filters, IsOk()) << text;
  for (size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] == record.kind()) return Matches(*(*filters)[i].root(), record.subject());
  }
  return false;
}

TEST(KindsTest, EachHasItsOwnReading) {
  EXPECT_THAT(Canonicals("", {kMission, kEvent}), ElementsAre("", ""));
  EXPECT_THAT(Canonicals("region_code=HN", {kMission, kEvent}),
              ElementsAre(R"(region_code = "HN")", R"(region_code = "HN")"));
  EXPECT_THAT(Canonicals("instrument=x", {kMission, v1::RECORD_KIND_INVOCATION}),
              ElementsAre(R"(instrument = "instruments/x")", R"(instrument = "instruments/x")"));
  EXPECT_THAT(Canonicals("kind=person", {kEvent, kActor}),
              ElementsAre(R"(kind = "person")", "kind = ACTOR_KIND_PERSON"));
}

TEST(KindsTest, AComparisonThatMakesSenseForOneNeverHoldsForTheOthers) {
  const auto filters =
      ParseFilter("filter", "headline:coup", std::vector<v1::RecordKind>{kMission, kEvent});
  ASSERT_THAT(filters, IsOk());
  EXPECT_EQ((*filters)[0].root()->kind, FilterNodeKind::kNever);
  EXPECT_EQ((*filters)[1].root()->kind, FilterNodeKind::kComparison);

  const FilterRecord& mission = testing::HondurasMission();
  EXPECT_FALSE(SelectsAmongKinds("headline:*", mission));
  EXPECT_FALSE(SelectsAmongKinds("headline:coup", mission));
  EXPECT_TRUE(SelectsAmongKinds("headline!=coup", mission));
  EXPECT_TRUE(SelectsAmongKinds("NOT headline=coup", mission));
  EXPECT_TRUE(SelectsAmongKinds("headline:coup OR region_code=HN", mission));
  EXPECT_FALSE(SelectsAmongKinds("kind=PERSON", testing::HondurasCoup()));
  EXPECT_TRUE(SelectsAmongKinds("kind=PERSON", testing::SecretaryGeneral()));
  EXPECT_TRUE(SelectsAmongKinds("kind!=PERSON", testing::HondurasCoup()));
}

TEST(KindsTest, TheirFormsParseToThemselves) {
  const std::vector<v1::RecordKind> kinds = {kMission, kEvent, kActor};
  for (const std::string text :
       {"headline!=\"a*\"", "headline:*", R"(display_name="a\*b" OR kind=COUP)",
        "offices.acting=true", "NOT (kind!=PERSON)"}) {
    const auto canonicals = Canonicals(text, kinds);
    for (size_t i = 0; i < kinds.size(); ++i) {
      EXPECT_EQ(Canonicals(canonicals[i], kinds)[i], canonicals[i]) << text;
    }
  }
}

TEST(KindsTest, WhatMakesSenseForNoneIsRefused) {
  const std::vector<v1::RecordKind> two = {kMission, kEvent};
  EXPECT_THAT(ParseFilter("filter", "hedline:x", two), IsFaultAt(0, "hedline"));
  EXPECT_THAT(std::string(ParseFilter("filter", "hedline:x", two).status().message()),
              HasSubstr("no field \"hedline\" in a mission or an event; did you mean "
                        "\"headline\"?"));
  const std::vector<v1::RecordKind> four = {kMission, kEvent, kActor, v1::RECORD_KIND_SOURCE};
  EXPECT_THAT(std::string(ParseFilter("filter", "qqqq=1", four).status().message()),
              HasSubstr("in any kind of record"));
  // Of a field that some have, the first one's objection.
  EXPECT_THAT(ParseFilter("filter", "kind=PERSONN", std::vector<v1::RecordKind>{kMission, kActor}),
              IsFaultAt(5, "PERSONN"));
}

}  // namespace
}  // namespace oas::query
