// Fuzz target of the filter language. Any bytes must be read or refused without harm, and for every
// kind of record what is read must mean the same as its canonical form.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "server/catalog/record_kind.h"
#include "server/query/filter/filter.h"
#include "tests/support/filter_records.h"

namespace oas::query {
namespace {

using testing::FilterRecord;

void Require(bool held, const char* what, const std::string& text) {
  if (held) return;
  std::cerr << what << ": " << text << "\n";
  std::abort();
}

bool Selects(const Filter& filter, const FilterRecord& record) {
  return filter.root() == nullptr || Matches(*filter.root(), record.subject());
}

// `again` is what the canonical form of `filter` was read as.
void CheckSame(const Filter& filter, const absl::StatusOr<Filter>& again, v1::RecordKind kind) {
  const std::string canonical = filter.ToString();
  Require(again.ok(), "the canonical form is no filter", canonical);
  Require(again->ToString() == canonical, "the canonical form has another one", canonical);
  for (const FilterRecord* record : testing::FilterRecords()) {
    if (record->kind() != kind) continue;
    Require(Selects(filter, *record) == Selects(*again, *record),
            "the canonical form selects other records", canonical);
  }
  if (filter.root() != nullptr) {
    Require(NeedsOnlyBasicView(*filter.root()) == NeedsOnlyBasicView(*again->root()),
            "the canonical form needs another view", canonical);
  }
}

// Names written out may make the canonical form longer than a filter can be.
bool CanBeReadAgain(const Filter& filter) { return filter.ToString().size() <= kMostFilterBytes; }

void CheckKind(const std::string& text, v1::RecordKind kind) {
  const absl::StatusOr<Filter> filter = ParseFilter("filter", text, kind);
  if (!filter.ok() || !CanBeReadAgain(*filter)) return;
  CheckSame(*filter, ParseFilter("filter", filter->ToString(), kind), kind);
}

void CheckAllKinds(const std::string& text) {
  std::vector<v1::RecordKind> kinds;
  for (const catalog::KindInfo& info : catalog::kKinds) kinds.push_back(info.kind);
  const absl::StatusOr<std::vector<Filter>> filters = ParseFilter("filter", text, kinds);
  if (!filters.ok()) return;
  for (size_t i = 0; i < kinds.size(); ++i) {
    const Filter& filter = (*filters)[i];
    if (!CanBeReadAgain(filter)) continue;
    auto again = ParseFilter("filter", filter.ToString(), kinds);
    CheckSame(filter, again.ok() ? absl::StatusOr<Filter>((*again)[i]) : again.status(), kinds[i]);
  }
}

}  // namespace
}  // namespace oas::query

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const oas::catalog::KindInfo& info : oas::catalog::kKinds) {
    oas::query::CheckKind(text, info.kind);
  }
  oas::query::CheckAllKinds(text);
  return 0;
}
