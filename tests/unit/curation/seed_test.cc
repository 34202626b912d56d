#include "server/curation/seed.h"

#include <gmock/gmock.h>

#include <set>
#include <string>

#include "server/curation/record_index.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"

namespace oas::curation {
namespace {

using testing::EqualsProto;
using ::testing::MatchesRegex;

// The value of a string field of whatever kind of record this is.
std::string Text(const v1::Record& record, const char* field) {
  const auto& content = *catalog::ContentOf(record);
  return content.GetReflection()->GetString(content,
                                            content.GetDescriptor()->FindFieldByName(field));
}

v1::Record Stamped(v1::Record record, int64_t revision = 1) {
  StampNew(revision, testing::TestCommitTime(), record);
  return record;
}

v1::Record MissionCalled(const std::string& name, const std::string& title) {
  v1::Record record;
  record.mutable_mission()->set_name(name);
  record.mutable_mission()->set_title(title);
  return record;
}

TEST(StampNewTest, SetsTheOutputOnlyFieldsOfEveryKind) {
  std::set<std::string> uids;
  std::set<std::string> etags;
  const auto records = testing::SmallCatalogRecords();
  for (const v1::Record& record : records) {
    const v1::Record stamped = Stamped(record);
    // RFC 9562: version 8, variant 10.
    EXPECT_THAT(
        Text(stamped, "uid"),
        MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    EXPECT_THAT(Text(stamped, "etag"), MatchesRegex("[0-9a-f]{16}"));
    uids.insert(Text(stamped, "uid"));
    etags.insert(Text(stamped, "etag"));
  }
  EXPECT_EQ(uids.size(), records.size());
  EXPECT_EQ(etags.size(), records.size());
}

TEST(StampNewTest, SetsRevisionAndTimes) {
  v1::Record record = MissionCalled("missions/a", "A");
  StampNew(7, absl::FromUnixMillis(-1500), record);
  EXPECT_EQ(record.mission().revision(), 7);
  EXPECT_EQ(record.mission().create_time().seconds(), -2);
  EXPECT_EQ(record.mission().create_time().nanos(), 500'000'000) << "never negative";
  EXPECT_THAT(record.mission().update_time(), EqualsProto(record.mission().create_time()));
}

TEST(StampNewTest, EtagIsThatOfTheContentAlone) {
  const std::string etag = Text(Stamped(MissionCalled("missions/a", "A")), "etag");
  v1::Record later = MissionCalled("missions/a", "A");
  StampNew(9, absl::Now(), later);
  EXPECT_EQ(later.mission().etag(), etag) << "same content at another revision";
  EXPECT_NE(Text(Stamped(MissionCalled("missions/a", "B")), "etag"), etag);
  // Clients keep etags: this one must never change.
  EXPECT_EQ(etag, "dae5ce878b584362");
}

TEST(StampNewTest, UidIsThatOfNameAndRevision) {
  const std::string uid = Text(Stamped(MissionCalled("missions/a", "A")), "uid");
  EXPECT_EQ(Text(Stamped(MissionCalled("missions/a", "B")), "uid"), uid);
  EXPECT_NE(Text(Stamped(MissionCalled("missions/b", "A")), "uid"), uid);
  EXPECT_NE(Text(Stamped(MissionCalled("missions/a", "A"), 2), "uid"), uid);
  EXPECT_EQ(uid, "79356a4d-aa96-8ed9-82bd-6591957f607d");
}

TEST(StampNewTest, EmptyRecordStaysEmpty) {
  EXPECT_THAT(Stamped(v1::Record()), EqualsProto(v1::Record()));
}

}  // namespace
}  // namespace oas::curation
