#include "server/log/snapshot_loader.h"

#include <gmock/gmock.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/curation/seed.h"
#include "server/log/memory_log.h"
#include "tests/support/random_catalog.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/log/log_case.h"

namespace oas::log {
namespace {

using catalog::SnapshotPtr;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::StatusIs;

SnapshotPtr Load(const CommitLog& log) {
  absl::StatusOr<SnapshotPtr> snapshot = LoadNewest(log, [](int64_t /*changes*/) {});
  EXPECT_THAT(snapshot, IsOk());
  return snapshot.value_or(nullptr);
}

// All that a collection says of its records, as text: names in both orders, bytes, terms.
std::vector<std::string> Told(const catalog::Collection& collection) {
  EXPECT_TRUE(collection.IsWhole());
  const catalog::Segment& segment = collection.whole();
  std::vector<std::string> told;
  for (uint32_t row = 0; row < segment.size(); ++row) {
    const catalog::StoredRecord& record = *segment.records()[row];
    std::set<std::string> terms;
    for (const catalog::TermId id : segment.terms().TermsOfRow(row)) {
      const catalog::Term term = segment.terms().TermAt(id);
      EXPECT_TRUE(segment.terms().Rows(id).ToSet().contains(row));
      terms.insert(std::to_string(static_cast<int>(term.field)) + std::string(term.value));
    }
    std::string text(record.Bytes(v1::RECORD_VIEW_FULL));
    for (const std::string& term : terms) text += " " + term;
    EXPECT_EQ(segment.FindRow(record.name()), row);
    told.push_back(text);
  }
  for (const uint32_t row : segment.name_order()) told.push_back(std::to_string(row));
  return told;
}

void ExpectSame(const SnapshotPtr& actual, const SnapshotPtr& expected) {
  ASSERT_NE(actual, nullptr);
  EXPECT_EQ(actual->revision(), expected->revision());
  EXPECT_EQ(actual->commit_time(), expected->commit_time());
  for (const catalog::KindInfo& info : catalog::kKinds) {
    EXPECT_EQ(Told(actual->CollectionOf(info.kind)), Told(expected->CollectionOf(info.kind)))
        << info.collection;
  }
}

v1::Record MissionCalled(const std::string& name, const std::string& title) {
  v1::Record record;
  record.mutable_mission()->set_name(name);
  record.mutable_mission()->set_title(title);
  return record;
}

TestChange Written(const v1::Record& record) {
  const auto stored = catalog::StoredRecord::Encode(record);
  return {std::string(stored->name()), std::nullopt,
          std::string(stored->Bytes(v1::RECORD_VIEW_FULL))};
}

TestChange Deleted(const std::string& name) { return {name, 1, std::nullopt}; }

std::map<std::string, std::string> Titles(const SnapshotPtr& snapshot) {
  std::map<std::string, std::string> titles;
  for (const auto& record : snapshot->CollectionOf(v1::RECORD_KIND_MISSION).Records()) {
    titles[std::string(record->name())] = record->Decode<v1::Mission>().title();
  }
  return titles;
}

TEST(SnapshotLoaderTest, EmptyLogIsRevisionZero) {
  const SnapshotPtr snapshot = Load(MemoryLog());
  EXPECT_EQ(snapshot->revision(), 0);
  EXPECT_THAT(snapshot->CollectionOf(v1::RECORD_KIND_MISSION).Records(), IsEmpty());
}

TEST(SnapshotLoaderTest, SeedIsTheSnapshotOfTheSameRecords) {
  MemoryLog log;
  ASSERT_THAT(
      curation::CommitSeed(testing::SmallCatalogRecords(), testing::TestCommitTime(), "data", log),
      IsOk());
  const SnapshotPtr snapshot = Load(log);
  ExpectSame(snapshot, testing::SmallSnapshot());
  const catalog::Segment& missions = snapshot->CollectionOf(v1::RECORD_KIND_MISSION).whole();
  const auto article =
      missions.terms().Find({catalog::TermField::kArticle, "instruments/democratic-charter#21"});
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(missions.terms().Rows(*article).size(), 1)
      << "the mission has the articles of its invocation";
  const std::vector<TestCommit> commits = ReadAll(log);
  ASSERT_EQ(commits.size(), 1);
  EXPECT_EQ(commits[0].commit.author, "missiond");
  EXPECT_EQ(commits[0].commit.reason, "seed data of data");
}

TEST(SnapshotLoaderTest, NewestVersionOfEachRecordCounts) {
  MemoryLog log;
  const std::vector<TestCommit> commits = {
      CommitOf(
          1,
          {Written(MissionCalled("missions/a", "A1")), Written(MissionCalled("missions/b", "B1")),
           Written(MissionCalled("missions/c", "C1")), Written(MissionCalled("missions/d", "D1"))}),
      CommitOf(2, {Written(MissionCalled("missions/b", "B2")), Deleted("missions/c"),
                   Written(MissionCalled("missions/e", "E2")),
                   Written(MissionCalled("missions/f", "F2"))}),
      CommitOf(3, {Written(MissionCalled("missions/b", "B3")), Deleted("missions/e"),
                   Written(MissionCalled("missions/f", "F3"))}),
      CommitOf(4, {}),
  };
  for (const TestCommit& commit : commits) ASSERT_THAT(Append(log, commit), IsOk());
  const SnapshotPtr snapshot = Load(log);
  EXPECT_EQ(snapshot->revision(), 4);
  EXPECT_EQ(snapshot->commit_time(), commits[3].commit.commit_time);
  using ::testing::Pair;
  EXPECT_THAT(Titles(snapshot), ElementsAre(Pair("missions/a", "A1"), Pair("missions/b", "B3"),
                                            Pair("missions/d", "D1"), Pair("missions/f", "F3")));
}

TEST(SnapshotLoaderTest, ManyCommitsAreTheSameAsOne) {
  testing::Random random(7);
  const SnapshotPtr whole = testing::RandomSnapshot(random, 500);
  MemoryLog log;
  int64_t revision = 0;
  for (const catalog::KindInfo& info : catalog::kKinds) {
    for (const auto& record : whole->CollectionOf(info.kind).Records()) {
      const std::string name(record->name());
      const std::string bytes(record->Bytes(v1::RECORD_VIEW_FULL));
      // An older version that must not show, of the same bytes with an unknown field at their end.
      const TestChange old = {name, std::nullopt, bytes + std::string("\xf8\x7f\x01")};
      ASSERT_THAT(Append(log, CommitOf(++revision, {old})), IsOk());
      ASSERT_THAT(Append(log, CommitOf(++revision, {{name, 1, bytes}})), IsOk());
    }
  }
  const SnapshotPtr loaded = Load(log);
  for (const catalog::KindInfo& info : catalog::kKinds) {
    EXPECT_EQ(Told(loaded->CollectionOf(info.kind)), Told(whole->CollectionOf(info.kind)));
  }
}

TEST(SnapshotLoaderTest, RefusesWhatIsNoRecord) {
  const std::string good = *Written(MissionCalled("missions/a", "A")).bytes;
  const std::string long_name(300, 'n');
  const struct {
    std::string name;
    std::string bytes;
  } cases[] = {
      {"missions/a", ""},
      {"missions/a", "\n"},
      {"missions/a", "\xff"},
      {"missions/a", good + "\x0a"},
      {"missions/b", good},
      {"events/a", good},
      {"nothing/a", good},
      {"", good},
      {"missions/a", std::string("\n\x8amissions/a", 12)},
      {"missions/" + long_name, good},
  };
  for (const auto& [name, bytes] : cases) {
    MemoryLog log;
    ASSERT_THAT(Append(log, CommitOf(1, {{name, std::nullopt, bytes}})), IsOk());
    EXPECT_THAT(LoadNewest(log, [](int64_t /*changes*/) {}), StatusIs(absl::StatusCode::kDataLoss))
        << name;
  }
}

TEST(SnapshotLoaderTest, ReadsLongNames) {
  MemoryLog log;
  const v1::Record record = MissionCalled("missions/" + std::string(300, 'n'), "N");
  ASSERT_THAT(Append(log, CommitOf(1, {Written(record)})), IsOk());
  EXPECT_NE(Load(log)->Find(record.mission().name()), nullptr);
}

TEST(SnapshotLoaderTest, TellsItsProgress) {
  MemoryLog log;
  std::vector<TestChange> changes;
  constexpr int kCount = 200'000;
  for (int i = 0; i < kCount; ++i) changes.push_back(Deleted("missions/" + std::to_string(i)));
  ASSERT_THAT(Append(log, CommitOf(1, changes)), IsOk());
  std::vector<int64_t> told;
  ASSERT_THAT(LoadNewest(log, [&](int64_t count) { told.push_back(count); }), IsOk());
  EXPECT_THAT(told, ElementsAre(65'536, 131'072, 196'608));
}

}  // namespace
}  // namespace oas::log
