// The output-only fields of a record: what the server writes into it when it is committed.
#ifndef OAS_SERVER_CURATION_RECORD_STAMP_H_
#define OAS_SERVER_CURATION_RECORD_STAMP_H_

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "oas/missions/v1/record.pb.h"
#include "server/catalog/stored_record.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace curation {

// The output-only fields of every kind of record.
struct RecordStamp {
  std::string uid;
  std::string etag;
  std::string owner;
  int64_t revision = 0;
  google::protobuf::Timestamp create_time;
  google::protobuf::Timestamp update_time;
};

// What the output-only fields of a stored record hold.
RecordStamp StampOf(const catalog::StoredRecord& stored);

// Empties the output-only fields and returns what they held: what is left is what a curator wrote.
RecordStamp TakeStamp(v1::Record& record);

void SetStamp(const RecordStamp& stamp, v1::Record& record);

// The etag of a record of `owner` without a stamp: a hash of what the curator wrote.
std::string EtagOf(const v1::Record& record, const std::string& owner);

// The stamp of a record that is new at `revision`; `record` has none yet.
RecordStamp NewStamp(const v1::Record& record, const std::string& owner, int64_t revision,
                     absl::Time commit_time);

// The stamp of the version of `revision` that follows one with the stamp `old`, for the same owner
// when `owner` is empty; `record` has none yet.
RecordStamp NextStamp(const v1::Record& record, const RecordStamp& old, const std::string& owner,
                      int64_t revision, absl::Time commit_time);

}  // namespace curation
}  // namespace oas

#endif  // OAS_SERVER_CURATION_RECORD_STAMP_H_
