// What a PostgreSQL store does beyond the contract: several servers, lost connections, addresses.
#include "server/log/postgres_log.h"

#include <gmock/gmock.h>

#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/log/open_log.h"
#include "server/log/postgres_address.h"
#include "server/log/postgres_errors.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/log/log_case.h"
#include "tests/unit/log/log_suite.h"
#include "tests/unit/log/postgres_server.h"

namespace oas::log {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;
using testing::StatusIs;

class PostgresLogTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!PostgresServer::IsInstalled()) GTEST_SKIP() << kNoPostgres;
    static int schemas = 0;
    address_ = SharedPostgres().Address(absl::StrCat("shared", ++schemas));
  }

  std::unique_ptr<PostgresLog> Open() const {
    absl::StatusOr<std::unique_ptr<PostgresLog>> log = PostgresLog::Open(address_);
    EXPECT_THAT(log, IsOk());
    return log.ok() ? *std::move(log) : nullptr;
  }

  // Ends all connections to the server but the one that asks.
  static void EndConnections() {
    SharedPostgres().Query(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
  }

  // Until somebody waits for who appends.
  static void WaitUntilOneWaits() {
    while (SharedPostgres().Query("SELECT count(*) FROM pg_locks WHERE NOT granted") == "0") {
      std::this_thread::yield();
    }
  }

  std::string address_;
};

TEST_F(PostgresLogTest, ServersShareAStore) {
  const auto one = Open();
  const auto other = Open();
  EXPECT_EQ(one->StoreId().value(), other->StoreId().value());
  ASSERT_THAT(Append(*one, CommitOf(1, {})), IsOk());
  EXPECT_THAT(Append(*other, CommitOf(1, {})), StatusIs(absl::StatusCode::kAborted));
  ASSERT_THAT(Append(*other, CommitOf(2, {})), IsOk());
  EXPECT_EQ(one->Newest()->revision, 2);
  EXPECT_THAT(ReadAll(*one), ElementsAre(CommitOf(1, {}), CommitOf(2, {})));
}

