#include "server/query/history/catalog_export.h"

#include <string>
#include <utility>

#include "server/query/requested_kinds.h"

namespace oas::query {
namespace {

constexpr size_t kFirstChunkBytes = 4 << 10;
constexpr size_t kChunkBytes = 64 << 10;

}  // namespace

absl::StatusOr<CatalogExport> CatalogExport::Open(const catalog::Catalog& catalog,
                                                  const v1::ExportCatalogRequest& request) {
  absl::StatusOr<std::vector<v1::RecordKind>> kinds = KindsOf(request);
  if (!kinds.ok()) return kinds.status();
  absl::StatusOr<catalog::SnapshotPtr> snapshot = catalog.Read(request.read_options());
  if (!snapshot.ok()) return snapshot.status();
  return CatalogExport(*snapshot, *std::move(kinds));
}

CatalogExport::CatalogExport(const catalog::SnapshotPtr& snapshot,
                             std::vector<v1::RecordKind> kinds)
    : records_(snapshot, std::move(kinds)), next_(records_.Next()) {
  chunk_.revision = snapshot->revision();
}

const ExportChunk& CatalogExport::Next() {
  const size_t most_bytes = count_ == 0 ? kFirstChunkBytes : kChunkBytes;
  chunk_.records.clear();
  chunk_.bytes = 0;
  for (; next_ != nullptr; next_ = records_.Next()) {
    const absl::string_view bytes = (*next_)->Bytes(v1::RECORD_VIEW_FULL);
    // A record larger than a chunk goes alone.
    if (chunk_.bytes + bytes.size() > most_bytes && !chunk_.records.empty()) break;
    hash_.Add(catalog::RecordPrefix(**next_));
    hash_.Add(bytes);
    chunk_.bytes += bytes.size();
    chunk_.records.push_back(next_);
    ++count_;
  }
  if (next_ != nullptr) return chunk_;
  v1::ExportTrailer& trailer = chunk_.trailer.emplace();
  trailer.set_record_count(count_);
  trailer.set_revision(chunk_.revision);
  trailer.set_sha256(hash_.Finish());
  return chunk_;
}

}  // namespace oas::query
