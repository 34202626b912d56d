// Rules of each kind of record.
#include "server/curation/record_rules.h"

#include <gmock/gmock.h>

#include "absl/strings/str_replace.h"
#include "tests/support/small_catalog.h"
#include "tests/unit/curation/rule_case.h"

namespace oas::curation {
namespace {

TEST(RecordRulesTest, Countries) {
  const RuleCase cases[] = {
      {"countries/HN", "countries/HN", "countries/HT",
       "name:", "name: must be countries/HN by the rule for names", "countries/HT"},
      {"countries/HN", R"("HND")", R"("HN")", "alpha3_code",
       "alpha3_code: must be three capital letters (ISO 3166-1 alpha-3)"},
      {"countries/HN", R"("HND")", R"("hnd")", "alpha3_code", "alpha3_code: must be"},
      {"countries/HN", R"("340")", R"("34")", "numeric_code",
       "numeric_code: must be three digits (ISO 3166-1 numeric)"},
      {"countries/HN", R"("340")", R"("3x0")", "numeric_code", "numeric_code: must be"},
  };
  for (const RuleCase& rule_case : cases) CheckRule(rule_case);
}

TEST(RecordRulesTest, InstrumentsActorsAndSources) {
  const std::string digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  const RuleCase cases[] = {
      {"instruments/democratic-charter", "article: 21", "article: 29", "provisions { article: 29",
       "provisions[1]: article 29 is outside article_count, which is 28"},
      {"instruments/democratic-charter", "article: 20", "article: -1", "provisions { article: -1",
       "provisions[0]: article -1 is outside article_count"},
      {"actors/ana-perez", "ACTOR_KIND_PERSON", "ACTOR_KIND_STATE_BODY", "offices",
       "offices: only persons hold offices; remove them or correct kind"},
      {"sources/page", digest, digest.substr(1), "text_sha256",
       "text_sha256: must be 64 lowercase hexadecimal digits"},
      {"sources/page", "abcdef0", "ABCDEF0", "text_sha256", "text_sha256: must be 64 lowercase"},
      {"sources/page", "abcdef0", "xyzxyz0", "text_sha256", "text_sha256: must be 64 lowercase"},
  };
  for (const RuleCase& rule_case : cases) CheckRule(rule_case);
}

TEST(RecordRulesTest, Missions) {
  CheckRule({"missions/venezuela-2002", "missions/venezuela-2002", "missions/venezuela-2003",
             "name:", "name: must be missions/venezuela-2002 by the rule for names",
             "missions/venezuela-2003"});
  CheckRule({"missions/venezuela-2002", R"(region_code: "VE")", R"(region_code: "HN")",
             "name:", "name: must be missions/honduras-2002 by the rule for names"});
  for (const char* further : {"missions/venezuela-20022", "missions/venezuela-2003-observers"}) {
    CheckRule({"missions/venezuela-2002", "missions/venezuela-2002", further,
               "name:", "name: must be missions/venezuela-2002 by the rule for names", further});
  }
}

TEST(RecordRulesTest, AFurtherMissionOfACountryAndYearHasAWordMore) {
  const std::string text =
      absl::StrReplaceAll(testing::SmallCatalogText(),
                          {{"missions/venezuela-2002", "missions/venezuela-2002-observers"}});
  EXPECT_NE(text, testing::SmallCatalogText());
  EXPECT_THAT(FaultsOfText(text), ::testing::IsEmpty());
}

TEST(RecordRulesTest, InvocationsAndTheirArticles) {
  constexpr char kHonduras[] = "invocations/honduras-2009";
  const RuleCase cases[] = {
      {kHonduras, "articles: 20\n  articles: 21", "", "",
       "articles: is empty, and basis says ARTICLES; name the articles"},
      {kHonduras, "INVOCATION_BASIS_ARTICLES", "INVOCATION_BASIS_GENERAL", "basis",
       "basis: must be INVOCATION_BASIS_ARTICLES when articles are named"},
      {kHonduras, "articles: 21", "articles: 29", "articles: 29",
       "articles[1]: instruments/democratic-charter has no article 29; it has 28"},
      {kHonduras, "instruments/democratic-charter", "instruments/resolution-1080", "articles: 20",
       "articles[0]: instruments/resolution-1080 has no article 20; it has 0"},
      {kHonduras, "invocations/honduras-2009", "invocations/honduras-2008",
       "name:", "name: must be invocations/honduras-2009 by the rule for names",
       "invocations/honduras-2008"},
  };
  for (const RuleCase& rule_case : cases) CheckRule(rule_case);
}

TEST(RecordRulesTest, InvocationsAndTheirYear) {
  constexpr char kHonduras[] = "invocations/honduras-2009";
  const RuleCase cases[] = {
      {kHonduras, "earliest { year: 2009 month: 6 day: 28 } latest { year: 2009",
       "earliest { year: 2008 month: 6 day: 28 } latest { year: 2008", "date {",
       "date: lies outside year 2009"},
      {kHonduras, "earliest { year: 2009 month: 6 day: 28 } latest { year: 2009",
       "earliest { year: 2010 month: 6 day: 28 } latest { year: 2010", "date {",
       "date: lies outside year 2009"},
      {kHonduras, "years: 2009", "years: 2008", "source_row",
       "source_row: years does not hold the invocation's year, 2009"},
      {kHonduras, "ORIGIN_SOURCE_PAGE", "ORIGIN_CURATOR", "source_row",
       "source_row: belongs to invocations of the source page, to all of them and no others"},
      {"invocations/honduras-2010", "ORIGIN_CURATOR", "ORIGIN_SOURCE_PAGE", "",
       "source_row: belongs to invocations of the source page"},
  };
  for (const RuleCase& rule_case : cases) CheckRule(rule_case);
}

TEST(RecordRulesTest, Suspensions) {
  constexpr char kSuspension[] = "suspensions/honduras-2009";
  const RuleCase cases[] = {
      {kSuspension,
       R"(  lifted_under { instrument: "instruments/democratic-charter" relation: INSTRUMENT_RELATION_PURSUANT_TO articles: 22 })",
       "", "", "lifted_under: goes with period.end_date: both or neither"},
      {kSuspension,
       "    end_date { earliest { year: 2011 month: 6 day: 1 } latest { year: 2011 month: 6 day: "
       "1 } precision: DATE_PRECISION_DAY }\n",
       "", "lifted_under", "lifted_under: goes with period.end_date: both or neither"},
      {kSuspension, kSuspension, "suspensions/honduras-2011",
       "name:", "name: must be suspensions/honduras-2009 by the rule for names",
       "suspensions/honduras-2011"},
  };
  for (const RuleCase& rule_case : cases) CheckRule(rule_case);
}

TEST(RecordRulesTest, EventsAreNamedByCountryAndDate) {
  const struct {
    const char* event;
    const char* name;
    const char* message;
  } cases[] = {
      {"events/honduras-2009-06-28-coup", "events/honduras-2009-06-27-coup",
       "name: must begin with events/honduras-{date}-, the date as precise as the event's"},
      {"events/honduras-2009-06-28-coup", "events/honduras-2009-coup", "name: must begin with"},
      {"events/honduras-2009-06-28-coup", "events/venezuela-2009-06-28-coup",
       "name: must begin with events/honduras-{date}-"},
      {"events/honduras-2009-06-28-coup", "events/coup", "name: must begin with"},
      {"events/honduras-2009-06-28-coup", "events/honduras-2009-06-28", "name: must begin with"},
      {"events/honduras-2009-07-talks", "events/honduras-2009-08-talks", "name: must begin with"},
      {"events/honduras-2009-crisis", "events/honduras-2008-crisis", "name: must begin with"},
      {"events/venezuela-2002-strikes", "events/venezuela-2003-strikes", "name: must begin with"},
  };
  for (const auto& c : cases) CheckRule({c.event, c.event, c.name, "name:", c.message, c.name});
}

TEST(RecordRulesTest, EventsEndAfterTheyBegin) {
  CheckRule({"events/honduras-2009-07-talks",
             "earliest { year: 2009 month: 10 day: 30 } latest { year: 2009 month: 10 day: 30 }",
             "earliest { year: 2009 month: 6 day: 30 } latest { year: 2009 month: 6 day: 30 }",
             "end_date", "end_date: is before date; correct one of them"});
}

}  // namespace
}  // namespace oas::curation
