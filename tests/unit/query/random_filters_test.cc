// What must hold for every catalog and every filter: the indexes select the same records, in the
// same order, as looking at every record and asking the filter.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/query/facet_counts.h"
#include "server/query/read_plan.h"
#include "server/query/record_cursor.h"
#include "tests/support/layered_snapshot.h"
#include "tests/support/random_catalog.h"
#include "tests/support/random_filter.h"
#include "tests/support/status_matchers.h"

namespace oas::query {
namespace {

using testing::IsOk;
using testing::Pick;
using testing::Random;

using Names = std::vector<std::string>;

constexpr v1::RecordKind kFilteredKinds[] = {v1::RECORD_KIND_MISSION, v1::RECORD_KIND_INVOCATION,
                                             v1::RECORD_KIND_EVENT, v1::RECORD_KIND_SUSPENSION};

// A record as the naive way reads it.
struct ReadRecord {
  v1::Record record;
  catalog::StoredRecordPtr stored;
  std::vector<std::pair<catalog::TermField, std::string>> terms;
};

class NaiveCatalog {
 public:
  explicit NaiveCatalog(const catalog::Snapshot& snapshot) {
    for (const auto& stored : snapshot.CollectionOf(v1::RECORD_KIND_INVOCATION).Records()) {
      invocations_[std::string(stored->name())] = stored->Decode<v1::Invocation>();
    }
    for (const v1::RecordKind kind : kFilteredKinds) {
      for (const auto& stored : snapshot.CollectionOf(kind).Records()) Add(kind, stored);
    }
  }

  // The records of a kind that the filter selects, sorted anew.
  std::vector<const ReadRecord*> Select(v1::RecordKind kind, const Filter& filter,
                                        const RecordOrder& order) const {
    std::vector<const ReadRecord*> selected;
    for (const ReadRecord& record : records_.at(kind)) {
      if (filter.root() == nullptr || Selects(*filter.root(), record)) selected.push_back(&record);
    }
    std::sort(selected.begin(), selected.end(), [&](const ReadRecord* a, const ReadRecord* b) {
      if (order.descending) std::swap(a, b);
      return order.key == OrderKey::kName ? a->stored->name() < b->stored->name()
                                          : catalog::InEventOrder(*a->stored, *b->stored);
    });
    return selected;
  }

 private:
  static bool Selects(const FilterNode& node, const ReadRecord& record) {
    std::vector<catalog::Term> terms;
    for (const auto& [field, value] : record.terms) terms.push_back({field, value});
    return Matches(node, {*catalog::ContentOf(record.record), record.stored->facts(), terms});
  }

  void Add(v1::RecordKind kind, const catalog::StoredRecordPtr& stored) {
    ReadRecord& read = records_[kind].emplace_back();
    read.stored = stored;
    const auto* field = v1::Record::descriptor()->FindFieldByNumber(kind);
    stored->DecodeInto(v1::RECORD_VIEW_FULL,
                       *v1::Record::GetReflection()->MutableMessage(&read.record, field));
    catalog::ForEachTerm(
        read.record,
        [&](absl::string_view name) -> const v1::Invocation* {
          const auto found = invocations_.find(std::string(name));
          return found == invocations_.end() ? nullptr : &found->second;
        },
        [&](const catalog::Term& term) { read.terms.emplace_back(term.field, term.value); });
  }

  std::map<std::string, v1::Invocation> invocations_;
  std::map<v1::RecordKind, std::vector<ReadRecord>> records_;
};

Names WalkAll(const RowPlanPtr& plan, const RecordOrder& order) {
  Names names;
  RecordCursor cursor(plan, order);
  while (const auto* record = cursor.Next()) names.emplace_back((*record)->name());
  return names;
}

// Each facet counted by looking at the terms of every record selected.
void CheckFacets(const RowPlanPtr& plan, const std::vector<const ReadRecord*>& selected) {
  const std::vector<std::pair<v1::MissionFacet, catalog::TermField>> facets = {
      {v1::MISSION_FACET_COUNTRY, catalog::TermField::kCountry},
      {v1::MISSION_FACET_ARTICLE, catalog::TermField::kArticle},
      {v1::MISSION_FACET_ACTOR, catalog::TermField::kActor}};
  for (const auto& [facet, field] : facets) {
    std::map<std::string, int64_t> expected;
    for (const ReadRecord* record : selected) {
      std::set<std::string> values;
      for (const auto& [term_field, value] : record->terms) {
        if (term_field == field) values.insert(value);
      }
      for (const std::string& value : values) ++expected[value];
    }
    const auto counts = CountFacets(plan, {facet}, [] { return false; });
    ASSERT_THAT(counts, IsOk());
    ASSERT_EQ(counts->total, static_cast<int64_t>(selected.size()));
    std::map<std::string, int64_t> counted;
    for (const auto& value : counts->facets.front())
      counted[std::string(value.value)] = value.count;
    ASSERT_EQ(counted, expected) << v1::MissionFacet_Name(facet);
  }
}

void CheckFilter(const catalog::SnapshotPtr& snapshot, const NaiveCatalog& naive,
                 v1::RecordKind kind, const std::string& text, const RecordOrder& order) {
  const auto filter = ParseFilter("filter", text, kind);
  ASSERT_THAT(filter, IsOk());
  const RowPlanPtr plan = RowPlan::Make(snapshot, kind, filter->root());
  const auto selected = naive.Select(kind, *filter, order);
  Names expected;
  for (const ReadRecord* record : selected) expected.emplace_back(record->stored->name());
  ASSERT_EQ(WalkAll(plan, order), expected) << plan->Explain().DebugString();
  const auto count = CountSelected(plan, [] { return false; });
  ASSERT_THAT(count, IsOk());
  ASSERT_EQ(*count, static_cast<int64_t>(expected.size()));
  if (kind == v1::RECORD_KIND_MISSION) CheckFacets(plan, selected);
}

TEST(RandomFiltersTest, IndexesAndANaiveScanAgree) {
  // OAS_TEST_SEED repeats a run that failed.
  const char* const given = std::getenv("OAS_TEST_SEED");  // NOLINT(concurrency-mt-unsafe)
  const uint64_t first_seed = given != nullptr ? std::strtoull(given, nullptr, 10) : 19'920'405;
  const int rounds = given != nullptr ? 1 : 8;
  for (uint64_t seed = first_seed; seed < first_seed + static_cast<uint64_t>(rounds); ++seed) {
    SCOPED_TRACE("OAS_TEST_SEED=" + std::to_string(seed));
    Random random(seed);
    auto snapshot = testing::RandomLinkedSnapshot(random, static_cast<int>(Pick(random, 0, 300)));
    if (Pick(random, 0, 1) == 1) snapshot = testing::InLayers(snapshot, random);
    const NaiveCatalog naive(*snapshot);
    for (int round = 0; round < 150; ++round) {
      const v1::RecordKind kind = kFilteredKinds[Pick(random, 0, 3)];
      const std::string text = testing::RandomFilter(random, kind);
      const RecordOrder order{Pick(random, 0, 1) == 0 ? OrderKey::kEventDate : OrderKey::kName,
                              Pick(random, 0, 1) == 0};
      SCOPED_TRACE(v1::RecordKind_Name(kind) + ": " + text);
      CheckFilter(snapshot, naive, kind, text, order);
      if (HasFatalFailure()) return;
    }
  }
}

}  // namespace
}  // namespace oas::query
