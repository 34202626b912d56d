// Rows found by the names of their records.
#include "server/catalog/name_index.h"

#include <gmock/gmock.h>

#include <numeric>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/catalog/record_block.h"

namespace oas::catalog {
namespace {

using ::testing::Optional;

std::vector<StoredRecordPtr> MissionsCalled(const std::vector<std::string>& names) {
  std::vector<StoredRecordPtr> records;
  for (const std::string& name : names) {
    v1::Record record;
    record.mutable_mission()->set_name(name);
    records.push_back(StoredRecord::Encode(record));
  }
  PackRecords(records);
  return records;
}

std::vector<uint32_t> RowsOf(const std::vector<StoredRecordPtr>& records) {
  std::vector<uint32_t> rows(records.size());
  std::iota(rows.begin(), rows.end(), 0);
  return rows;
}

TEST(NameIndexTest, FindsEveryRecordAndNoOther) {
  // More than there are values of the part of a hash that a slot keeps.
  constexpr uint32_t kRecords = 100'000;
  std::vector<std::string> names;
  for (uint32_t row = 0; row < kRecords; ++row) names.push_back(absl::StrCat("missions/m-", row));
  const std::vector<StoredRecordPtr> records = MissionsCalled(names);
  const NameIndex index(records, RowsOf(records));
  for (uint32_t row = 0; row < kRecords; ++row) {
    ASSERT_THAT(index.Find(names[row]), Optional(row)) << names[row];
    ASSERT_EQ(index.Find(absl::StrCat("missions/n-", row)), std::nullopt) << row;
  }
}

TEST(NameIndexTest, HoldsAnyNumberOfRecords) {
  for (const size_t count : {0, 1, 2, 3, 4, 5, 7, 8}) {
    std::vector<std::string> names;
    for (size_t row = 0; row < count; ++row) names.push_back(absl::StrCat("missions/m-", row));
    const std::vector<StoredRecordPtr> records = MissionsCalled(names);
    const NameIndex index(records, RowsOf(records));
    for (uint32_t row = 0; row < count; ++row) {
      EXPECT_THAT(index.Find(names[row]), Optional(row));
    }
    EXPECT_EQ(index.Find("missions/other"), std::nullopt) << count;
  }
}

TEST(NameIndexTest, FindsNothingBeforeItIsMade) {
  EXPECT_EQ(NameIndex().Find("missions/honduras-2009"), std::nullopt);
}

}  // namespace
}  // namespace oas::catalog
