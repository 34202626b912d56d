#include "client/cli/filter_flags.h"

#include <string>

#include "client/cpp/historic_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

using ::google::type::Date;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr v1::RecordKind kMission = v1::RECORD_KIND_MISSION;

Date DateOf(const char* text) { return *ParsePartialDate(text); }

TEST(CompileFilterTest, OfNothingIsEmpty) {
  EXPECT_EQ(CompileFilter(kMission, {}, ""), "");
  EXPECT_EQ(CompileFilter(kMission, {}, "  "), "");
}

TEST(CompileFilterTest, LeavesAnExpressionByItselfAsItWasTyped) {
  EXPECT_EQ(CompileFilter(kMission, {}, " a = 1 OR b"), " a = 1 OR b");
}

TEST(CompileFilterTest, JoinsTheExpressionInParentheses) {
  EXPECT_EQ(CompileFilter(kMission, {.region_code = "HN"}, " title:coup OR cicig "),
            "(title:coup OR cicig) AND country = \"HN\"");
}

TEST(CompileFilterTest, AsksForEveryCondition) {
  EXPECT_EQ(CompileFilter(kMission,
                          {.region_code = "HN",
                           .type = "MISSION_TYPE_GOOD_OFFICES",
                           .actor = "actors/cicig",
                           .instrument = "instruments/resolution-1080",
                           .active = DateOf("2005")},
                          ""),
            "country = \"HN\" AND type = MISSION_TYPE_GOOD_OFFICES AND actor = \"actors/cicig\" "
            "AND instrument = \"instruments/resolution-1080\" AND active:2005");
}

TEST(CompileFilterTest, NamesTheTypeAsTheKindDoes) {
  EXPECT_EQ(CompileFilter(v1::RECORD_KIND_EVENT, {.type = "EVENT_KIND_COUP"}, ""),
            "kind = EVENT_KIND_COUP");
  EXPECT_EQ(CompileFilter(v1::RECORD_KIND_INVOCATION, {.type = "INVOCATION_BASIS_GENERAL"}, ""),
            "basis = INVOCATION_BASIS_GENERAL");
}

TEST(CompileFilterTest, AnArticleIsOfTheInstrument) {
  EXPECT_EQ(CompileFilter(kMission, {.article = 20}, ""), "article = 20");
  EXPECT_EQ(
      CompileFilter(kMission, {.instrument = "instruments/democratic-charter", .article = 20}, ""),
      "article = \"instruments/democratic-charter#20\"");
}

TEST(CompileFilterTest, BoundsAreGroupedBecauseOrBindsTighterThanAnd) {
  EXPECT_EQ(CompileFilter(kMission, {.since = DateOf("2009-06"), .until = DateOf("2010")}, "x"),
            "(x) AND (active:2009-06 OR event_date > 2009-06) AND (active:2010 OR event_date < "
            "2010)");
}

// What the compiled bounds mean, by the rules of dates that the filter language has, against what
// the typed fields since and until mean: that the days on which a record may have gone on overlap.
TEST(CompileFilterTest, BoundsMeanThatTheSpanOverlaps) {
  struct Span {
    int start_first, start_last, end_first, end_last;
  };
  const auto active = [](const Span& s, int a, int b) {
    return s.start_first <= b && a <= s.end_last;
  };
  for (int code = 0; code < 6 * 6 * 6 * 6; ++code) {
    const Span s = {code % 6, code / 6 % 6, code / 36 % 6, code / 216};
    if (s.start_first > s.start_last || s.end_first > s.end_last || s.start_last > s.end_last) {
      continue;
    }
    for (int a = 0; a < 6; ++a) {
      for (int b = a; b < 6; ++b) {
        // `event_date > [a, b]` is start_first > b, `event_date < [a, b]` is start_last < a.
        EXPECT_EQ(active(s, a, b) || s.start_first > b, s.end_last >= a) << code;
        EXPECT_EQ(active(s, a, b) || s.start_last < a, s.start_first <= b) << code;
      }
    }
  }
}

TEST(CompileFilterTest, WhatDoesNotLastIsAskedForItsDate) {
  for (const v1::RecordKind kind : {v1::RECORD_KIND_INSTRUMENT, v1::RECORD_KIND_SOURCE}) {
    EXPECT_EQ(CompileFilter(kind, {.since = DateOf("2009-06")}, ""),
              "(event_date:2009-06 OR event_date > 2009-06)");
    EXPECT_EQ(CompileFilter(kind, {.active = DateOf("2009")}, ""), "event_date:2009");
  }
}

TEST(CheckDatedTest, RefusesDatesOfWhatHasNone) {
  FilterFlags flags;
  EXPECT_TRUE(CheckDated(v1::RECORD_KIND_ACTOR, flags).ok());
  flags.until = DateOf("2009");
  EXPECT_EQ(CheckDated(v1::RECORD_KIND_ACTOR, flags).message(), "--until: actors have no dates.");
  EXPECT_FALSE(CheckDated(v1::RECORD_KIND_COUNTRY, flags).ok());
  EXPECT_TRUE(CheckDated(v1::RECORD_KIND_INSTRUMENT, flags).ok());
}

TEST(QuoteForFilterTest, NothingEndsTheString) {
  EXPECT_EQ(QuoteForFilter("HN"), "\"HN\"");
  EXPECT_EQ(QuoteForFilter("say \"no\""), "\"say \\\"no\\\"\"");
  EXPECT_EQ(QuoteForFilter("\\"), "\"\\\\\"");
  EXPECT_EQ(QuoteForFilter("x\" OR \"y"), "\"x\\\" OR \\\"y\"");
  EXPECT_EQ(QuoteForFilter("Perú"), "\"Perú\"");
}

TEST(ParseTypeTest, TakesWordsAndNames) {
  for (const char* text : {"good-offices", "good_offices", "Good Offices",
                           "MISSION_TYPE_GOOD_OFFICES", "mission-type-good-offices"}) {
    EXPECT_EQ(ParseType(kMission, text).value_or(""), "MISSION_TYPE_GOOD_OFFICES") << text;
  }
  EXPECT_EQ(*ParseType(v1::RECORD_KIND_EVENT, "coup"), "EVENT_KIND_COUP");
  EXPECT_EQ(*ParseType(v1::RECORD_KIND_INVOCATION, "recalled"), "INVOCATION_BASIS_RECALLED");
}

TEST(ParseTypeTest, NamesTheKnownTypes) {
  const absl::Status status = ParseType(kMission, "good-ofices").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("Did you mean good-offices?"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("fact-finding"));
  EXPECT_FALSE(ParseType(kMission, "unspecified").ok());
  EXPECT_THAT(std::string(ParseType(v1::RECORD_KIND_COUNTRY, "x").status().message()),
              HasSubstr("countries have no types"));
}

TEST(TypeWordsTest, AreThoseOfTheKind) {
  EXPECT_THAT(TypeWords(v1::RECORD_KIND_EVENT), Contains("self-coup"));
  EXPECT_THAT(TypeWords(v1::RECORD_KIND_SUSPENSION), IsEmpty());
}

TEST(CheckIntervalTest, RefusesWhatEndsBeforeItBegins) {
  EXPECT_TRUE(CheckInterval({}, {}).ok());
  EXPECT_TRUE(CheckInterval(DateOf("2010"), {}).ok());
  EXPECT_TRUE(CheckInterval(DateOf("2009-06-28"), DateOf("2009")).ok());
  const absl::Status status = CheckInterval(DateOf("2010"), DateOf("2009"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("--since 2010 is after --until 2009"));
}

}  // namespace
}  // namespace oas::missions::cli
