#include "server/catalog/stored_record.h"

#include <gmock/gmock.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "google/protobuf/unknown_field_set.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"

namespace oas::catalog {
namespace {

using testing::EqualsProto;
using ::testing::StartsWith;

// `content` without the fields of the FULL view, made the slow way.
std::unique_ptr<google::protobuf::Message> WithoutFullFields(
    const google::protobuf::Message& content) {
  std::unique_ptr<google::protobuf::Message> basic(content.New());
  basic->CopyFrom(content);
  for (int i = 0; i < content.GetDescriptor()->field_count(); ++i) {
    const auto* field = content.GetDescriptor()->field(i);
    if (field->number() >= 50) basic->GetReflection()->ClearField(basic.get(), field);
  }
  return basic;
}

std::string AsString(absl::string_view bytes) { return std::string(bytes); }

// A record of every kind, as served, with every heavy field of its kind set.
std::vector<v1::Record> RecordsWithHeavyFields() {
  std::vector<v1::Record> records;
  for (const KindInfo& info : kKinds) {
    v1::Record& record = records.emplace_back();
    auto& content = *v1::Record::GetReflection()->MutableMessage(
        &record, v1::Record::descriptor()->FindFieldByNumber(info.kind));
    const auto& reflection = *content.GetReflection();
    for (int i = 0; i < content.GetDescriptor()->field_count(); ++i) {
      const auto* field = content.GetDescriptor()->field(i);
      if (field->cpp_type() == field->CPPTYPE_STRING && !field->is_repeated()) {
        reflection.SetString(&content, field, field->name());
      } else if (field->cpp_type() == field->CPPTYPE_MESSAGE && field->is_repeated()) {
        reflection.AddMessage(&content, field);
      }
    }
  }
  return records;
}

TEST(StoredRecordTest, FullBytesAreTheWholeRecord) {
  for (const v1::Record& record : testing::SmallCatalogRecords()) {
    const StoredRecordPtr stored = StoredRecord::Encode(record);
    EXPECT_EQ(AsString(stored->Bytes(v1::RECORD_VIEW_FULL)),
              ContentOf(record)->SerializeAsString());
    EXPECT_EQ(stored->Bytes(v1::RECORD_VIEW_UNSPECIFIED), stored->Bytes(v1::RECORD_VIEW_FULL));
  }
}

TEST(StoredRecordTest, BasicBytesAreAPrefixAndTheRecordWithoutHeavyFields) {
  std::vector<v1::Record> records = testing::SmallCatalogRecords();
  const std::vector<v1::Record> heavy = RecordsWithHeavyFields();
  records.insert(records.end(), heavy.begin(), heavy.end());
  std::set<v1::RecordKind> shortened;
  for (const v1::Record& record : records) {
    const StoredRecordPtr stored = StoredRecord::Encode(record);
    const std::string full = AsString(stored->Bytes(v1::RECORD_VIEW_FULL));
    const std::string basic = AsString(stored->Bytes(v1::RECORD_VIEW_BASIC));
    EXPECT_THAT(full, StartsWith(basic)) << stored->name();
    const std::unique_ptr<google::protobuf::Message> parsed(ContentOf(record)->New());
    ASSERT_TRUE(parsed->ParseFromString(basic)) << stored->name();
    EXPECT_EQ(parsed->DebugString(), WithoutFullFields(*ContentOf(record))->DebugString());
    if (basic.size() < full.size()) shortened.insert(KindOf(record));
  }
  EXPECT_EQ(shortened.size(), kKinds.size()) << "every kind has something that BASIC leaves out";
}

TEST(StoredRecordTest, BasicBytesOfARecordWithUnknownFieldsCanBeParsed) {
  // A newer client may send fields that this version does not know; they are encoded last.
  v1::Record record;
  v1::Mission& mission = *record.mutable_mission();
  mission.set_name("missions/a");
  mission.set_summary("A summary of some length.");
  mission.GetReflection()->MutableUnknownFields(&mission)->AddLengthDelimited(30, "something new");
  const StoredRecordPtr stored = StoredRecord::Encode(record);
  v1::Mission basic;
  ASSERT_TRUE(basic.ParseFromString(AsString(stored->Bytes(v1::RECORD_VIEW_BASIC))));
  EXPECT_THAT(basic, EqualsProto(testing::FromText<v1::Mission>(R"(name: "missions/a")")));
}

TEST(StoredRecordTest, DecodesInAView) {
  v1::Record record;
  record.mutable_mission()->set_name("missions/a");
  record.mutable_mission()->set_title("A title");
  record.mutable_mission()->set_summary("A summary");
  const StoredRecordPtr stored = StoredRecord::Encode(record);
  EXPECT_EQ(stored->name(), "missions/a");
  EXPECT_THAT(stored->Decode<v1::Mission>(), EqualsProto(record.mission()));
  const auto basic = stored->Decode<v1::Mission>(v1::RECORD_VIEW_BASIC);
  EXPECT_EQ(basic.title(), "A title");
  EXPECT_EQ(basic.summary(), "");
}

}  // namespace
}  // namespace oas::catalog
