#include "server/catalog/field_diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "oas/missions/v1/event.pb.h"
#include "oas/missions/v1/invocation.pb.h"
#include "oas/missions/v1/mission.pb.h"
#include "tests/support/proto_matchers.h"

namespace oas::catalog {
namespace {

using ::oas::testing::FromText;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "path: previous -> current" of every difference.
template <typename Content>
std::vector<std::string> Lines(const Content* previous, const Content* current) {
  std::vector<std::string> lines;
  for (const v1::FieldDiff& diff : DiffFields(previous, current)) {
    lines.push_back(absl::StrCat(diff.path(), ": ", diff.previous(), " -> ", diff.current()));
  }
  return lines;
}

v1::Mission Mission(const std::string& text) { return FromText<v1::Mission>(text); }

std::vector<std::string> MissionLines(const std::string& previous, const std::string& current) {
  const v1::Mission before = Mission(previous);
  const v1::Mission after = Mission(current);
  return Lines(&before, &after);
}

std::vector<std::string> MissionPaths(const std::string& previous, const std::string& current) {
  const v1::Mission before = Mission(previous);
  const v1::Mission after = Mission(current);
  return ChangedPaths(&before, &after);
}

constexpr char kDay[] =
    "{ earliest { year: 2011 month: 6 day: 1 } latest { year: 2011 month: 6 "
    "day: 1 } precision: DATE_PRECISION_DAY }";
constexpr char kYear[] =
    "{ earliest { year: 2011 month: 1 day: 1 } latest { year: 2011 month: 12 "
    "day: 31 } precision: DATE_PRECISION_YEAR }";

TEST(FieldDiffTest, SaysNothingOfWhatTheCatalogKeepsItself) {
  EXPECT_THAT(MissionLines(R"(name: "missions/a" etag: "1" revision: 1 uid: "u")",
                           R"(name: "missions/a" etag: "2" revision: 2 uid: "v"
                              create_time { seconds: 1 } update_time { seconds: 2 })"),
              IsEmpty());
  EXPECT_THAT(MissionPaths(R"(etag: "1")", R"(etag: "2" update_time { seconds: 2 })"), IsEmpty());
}

TEST(FieldDiffTest, HasTextsAndEnumsByName) {
  EXPECT_THAT(
      MissionLines(R"(title: "A" type: MISSION_TYPE_DIPLOMATIC summary: "old")",
                   R"(title: "B" type: MISSION_TYPE_FACT_FINDING)"),
      ElementsAre("title: A -> B", "type: MISSION_TYPE_DIPLOMATIC -> MISSION_TYPE_FACT_FINDING",
                  "summary: old -> "));
}

TEST(FieldDiffTest, PrintsDatesNoMorePreciselyThanTheyAreKnown) {
  EXPECT_THAT(MissionLines(absl::StrCat("period { start_date ", kYear, " end_date ", kYear, "}"),
                           absl::StrCat("period { start_date ", kYear, " end_date ", kDay, "}")),
              ElementsAre("period.end_date: 2011 -> 2011-06-01"));
  EXPECT_THAT(MissionLines("", absl::StrCat("period { start_date ", kYear, " ongoing: true }")),
              ElementsAre("period:  -> 2011 – present"));
}

TEST(FieldDiffTest, HasWhatTheTextOfADateDoesNotSay) {
  const v1::Event before = FromText<v1::Event>(absl::StrCat("date ", kYear));
  v1::Event after = before;
  after.mutable_date()->set_source_text("in 2011");
  EXPECT_THAT(Lines(&before, &after), ElementsAre("date.source_text:  -> in 2011"));
  after.mutable_date()->set_approximate(true);
  EXPECT_THAT(Lines(&before, &after),
              ElementsAre("date: 2011 -> ~2011", "date.source_text:  -> in 2011"));
  EXPECT_THAT(ChangedPaths(&before, &after), ElementsAre("date"));
}

TEST(FieldDiffTest, AnInsertedElementIsOneDifference) {
  EXPECT_THAT(MissionLines(R"(participants { actor: "actors/a" role: PARTICIPANT_ROLE_HEAD }
                              participants { actor: "actors/b" role: PARTICIPANT_ROLE_MEMBER })",
                           R"(participants { actor: "actors/c" role: PARTICIPANT_ROLE_HEAD }
                              participants { actor: "actors/a" role: PARTICIPANT_ROLE_HEAD }
                              participants { actor: "actors/b" role: PARTICIPANT_ROLE_MEMBER })"),
              ElementsAre("participants[actors/c]:  -> actor: actors/c, "
                          "role: PARTICIPANT_ROLE_HEAD"));
}

TEST(FieldDiffTest, ElementsAreToldApartByTheirKeys) {
  EXPECT_THAT(MissionLines(R"(participants { actor: "actors/a" role: PARTICIPANT_ROLE_HEAD }
                              participants { label: "both sides" role: PARTICIPANT_ROLE_PARTY })",
                           R"(participants { actor: "actors/a" role: PARTICIPANT_ROLE_MEMBER }
                              participants { label: "both sides" role: PARTICIPANT_ROLE_TARGET })"),
              ElementsAre("participants[actors/a].role: PARTICIPANT_ROLE_HEAD -> "
                          "PARTICIPANT_ROLE_MEMBER",
                          "participants[both sides].role: PARTICIPANT_ROLE_PARTY -> "
                          "PARTICIPANT_ROLE_TARGET"));
}

