#include "server/log/verify_log.h"

#include "absl/strings/str_cat.h"
#include "oas/missions/v1/record.pb.h"
#include "server/catalog/error_details.h"
#include "server/catalog/record_kind.h"
#include "server/log/chain.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

constexpr int64_t kProgressStep = 1'024;

class Verifier final : public CommitVisitor {
 public:
  Verifier(int64_t all, ChangeProgress progress) : all_(all), progress_(progress) {}

  absl::Status OnCommit(const Commit& commit) override {
    absl::Status ended = check_.End();
    if (!ended.ok()) return ended;
    if (commit.revision != commit_.revision + 1) {
      return StoreDamaged(absl::StrCat("revision ", commit_.revision + 1, " is missing"));
    }
    if (commit.revision > 1 && commit.commit_time < commit_.commit_time) {
      return StoreDamaged(absl::StrCat("the time of revision ", commit.revision,
                                       " is before that of the previous one"));
    }
    check_.Begin(commit, commit_.chain);
    commit_ = commit;
    return absl::OkStatus();
  }

  absl::Status OnChange(const Change& change) override {
    check_.Add(change);
    if (++done_ % kProgressStep == 0) progress_(done_, all_);
    if (IsRecord(change)) return absl::OkStatus();
    return StoreDamaged(absl::StrCat("the bytes of \"", catalog::Excerpt(change.name),
                                     "\" at revision ", commit_.revision,
                                     " are not of that record"));
  }

  // After the last change of a commit.
  absl::Status EndCommit() { return check_.End(); }

  const Commit& newest() const { return commit_; }

 private:
  bool IsRecord(const Change& change) {
    const v1::RecordKind kind = catalog::KindOfName(change.name);
    if (kind == v1::RECORD_KIND_UNSPECIFIED) return false;
    if (!change.bytes.has_value()) return true;
    const auto* const field = v1::Record::descriptor()->FindFieldByNumber(kind);
    auto* const content = v1::Record::GetReflection()->MutableMessage(&record_, field);
    if (!content->ParseFromArray(change.bytes->data(), static_cast<int>(change.bytes->size()))) {
      return false;
    }
    const auto* const name = content->GetDescriptor()->FindFieldByName("name");
    return content->GetReflection()->GetString(*content, name) == change.name;
  }

  const int64_t all_;
  ChangeProgress progress_;
  int64_t done_ = 0;
  Commit commit_;      // told of last
  ChainCheck check_;   // of it
  v1::Record record_;  // used again and again, for what it has allocated
};

}  // namespace

absl::StatusOr<Commit> VerifyLog(const CommitLog& log, ChangeProgress progress) {
  const absl::StatusOr<Commit> newest = log.Newest();
  if (!newest.ok()) return newest.status();
  int64_t all = 0;
  absl::Status status =
      log.ReadCommits(1, newest->revision, ReadOrder::kOldestFirst, [&](const Commit& commit) {
        all += commit.change_count;
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  Verifier verifier(all, progress);
  status = log.Read(1, newest->revision, ReadOrder::kOldestFirst, verifier);
  if (status.ok()) status = verifier.EndCommit();
  if (!status.ok()) return status;
  if (verifier.newest().revision != newest->revision) {
    return StoreDamaged(absl::StrCat("revision ", newest->revision, " is missing"));
  }
  progress(all, all);
  return *newest;
}

}  // namespace oas::log
