#include "server/catalog/catalog.h"

#include <gmock/gmock.h>

#include <limits>

#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::catalog {
namespace {

using ::testing::Contains;
using testing::FromText;
using testing::HasReason;
using testing::IsOk;
using ::testing::Key;
using testing::MetadataOf;
using ::testing::Pair;
using testing::StatusIs;

v1::ReadOptions Options(const std::string& text) { return FromText<v1::ReadOptions>(text); }

class CatalogTest : public ::testing::Test {
 protected:
  const Catalog catalog_{testing::SmallSnapshot()};  // committed at 1704164645 s
};

TEST_F(CatalogTest, ReadsTheNewestRevisionUnlessAskedForAnother) {
  for (const char* text :
       {"", "at_revision: 1", "min_revision: 1", "min_revision: 0", "min_revision: -5",
        "at_time { seconds: 1704164645 }", "at_time { seconds: 253402300799 nanos: 999999999 }"}) {
    const auto snapshot = catalog_.Read(Options(text));
    ASSERT_THAT(snapshot, IsOk()) << text;
    EXPECT_EQ(*snapshot, catalog_.Newest());
  }
}

TEST_F(CatalogTest, RefusesRevisionsThatAreNotThere) {
  for (const int64_t revision :
       {int64_t{2}, int64_t{0}, int64_t{-1}, std::numeric_limits<int64_t>::max(),
        std::numeric_limits<int64_t>::min()}) {
    v1::ReadOptions options;
    options.set_at_revision(revision);
    const auto snapshot = catalog_.Read(options);
    EXPECT_THAT(snapshot, StatusIs(absl::StatusCode::kNotFound));
    EXPECT_THAT(snapshot, HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
    EXPECT_THAT(MetadataOf(snapshot.status()),
                Contains(Pair("revision", std::to_string(revision))));
    EXPECT_THAT(MetadataOf(snapshot.status()), Contains(Pair("newest_revision", "1")));
  }
}

TEST_F(CatalogTest, RefusesTimesBeforeTheFirstRevision) {
  for (const char* text : {"at_time {}", "at_time { seconds: 1704164644 nanos: 999999999 }",
                           "at_time { seconds: -9223372036854775808 nanos: -2147483648 }"}) {
    const auto snapshot = catalog_.Read(Options(text));
    EXPECT_THAT(snapshot, StatusIs(absl::StatusCode::kNotFound)) << text;
    EXPECT_THAT(snapshot, HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
    EXPECT_THAT(MetadataOf(snapshot.status()), Contains(Key("time")));
  }
}

TEST_F(CatalogTest, SaysWhenToAskAgainForARevisionNotReached) {
  const auto snapshot = catalog_.Read(Options("min_revision: 2"));
  EXPECT_THAT(snapshot, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(snapshot, HasReason(v1::ERROR_REASON_REVISION_NOT_REACHED));
  EXPECT_THAT(MetadataOf(snapshot.status()), Contains(Pair("min_revision", "2")));
  const auto retry = testing::DetailOf<google::rpc::RetryInfo>(snapshot.status());
  ASSERT_TRUE(retry.has_value());
  EXPECT_EQ(retry->retry_delay().seconds(), 1);
}

}  // namespace
}  // namespace oas::catalog
