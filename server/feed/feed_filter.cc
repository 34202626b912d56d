#include "server/feed/feed_filter.h"

#include <deque>
#include <memory>
#include <string>

#include "server/catalog/decoded_record.h"
#include "server/query/query_errors.h"
#include "server/query/requested_kinds.h"

namespace oas::feed {
namespace {

size_t IndexOf(v1::RecordKind kind) { return static_cast<size_t>(kind) - 1; }

// A record as a filter sees it, with everything that takes.
class Subject {
 public:
  Subject(const catalog::StoredRecord& stored, const catalog::Snapshot& snapshot)
      : record_(catalog::DecodeRecord(stored)) {
    const auto find_invocation = [&](absl::string_view name) -> const v1::Invocation* {
      const catalog::StoredRecordPtr& invocation = snapshot.Find(name);
      if (invocation == nullptr) return nullptr;
      return &invocations_.emplace_back(invocation->Decode<v1::Invocation>());
    };
    catalog::ForEachTerm(record_, find_invocation, [&](const catalog::Term& term) {
      values_.emplace_back(term.value);
      terms_.push_back({term.field, values_.back()});
    });
  }

  const google::protobuf::Message& message() const { return *catalog::ContentOf(record_); }
  const std::vector<catalog::Term>& terms() const { return terms_; }

 private:
  const v1::Record record_;
  std::deque<v1::Invocation> invocations_;
  std::deque<std::string> values_;
  std::vector<catalog::Term> terms_;
};

}  // namespace

absl::StatusOr<FeedFilter> FeedFilter::Create(const v1::WatchTimelineRequest& request) {
  FeedFilter filter;
  std::vector<v1::RecordKind> kinds;
  for (const int kind : request.kinds()) {
    if (!v1::RecordKind_IsValid(kind) || kind == v1::RECORD_KIND_UNSPECIFIED) {
      return query::InvalidEnumValue("kinds", kind, "RecordKind");
    }
    kinds.push_back(static_cast<v1::RecordKind>(kind));
  }
  filter.sees_everything_ = kinds.empty() && request.filter().empty();
  if (kinds.empty()) kinds = query::AllKinds();
  const auto parsed = query::ParseFilter("filter", request.filter(), kinds);
  if (!parsed.ok()) return parsed.status();
  for (size_t i = 0; i < kinds.size(); ++i) {
    filter.kinds_[IndexOf(kinds[i])] = true;
    filter.filters_[IndexOf(kinds[i])] = (*parsed)[i];
  }
  return filter;
}

bool FeedFilter::Selects(const catalog::StoredRecord& record,
                         const catalog::Snapshot& snapshot) const {
  const size_t index = IndexOf(record.facts().kind);
  if (!kinds_[index]) return false;
  const query::FilterNodePtr& root = filters_[index].root();
  if (root == nullptr) return true;
  const Subject subject(record, snapshot);
  return query::Matches(*root, {subject.message(), record.facts(), subject.terms()});
}

v1::ChangeType FeedFilter::TypeOf(const log::VersionChange& change,
                                  const catalog::Snapshot& snapshot) const {
  if (sees_everything_) return feed::TypeOf(change);
  const bool before = change.previous != nullptr && Selects(*change.previous, snapshot);
  const bool after = change.current != nullptr && Selects(*change.current, snapshot);
  if (!before && !after) return v1::CHANGE_TYPE_UNSPECIFIED;
  if (before && after) return v1::CHANGE_TYPE_UPDATED;
  if (after) {
    return change.previous == nullptr ? v1::CHANGE_TYPE_CREATED : v1::CHANGE_TYPE_ENTERED;
  }
  return change.current == nullptr ? v1::CHANGE_TYPE_DELETED : v1::CHANGE_TYPE_LEFT;
}

}  // namespace oas::feed
