// What a watcher wants to see: some kinds of record, and of these what a filter selects.
#ifndef OAS_SERVER_FEED_FEED_FILTER_H_
#define OAS_SERVER_FEED_FEED_FILTER_H_

#include <array>
#include <vector>

#include "absl/status/statusor.h"
#include "server/catalog/snapshot.h"
#include "server/feed/encoded_revision.h"
#include "server/query/filter/filter.h"

namespace oas::feed {

// Immutable and safe to share between threads.
class FeedFilter {
 public:
  // INVALID_ARGUMENT for a kind that is none or a filter that cannot be read.
  static absl::StatusOr<FeedFilter> Create(const v1::WatchTimelineRequest& request);

  // Whether every change is seen, as what it is.
  bool SeesEverything() const { return sees_everything_; }

  // Whether a record is selected, in a catalog as `snapshot` is: the articles of a mission are
  // those of its invocations.
  bool Selects(const catalog::StoredRecord& record, const catalog::Snapshot& snapshot) const;

  // What `change` is to this watcher; UNSPECIFIED when it does not see it.
  v1::ChangeType TypeOf(const log::VersionChange& change, const catalog::Snapshot& snapshot) const;

 private:
  FeedFilter() = default;

  bool sees_everything_ = true;
  std::array<bool, catalog::kKinds.size()> kinds_ = {};  // by kind - 1
  std::array<query::Filter, catalog::kKinds.size()> filters_;
};

}  // namespace oas::feed

#endif  // OAS_SERVER_FEED_FEED_FILTER_H_
