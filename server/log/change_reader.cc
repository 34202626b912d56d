#include "server/log/change_reader.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/catalog/error_details.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

constexpr size_t kLongestName = 0x3fff;  // of two bytes of length

// Where a name of this size stands in the bytes of its record: after the tag and the length.
size_t NameStart(size_t name_size) { return name_size > 0x7f ? 3 : 2; }

// Whether `bytes` begin with field 1, the name, holding `name`; StoredRecord looks for it there.
bool BeginsWithName(absl::string_view bytes, absl::string_view name) {
  constexpr char kTag = 1 << 3 | 2;  // field 1, length-delimited
  const size_t start = NameStart(name.size());
  if (bytes.size() < start || bytes[0] != kTag) return false;
  size_t length = static_cast<unsigned char>(bytes[1]);
  if (start == 3) {
    if (length <= 0x7f) return false;
    length = (length & 0x7f) | static_cast<size_t>(static_cast<unsigned char>(bytes[2])) << 7;
  }
  return length == name.size() && absl::StartsWith(bytes.substr(start), name);
}

}  // namespace

// Puts changes into batches, on the reader's thread.
class ChangeReader::Collector final : public CommitVisitor {
 public:
  Collector(ChangeReader& reader, int64_t newest) : reader_(reader), next_revision_(newest) {}

  absl::Status OnCommit(const Commit& commit) override {
    if (commit.revision != next_revision_) return MissingRevision();
    --next_revision_;
    return absl::OkStatus();
  }

  absl::Status OnChange(const Change& change) override {
    Item item;
    item.revision = next_revision_ + 1;
    item.kind = catalog::KindOfName(change.name);
    item.deleted = !change.bytes.has_value();
    item.text = std::string(change.bytes.value_or(change.name));
    if (item.kind == v1::RECORD_KIND_UNSPECIFIED || change.name.size() > kLongestName ||
        (!item.deleted && !BeginsWithName(item.text, change.name))) {
      return StoreDamaged(absl::StrCat("the bytes of \"", catalog::Excerpt(change.name),
                                       "\" at revision ", item.revision,
                                       " are not of that record"));
    }
    item.name_start = item.deleted ? 0 : static_cast<uint16_t>(NameStart(change.name.size()));
    item.name_size = static_cast<uint16_t>(change.name.size());
    bytes_ += item.text.size();
    batch_.push_back(std::move(item));
    if (batch_.size() < kBatchChanges && bytes_ < kBatchBytes) return absl::OkStatus();
    return Flush();
  }

  // After the last commit.
  absl::Status End() { return next_revision_ == 0 ? Flush() : MissingRevision(); }

 private:
  absl::Status MissingRevision() const {
    return StoreDamaged(absl::StrCat("revision ", next_revision_, " is missing"));
  }

  absl::Status Flush() {
    bytes_ = 0;
    if (reader_.batches_.Push(std::exchange(batch_, {}))) return absl::OkStatus();
    return absl::CancelledError("the reader was given up");
  }

  ChangeReader& reader_;
  int64_t next_revision_;
  Batch batch_;
  size_t bytes_ = 0;  // in batch_
};

ChangeReader::ChangeReader(const CommitLog& log, int64_t newest)
    : thread_([this, &log, newest] { Run(log, newest); }) {}

ChangeReader::~ChangeReader() {
  batches_.Abandon();
  thread_.join();
}

void ChangeReader::Run(const CommitLog& log, int64_t newest) {
  Collector collector(*this, newest);
  absl::Status status = log.Read(1, newest, ReadOrder::kNewestFirst, collector);
  if (status.ok()) status = collector.End();
  batches_.Close(std::move(status));
}

}  // namespace oas::log
