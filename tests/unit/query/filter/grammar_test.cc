// The grammar: what stands for what, told by the canonical form.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/unit/query/filter/filter_test_case.h"

namespace oas::query {
namespace {

using testing::Canonical;

struct Reading {
  std::string text;
  std::string canonical;
  friend void PrintTo(const Reading& reading, std::ostream* out) { *out << reading.text; }
};

class GrammarTest : public ::testing::TestWithParam<Reading> {};

TEST_P(GrammarTest, IsReadAs) {
  EXPECT_EQ(Canonical(GetParam().text), GetParam().canonical) << GetParam().text;
  EXPECT_EQ(Canonical(GetParam().canonical), GetParam().canonical) << "parses to itself";
}

INSTANTIATE_TEST_SUITE_P(Empty, GrammarTest,
                         ::testing::ValuesIn(std::vector<Reading>{{"", ""}, {" \t\r\n ", ""}}));

INSTANTIATE_TEST_SUITE_P(Operators, GrammarTest,
                         ::testing::ValuesIn(std::vector<Reading>{
                             {R"(region_code="HN" AND period.start_date<"2010")",
                              R"((region_code = "HN" AND period.start_date < 2010))"},
                             {R"(active:"2005")", "active : 2005"},
                             {"a b", R"(("a" AND "b"))"},
                             {"a AND b AND c", R"(("a" AND "b" AND "c"))"},
                             {"a b AND c d", R"(("a" AND "b" AND "c" AND "d"))"},
                             {"a OR b OR c", R"(("a" OR "b" OR "c"))"},
                             // OR binds tighter than AND, and both than a sequence.
                             {"a AND b OR c AND d", R"(("a" AND ("b" OR "c") AND "d"))"},
                             {"a b OR c d", R"(("a" AND ("b" OR "c") AND "d"))"},
                             {"(a AND b) OR (c AND d)", R"((("a" AND "b") OR ("c" AND "d")))"},
                             {"NOT a OR b", R"((NOT "a" OR "b"))"},
                             {"NOT a b", R"((NOT "a" AND "b"))"},
                             {"-a -b", R"((NOT "a" AND NOT "b"))"},
                             {"- a", R"(NOT "a")"},
                             {"NOT (a OR b)", R"(NOT ("a" OR "b"))"},
                             {"-(a b)", R"(NOT ("a" AND "b"))"},
                             {"NOT (NOT a)", R"(NOT (NOT "a"))"},
                             {"NOT(a)", R"(NOT "a")"},
                             {"-revision=5", "NOT revision = 5"},
                             {"((a))", R"("a")"},
                             {"(a)(b)", R"(("a" AND "b"))"},
                             {"(a)AND(b)", R"(("a" AND "b"))"},
                             {"a AND (b AND (c OR (d OR e)))",
                              R"(("a" AND "b" AND ("c" OR "d" OR "e")))"}}));

INSTANTIATE_TEST_SUITE_P(Values, GrammarTest,
                         ::testing::ValuesIn(std::vector<Reading>{
                             {"region_code=HN", R"(region_code = "HN")"},
                             {"region_code = 'HN'", R"(region_code = "HN")"},
                             {"region_code\n!=\tHN", R"(region_code != "HN")"},
                             {"revision=-5", "revision = -5"},
                             {"revision>=007", "revision >= 7"},
                             {"figures.value<-0.50", "figures.value < -0.5"},
                             {"figures.value=1e3", "figures.value = 1000"},
                             {"figures.value=0.1", "figures.value = 0.1"},
                             {"figures.value=.5", "figures.value = 0.5"},
                             {"event_date=2009-06-28", "event_date = 2009-06-28"},
                             {"name=missions/honduras-2009", R"(name = "missions/honduras-2009")"},
                             {"create_time<2012-04-21T11:30:00-04:00",
                              R"(create_time < "2012-04-21T11:30:00-04:00")"},
                             {"create_time:2012-04", R"(create_time = "2012-04")"},
                             {"title=https://oas.org/a.b", R"(title = "https://oas.org/a.b")"},
                             {"title:d'Ivoire", R"(title : "d'Ivoire")"},
                             {R"(title="say \"x\" \\ \' \*")", R"(title = "say \"x\" \\ ' \*")"},
                             {R"(title='say "x"')", R"(title = "say \"x\"")"},
                             {R"(title=a\b)", R"(title = "a\\b")"},
                             {"title=\"a\nb\"", "title = \"a\nb\""},
                             {"title=a*b", R"(title = "a*b")"},
                             {R"(title="a\*b*c")", R"(title = "a\*b*c")"},
                             {R"(title < "a*")", R"(title < "a\*")"},
                             {R"(title="")", R"(title = "")"},
                             {"title:*", "title : *"},
                             {R"(title:"*")", "title : *"},
                             {"title:**", "title : *"},
                             {"period:*", "period : *"},
                             {"type=good-offices", "type = MISSION_TYPE_GOOD_OFFICES"},
                             {R"(type="Good Offices")", "type = MISSION_TYPE_GOOD_OFFICES"},
                             {"type:mission_type_good_offices", "type = MISSION_TYPE_GOOD_OFFICES"},
                             {"period.ongoing=TRUE", "period.ongoing = true"},
                             {"period.ongoing:false", "period.ongoing = false"},
                             {"instruments.articles:20", "instruments.articles = 20"}}));

INSTANTIATE_TEST_SUITE_P(
    Names, GrammarTest,
    ::testing::ValuesIn(std::vector<Reading>{
        {"name=honduras-2009", R"(name = "missions/honduras-2009")"},
        {"actor=cicig", R"(actor = "actors/cicig")"},
        {"actor=actors/cicig", R"(actor = "actors/cicig")"},
        {"actor!=*insulza", R"(actor != "actors/*insulza")"},
        {"actor=*/insulza", R"(actor = "*/insulza")"},
        {"actor:insulza", R"(actor : "insulza")"},
        {"participants.actor=cicig", R"(participants.actor = "actors/cicig")"},
        {R"(participants.actor="")", R"(participants.actor = "")"},
        {"instrument=democratic-charter", R"(instrument = "instruments/democratic-charter")"},
        {"invocations=honduras-2009", R"(invocations = "invocations/honduras-2009")"},
        {"country=HN", R"(country = "HN")"},
        {"article=20", R"(article = "*#20")"},
        {"article:20", R"(article = "*#20")"},
        {"article=2*", R"(article = "*#2*")"},
        {"article!=democratic-charter#20", R"(article != "instruments/democratic-charter#20")"},
        {"article=instruments/democratic-charter#20",
         R"(article = "instruments/democratic-charter#20")"},
        {"article=democratic-charter#*", R"(article = "instruments/democratic-charter#*")"},
        {"article=*charter#20", R"(article = "instruments/*charter#20")"}}));

INSTANTIATE_TEST_SUITE_P(Fields, GrammarTest,
                         ::testing::ValuesIn(std::vector<Reading>{
                             {R"("region_code"="HN")", R"(region_code = "HN")"},
                             {R"(period."start_date"<2010)", "period.start_date < 2010"},
                             {R"('period'.'start_date'.precision=DAY)",
                              "period.start_date.precision = DATE_PRECISION_DAY"},
                             {"period.start_date.earliest.year=2009",
                              "period.start_date.earliest.year = 2009"},
                             {"assertions.date_value:2011", "assertions.date_value : 2011"}}));

INSTANTIATE_TEST_SUITE_P(
    Groups, GrammarTest,
    ::testing::ValuesIn(std::vector<Reading>{
        {"region_code=(HN OR GT)", R"((region_code = "HN" OR region_code = "GT"))"},
        {"title:(a b)", R"((title : "a" AND title : "b"))"},
        {"title:(a AND b OR c)", R"((title : "a" AND (title : "b" OR title : "c")))"},
        {"title:(NOT a -b)", R"((NOT title : "a" AND NOT title : "b"))"},
        {R"(title:(-"a b" -(c d)))",
         R"((NOT title : "a b" AND NOT (title : "c" AND title : "d")))"},
        {"revision=(-5 OR 5)", "(revision = -5 OR revision = 5)"},
        {"title:((a OR b) c)", R"(((title : "a" OR title : "b") AND title : "c"))"},
        {"title:(a) b", R"((title : "a" AND "b"))"},
        {"title:(a.b:c)", R"(title : "a.b:c")"},
        // Not a = x OR a = y: nothing would ever fail that with !=.
        {"region_code!=(HN OR GT)", R"(NOT (region_code = "HN" OR region_code = "GT"))"},
        {"event_date:(2009 OR 2010-06)", "(event_date : 2009 OR event_date : 2010-06)"}}));

INSTANTIATE_TEST_SUITE_P(Texts, GrammarTest,
                         ::testing::ValuesIn(std::vector<Reading>{
                             {"coup", R"("coup")"},
                             {R"("state of siege")", R"("state of siege")"},
                             {"2.5", R"("2.5")"},
                             {"www.oas.org", R"("www.oas.org")"},
                             {"'AND'", R"("AND")"},
                             {"hond*", R"("hond*")"},
                             {"a.*.c", R"("a.*.c")"},
                             {"México", R"("México")"},
                             {"and.or", R"("and.or")"},
                             {"2009-06", R"("2009-06")"},
                             {"a-b", R"("a-b")"}}));

// The examples of data/README.md.
INSTANTIATE_TEST_SUITE_P(
    Documented, GrammarTest,
    ::testing::ValuesIn(std::vector<Reading>{
        {R"(region_code = "HN" AND period.start_date < "2010")",
         R"((region_code = "HN" AND period.start_date < 2010))"},
        {"active:2005 (type = GOOD_OFFICES OR type = DIALOGUE_FACILITATION)",
         "(active : 2005 AND (type = MISSION_TYPE_GOOD_OFFICES OR "
         "type = MISSION_TYPE_DIALOGUE_FACILITATION))"},
        {R"(article = 20 -actor = jose-miguel-insulza "state of siege")",
         R"((article = "*#20" AND NOT actor = "actors/jose-miguel-insulza" AND "state of siege"))"},
        {R"(article = "democratic-charter#20")",
         R"(article = "instruments/democratic-charter#20")"}}));

TEST(GrammarTest, ABareWordNamedLikeAnOperatorOfAnotherLanguageIsNotTaken) {
  EXPECT_THAT(Canonical("a and b"), ::testing::HasSubstr("did you mean \"AND\"?"));
}

}  // namespace
}  // namespace oas::query
