#include "client/cli/output/csv.h"

#include <algorithm>
#include <string>

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "oas/missions/v1/country.pb.h"
#include "oas/missions/v1/event.pb.h"
#include "oas/missions/v1/invocation.pb.h"
#include "oas/missions/v1/record.pb.h"

namespace oas::missions::cli {
namespace {

template <typename Message>
Message Parse(const std::string& textproto) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(textproto, &message)) << textproto;
  return message;
}

// The value of a column.
std::string ValueOf(const google::protobuf::Message& record, const std::string& column) {
  const std::vector<std::string> columns = CsvColumns(*record.GetDescriptor());
  const std::vector<std::string> values = CsvValues(record);
  EXPECT_EQ(columns.size(), values.size());
  const auto found = std::find(columns.begin(), columns.end(), column);
  if (found == columns.end()) return "no column " + column;
  return values[static_cast<std::size_t>(found - columns.begin())];
}

TEST(CsvLineTest, QuotesAsRfc4180Says) {
  EXPECT_EQ(CsvLine({"a", "", "b c"}), "a,,b c\r\n");
  EXPECT_EQ(CsvLine({"a,b", "say \"no\"", "two\nlines", "cr\r"}),
            "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"cr\r\"\r\n");
}

TEST(CsvValuesTest, DatesHaveTextBoundsAndPrecision) {
  const auto event = Parse<v1::Event>(
      "date { earliest { year: 2009 month: 6 day: 1 } latest { year: 2009 month: 6 day: 30 }"
      " precision: DATE_PRECISION_MONTH approximate: true }");
  EXPECT_EQ(ValueOf(event, "date"), "~2009-06");
  EXPECT_EQ(ValueOf(event, "date_earliest"), "2009-06-01");
  EXPECT_EQ(ValueOf(event, "date_latest"), "2009-06-30");
  EXPECT_EQ(ValueOf(event, "date_precision"), "month");
  EXPECT_EQ(ValueOf(event, "end_date"), "");
  EXPECT_EQ(ValueOf(event, "end_date_earliest"), "");
}

TEST(CsvValuesTest, ListsAreJoinedAndMessagesAreJson) {
  const auto invocation = Parse<v1::Invocation>(
      "articles: [20, 21] missions: \"missions/a\" missions: \"missions/b\""
      " figures { label: \"killed\" value: 0.5 unit: \"persons\" }");
  EXPECT_EQ(ValueOf(invocation, "articles"), "20; 21");
  EXPECT_EQ(ValueOf(invocation, "missions"), "missions/a; missions/b");
  EXPECT_EQ(ValueOf(invocation, "figures"), R"([{"label":"killed","value":0.5,"unit":"persons"}])");
  EXPECT_EQ(ValueOf(invocation, "participants"), "");
}

TEST(CsvValuesTest, AbsentIsNotZero) {
  const auto country = Parse<v1::Country>("gw_code: 0 capital { name: \"Lima\" }");
  EXPECT_EQ(ValueOf(country, "gw_code"), "0");
  EXPECT_EQ(ValueOf(country, "cow_code"), "");
  EXPECT_EQ(ValueOf(country, "capital_name"), "Lima");
}

// No type of record has a field that would be left out.
TEST(CsvValuesTest, EveryKindHasAsManyValuesAsColumns) {
  const auto& record = *v1::Record::descriptor();
  for (int i = 0; i < record.field_count(); ++i) {
    const auto* type = record.field(i)->message_type();
    const auto* prototype =
        google::protobuf::MessageFactory::generated_factory()->GetPrototype(type);
    EXPECT_EQ(CsvColumns(*type).size(), CsvValues(*prototype).size()) << type->name();
  }
}

}  // namespace
}  // namespace oas::missions::cli
