// Holds the text index of a snapshot and builds it in the background, so that everything else is
// served from the start.
//
//     TextSearch search(snapshot);
//     auto index = search.IndexOf(*snapshot);   // UNAVAILABLE until it is built
#ifndef OAS_SERVER_QUERY_TEXT_TEXT_SEARCH_H_
#define OAS_SERVER_QUERY_TEXT_TEXT_SEARCH_H_

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/catalog/snapshot.h"
#include "server/query/text/text_index.h"

namespace oas::query {

// Thread-safe. Has a thread of its own while the index is being built.
class TextSearch {
 public:
  explicit TextSearch(catalog::SnapshotPtr snapshot);
  TextSearch(const TextSearch&) = delete;
  TextSearch& operator=(const TextSearch&) = delete;
  // Stops the building, if it is still under way; takes a tenth of a second at most. Indexes that
  // were given out stay valid.
  ~TextSearch();

  // The index of `snapshot`. Until there is one: UNAVAILABLE with the time that it will take; the
  // error of building it, when that failed.
  absl::StatusOr<std::shared_ptr<const TextIndex>> IndexOf(const catalog::Snapshot& snapshot) const;

  // Waits until the index is built. The errors of IndexOf when it is not by the deadline.
  absl::Status WaitUntilReady(absl::Time deadline) const;

  // How much of the index is built, 0 to 1; 1 when it is ready.
  double progress() const { return progress_; }

 private:
  void Build(const catalog::SnapshotPtr& snapshot);
  absl::Status Building() const;

  const absl::Time start_time_;
  std::atomic<double> progress_ = 0;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  mutable std::condition_variable finished_;
  bool is_finished_ = false;                                // guarded by mutex_
  absl::StatusOr<std::shared_ptr<const TextIndex>> index_;  // guarded by mutex_; once finished
  std::thread builder_;                                     // last: it uses the others
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_TEXT_SEARCH_H_
