// Records side by side in memory.
#include "server/catalog/record_block.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/support/small_catalog.h"

namespace oas::catalog {
namespace {

std::vector<StoredRecordPtr> SmallRecords() {
  std::vector<StoredRecordPtr> records;
  for (const v1::Record& record : testing::SmallCatalogRecords()) {
    records.push_back(StoredRecord::Encode(record));
  }
  return records;
}

// Field 1 with these bytes, as protobuf writes it.
std::string FieldOne(absl::string_view bytes) {
  v1::Record record;
  record.mutable_country()->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
  return record.SerializeAsString();
}

TEST(RecordBlockTest, PackedRecordsAreTheSame) {
  const std::vector<StoredRecordPtr> before = SmallRecords();
  std::vector<StoredRecordPtr> packed = before;
  PackRecords(packed);
  ASSERT_EQ(packed.size(), before.size());
  for (size_t i = 0; i < packed.size(); ++i) {
    EXPECT_EQ(packed[i]->name(), before[i]->name());
    EXPECT_EQ(packed[i]->facts().kind, before[i]->facts().kind);
    EXPECT_EQ(packed[i]->facts().dates.start, before[i]->facts().dates.start);
    for (const auto view : {v1::RECORD_VIEW_BASIC, v1::RECORD_VIEW_FULL}) {
      EXPECT_EQ(packed[i]->Bytes(view), before[i]->Bytes(view));
    }
  }
}

TEST(RecordBlockTest, FramesAreFieldOneAndStandSideBySide) {
  std::vector<StoredRecordPtr> records = SmallRecords();
  EXPECT_TRUE(records[0]->Frame(v1::RECORD_VIEW_FULL).empty());
  PackRecords(records);
  for (const auto view : {v1::RECORD_VIEW_BASIC, v1::RECORD_VIEW_FULL}) {
    EXPECT_EQ(records[0]->Frame(view), FieldOne(records[0]->Bytes(view)));
    EXPECT_EQ(records[1]->Frame(view), FieldOne(records[1]->Bytes(view)));
    const absl::string_view first = records[0]->Frame(view);
    EXPECT_EQ(first.data() + first.size(), records[1]->Frame(view).data());
  }
}

TEST(RecordBlockTest, PackedRecordsStayWhereTheyAre) {
  std::vector<StoredRecordPtr> records = SmallRecords();
  PackRecords(records);
  const std::vector<StoredRecordPtr> packed = records;
  const StoredRecordPtr added = SmallRecords().front();
  records.insert(records.begin() + 3, added);
  PackRecords(records);
  EXPECT_NE(records[3], added);
  EXPECT_FALSE(records[3]->Frame(v1::RECORD_VIEW_FULL).empty());
  records.erase(records.begin() + 3);
  EXPECT_EQ(records, packed);
}

TEST(RecordBlockTest, MoreThanABlockIsPackedWhole) {
  v1::Record large;
  large.mutable_country()->set_name("countries/HN");
  large.mutable_country()->set_official_name(std::string(900'000, 'x'));
  std::vector<StoredRecordPtr> records(7, StoredRecord::Encode(large));
  PackRecords(records);
  for (const StoredRecordPtr& record : records) {
    EXPECT_EQ(record->Decode<v1::Country>().official_name().size(), 900'000U);
  }
}

}  // namespace
}  // namespace oas::catalog
