// The words of all records of a snapshot, for ranked search: an FTS5 index in memory. It keeps no
// text; what is shown of a record is read from the snapshot.
//
//     auto index = TextIndex::Build(snapshot, [](double progress) { return true; });
//     auto matches = (*index)->Search({.query = query, .limit = 20}, not_cancelled);
#ifndef OAS_SERVER_QUERY_TEXT_TEXT_INDEX_H_
#define OAS_SERVER_QUERY_TEXT_TEXT_INDEX_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "server/catalog/snapshot.h"
#include "server/query/text/sqlite_handles.h"
#include "server/query/text/text_query.h"

namespace oas::query {

// Says whether the record at a row of a kind's collection is to be found. Empty: every record is.
using RowPredicate = std::function<bool(v1::RecordKind kind, uint32_t row)>;

// What to search for and which part of the result to answer.
struct TextSearchSpec {
  TextQuery query;
  std::vector<v1::RecordKind> kinds;  // all when empty
  RowPredicate accepts;
  uint64_t offset = 0;  // results to leave out, best first
  uint64_t limit = 0;   // most results to answer
};

struct TextMatch {
  v1::RecordKind kind = v1::RECORD_KIND_UNSPECIFIED;
  uint32_t row = 0;
  double score = 0;  // greater is better
};

struct TextMatches {
  std::vector<TextMatch> matches;  // best first; equal scores by kind, then in event order
  uint64_t total = 0;              // of all records that match, not only the answered ones
};

class TextReader;

// Immutable and safe to share between threads: searches run side by side, each with a reader of its
// own on the same block of memory. The same search of the same snapshot finds the same, in the same
// order, on every replica.
class TextIndex {
 public:
  // Takes about 25 microseconds of a core for each kilobyte of record. `go_on` is called often,
  // with the share of the work done (0 to 1); when it answers false, the building ends with
  // CANCELLED.
  static absl::StatusOr<std::shared_ptr<const TextIndex>> Build(
      catalog::SnapshotPtr snapshot, absl::FunctionRef<bool(double progress)> go_on);

  TextIndex(catalog::SnapshotPtr snapshot, DatabasePtr database);
  TextIndex(const TextIndex&) = delete;
  TextIndex& operator=(const TextIndex&) = delete;
  ~TextIndex();

  const catalog::Snapshot& snapshot() const { return *snapshot_; }
  const catalog::SnapshotPtr& snapshot_ptr() const { return snapshot_; }

  // Size of the index in memory.
  int64_t bytes() const { return bytes_.size(); }

  // Looks at every match, so it takes longer the more there are; `cancelled` is asked all the while
  // and ends it with CANCELLED. Needs memory for offset + limit results.
  absl::StatusOr<TextMatches> Search(const TextSearchSpec& spec,
                                     absl::FunctionRef<bool()> cancelled) const;

 private:
  absl::StatusOr<std::unique_ptr<TextReader>> TakeReader() const;
  void ReturnReader(std::unique_ptr<TextReader> reader) const;

  const catalog::SnapshotPtr snapshot_;
  const DatabasePtr database_;  // owns `bytes_`
  absl::Span<unsigned char> bytes_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<TextReader>> idle_readers_;  // guarded by mutex_
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_TEXT_INDEX_H_
