#include "server/curation/affected_records.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "server/catalog/decoded_record.h"
#include "server/curation/link_rules.h"

namespace oas::curation {
namespace {

using NameSet = absl::flat_hash_set<std::string>;

// Adds the records that may name one of `names`.
void AddReferrers(const WorkingCatalog& before, const std::vector<std::string>& names,
                  NameSet& affected) {
  // Few names are looked for in the bytes of every record, which finds too much and misses nothing;
  // for many, every record is taken.
  constexpr size_t kFewNames = 16;
  before.ForEach([&](const catalog::StoredRecordPtr& stored) {
    const absl::string_view bytes = stored->Bytes(v1::RECORD_VIEW_FULL);
    const auto named = [&](const std::string& name) { return absl::StrContains(bytes, name); };
    if (names.size() > kFewNames || std::any_of(names.begin(), names.end(), named)) {
      affected.emplace(stored->name());
    }
    return true;
  });
}

}  // namespace

std::vector<std::string> AffectedRecords(const WorkingCatalog& before,
                                         absl::Span<const log::VersionChange> changes) {
  NameSet affected;
  std::vector<std::string> names;
  for (const log::VersionChange& change : changes) {
    if (change.previous == nullptr) continue;
    const v1::RecordKind kind = change.previous->facts().kind;
    // Countries are referred to by their code, which is the end of their name.
    const size_t start = kind == v1::RECORD_KIND_COUNTRY ? change.name.find('/') + 1 : 0;
    // Records refer to instruments by article too.
    if (change.current == nullptr || kind == v1::RECORD_KIND_INSTRUMENT) {
      names.push_back(change.name.substr(start));
    }
    const v1::Record previous = catalog::DecodeRecord(*change.previous, v1::RECORD_VIEW_BASIC);
    for (std::string& linked : MutualLinksOf(previous)) {
      affected.insert(std::move(linked));
    }
  }
  if (!names.empty()) AddReferrers(before, names, affected);
  std::vector<std::string> sorted(affected.begin(), affected.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

}  // namespace oas::curation
