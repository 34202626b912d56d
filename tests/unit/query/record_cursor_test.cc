#include "server/query/record_cursor.h"

#include <gmock/gmock.h>

#include <limits>
#include <string>
#include <vector>

#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::query {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsFieldError;
using testing::IsOk;

std::vector<std::string> Walk(const Selection& selection, uint64_t index = 0) {
  std::vector<std::string> names;
  RecordCursor cursor(testing::SmallSnapshot(), selection, index);
  while (const auto record = cursor.Next()) names.push_back(record->name());
  EXPECT_EQ(cursor.Next(), nullptr) << "the end stays the end";
  return names;
}

TEST(OrderByTest, ReadsEveryOrderThatIsServed) {
  const struct {
    const char* text;
    OrderKey key;
    bool descending;
  } cases[] = {
      {"", OrderKey::kEventDate, false},
      {"  ", OrderKey::kEventDate, false},
      {"event_date", OrderKey::kEventDate, false},
      {"event_date asc", OrderKey::kEventDate, false},
      {"event_date desc", OrderKey::kEventDate, true},
      {"name", OrderKey::kName, false},
      {" name\t asc ", OrderKey::kName, false},
      {"name   desc", OrderKey::kName, true},
  };
  for (const auto& c : cases) {
    const auto order = ParseOrderBy(c.text);
    ASSERT_THAT(order, IsOk()) << c.text;
    EXPECT_EQ(order->key, c.key) << c.text;
    EXPECT_EQ(order->descending, c.descending) << c.text;
  }
}

TEST(OrderByTest, RefusesWhatRecordsCannotBeOrderedBy) {
  for (const std::string& text :
       {std::string("title"), std::string("desc"), std::string("name descending"),
        std::string("name desc asc"), std::string("name,event_date"), std::string("Name"),
        std::string("name\ndesc"), std::string(1 << 20, 'x')}) {
    const auto order = ParseOrderBy(text);
    EXPECT_THAT(order, IsFieldError(v1::ERROR_REASON_INVALID_ORDER_BY, "order_by"))
        << text.substr(0, 100);
    EXPECT_EQ(testing::MetadataOf(order.status())["known"],
              "event_date, event_date desc, name, name desc");
    EXPECT_LT(order.status().message().size(), 1000) << "errors travel in headers";
  }
}

TEST(RecordCursorTest, WalksInEitherOrderAndDirection) {
  const v1::RecordKind kind = v1::RECORD_KIND_MISSION;
  EXPECT_THAT(Walk({.kind = kind}), ElementsAre("missions/venezuela-2002", "missions/honduras-2009",
                                                "missions/honduras-2016"));
  EXPECT_THAT(
      Walk({.kind = kind, .order = {OrderKey::kEventDate, true}}),
      ElementsAre("missions/honduras-2016", "missions/honduras-2009", "missions/venezuela-2002"));
  EXPECT_THAT(
      Walk({.kind = kind, .order = {OrderKey::kName, false}}),
      ElementsAre("missions/honduras-2009", "missions/honduras-2016", "missions/venezuela-2002"));
  EXPECT_THAT(
      Walk({.kind = kind, .order = {OrderKey::kName, true}}),
      ElementsAre("missions/venezuela-2002", "missions/honduras-2016", "missions/honduras-2009"));
}

TEST(RecordCursorTest, AllConditionsMustHold) {
  const v1::RecordKind kind = v1::RECORD_KIND_MISSION;
  EXPECT_THAT(Walk({.kind = kind, .origin = v1::ORIGIN_CURATOR}),
              ElementsAre("missions/honduras-2016"));
  EXPECT_THAT(Walk({.kind = kind, .region_code = "VE"}),
              ElementsAre("missions/venezuela-2002", "missions/honduras-2016"));
  EXPECT_THAT(Walk({.kind = kind, .origin = v1::ORIGIN_SOURCE_PAGE, .region_code = "VE"}),
              ElementsAre("missions/venezuela-2002"));
  EXPECT_THAT(
      Walk({.kind = kind, .region_code = "HN", .days = catalog::DayInterval{20110602, 20151231}}),
      IsEmpty());
  EXPECT_THAT(
      Walk({.kind = kind, .region_code = "HN", .days = catalog::DayInterval{20110601, 20160101}}),
      ElementsAre("missions/honduras-2009", "missions/honduras-2016"));
}

TEST(RecordCursorTest, GoesOnFromAnyIndex) {
  const Selection curators{.kind = v1::RECORD_KIND_INVOCATION, .origin = v1::ORIGIN_CURATOR};
  RecordCursor cursor(testing::SmallSnapshot(), curators);
  const std::vector<std::string> all = Walk(curators);
  for (size_t taken = 0; taken < all.size(); ++taken) {
    EXPECT_THAT(
        Walk(curators, cursor.index()),
        ::testing::ElementsAreArray(all.begin() + static_cast<ptrdiff_t>(taken), all.end()));
    cursor.Next();
  }
}

TEST(RecordCursorTest, AnIndexBeyondTheEndIsTheEnd) {
  for (const uint64_t index :
       {uint64_t{3}, uint64_t{1'000}, std::numeric_limits<uint64_t>::max()}) {
    for (const bool descending : {false, true}) {
      EXPECT_THAT(
          Walk({.kind = v1::RECORD_KIND_MISSION, .order = {OrderKey::kName, descending}}, index),
          IsEmpty());
    }
  }
}

TEST(RecordCursorTest, KeepsItsSnapshotAlive) {
  RecordCursor cursor(testing::SmallSnapshot(), {.kind = v1::RECORD_KIND_MISSION});
  const auto record = cursor.Next();  // the snapshot has no other owner
  ASSERT_NE(record, nullptr);
  EXPECT_EQ(record->name(), "missions/venezuela-2002");
}

TEST(CountSelectedTest, CountsWhatTheCursorWalks) {
  const auto snapshot = testing::SmallSnapshot();
  EXPECT_EQ(CountSelected(snapshot, {.kind = v1::RECORD_KIND_MISSION}), 3);
  EXPECT_EQ(CountSelected(snapshot, {.kind = v1::RECORD_KIND_MISSION, .region_code = "VE"}), 2);
  EXPECT_EQ(CountSelected(snapshot, {.kind = v1::RECORD_KIND_MISSION, .region_code = "US"}), 0);
}

}  // namespace
}  // namespace oas::query
