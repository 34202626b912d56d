#include "server/query/filter/schema.h"

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "server/catalog/record_kind.h"
#include "tests/unit/query/filter/filter_test_case.h"

namespace oas::query {
namespace {

using ::testing::Contains;
using testing::IsOk;
using ::testing::Not;
using testing::Selects;

FieldType TypeOf(const std::string& path, v1::RecordKind kind = v1::RECORD_KIND_MISSION) {
  const auto field = FindField(kind, std::vector<std::string>(absl::StrSplit(path, '.')));
  EXPECT_TRUE(field.has_value()) << path;
  return field.has_value() ? field->type : FieldType::kMessage;
}

TEST(SchemaTest, KnowsTheTypesOfFields) {
  EXPECT_EQ(TypeOf("title"), FieldType::kString);
  EXPECT_EQ(TypeOf("additional_region_codes"), FieldType::kString);
  EXPECT_EQ(TypeOf("type"), FieldType::kEnum);
  EXPECT_EQ(TypeOf("participants.role"), FieldType::kEnum);
  EXPECT_EQ(TypeOf("period.ongoing"), FieldType::kBool);
  EXPECT_EQ(TypeOf("revision"), FieldType::kInteger);
  EXPECT_EQ(TypeOf("instruments.articles"), FieldType::kInteger);
  EXPECT_EQ(TypeOf("figures.value"), FieldType::kNumber);
  EXPECT_EQ(TypeOf("update_time"), FieldType::kTimestamp);
  EXPECT_EQ(TypeOf("period"), FieldType::kPeriod);
  EXPECT_EQ(TypeOf("period.start_date"), FieldType::kDate);
  EXPECT_EQ(TypeOf("period.start_date.earliest"), FieldType::kDate);
  EXPECT_EQ(TypeOf("participants"), FieldType::kMessage);
  EXPECT_EQ(TypeOf("active"), FieldType::kPeriod);
  EXPECT_EQ(TypeOf("event_date"), FieldType::kDate);
  EXPECT_EQ(TypeOf("actor"), FieldType::kTerm);
  EXPECT_EQ(TypeOf("oas_membership", v1::RECORD_KIND_COUNTRY), FieldType::kPeriod);
}

TEST(SchemaTest, TakesRealFieldsBeforeVirtualOnes) {
  EXPECT_EQ(TypeOf("instrument", v1::RECORD_KIND_MISSION), FieldType::kTerm);
  EXPECT_EQ(TypeOf("instrument", v1::RECORD_KIND_INVOCATION), FieldType::kString);
}

TEST(SchemaTest, EveryPathOfEveryKindCanBeAsked) {
  for (const catalog::KindInfo& info : catalog::kKinds) {
    const std::vector<std::string> paths = AllPaths(info.kind);
    EXPECT_GT(paths.size(), 30U) << info.singular;
    EXPECT_EQ(std::set<std::string>(paths.begin(), paths.end()).size(), paths.size());
    for (const std::string& path : paths) {
      const std::string text = absl::StrCat(path, ":*");
      EXPECT_THAT(ParseFilter("filter", text, info.kind), IsOk()) << info.singular << " " << text;
      // Asking for it does no harm, whether it is there or not.
      EXPECT_NE(Selects(text, testing::FilterRecordOf(info.kind)),
                Selects("NOT " + text, testing::FilterRecordOf(info.kind)));
    }
  }
}

TEST(SchemaTest, PathsAreThoseOfTheKind) {
  EXPECT_THAT(
      AllPaths(v1::RECORD_KIND_MISSION),
      ::testing::AllOf(Contains("active"), Contains("assertions.date_value.earliest.year")));
  EXPECT_THAT(AllPaths(v1::RECORD_KIND_COUNTRY),
              ::testing::AllOf(Contains("country"), Not(Contains("active"))));
}

}  // namespace
}  // namespace oas::query