TEST(FieldDiffTest, ElementsOfTheSameKeyArePairedByTheirRoleOrSource) {
  EXPECT_THAT(
      MissionLines(R"(assertions { field_path: "title" source: "sources/a" note: "old" }
                      assertions { field_path: "title" source: "sources/b" note: "old" })",
                   R"(assertions { field_path: "title" source: "sources/b" note: "new" })"),
      ElementsAre("assertions[title].note: old -> new",
                  "assertions[title]: field_path: title, source: sources/a, note: old -> "));
}

TEST(FieldDiffTest, ValuesAreASet) {
  const auto before = FromText<v1::Invocation>("articles: 18 articles: 21");
  const auto after = FromText<v1::Invocation>("articles: 18 articles: 20 articles: 21");
  EXPECT_THAT(Lines(&before, &after), ElementsAre("articles[20]:  -> 20"));
  EXPECT_THAT(Lines(&after, &before), ElementsAre("articles[20]: 20 -> "));
  EXPECT_THAT(ChangedPaths(&before, &after), ElementsAre("articles"));
}

TEST(FieldDiffTest, ANewOrderIsADifferenceOfTheField) {
  EXPECT_THAT(MissionLines(R"(invocations: "i/a" invocations: "i/b")",
                           R"(invocations: "i/b" invocations: "i/a")"),
              ElementsAre("invocations: i/a, i/b -> i/b, i/a"));
}

TEST(FieldDiffTest, ARecordThatIsNotThereHasNoValues) {
  const v1::Mission mission = Mission(R"(name: "missions/a" etag: "1" title: "A"
      figures { label: "votes" value: 3 unit: "votes" qualifier: FIGURE_QUALIFIER_ABOUT })");
  const v1::Mission* const none = nullptr;
  EXPECT_THAT(Lines(none, &mission),
              ElementsAre("title:  -> A",
                          "figures[votes]:  -> label: votes, value: 3, unit: votes, qualifier: "
                          "FIGURE_QUALIFIER_ABOUT"));
  EXPECT_THAT(Lines(&mission, none).front(), "title: A -> ");
  EXPECT_THAT(Lines(none, none), IsEmpty());
  EXPECT_THAT(ChangedPaths(none, &mission), ElementsAre("title", "figures"));
  EXPECT_THAT(ChangedPaths(none, none), IsEmpty());
}

TEST(FieldDiffTest, PathsGoIntoMessagesOfBothSidesOnly) {
  EXPECT_THAT(MissionPaths(absl::StrCat("period { start_date ", kYear, " } summary: \"a\""),
                           absl::StrCat("period { start_date ", kYear, " end_date ", kDay, " }")),
              ElementsAre("period.end_date", "summary"));
  EXPECT_THAT(MissionPaths("", absl::StrCat("period { start_date ", kYear, " }")),
              ElementsAre("period"));
}

}  // namespace
}  // namespace oas::catalog
