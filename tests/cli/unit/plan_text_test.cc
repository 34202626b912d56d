#include "client/cli/output/plan_text.h"

#include <string>

#include "client/cli/output/summary_text.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

template <typename Message>
Message Parse(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

TEST(PlanTextTest, TellsTheMeansOfEveryStep) {
  v1::QueryPlan plan;
  plan.set_filter("(country = \"HN\" AND active : 2009 AND title : \"coup\")");
  plan.set_candidate_count(12);
  plan.set_record_count(29);
  *plan.add_steps() = Parse<v1::QueryStep>(
      "condition: 'country = \"HN\"' kind: QUERY_STEP_KIND_INDEX_SET record_count: 12");
  *plan.add_steps() =
      Parse<v1::QueryStep>("condition: 'active : 2009' kind: QUERY_STEP_KIND_DATE_COMPARISON");
  *plan.add_steps() =
      Parse<v1::QueryStep>("condition: 'title : \"coup\"' kind: QUERY_STEP_KIND_RECORD_SCAN");
  EXPECT_EQ(PlanText(plan, {}),
            "Filter: (country = \"HN\" AND active : 2009 AND title : \"coup\")\n"
            "  STEP            BY                   RECORDS LEFT\n"
            "  country = \"HN\"  index set            12\n"
            "  active : 2009   comparison of dates\n"
            "  title : \"coup\"  reading the records\n"
            "12 of 29 records looked at one by one.\n");
}

TEST(PlanTextTest, IndexesAloneLookAtNoOtherRecord) {
  const auto plan = Parse<v1::QueryPlan>(R"(
    filter: "event_date >= 2009"
    steps { condition: "event_date >= 2009" kind: QUERY_STEP_KIND_DATE_INTERVAL record_count: 0 }
    record_count: 1)");
  EXPECT_EQ(PlanText(plan, {}),
            "Filter: event_date >= 2009\n"
            "  STEP                BY                       RECORDS LEFT\n"
            "  event_date >= 2009  part of the event order  0\n"
            "0 of 1 record found without looking at any other.\n");
}

TEST(PlanTextTest, WithoutAFilterThereAreNoSteps) {
  EXPECT_EQ(PlanText(Parse<v1::QueryPlan>("candidate_count: 4 record_count: 4"), {}),
            "Filter: none\n4 of 4 records found without looking at any other.\n");
}

std::string CountryName(const std::string& code) { return code == "HN" ? "Honduras" : code; }

TEST(SummaryTextTest, DrawsAllFacetsOnOneScale) {
  const auto response = Parse<v1::SummarizeMissionsResponse>(R"(
    facets {
      facet: MISSION_FACET_COUNTRY
      values { value: "HN" count: 4 } values { value: "PE" count: 2 } value_count: 9
    }
    facets {
      facet: MISSION_FACET_DECADE
      values { value: "2000s" count: 2 } values { value: "1990s" count: 1 } value_count: 2
    }
    facets { facet: MISSION_FACET_ACTOR }
    total_count: 6)");
  EXPECT_EQ(SummaryText(response, &CountryName, {.width = 21}),
            "By country (the first 2 of 9, more: --max)\n"
            "Honduras  ########  4\n"
            "PE        ####  2\n"
            "\n"
            "By decade\n"
            "1990s     ##  1\n"
            "2000s     ####  2\n"
            "\n"
            "6 missions\n");
}

TEST(SummaryTextTest, SaysValuesInWords) {
  const auto words = [](v1::MissionFacet facet, const std::string& value) {
    return FacetValueWords(facet, value, &CountryName);
  };
  EXPECT_EQ(words(v1::MISSION_FACET_COUNTRY, "HN"), "Honduras");
  EXPECT_EQ(words(v1::MISSION_FACET_TYPE, "MISSION_TYPE_GOOD_OFFICES"), "good offices");
  EXPECT_EQ(words(v1::MISSION_FACET_TYPE, "MISSION_TYPE_OF_LATER"), "MISSION_TYPE_OF_LATER");
  EXPECT_EQ(words(v1::MISSION_FACET_ARTICLE, "instruments/democratic-charter#20"),
            "democratic-charter, article 20");
  EXPECT_EQ(words(v1::MISSION_FACET_ACTOR, "actors/cicig"), "cicig");
  EXPECT_EQ(words(v1::MISSION_FACET_DECADE, "1990s"), "1990s");
}

}  // namespace
}  // namespace oas::missions::cli
