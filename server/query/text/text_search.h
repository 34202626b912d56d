// Holds the text index of the newest snapshot of a catalog and builds it in the background, so that
// everything else is served from the start. After a commit the index that is there goes on
// answering until the next one is built; commits that come meanwhile are built together.
//
//     TextSearch search(catalog);
//     auto index = search.Newest();   // UNAVAILABLE until the first one is built
#ifndef OAS_SERVER_QUERY_TEXT_TEXT_SEARCH_H_
#define OAS_SERVER_QUERY_TEXT_TEXT_SEARCH_H_

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "server/catalog/catalog.h"
#include "server/query/text/text_index.h"

namespace oas::query {

// Thread-safe. Has a thread of its own.
class TextSearch {
 public:
  using IndexPtr = std::shared_ptr<const TextIndex>;

  // `catalog` must outlive it.
  explicit TextSearch(const catalog::Catalog& catalog);
  TextSearch(const TextSearch&) = delete;
  TextSearch& operator=(const TextSearch&) = delete;
  // Stops the building, if it is under way; takes a tenth of a second at most. Indexes that were
  // given out stay valid.
  ~TextSearch();

  // The index that was built last. Until there is one: UNAVAILABLE with the time that it will take;
  // the error of building it, when that failed.
  absl::StatusOr<IndexPtr> Newest() const;

  // The same, and UNAVAILABLE when it is of a revision before `least`.
  absl::StatusOr<IndexPtr> AtLeast(int64_t least) const;

  // The index of a revision of the catalog, the last one or that before it, so that the next page
  // of a search can follow after a commit. RevisionNotSearched for earlier ones, naming request
  // field `field`; UNAVAILABLE for later ones.
  absl::StatusOr<IndexPtr> IndexOf(int64_t revision, absl::string_view field) const;

  // Waits until there is an index of `least` or a later revision. The errors of AtLeast when there
  // is none by the deadline.
  absl::Status WaitUntilReady(absl::Time deadline, int64_t least = 0) const;

  // How much of the index under way is built, 0 to 1; 1 when it is ready.
  double progress() const { return progress_; }

 private:
  // Builds one index after another.
  void Run();
  void Build(const catalog::SnapshotPtr& snapshot);
  // Waits for as long as the last building took: half of the time the processor is for others.
  void Rest();
  absl::StatusOr<IndexPtr> AtLeastLocked(int64_t least) const;
  absl::Status BuildingLocked() const;

  const catalog::Catalog& catalog_;
  std::atomic<double> progress_ = 0;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;  // an index was built, or stopping_ set
  absl::Time start_time_;                    // guarded by mutex_, as what follows: of building
  absl::Duration last_build_time_;
  absl::Status failure_;  // of the last building
  IndexPtr newest_;       // nullptr until the first is built
  IndexPtr previous_;
  std::thread builder_;  // last: it uses the others
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_TEXT_SEARCH_H_
