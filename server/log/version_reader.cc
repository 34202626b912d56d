#include "server/log/version_reader.h"

#include <iterator>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/catalog/error_details.h"
#include "server/log/chain.h"
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

absl::Status MissingRevision(int64_t revision) {
  return StoreDamaged(absl::StrCat("revision ", revision, " is missing"));
}

// The chains of the revisions from 1 to `newest`. A commit is read before the one that it follows,
// and is checked while it is read.
absl::StatusOr<std::vector<uint64_t>> ChainsOf(const CommitLog& log, int64_t newest) {
  std::vector<uint64_t> chains;
  absl::Status status =
      log.ReadCommits(1, newest, ReadOrder::kOldestFirst, [&](const Commit& commit) {
        const int64_t next = std::ssize(chains) + 1;
        if (commit.revision != next) return MissingRevision(next);
        chains.push_back(commit.chain);
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  if (std::ssize(chains) != newest) return MissingRevision(std::ssize(chains) + 1);
  return chains;
}

}  // namespace

// Puts versions into batches, on the reader's thread, and checks that they are what was committed.
class VersionReader::Collector final : public CommitVisitor {
 public:
  // `chains` are those of the revisions from 1 to the newest one.
  Collector(VersionReader& reader, std::vector<uint64_t> chains)
      : reader_(reader), chains_(std::move(chains)), revision_(std::ssize(chains_) + 1) {}

  absl::Status OnCommit(const Commit& commit) override {
    absl::Status ended = check_.End();
    if (!ended.ok()) return ended;
    if (commit.revision != --revision_) return MissingRevision(revision_);
    check_.Begin(commit, revision_ == 1 ? 0 : chains_[revision_ - 2]);
    return absl::OkStatus();
  }

  absl::Status OnChange(const Change& change) override {
    check_.Add(change);
    const v1::RecordKind kind = catalog::KindOfName(change.name);
    if (kind == v1::RECORD_KIND_UNSPECIFIED || change.name.size() > kLongestName ||
        (change.bytes.has_value() && !BeginsWithName(*change.bytes, change.name))) {
      return StoreDamaged(absl::StrCat("the bytes of \"", catalog::Excerpt(change.name),
                                       "\" at revision ", revision_, " are not of that record"));
    }
    ++changes_;
    if (IsNewest(change.name) && change.bytes.has_value()) {
      const size_t size = change.bytes->size();
      absl::Status flushed = absl::OkStatus();
      if (places_.size() == kBatchChanges || text_.size() + size > kBatchBytes) flushed = Flush();
      if (!flushed.ok()) return flushed;
      if (text_.empty()) text_.reserve(kBatchBytes);
      places_.push_back({revision_, kind, text_.size(), size, change.name.size()});
      text_.append(change.bytes->data(), size);
    }
    return changes_ % kMostSilent == 0 ? Flush() : absl::OkStatus();
  }

  // After the last commit.
  absl::Status End() {
    absl::Status ended = check_.End();
    if (!ended.ok()) return ended;
    return revision_ == 1 ? Flush() : MissingRevision(revision_ - 1);
  }

 private:
  // Batches tell how far the reading is, also when it meets nothing but old versions.
  static constexpr int64_t kMostSilent = 1 << 14;

  // An item whose text may still move.
  struct Place {
    int64_t revision;
    v1::RecordKind kind;
    size_t start;  // in text_
    size_t size;
    size_t name_size;
  };

  // Whether this is the first version met of a record. The names of the first commit, usually by
  // far the largest, need not be remembered.
  bool IsNewest(absl::string_view name) {
    if (revision_ == 1) return seen_.empty() || !seen_.contains(name);
    return seen_.emplace(name).second;
  }

  absl::Status Flush() {
    Batch batch;
    batch.changes = changes_;
    batch.shelf = std::make_shared<catalog::RecordShelf>(std::exchange(text_, {}), places_.size());
    batch.items.reserve(places_.size());
    for (const Place& place : places_) {
      const absl::string_view bytes = batch.shelf->text().substr(place.start, place.size);
      batch.items.push_back({place.revision, place.kind,
                             bytes.substr(NameStart(place.name_size), place.name_size), bytes});
    }
    places_.clear();
    if (reader_.batches_.Push(std::move(batch))) return absl::OkStatus();
    return absl::CancelledError("the reader was given up");
  }

  VersionReader& reader_;
  const std::vector<uint64_t> chains_;
  int64_t revision_;  // of the commit being read
  ChainCheck check_;
  absl::flat_hash_set<std::string> seen_;  // names in commits after the first
  int64_t changes_ = 0;
  std::vector<Place> places_;
  std::string text_;
};

VersionReader::VersionReader(const CommitLog& log, int64_t newest)
    : thread_([this, &log, newest] { Run(log, newest); }) {}

VersionReader::~VersionReader() {
  batches_.Abandon();
  thread_.join();
}

void VersionReader::Run(const CommitLog& log, int64_t newest) {
  batches_.Close([&] {
    absl::StatusOr<std::vector<uint64_t>> chains = ChainsOf(log, newest);
    if (!chains.ok()) return chains.status();
    Collector collector(*this, *std::move(chains));
    absl::Status status = log.Read(1, newest, ReadOrder::kNewestFirst, collector);
    return status.ok() ? collector.End() : status;
  }());
}

}  // namespace oas::log
