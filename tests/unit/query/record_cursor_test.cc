#include "server/query/record_cursor.h"

#include <gmock/gmock.h>

#include <limits>
#include <string>
#include <vector>

#include "server/query/read_plan.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::query {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

constexpr RecordOrder kByDate{OrderKey::kEventDate, false};
constexpr RecordOrder kByDateDescending{OrderKey::kEventDate, true};
constexpr RecordOrder kByName{OrderKey::kName, false};
constexpr RecordOrder kByNameDescending{OrderKey::kName, true};
constexpr RecordOrder kOrders[] = {kByDate, kByDateDescending, kByName, kByNameDescending};

RowPlanPtr PlanOf(v1::RecordKind kind, const std::string& filter) {
  const auto snapshot = testing::SmallSnapshot();
  const auto condition = CommonConditions(*snapshot, kind, filter, v1::ORIGIN_UNSPECIFIED);
  EXPECT_THAT(condition, testing::IsOk()) << filter;
  return RowPlan::Make(snapshot, kind, *condition);
}

std::vector<std::string> Walk(RecordCursor& cursor) {
  std::vector<std::string> names;
  while (const auto* record = cursor.Next()) names.emplace_back((*record)->name());
  EXPECT_EQ(cursor.Next(), nullptr) << "the end stays the end";
  EXPECT_TRUE(cursor.AtEnd());
  return names;
}

std::vector<std::string> Walk(const std::string& filter, RecordOrder order, uint64_t position = 0) {
  RecordCursor cursor(PlanOf(v1::RECORD_KIND_MISSION, filter), order, position);
  return Walk(cursor);
}

TEST(RecordCursorTest, WalksInEitherOrderAndDirection) {
  EXPECT_THAT(Walk("", kByDate), ElementsAre("missions/venezuela-2002", "missions/honduras-2009",
                                             "missions/honduras-2016"));
  EXPECT_THAT(
      Walk("", kByDateDescending),
      ElementsAre("missions/honduras-2016", "missions/honduras-2009", "missions/venezuela-2002"));
  EXPECT_THAT(Walk("", kByName), ElementsAre("missions/honduras-2009", "missions/honduras-2016",
                                             "missions/venezuela-2002"));
  EXPECT_THAT(
      Walk("", kByNameDescending),
      ElementsAre("missions/venezuela-2002", "missions/honduras-2016", "missions/honduras-2009"));
}

TEST(RecordCursorTest, WalksOnlyWhatTheFilterSelects) {
  EXPECT_THAT(Walk("country = VE", kByDate),
              ElementsAre("missions/venezuela-2002", "missions/honduras-2016"));
  EXPECT_THAT(Walk("country = VE", kByName),
              ElementsAre("missions/honduras-2016", "missions/venezuela-2002"));
  EXPECT_THAT(Walk("event_date >= 2003", kByDateDescending),
              ElementsAre("missions/honduras-2016", "missions/honduras-2009"));
  EXPECT_THAT(Walk("country = VE AND event_date < 2003", kByDateDescending),
              ElementsAre("missions/venezuela-2002"));
  EXPECT_THAT(Walk("event_date < 1990", kByDateDescending), IsEmpty());
  EXPECT_THAT(Walk("event_date > 2020", kByDate), IsEmpty());
}

TEST(RecordCursorTest, GoesOnFromAnyPosition) {
  for (const char* filter : {"", "country = HN", "NOT country = HN", "event_date >= 2009",
                             "active : 2010", "title : mission", "name = missions/honduras-2009"}) {
    for (const RecordOrder order : kOrders) {
      RecordCursor cursor(PlanOf(v1::RECORD_KIND_MISSION, filter), order);
      const std::vector<std::string> all = Walk(filter, order);
      for (size_t taken = 0; taken <= all.size(); ++taken) {
        EXPECT_THAT(Walk(filter, order, cursor.position()),
                    ElementsAreArray(all.begin() + static_cast<ptrdiff_t>(taken), all.end()))
            << filter;
        cursor.Next();
      }
    }
  }
}

TEST(RecordCursorTest, APositionBeyondTheEndIsTheEnd) {
  for (const uint64_t position :
       {uint64_t{3}, uint64_t{1'000}, std::numeric_limits<uint64_t>::max()}) {
    for (const RecordOrder order : kOrders) {
      EXPECT_THAT(Walk("", order, position), IsEmpty());
      EXPECT_THAT(Walk("country = VE", order, position), IsEmpty());
    }
  }
}

TEST(RecordCursorTest, StopsWhenTheWorkIsDoneAndGoesOnLater) {
  RecordCursor cursor(PlanOf(v1::RECORD_KIND_MISSION, "title : nothing-like-it OR country = VE"),
                      kByDate);
  std::vector<std::string> names;
  int pauses = 0;
  while (!cursor.AtEnd()) {
    int64_t work = 1;
    const auto* record = cursor.Next(work);
    if (record != nullptr) names.emplace_back((*record)->name());
    if (record == nullptr && !cursor.AtEnd()) ++pauses;
  }
  EXPECT_THAT(names, ElementsAre("missions/venezuela-2002", "missions/honduras-2016"));
  EXPECT_EQ(pauses, 1);
}

TEST(RecordCursorTest, KeepsItsSnapshotAlive) {
  RecordCursor cursor(PlanOf(v1::RECORD_KIND_MISSION, ""), kByDate);
  const auto* record = cursor.Next();  // the snapshot has no other owner
  ASSERT_NE(record, nullptr);
  EXPECT_EQ((*record)->name(), "missions/venezuela-2002");
}

TEST(CountSelectedTest, CountsWhatTheCursorWalks) {
  const auto count = [](const std::string& filter) {
    return *CountSelected(PlanOf(v1::RECORD_KIND_MISSION, filter), [] { return false; });
  };
  EXPECT_EQ(count(""), 3);
  EXPECT_EQ(count("country = VE"), 2);
  EXPECT_EQ(count("country = VE AND event_date > 2010"), 1);
  EXPECT_EQ(count("active : 2003"), 1);
  EXPECT_EQ(count("title : MISSION"), 2);
}

TEST(CountSelectedTest, EndsWhenNobodyWaits) {
  const auto plan = PlanOf(v1::RECORD_KIND_MISSION, "title : mission");
  EXPECT_THAT(CountSelected(plan, [] { return true; }),
              testing::StatusIs(absl::StatusCode::kCancelled));
}

}  // namespace
}  // namespace oas::query
