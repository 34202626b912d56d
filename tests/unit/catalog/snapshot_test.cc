#include "server/catalog/snapshot.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/support/small_catalog.h"

namespace oas::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::Eq;
using ::testing::Not;
using ::testing::Optional;

TEST(SnapshotTest, FindsRecordsOfAllKindsByName) {
  const SnapshotPtr snapshot = testing::SmallSnapshot();
  for (const v1::Record& record : testing::SmallCatalogRecords()) {
    const std::string name(StoredRecord::Encode(record)->name());
    const StoredRecordPtr& found = snapshot->Find(name);
    ASSERT_NE(found, nullptr) << name;
    EXPECT_EQ(found->name(), name);
  }
  EXPECT_EQ(snapshot->Find("missions/nowhere-1999"), nullptr);
  EXPECT_EQ(snapshot->Find(""), nullptr);
}

TEST(SnapshotTest, EventOrderPutsTheContainingIntervalFirst) {
  EXPECT_THAT(
      testing::NamesInEventOrder(testing::SmallSnapshot()->CollectionOf(v1::RECORD_KIND_EVENT)),
      ElementsAre("events/venezuela-2002-04-12-coup", "events/venezuela-2002-strikes",
                  "events/honduras-2009-crisis", "events/honduras-2009-06-28-coup",
                  "events/honduras-2009-07-talks"));
}

TEST(SnapshotTest, NameOrderIsByBytes) {
  EXPECT_THAT(
      testing::NamesInNameOrder(testing::SmallSnapshot()->CollectionOf(v1::RECORD_KIND_EVENT)),
      ElementsAre("events/honduras-2009-06-28-coup", "events/honduras-2009-07-talks",
                  "events/honduras-2009-crisis", "events/venezuela-2002-04-12-coup",
                  "events/venezuela-2002-strikes"));
}

TEST(SnapshotTest, RecordsWithoutDateAreOrderedByName) {
  EXPECT_THAT(
      testing::NamesInEventOrder(testing::SmallSnapshot()->CollectionOf(v1::RECORD_KIND_ACTOR)),
      ElementsAre("actors/ana-perez", "actors/general-assembly", "actors/support-mission"));
}

TEST(SnapshotTest, EmptySnapshotHasNoRecords) {
  const SnapshotPtr snapshot = Snapshot::Create(7, absl::UnixEpoch(), {});
  EXPECT_EQ(snapshot->revision(), 7);
  for (const KindInfo& info : kKinds) EXPECT_EQ(snapshot->CollectionOf(info.kind).size(), 0);
  EXPECT_EQ(snapshot->Find("missions/x"), nullptr);
  EXPECT_EQ(snapshot->SimilarName("missions/x", v1::RECORD_KIND_MISSION), std::nullopt);
}

TEST(SnapshotTest, SuggestsASimilarNameOfTheSameKindOnly) {
  const SnapshotPtr snapshot = testing::SmallSnapshot();
  EXPECT_THAT(snapshot->SimilarName("missions/hondras-2009", v1::RECORD_KIND_MISSION),
              Optional(Eq("missions/honduras-2009")));
  EXPECT_EQ(snapshot->SimilarName("actors/honduras-2009", v1::RECORD_KIND_ACTOR), std::nullopt);
}

TEST(SnapshotTest, LooksAmongManyNamesAtThoseNearInTheirOrder) {
  std::vector<v1::Record> records(20'001);
  for (size_t i = 0; i < records.size(); ++i) {
    records[i].mutable_source()->set_name("sources/source-" + std::to_string(i));
  }
  const SnapshotPtr snapshot = testing::SnapshotOf(records);
  const auto similar = [&](absl::string_view name) {
    return snapshot->SimilarName(name, v1::RECORD_KIND_SOURCE);
  };
  EXPECT_THAT(similar("sources/source-12345x"), Optional(Eq("sources/source-12345")));
  EXPECT_THAT(similar("sources/sourc-0"), Optional(Eq("sources/source-0")));
  EXPECT_THAT(similar("sources/source-99999"), Optional(Eq("sources/source-9999")));
  // It is the nearest, but at the other end of the order.
  EXPECT_THAT(similar("sources/zource-0"), Not(Optional(Eq("sources/source-0"))));
}

}  // namespace
}  // namespace oas::catalog
