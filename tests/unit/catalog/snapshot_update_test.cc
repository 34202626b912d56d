#include "server/catalog/snapshot_update.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/support/layered_snapshot.h"
#include "tests/support/random_catalog.h"

namespace oas::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Random;
using ::testing::SizeIs;

StoredRecordPtr EventCalled(const std::string& name, const std::string& headline) {
  v1::Record record;
  record.mutable_event()->set_name(name);
  record.mutable_event()->set_headline(headline);
  return StoredRecord::Encode(record);
}

const Collection& EventsOf(const SnapshotPtr& snapshot) {
  return snapshot->CollectionOf(v1::RECORD_KIND_EVENT);
}

std::vector<std::string> Bytes(const Collection& collection) {
  std::vector<std::string> bytes;
  for (const StoredRecordPtr& record : collection.Records()) {
    bytes.emplace_back(record->Bytes(v1::RECORD_VIEW_FULL));
  }
  return bytes;
}

SnapshotPtr UpdateOne(const SnapshotPtr& base, const std::string& name, StoredRecordPtr current) {
  const std::vector<RecordUpdate> updates = {{name, std::move(current)}};
  return Update(*base, base->revision() + 1, base->commit_time(), updates);
}

TEST(SnapshotUpdateTest, SharesTheLargeSegmentAndHidesWhatChanged) {
  Random random(1);
  const SnapshotPtr base = testing::RandomSnapshot(random, 500);
  const SnapshotPtr next =
      UpdateOne(base, "events/event-7", EventCalled("events/event-7", "changed"));
  ASSERT_THAT(EventsOf(next).layers(), SizeIs(2));
  EXPECT_EQ(EventsOf(next).layers()[0].segment, EventsOf(base).layers()[0].segment);
  EXPECT_EQ(EventsOf(next).size(), 500);
  EXPECT_EQ(next->Find("events/event-7")->Decode<v1::Event>().headline(), "changed");
  EXPECT_NE(base->Find("events/event-7")->Decode<v1::Event>().headline(), "changed");
  EXPECT_EQ(next->SharedCollectionOf(v1::RECORD_KIND_COUNTRY),
            base->SharedCollectionOf(v1::RECORD_KIND_COUNTRY));
}

TEST(SnapshotUpdateTest, DeletesAndMakesAgain) {
  Random random(2);
  const SnapshotPtr base = testing::RandomSnapshot(random, 500);
  const SnapshotPtr without = UpdateOne(base, "events/event-7", nullptr);
  EXPECT_EQ(EventsOf(without).size(), 499);
  EXPECT_EQ(without->Find("events/event-7"), nullptr);
  const SnapshotPtr again =
      UpdateOne(without, "events/event-7", EventCalled("events/event-7", "again"));
  EXPECT_EQ(EventsOf(again).size(), 500);
  const SnapshotPtr gone = UpdateOne(again, "events/event-7", nullptr);
  EXPECT_EQ(Bytes(EventsOf(gone)), Bytes(EventsOf(without)));
}

TEST(SnapshotUpdateTest, TheLastUpdateOfANameCounts) {
  Random random(3);
  const SnapshotPtr base = testing::RandomSnapshot(random, 0);
  const std::vector<RecordUpdate> updates = {{"events/a", EventCalled("events/a", "first")},
                                             {"events/b", EventCalled("events/b", "b")},
                                             {"events/a", EventCalled("events/a", "second")},
                                             {"events/b", nullptr}};
  const SnapshotPtr next = Update(*base, 2, base->commit_time(), updates);
  ASSERT_EQ(EventsOf(next).size(), 1);
  EXPECT_EQ(next->Find("events/a")->Decode<v1::Event>().headline(), "second");
}

TEST(SnapshotUpdateTest, LayersStayFewHoweverManyCommits) {
  Random random(4);
  SnapshotPtr snapshot = testing::RandomSnapshot(random, 300);
  for (int i = 0; i < 400; ++i) {
    const std::string name = "events/event-" + std::to_string(i);
    snapshot = UpdateOne(snapshot, name, EventCalled(name, "changed"));
    ASSERT_LE(EventsOf(snapshot).layers().size(), 4);
    ASSERT_LE(EventsOf(snapshot).layers().back().size(), 400);
  }
  EXPECT_EQ(EventsOf(snapshot).size(), 400);
}

TEST(SnapshotUpdateTest, LayersTellTheSameAsOneSegment) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    const SnapshotPtr whole =
        testing::RandomLinkedSnapshot(random, static_cast<int>(testing::Pick(random, 0, 400)));
    const SnapshotPtr layered = testing::InLayers(whole, random);
    const SnapshotPtr merged = MakeWhole(layered);
    for (const KindInfo& info : kKinds) {
      const Collection& expected = whole->CollectionOf(info.kind);
      const Collection& actual = layered->CollectionOf(info.kind);
      EXPECT_EQ(Bytes(actual), Bytes(expected));
      EXPECT_EQ(actual.size(), expected.size());
      EXPECT_TRUE(merged->CollectionOf(info.kind).IsWhole());
      EXPECT_EQ(Bytes(merged->CollectionOf(info.kind)), Bytes(expected));
      for (int field = 0; field < kTermFieldCount; ++field) {
        EXPECT_EQ(actual.ValuesOf(static_cast<TermField>(field)),
                  expected.ValuesOf(static_cast<TermField>(field)));
      }
    }
  }
}

}  // namespace
}  // namespace oas::catalog
