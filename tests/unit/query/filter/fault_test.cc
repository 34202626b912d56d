// Filters that are refused: where, and with what advice.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/query/filter/filter_test_case.h"

namespace oas::query {
namespace {

using ::testing::HasSubstr;
using testing::IsFaultAt;
using testing::MetadataOf;

struct Fault {
  std::string text;
  size_t offset;
  std::string token;
  std::string message;     // a part of it
  std::string suggestion;  // "" for none
  friend void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.text; }
};

class FaultTest : public ::testing::TestWithParam<Fault> {};

TEST_P(FaultTest, IsToldWithItsPlace) {
  const Fault& fault = GetParam();
  const auto filter = ParseFilter("filter", fault.text, v1::RECORD_KIND_MISSION);
  EXPECT_THAT(filter, IsFaultAt(fault.offset, fault.token)) << fault.text;
  const std::string message(filter.status().message());
  EXPECT_THAT(message, HasSubstr(absl::StrCat("filter, at offset ", fault.offset, ": ")));
  EXPECT_THAT(message, HasSubstr(fault.message)) << fault.text;
  auto metadata = MetadataOf(filter.status());
  EXPECT_EQ(metadata["suggestion"], fault.suggestion) << fault.text;
  if (!fault.suggestion.empty()) {
    EXPECT_THAT(message, HasSubstr(absl::StrCat("did you mean \"", fault.suggestion, "\"?")));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Fields, FaultTest,
    ::testing::ValuesIn(std::vector<Fault>{
        {"    regoin_code=HN", 4, "regoin_code", R"(no field "regoin_code" in a mission)",
         "region_code"},
        {"a AND perod.start_date<2010", 6, "perod.start_date", "no field", "period.start_date"},
        {"start_date<2010", 0, "start_date", "no field", "period.start_date"},
        {"aktive:2005", 0, "aktive", "no field", "active"},
        {"active.start_date:2005", 0, "active.start_date", "no field", "period.start_date"},
        {"title.x=1", 0, "title.x", "no field", "title"},
        {"gw_code=1", 0, "gw_code", R"(no field "gw_code" in a mission)", ""},
        {R"("qqqq"=1)", 0, R"("qqqq")", R"(no field "qqqq")", ""},
        {"a.=1", 1, ".", "the name of a field is missing", ""},
        {"a .b=1", 2, ".", "must stand here", ""},
        {"period=x.y.", 7, "x.y.", "a year, a month or a day", ""},
        {"participants=x", 0, "participants", "participants.actor", ""},
        {"participants:x", 0, "participants", "participants:*", ""}}));

INSTANTIATE_TEST_SUITE_P(Grammar, FaultTest,
                         ::testing::ValuesIn(std::vector<Fault>{
                             {"region_code=", 12, "", R"(a value is missing after "=")", ""},
                             {"region_code= AND a", 13, "AND", "a value is missing", ""},
                             {"=5", 0, "=", "a field must stand before \"=\"", ""},
                             {"a=b=c", 3, "=", "a field must stand before", ""},
                             {"title=a=b", 7, "=", "stands in quotes", ""},
                             {"AND a", 0, "AND", "a condition is missing before \"AND\"", ""},
                             {"a AND", 5, "", "a condition is missing after \"AND\"", ""},
                             {"a OR", 4, "", "a condition is missing after \"OR\"", ""},
                             {"a AND AND b", 6, "AND", "a condition is missing before", ""},
                             {"NOT", 3, "", "a condition is missing after \"NOT\"", ""},
                             {"NOT NOT a", 4, "NOT", "a condition is missing", ""},
                             {"--a", 1, "-", "a condition must stand here", ""},
                             {"(a", 0, "(", "not closed", ""},
                             {"a (b (c)", 2, "(", "not closed", ""},
                             {"a)", 1, ")", "no parenthesis was opened", ""},
                             {")", 0, ")", "a condition is missing before", ""},
                             {"()", 1, ")", "nothing stands between", ""},
                             {"title:()", 7, ")", "nothing stands between", ""},
                             {"title:(a", 6, "(", "not closed", ""},
                             {"title:(a=b)", 8, "=", "a closing parenthesis must stand here", ""},
                             {"title:(,)", 7, ",", "a value must stand here", ""},
                             {"a, b", 1, ",", "AND, OR or the end must stand here", ""},
                             {R"(title="x)", 6, "\"", "not closed", ""},
                             {R"(title='x")", 6, "'", "not closed", ""},
                             {R"(title="x\)", 6, "\"", "not closed", ""},
                             {R"(title="x\n")", 8, "\\", "a backslash stands only before", ""},
                             {R"(title="a"b)", 9, "b", "a space is missing", ""},
                             {R"(title="say "hi" now")", 12, "hi", "a space is missing", ""},
                             {R"(a"b")", 1, "\"b\"", "a space is missing", ""},
                             {"title=“x”", 6, "“", "straight quotes", "\""},
                             {"title==x", 5, "==", "no operator", "="},
                             {"revision<>5", 8, "<>", "no operator", "!="},
                             {"revision=>5", 8, "=>", "no operator", ">="},
                             {"revision=<5", 8, "=<", "no operator", "<="},
                             {"!a", 0, "!", "no operator", "NOT"},
                             {"a and b", 2, "and", "words in capitals", "AND"},
                             {"a Or b", 2, "Or", "words in capitals", "OR"},
                             {"not a", 0, "not", "words in capitals", "NOT"},
                             {"a && b", 2, "&&", "words in capitals", "AND"},
                             {"a || b", 2, "||", "words in capitals", "OR"},
                             {"*", 0, "*", "no letter or digit", ""},
                             {"\"\"", 0, "\"\"", "no letter or digit", ""},
                             {"a ... b", 2, ".", "must stand here", ""},
                             {"size(participants)=3", 0, "size", "no function \"size\"", ""},
                             {"a.b(c)", 0, "a.b", "no function \"a.b\"", ""},
                             {"active:now()", 7, "now", "no function \"now\"", ""}}));

