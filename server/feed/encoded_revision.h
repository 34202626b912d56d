// A committed revision as watchers get it. Encoded once, however many watch.
#ifndef OAS_SERVER_FEED_ENCODED_REVISION_H_
#define OAS_SERVER_FEED_ENCODED_REVISION_H_

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "oas/missions/v1/read_options.pb.h"
#include "oas/missions/v1/timeline_service.pb.h"
#include "server/log/committed_revision.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace feed {

// What a change is to a watcher that does not see everything.
struct SeenChange {
  size_t index = 0;  // in the revision
  v1::ChangeType type = v1::CHANGE_TYPE_UNSPECIFIED;
};

// A change of a record as it is to a watcher without a filter.
v1::ChangeType TypeOf(const log::VersionChange& change);

// Thread-safe.
class EncodedRevision {
 public:
  // About the most bytes of one response.
  static constexpr size_t kMostBytes = size_t{1} << 20;

  EncodedRevision(log::CommittedRevisionPtr revision, std::string store_id);

  const log::CommittedRevision& revision() const { return *revision_; }

  // Whether all changes fit into one response.
  bool IsSmall() const { return bytes_ <= kMostBytes; }
  // About how many bytes a change takes.
  size_t SizeOf(size_t index) const;

  // The WatchTimelineResponse for a watcher that sees everything, when IsSmall.
  std::shared_ptr<const std::string> Whole(v1::RecordView view) const;

  // The WatchTimelineResponse with these changes. Unless `last_part`, more of the revision follow
  // and `next_change` is the first change that was not looked at.
  std::string Response(absl::Span<const SeenChange> changes, v1::RecordView view, bool last_part,
                       size_t next_change, uint64_t previous_chain) const;

 private:
  // The bytes of a RecordChange before and after its type.
  struct Piece {
    std::string before;
    std::string after;
  };

  Piece Encode(const log::VersionChange& change, v1::RecordView view) const;
  const std::vector<Piece>& Pieces(v1::RecordView view) const;

  const log::CommittedRevisionPtr revision_;
  const std::string store_id_;
  size_t bytes_ = 0;
  // By view, 0 for FULL and 1 for BASIC; made when first asked for. Of small revisions only.
  mutable std::array<std::once_flag, 2> pieces_made_;
  mutable std::array<std::vector<Piece>, 2> pieces_;
  mutable std::array<std::once_flag, 2> whole_made_;
  mutable std::array<std::shared_ptr<const std::string>, 2> whole_;
};

using EncodedRevisionPtr = std::shared_ptr<const EncodedRevision>;

// A record inside a Record, as field `field` of the message being written.
void AppendRecord(int field, const catalog::StoredRecord& record, v1::RecordView view,
                  std::string& bytes);

}  // namespace feed
}  // namespace oas

#endif  // OAS_SERVER_FEED_ENCODED_REVISION_H_
