#include "tests/unit/query/text/search_case.h"

#include <gtest/gtest.h>

#include <utility>

#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::testing {

v1::Record MissionRecord(const std::string& id, const std::string& title,
                         const std::string& summary) {
  v1::Record record;
  record.mutable_mission()->set_name("missions/" + id);
  record.mutable_mission()->set_title(title);
  record.mutable_mission()->set_summary(summary);
  return record;
}

v1::Record ActorRecord(const std::string& id, const std::string& display_name,
                       const std::vector<std::string>& aliases) {
  v1::Record record;
  record.mutable_actor()->set_name("actors/" + id);
  record.mutable_actor()->set_display_name(display_name);
  for (const std::string& alias : aliases) record.mutable_actor()->add_aliases(alias);
  return record;
}

v1::Record EventRecord(const std::string& id, const std::string& headline,
                       const std::string& description) {
  v1::Record record;
  record.mutable_event()->set_name("events/" + id);
  record.mutable_event()->set_headline(headline);
  record.mutable_event()->set_description(description);
  return record;
}

catalog::SnapshotPtr SearchSnapshot(const std::vector<v1::Record>& records, int64_t revision) {
  std::vector<catalog::StoredRecordPtr> stored;
  stored.reserve(records.size());
  for (const v1::Record& record : records) stored.push_back(catalog::StoredRecord::Encode(record));
  return catalog::Snapshot::Create(revision, TestCommitTime(), stored);
}

std::shared_ptr<const query::TextIndex> IndexOf(const catalog::SnapshotPtr& snapshot) {
  auto index = query::TextIndex::Build(snapshot, [](double /*progress*/) { return true; });
  EXPECT_THAT(index, IsOk());
  return *index;
}

query::Tokenizer NewTokenizer() {
  auto tokenizer = query::Tokenizer::Create();
  EXPECT_THAT(tokenizer, IsOk());
  return *std::move(tokenizer);
}

query::TextQuery QueryOf(const std::string& text) {
  auto query = query::ParseTextQuery("query", text, NewTokenizer());
  EXPECT_THAT(query, IsOk()) << text;
  return query.value_or(query::TextQuery{});
}

std::vector<std::string> Names(const query::TextIndex& index, const std::string& query) {
  return Names(index, query, {.limit = 1000});
}

std::vector<std::string> Names(const query::TextIndex& index, const std::string& query,
                               query::TextSearchSpec spec) {
  spec.query = QueryOf(query);
  const auto found = index.Search(spec, [] { return false; });
  EXPECT_THAT(found, IsOk()) << query;
  std::vector<std::string> names;
  if (!found.ok()) return names;
  for (const query::TextMatch& match : found->matches) {
    names.emplace_back(
        index.snapshot().CollectionOf(match.kind).whole().records()[match.row]->name());
  }
  return names;
}

}  // namespace oas::testing