INSTANTIATE_TEST_SUITE_P(
    Types, FaultTest,
    ::testing::ValuesIn(std::vector<Fault>{
        {"type=GOOD_OFFICE", 5, "GOOD_OFFICE",
         "which is one of GOOD_OFFICES, DIALOGUE_FACILITATION", "GOOD_OFFICES"},
        {"type=zzz", 5, "zzz", R"(no value "zzz" of type)", ""},
        {"type=1", 5, "1", "no value", ""},
        {"type=GOOD*", 5, "GOOD*", "no value", ""},
        {"type<PEACE_SUPPORT", 4, "<", "type has no order", ""},
        {"period.ongoing=yes", 15, "yes", "true or false", ""},
        {"period.ongoing>false", 14, ">", "no order", ""},
        {"revision=many", 9, "many", "whole number", ""},
        {"revision=2.5", 9, "2.5", "whole number", ""},
        {"revision=\"\"", 9, "\"\"", "whole number", ""},
        {"revision=-", 9, "-", "whole number", ""},
        {"revision=9223372036854775808", 9, "9223372036854775808", "64 bits", ""},
        {"instruments.articles=2147483648", 21, "2147483648", "32 bits", ""},
        {"figures.value=inf", 14, "inf", "a number must stand here", ""},
        {"figures.value=1e999", 14, "1e999", "too large", ""},
        {"figures.value=0x10", 14, "0x10", "a number must stand here", ""},
        {"figures.value=1*", 14, "1*", "a number must stand here", ""},
        {"create_time>yesterday", 12, "yesterday", "a time with its zone", ""},
        {"create_time>infinite-future", 12, "infinite-future", "a time with its zone", ""},
        {"create_time>2012-04-21T11:30:00", 12, "2012-04-21T11:30:00", "with its zone", ""},
        {"create_time>2012-02-30", 12, "2012-02-30", "the calendar has no 2012-02-30", ""},
        {"event_date=2009-13", 11, "2009-13", "the calendar has no", ""},
        {"event_date=2009-00", 11, "2009-00", "the calendar has no", ""},
        {"event_date=0000", 11, "0000", "the calendar has no", ""},
        {"event_date=2009-02-29", 11, "2009-02-29", "the calendar has no", ""},
        {"event_date=2009-06-00", 11, "2009-06-00", "the calendar has no", ""},
        {"event_date=2009-6", 11, "2009-6", "2009, 2009-06 or 2009-06-28", ""},
        {"event_date=09", 11, "09", "a year, a month or a day", ""},
        {"event_date=\"28 June 2009\"", 11, "\"28 June 2009\"", "a year, a month or a day", ""},
        {"event_date=2009-06-28T00:00:00Z", 11, "2009-06-28T00:00:00Z", "a year, a month", ""},
        {"event_date=*", 11, "*", "a year, a month or a day", ""},
        {"period<2010", 6, "<", "period.start_date or period.end_date", ""},
        {"active>=2010", 6, ">=", "event_date", ""},
        {"country<HN", 7, "<", "country has no order", ""},
        {"title=*", 6, "*", "title:*", ""},
        {"title!=\"**\"", 7, "\"**\"", "title:*", ""},
        {"title:\"\"", 6, "\"\"", "looks for nothing", ""},
        {"title:\"\u0301\"", 6, "\"\u0301\"", "looks for nothing", ""},
        {"article=twenty", 8, "twenty", "an article is a number", ""},
        {"article=democratic-charter", 8, "democratic-charter", "an article is a number", ""},
        {"article=\"charter#\"", 8, "\"charter#\"", "an article is a number", ""},
        {"title:(a OR zz) type:(GOOD_OFFICES OR zzz)", 38, "zzz", "no value", ""}}));

