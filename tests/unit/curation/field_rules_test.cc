// Rules that hold for every field by its type and annotations.
#include "server/curation/field_rules.h"

#include <gmock/gmock.h>

#include "tests/unit/curation/rule_case.h"

namespace oas::curation {
namespace {

constexpr char kMission[] = "missions/honduras-2009";
constexpr char kTitle[] = R"(title: "Mission after the coup")";

TEST(FieldRulesTest, OutputOnlyFieldsAreLeftOut) {
  for (const char* field :
       {R"(uid: "1")", R"(etag: "1")", "revision: 1", "create_time { seconds: 1 }",
        "update_time { seconds: 1 }", R"(owner: "me")"}) {
    const std::string name = std::string(field).substr(0, std::string(field).find_first_of(": "));
    CheckRule({kMission, kTitle, std::string(kTitle) + "\n" + field, field,
               name + ": is set by the server; leave it out"});
  }
}

TEST(FieldRulesTest, RequiredFieldsAreSet) {
  const RuleCase cases[] = {
      {kMission, kTitle, "", "", "title: is required and not set"},
      {kMission, "origin: ORIGIN_SOURCE_PAGE", "", "", "origin: is required and not set"},
      {kMission, "origin: ORIGIN_SOURCE_PAGE", "origin: ORIGIN_UNSPECIFIED",
       "origin: ORIGIN_UNSPECIFIED", "origin: is required and not set"},
      {kMission, "role: PARTICIPANT_ROLE_PARTY", "",
       R"(participants { )"
       R"( label: "both sides")",
       "participants[1].role: is required and not set"},
      {"invocations/honduras-2009", R"( year_text: "2009")", "", "source_row",
       "source_row.year_text: is required and not set"},
      {"invocations/honduras-2009", R"( years: 2009)", "", "source_row",
       "source_row.years: is required and not set"},
      {"countries/HN", R"(name: "Tegucigalpa" )", "", "capital",
       "capital.name: is required and not set"},
      {"missions/venezuela-2002", "start_date {", "end_date {", "period {",
       "period.start_date: is required and not set"},
  };
  for (const RuleCase& rule_case : cases) CheckRule(rule_case);
}

TEST(FieldRulesTest, ReferencesAreNamesOfRecords) {
  const RuleCase cases[] = {
      {kMission, R"(actor: "actors/general-assembly")", R"(actor: "General Assembly")",
       "participants",
       R"(participants[0].actor: "General Assembly" is no name of the form actors/{actor})"},
      {kMission, R"(actor: "actors/general-assembly")", R"(actor: "sources/page")", "participants",
       R"(participants[0].actor: "sources/page" is no name of the form actors/{actor})"},
      {kMission, R"(actor: "actors/general-assembly")", R"(actor: "actors/general-assembyl")",
       "participants",
       R"(no actor is called "actors/general-assembyl"; did you mean "actors/general-assembly"?)"},
      {kMission, R"(actor: "actors/general-assembly")", R"(actor: "actors/xxxxxxx")",
       "participants", R"(no actor is called "actors/xxxxxxx"; add it, or correct the name)"},
      {kMission, R"(invocations: "invocations/honduras-2009")",
       R"(invocations: "invocations/honduras-1999")",
       "invocations:", R"(invocations[0]: no invocation is called)"},
      {kMission, R"(source: "sources/page")", R"(source: "sources/zzzzzzzz")", "assertions",
       R"(assertions[0].source: no source is called)"},
  };
  for (const RuleCase& rule_case : cases) CheckRule(rule_case);
}

TEST(FieldRulesTest, TextsAreClean) {
  const RuleCase cases[] = {
      {kMission, kTitle, R"(title: " Mission")", "title",
       "title: begins or ends with white space; remove it"},
      {kMission, kTitle, R"(title: "Mission\n")", "title",
       "title: begins or ends with white space; remove it"},
      {kMission, kTitle, R"(title: "Mission\tafter")", "title",
       "title: holds a control character; remove it"},
      {kMission, kTitle, R"(title: "Mission\000after")", "title",
       "title: holds a control character; remove it"},
      {kMission, kTitle, R"(title: "Mission\177after")", "title",
       "title: holds a control character; remove it"},
      {kMission, kTitle, R"(title: "Misi\363n")", "title", "title: is not UTF-8"},
      {"actors/ana-perez", R"(aliases: "Ana Perez")", R"(aliases: "Ana Perez ")", "aliases",
       "aliases[0]: begins or ends with white space; remove it"},
  };
  for (const RuleCase& rule_case : cases) CheckRule(rule_case);
}

TEST(FieldRulesTest, CodesAndAddressesAreOfTheirForm) {
  constexpr char kCharter[] = "instruments/democratic-charter";
  constexpr char kUri[] = R"(uri: "https://example.org/charter")";
  const RuleCase cases[] = {
      {kMission, R"(region_code: "HN")", R"(region_code: "XX")", "region_code",
       R"(region_code: "XX" is no ISO 3166-1 alpha-2 code)"},
      {kMission, R"(region_code: "HN")", R"(region_code: "hn")", "region_code",
       R"(region_code: "hn" is no ISO 3166-1 alpha-2 code)"},
      {kMission, R"(region_code: "HN")", R"(region_code: "HN VE")", "region_code",
       "is no ISO 3166-1 alpha-2 code"},
      {kMission, R"(region_code: "HN")", R"(region_code: "US")", "region_code",
       "region_code: the catalog has no countries/US; add the country, or correct the code"},
      {"missions/honduras-2016", R"(additional_region_codes: "VE")",
       R"(additional_region_codes: "US")", "additional_region_codes",
       "additional_region_codes[0]: the catalog has no countries/US"},
      {"actors/ana-perez", R"(region_code: "ES")", R"(region_code: "SPAIN")", "region_code",
       "is no ISO 3166-1 alpha-2 code"},
      {kCharter, kUri, R"(uri: "ftp://example.org")", "uri",
       R"("ftp://example.org" is no address; begin with https://)"},
      {kCharter, kUri, R"(uri: "example.org")", "uri", "is no address"},
      {"countries/HN", R"("Q783")", R"("783")", "wikidata_id",
       R"(wikidata_id: "783" is no Wikidata item such as Q783)"},
      {"countries/HN", R"("Q783")", R"("Q")", "wikidata_id", R"("Q" is no Wikidata item)"},
      {"countries/HN", R"("Q783")", R"("Q78x")", "wikidata_id", "is no Wikidata item"},
      {kMission, "MISSION_TYPE_GOOD_OFFICES", "99", "type", "type: 99 is no value of MissionType"},
  };
  for (const RuleCase& rule_case : cases) CheckRule(rule_case);
}

TEST(FieldRulesTest, RepeatedTextsAndNumbersAreSets) {
  constexpr char kInvocation[] = "invocations/honduras-2009";
  const RuleCase cases[] = {
      {kMission, R"(related_missions: "missions/honduras-2016")",
       "related_missions: \"missions/honduras-2016\"\n"
       "related_missions:  \"missions/honduras-2016\"",
       "related_missions:  ",
       R"(related_missions[1]: "missions/honduras-2016" stands here twice; remove one)"},
      {kInvocation, "articles: 21", "articles:  19",
       "articles:  ", "articles[1]: is out of order; list numbers ascending"},
      {kInvocation, "articles: 21", "articles:  20",
       "articles:  ", R"(articles[1]: "20" stands here twice; remove one)"},
      {kInvocation, "articles: 21", "articles: [21, 22,\n 23, 19]", "articles: [",
       "articles[4]: is out of order; list numbers ascending"},
  };
  for (const RuleCase& rule_case : cases) CheckRule(rule_case);
}

}  // namespace
}  // namespace oas::curation
