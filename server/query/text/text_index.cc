#include "server/query/text/text_index.h"

#include <algorithm>
#include <bitset>
#include <utility>

#include "server/catalog/snapshot_update.h"
#include "server/query/text/document_numbers.h"
#include "server/query/text/text_index_builder.h"
#include "server/query/text/text_reader.h"

namespace oas::query {
namespace {

// More than this many searches at a time are unusual; their readers are not worth keeping.
constexpr size_t kMostIdleReaders = 8;

struct Hit {
  int64_t document = 0;
  double score = 0;
};

bool IsBetter(const Hit& a, const Hit& b) {
  return a.score != b.score ? a.score > b.score : a.document < b.document;
}

// Keeps the best hits of all that are offered.
class BestHits {
 public:
  explicit BestHits(size_t most) : most_(most) {}

  void Offer(const Hit& hit) {
    if (heap_.size() < most_) {
      heap_.push_back(hit);
      std::push_heap(heap_.begin(), heap_.end(), IsBetter);
    } else if (most_ > 0 && IsBetter(hit, heap_.front())) {
      std::pop_heap(heap_.begin(), heap_.end(), IsBetter);
      heap_.back() = hit;
      std::push_heap(heap_.begin(), heap_.end(), IsBetter);
    }
  }

  std::vector<Hit> BestFirst() && {
    std::sort_heap(heap_.begin(), heap_.end(), IsBetter);
    return std::move(heap_);
  }

 private:
  const size_t most_;
  std::vector<Hit> heap_;  // the worst one in front
};

// The kinds wanted, and the documents among which they are.
struct KindRange {
  std::bitset<catalog::kKinds.size() + 1> wanted;
  int64_t first = 0;
  int64_t end = 0;
};

KindRange RangeOf(const std::vector<v1::RecordKind>& kinds, const DocumentNumbers& numbers) {
  KindRange range;
  for (const v1::RecordKind kind : kinds) range.wanted.set(static_cast<size_t>(kind));
  if (kinds.empty()) range.wanted.set();
  range.first = numbers.size();
  for (const catalog::KindInfo& info : catalog::kKinds) {
    if (!range.wanted.test(static_cast<size_t>(info.kind))) continue;
    range.first = std::min(range.first, numbers.First(info.kind));
    range.end = numbers.End(info.kind);
  }
  return range;
}

absl::Span<unsigned char> BytesOf(sqlite3* database) {
  sqlite3_int64 size = 0;
  unsigned char* const data = sqlite3_serialize(database, "main", &size, SQLITE_SERIALIZE_NOCOPY);
  return {data, data == nullptr ? 0 : static_cast<size_t>(size)};
}

}  // namespace

absl::StatusOr<std::shared_ptr<const TextIndex>> TextIndex::Build(
    catalog::SnapshotPtr snapshot, absl::FunctionRef<bool(double progress)> go_on) {
  // Rows number the documents, and the order of equal hits must not depend on layers.
  snapshot = catalog::MakeWhole(std::move(snapshot));
  auto database = BuildTextDatabase(*snapshot, go_on);
  if (!database.ok()) return database.status();
  return std::make_shared<const TextIndex>(std::move(snapshot), *std::move(database));
}

TextIndex::TextIndex(catalog::SnapshotPtr snapshot, DatabasePtr database)
    : snapshot_(std::move(snapshot)),
      database_(std::move(database)),
      bytes_(BytesOf(database_.get())) {}

TextIndex::~TextIndex() = default;

absl::StatusOr<TextMatches> TextIndex::Search(const TextSearchSpec& spec,
                                              absl::FunctionRef<bool()> cancelled) const {
  const DocumentNumbers numbers(*snapshot_);
  const KindRange range = RangeOf(spec.kinds, numbers);
  const auto accepts = [&](int64_t document) {
    const DocumentNumbers::Place place = numbers.PlaceOf(document);
    return range.wanted.test(static_cast<size_t>(place.kind)) &&
           (!spec.accepts || spec.accepts(place.kind, place.row));
  };
  // Both are clamped first, so that their sum cannot overflow.
  const auto size = static_cast<uint64_t>(numbers.size());
  const uint64_t offset = std::min(spec.offset, size);
  BestHits best(offset + std::min(spec.limit, size));
  TextMatches result;
  const auto found = [&](int64_t document, double score) {
    ++result.total;
    best.Offer({document, score});
  };
  auto reader = TakeReader();
  if (!reader.ok()) return reader.status();
  absl::Status status = (*reader)->ForEachMatch(ToFts5(spec.query), range.first, range.end - 1,
                                                accepts, found, cancelled);
  if (!status.ok()) return status;
  ReturnReader(*std::move(reader));
  const std::vector<Hit> hits = std::move(best).BestFirst();
  for (size_t i = offset; i < hits.size(); ++i) {
    const DocumentNumbers::Place place = numbers.PlaceOf(hits[i].document);
    result.matches.push_back({place.kind, place.row, hits[i].score});
  }
  return result;
}

absl::StatusOr<std::unique_ptr<TextReader>> TextIndex::TakeReader() const {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_readers_.empty()) {
      std::unique_ptr<TextReader> reader = std::move(idle_readers_.back());
      idle_readers_.pop_back();
      return reader;
    }
  }
  return TextReader::Open(bytes_);
}

void TextIndex::ReturnReader(std::unique_ptr<TextReader> reader) const {
  const std::lock_guard lock(mutex_);
  if (idle_readers_.size() < kMostIdleReaders) idle_readers_.push_back(std::move(reader));
}

}  // namespace oas::query
