#include "server/catalog/stored_record.h"

#include <vector>

#include "google/protobuf/unknown_field_set.h"

namespace oas::catalog {
namespace {

// Bytes that the fields of the BASIC view take.
size_t BasicSize(const google::protobuf::Message& full) {
  const std::unique_ptr<google::protobuf::Message> basic(full.New());
  basic->CopyFrom(full);
  const google::protobuf::Reflection& reflection = *full.GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  reflection.ListFields(full, &fields);
  for (const google::protobuf::FieldDescriptor* field : fields) {
    if (field->number() >= kFirstFullOnlyField) reflection.ClearField(basic.get(), field);
  }
  // Unknown fields are encoded after all others, whatever their number.
  reflection.MutableUnknownFields(basic.get())->Clear();
  return basic->ByteSizeLong();
}

}  // namespace

StoredRecordPtr StoredRecord::Encode(const v1::Record& record) {
  const google::protobuf::Message& content = *ContentOf(record);
  return std::make_shared<const StoredRecord>(FactsOf(record), content.SerializeAsString(),
                                              BasicSize(content));
}

}  // namespace oas::catalog