TEST_F(PostgresLogTest, WhoAppendsIsNotOvertaken) {
  const auto one = Open();
  const auto other = Open();
  Commit slow = CommitOf(1, {}).commit;
  std::future<absl::Status> later;
  const absl::Status status = one->Append(slow, [&](Change& change) -> absl::StatusOr<bool> {
    if (later.valid()) return false;
    later = std::async(std::launch::async, [&] { return Append(*other, CommitOf(1, {})); });
    WaitUntilOneWaits();
    change = {.name = "missions/a", .bytes = "a"};
    return true;
  });
  EXPECT_THAT(status, IsOk());
  EXPECT_THAT(later.get(), StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(ReadAll(*one), ElementsAre(CommitOf(1, {{"missions/a", std::nullopt, "a"}})));
}

TEST_F(PostgresLogTest, WhoReservesAppendsNext) {
  const auto one = Open();
  const auto other = Open();
  ASSERT_THAT(one->Reserve(), IsOk());
  auto later = std::async(std::launch::async, [&] { return Append(*other, CommitOf(1, {})); });
  WaitUntilOneWaits();
  EXPECT_EQ(one->Newest()->revision, 0) << "reading does not wait";
  EXPECT_THAT(Append(*one, CommitOf(1, {})), IsOk());
  EXPECT_THAT(later.get(), StatusIs(absl::StatusCode::kAborted));
  ASSERT_THAT(other->Reserve(), IsOk());
  other->Release();
  EXPECT_THAT(Append(*one, CommitOf(2, {})), IsOk());
}

TEST_F(PostgresLogTest, AReservationThatWasLostFailsOneAppend) {
  const auto log = Open();
  ASSERT_THAT(log->Reserve(), IsOk());
  EndConnections();
  EXPECT_THAT(Append(*log, CommitOf(1, {})), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(Append(*log, CommitOf(1, {})), IsOk());
}

TEST_F(PostgresLogTest, ManyServersMakeNoGapAndLoseNothing) {
  constexpr int kServers = 4;
  constexpr int kCommits = 15;
  const auto log = Open();
  const auto append = [&](int server) {
    const auto own = Open();
    for (int i = 0; i < kCommits;) {
      TestCommit commit = CommitOf(own->Newest()->revision + 1, {{"missions/a", 0, "a"}});
      commit.commit.request_id = absl::StrCat(server, "/", i);
      commit.commit.commit_time = absl::UnixEpoch();
      const absl::Status status = Append(*own, commit);
      if (status.ok()) {
        ++i;
      } else {
        EXPECT_THAT(status, StatusIs(absl::StatusCode::kAborted));
      }
    }
  };
  std::vector<std::future<void>> servers;
  for (int i = 0; i < kServers; ++i) servers.push_back(std::async(std::launch::async, append, i));
  for (std::future<void>& server : servers) server.get();
  int64_t revision = 0;
  for (const TestCommit& commit : ReadAll(*log)) EXPECT_EQ(commit.commit.revision, ++revision);
  EXPECT_EQ(revision, kServers * kCommits);
  for (int i = 0; i < kServers * kCommits; ++i) {
    EXPECT_TRUE(log->FindRequest(absl::StrCat(i / kCommits, "/", i % kCommits))->has_value());
  }
}

TEST_F(PostgresLogTest, ServersThatStartAtOnceMakeOneStore) {
  std::vector<std::future<std::string>> ids;
  for (int i = 0; i < 6; ++i) {
    ids.push_back(std::async(std::launch::async, [&] { return Open()->StoreId().value(); }));
  }
  const std::string id = Open()->StoreId().value();
  for (std::future<std::string>& other : ids) EXPECT_EQ(other.get(), id);
}

TEST_F(PostgresLogTest, AnotherServerIsTold) {
  const auto one = Open();
  const auto other = Open();
  for (int64_t revision = 1; revision <= 3; ++revision) {
    auto waiting = std::async(
        std::launch::async, [&] { return one->WaitForNews(revision - 1, absl::InfiniteFuture()); });
    ASSERT_THAT(Append(*other, CommitOf(revision, {})), IsOk());
    EXPECT_THAT(waiting.get(), IsOk());
    EXPECT_EQ(one->Newest()->revision, revision);
  }
}

TEST_F(PostgresLogTest, ConnectsAgain) {
  const auto log = Open();
  ASSERT_THAT(Append(*log, CommitOf(1, {{"missions/a", std::nullopt, "a"}})), IsOk());
  EndConnections();
  EXPECT_THAT(Append(*log, CommitOf(2, {{"missions/a", 1, "b"}})), IsOk());
  EndConnections();
  EXPECT_EQ(log->Newest()->revision, 2);
  EXPECT_THAT(VersionsOf(*log, "missions/a"), ::testing::SizeIs(2));
  auto waiting =
      std::async(std::launch::async, [&] { return log->WaitForNews(2, absl::InfiniteFuture()); });
  EndConnections();
  EXPECT_THAT(Append(*Open(), CommitOf(3, {})), IsOk());
  EXPECT_THAT(waiting.get(), IsOk());
}

TEST_F(PostgresLogTest, ConnectionLostDuringAnAppendCommitsNothing) {
  const auto log = Open();
  Commit commit = CommitOf(1, {}).commit;
  bool given = false;
  const auto source = [&](Change& change) -> absl::StatusOr<bool> {
    if (given) EndConnections();
    change = {.name = "missions/a", .bytes = "a"};
    return !std::exchange(given, true);
  };
  EXPECT_THAT(log->Append(commit, source), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_EQ(log->Newest()->revision, 0);
  EXPECT_THAT(Append(*log, CommitOf(1, {})), IsOk());
}

TEST_F(PostgresLogTest, RefusesTextsThatItCannotKeep) {
  const auto log = Open();
  for (const std::string& text : {std::string("a\0b", 3), std::string("\xff")}) {
    TestCommit commit = CommitOf(1, {});
    commit.commit.reason = text;
    EXPECT_THAT(Append(*log, commit), StatusIs(absl::StatusCode::kInvalidArgument));
    EXPECT_THAT(Append(*log, CommitOf(1, {{text, std::nullopt, "a"}})),
                StatusIs(absl::StatusCode::kInvalidArgument));
  }
  EXPECT_EQ(log->FindRequest(std::string("a\0b", 3)).value(), std::nullopt);
}

TEST_F(PostgresLogTest, RefusesAStoreOfANewerVersion) {
  { const auto log = Open(); }
  SharedPostgres().Query(absl::StrCat("UPDATE ", address_.substr(address_.rfind('D') + 1),
                                      ".oas_store SET version = 2"));
  const absl::Status status = PostgresLog::Open(address_).status();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(std::string(status.message()), HasSubstr("written by a newer missiond"));
}

TEST_F(PostgresLogTest, FindsChangesThatAreMissing) {
  const auto log = Open();
  ASSERT_THAT(Append(*log, CommitOf(1, {{"missions/a", 0, "a"}, {"missions/b", 0, "b"}})), IsOk());
  SharedPostgres().Query(absl::StrCat("DELETE FROM ", address_.substr(address_.rfind('D') + 1),
                                      ".oas_changes WHERE position = 1"));
  class : public CommitVisitor {
    absl::Status OnCommit(const Commit& /*commit*/) override { return absl::OkStatus(); }
    absl::Status OnChange(const Change& /*change*/) override { return absl::OkStatus(); }
  } visitor;
  EXPECT_THAT(log->Read(1, 1, ReadOrder::kOldestFirst, visitor),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST(PostgresOpenTest, TellsThatNobodyAnswers) {
  const absl::Status status =
      PostgresLog::Open("postgresql://me:secret@/x?host=/no/such/folder").status();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(std::string(status.message()), HasSubstr("postgresql://me@/no/such/folder/x"));
  EXPECT_THAT(std::string(status.message()), Not(HasSubstr("secret")));
}

TEST(PostgresAddressTest, NeverShowsThePassword) {
  for (const char* address :
       {"postgresql://me:s3cret@db.example/missions", "postgresql://me:s3cret@a,b:5433/missions",
        "postgresql://db/missions?user=me&password=s3cret", "postgresql://me:s3cret@[::1/missions",
        "postgresql://me:s3cret@db/missions?no_such_option=1"}) {
    EXPECT_THAT(ShownAddress(address).substr(0, 13), "postgresql://") << address;
    EXPECT_THAT(ShownAddress(address), Not(HasSubstr("s3cret")));
    EXPECT_THAT(std::string(CheckAddress(address).message()), Not(HasSubstr("s3cret")));
  }
  EXPECT_THAT(std::string(CheckAddress("postgres:me:s3cret@db").message()),
              Not(HasSubstr("s3cret")));
  EXPECT_EQ(ShownAddress("postgresql://me:s3cret@a,b:5433/missions"),
            "postgresql://me@a,b:,5433/missions");
  EXPECT_EQ(ShownAddress("sqlite:/x"), "sqlite:/x");
  EXPECT_EQ(PostgresAddress::Parse("postgresql://me:s3%20cret@db/x")->Scrub("no s3 cret here"),
            "no *** here");
}

TEST(PostgresAddressTest, AddsWhatAServerWants) {
  const auto plain = PostgresAddress::Parse("postgresql://db/it's");
  ASSERT_THAT(plain, IsOk());
  EXPECT_THAT(plain->connection_string(), HasSubstr("target_session_attrs='read-write'"));
  EXPECT_THAT(plain->connection_string(), HasSubstr("dbname='it\\'s'"));
  const auto own = PostgresAddress::Parse("postgresql://db/x?target_session_attrs=any");
  EXPECT_THAT(own->connection_string(), HasSubstr("target_session_attrs='any'"));
}

TEST(PostgresErrorTest, FollowsTheState) {
  using Code = absl::StatusCode;
  const struct {
    const char* state;
    const char* message;
    Code code;
    bool lost;
  } cases[] = {
      {"", "server closed the connection unexpectedly", Code::kUnavailable, true},
      {"08006", "", Code::kUnavailable, true},
      {"25006", "cannot execute UPDATE in a read-only transaction", Code::kUnavailable, true},
      {"57P01", "terminating connection", Code::kUnavailable, true},
      {"57P03", "the database system is starting up", Code::kUnavailable, true},
      {"53100", "disk full", Code::kUnavailable, false},
      {"57014", "canceling statement", Code::kUnavailable, false},
      {"23505", "\"oas_changes_pkey\"", Code::kAborted, false},
      {"23505", "\"oas_revisions_by_request_id\"", Code::kAlreadyExists, false},
      {"40001", "", Code::kAborted, false},
      {"22021", "", Code::kInvalidArgument, false},
      {"54000", "", Code::kInvalidArgument, false},
      {"42501", "permission denied", Code::kPermissionDenied, false},
      {"XX001", "invalid page", Code::kDataLoss, false},
      {"42703", "column does not exist", Code::kInternal, false},
  };
  for (const auto& c : cases) {
    const PostgresError error = ErrorOfState(c.state, c.message);
    EXPECT_THAT(error.status, StatusIs(c.code)) << c.state;
    EXPECT_EQ(error.connection_lost, c.lost) << c.state;
  }
  EXPECT_THAT(ErrorOfState("53100", "").status, HasReason(v1::ERROR_REASON_STORE_UNAVAILABLE));
}

}  // namespace
}  // namespace oas::log
