// One version of one record as it is kept and sent: encoded once, shared by every answer.
#ifndef OAS_SERVER_CATALOG_STORED_RECORD_H_
#define OAS_SERVER_CATALOG_STORED_RECORD_H_

#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "oas/missions/v1/read_options.pb.h"
#include "oas/missions/v1/record.pb.h"
#include "server/catalog/record_facts.h"

namespace oas::catalog {

// Fields with this number and above are only in the FULL view. They come last on the wire, so that
// the bytes of the BASIC view are a prefix of the bytes of the FULL view.
inline constexpr int kFirstFullOnlyField = 50;

// Immutable, so it may be shared between threads, snapshots and answers under way.
class StoredRecord {
 public:
  // Encodes the message inside `record`, which must be set and valid.
  static std::shared_ptr<const StoredRecord> Encode(const v1::Record& record);

  StoredRecord(RecordFacts facts, std::string bytes, size_t basic_size)
      : facts_(std::move(facts)), bytes_(std::move(bytes)), basic_size_(basic_size) {}

  const RecordFacts& facts() const { return facts_; }
  const std::string& name() const { return facts_.name; }

  // Wire bytes of the message (a Mission, not a Record) in a view; UNSPECIFIED means FULL.
  absl::string_view Bytes(v1::RecordView view) const {
    const absl::string_view bytes = bytes_;
    return view == v1::RECORD_VIEW_BASIC ? bytes.substr(0, basic_size_) : bytes;
  }

  // The message in a view. `Content` must be the message type of the record's kind.
  template <typename Content>
  Content Decode(v1::RecordView view = v1::RECORD_VIEW_FULL) const {
    Content content;
    const absl::string_view bytes = Bytes(view);
    // Cannot fail: these are bytes that Encode made.
    content.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
    return content;
  }

 private:
  const RecordFacts facts_;
  const std::string bytes_;
  const size_t basic_size_;
};

using StoredRecordPtr = std::shared_ptr<const StoredRecord>;

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_STORED_RECORD_H_