TEST(FaultTest, NamesTheFieldOfTheRequestAndTheKind) {
  const auto filter = ParseFilter("request.filter", "headlin:x", v1::RECORD_KIND_EVENT);
  EXPECT_EQ(filter.status().message(),
            "request.filter, at offset 0: no field \"headlin\" in an event; did you mean "
            "\"headline\"?");
  EXPECT_EQ(MetadataOf(filter.status())["field"], "request.filter");
}

TEST(FaultTest, OffsetsCountBytes) {
  EXPECT_THAT(ParseFilter("filter", "é regoin_code=HN", v1::RECORD_KIND_MISSION),
              IsFaultAt(3, "regoin_code"));
}

TEST(FaultTest, VirtualFieldsAreThereForTheKindsThatHaveThem) {
  struct Case {
    const char* text;
    std::vector<v1::RecordKind> kinds;
  };
  const std::vector<v1::RecordKind> going_on = {v1::RECORD_KIND_MISSION, v1::RECORD_KIND_INVOCATION,
                                                v1::RECORD_KIND_SUSPENSION, v1::RECORD_KIND_EVENT};
  std::vector<v1::RecordKind> dated = going_on;
  dated.insert(dated.end(), {v1::RECORD_KIND_INSTRUMENT, v1::RECORD_KIND_SOURCE});
  std::vector<v1::RecordKind> placed = going_on;
  placed.insert(placed.end(),
                {v1::RECORD_KIND_INSTRUMENT, v1::RECORD_KIND_ACTOR, v1::RECORD_KIND_COUNTRY});
  for (const Case& c :
       {Case{"active:2005", going_on}, Case{"event_date:2005", dated}, Case{"country=HN", placed},
        Case{"actor=x", going_on}, Case{"article=20", going_on}, Case{"instrument=x", going_on}}) {
    for (int kind = v1::RECORD_KIND_COUNTRY; kind <= v1::RECORD_KIND_EVENT; ++kind) {
      const auto record_kind = static_cast<v1::RecordKind>(kind);
      const bool there = std::find(c.kinds.begin(), c.kinds.end(), record_kind) != c.kinds.end();
      EXPECT_EQ(ParseFilter("filter", c.text, record_kind).ok(), there) << c.text << " " << kind;
    }
  }
}

TEST(FaultTest, BytesThatAreNoTextAreRefused) {
  for (const std::string text : {"title=\"\xff\"", "title=\"\xc3\"", "\xed\xa0\x80", "\xc0\x80"}) {
    const auto filter = ParseFilter("filter", text, v1::RECORD_KIND_MISSION);
    const size_t offset = text.find_first_of("\xff\xc3\xed\xc0");
    EXPECT_THAT(filter, IsFaultAt(offset, "")) << absl::StrCat(text);
    EXPECT_THAT(std::string(filter.status().message()), HasSubstr("no UTF-8"));
  }
}

}  // namespace
}  // namespace oas::query
