#include "server/query/snapshot_records.h"

#include <utility>

namespace oas::query {

SnapshotRecords::SnapshotRecords(catalog::SnapshotPtr snapshot, std::vector<v1::RecordKind> kinds,
                                 uint64_t position)
    : snapshot_(std::move(snapshot)),
      kinds_(std::move(kinds)),
      position_(position),
      skipped_(position) {
  for (; kind_ < kinds_.size(); ++kind_) {
    const uint32_t size = snapshot_->CollectionOf(kinds_[kind_]).size();
    if (skipped_ < size) break;
    skipped_ -= size;
  }
}

const catalog::StoredRecordPtr* SnapshotRecords::Next() {
  for (; kind_ < kinds_.size(); ++kind_) {
    if (cursor_ == nullptr) {
      cursor_ = std::make_unique<RecordCursor>(RowPlan::Make(snapshot_, kinds_[kind_], nullptr),
                                               RecordOrder{}, skipped_);
      skipped_ = 0;
    }
    const catalog::StoredRecordPtr* const record = cursor_->Next();
    if (record != nullptr) {
      ++position_;
      return record;
    }
    cursor_ = nullptr;
  }
  return nullptr;
}

}  // namespace oas::query
