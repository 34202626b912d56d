#include "server/query/record_order.h"

#include <gmock/gmock.h>

#include <string>

#include "tests/support/status_matchers.h"

namespace oas::query {
namespace {

using testing::IsFieldError;
using testing::IsOk;

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

}  // namespace
}  // namespace oas::query
