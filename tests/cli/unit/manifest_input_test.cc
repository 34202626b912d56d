// What is read from files that people and programs write, and where faults are said to be.
#include "client/cli/manifest_input.h"

#include <string>
#include <vector>

#include "client/cpp/record_kind.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/temp_folder.h"

namespace oas::missions::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kManifest[] = R"(
  # A comment.
  events { name: "events/e" }
  missions { name: "missions/m" title: "M" }
)";
constexpr char kLines[] =
    "{\"mission\":{\"name\":\"missions/m\"}}\r\n\n{\"event\":{\"name\":\"events/e\"}}";

std::vector<std::string> NamesIn(absl::string_view text) {
  std::vector<v1::Record> records;
  const absl::Status status = ParseRecords(text, "input", records);
  EXPECT_TRUE(status.ok()) << status;
  std::vector<std::string> names;
  for (const v1::Record& record : records) names.push_back(NameOf(record));
  return names;
}

std::string FaultIn(absl::string_view text) {
  std::vector<v1::Record> records;
  const absl::Status status = ParseRecords(text, "input", records);
  EXPECT_TRUE(absl::IsInvalidArgument(status)) << status;
  return std::string(status.message());
}

TEST(ParseRecordsTest, ReadsManifestsAndLinesOfJson) {
  EXPECT_THAT(NamesIn(kManifest), ElementsAre("missions/m", "events/e"));
  EXPECT_THAT(NamesIn(kLines), ElementsAre("missions/m", "events/e"));
  EXPECT_TRUE(NamesIn("").empty());
}

TEST(ParseRecordsTest, SaysWhereTheFaultIs) {
  EXPECT_THAT(FaultIn("missions {\n  nam: \"x\"\n}"), HasSubstr("input:2:6: "));
  EXPECT_THAT(FaultIn("{\"mission\":{}}\n{\"mision\":{}}"), HasSubstr("input:2: not a record"));
  EXPECT_THAT(FaultIn("{}"), HasSubstr("input:1: not a record"));
  EXPECT_THAT(FaultIn("{\n \"missions\": []\n}"), HasSubstr("on one line"));
}

TEST(ReadRecordsTest, ReadsFoldersInTheOrderOfTheirFiles) {
  const oas::testing::TempFolder folder;
  folder.Write("b.textproto", kManifest);
  folder.Write("a.ndjson", R"({"actor":{"name":"actors/a"}})");
  folder.Write("README.md", "not for us");
  const auto records = ReadRecords({folder.path()});
  ASSERT_TRUE(records.ok()) << records.status();
  ASSERT_EQ(records->size(), 3U);
  EXPECT_EQ(NameOf(records->front()), "actors/a");
}

TEST(ReadRecordsTest, RefusesWhatHoldsNothing) {
  const oas::testing::TempFolder folder;
  EXPECT_TRUE(absl::IsNotFound(ReadRecords({folder.Path("nobody")}).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(ReadRecords({folder.path()}).status()));
  folder.Write("empty.textproto", "# nothing\n");
  EXPECT_TRUE(absl::IsInvalidArgument(ReadRecords({folder.path()}).status()));
}

}  // namespace
}  // namespace oas::missions::cli
