#include "server/log/sqlite_log.h"

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "tests/support/status_matchers.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/log/log_case.h"

namespace oas::log {
namespace {

using ::testing::ElementsAre;
using ::testing::ExitedWithCode;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::SizeIs;
using testing::StatusIs;

class SqliteLogTest : public ::testing::Test {
 protected:
  std::string Path() const { return folder_.Path("missions.db"); }

  std::unique_ptr<SqliteLog> Open() const {
    absl::StatusOr<std::unique_ptr<SqliteLog>> log = SqliteLog::Open(Path());
    EXPECT_THAT(log, IsOk());
    return log.ok() ? *std::move(log) : nullptr;
  }

  std::string OpenError(const std::string& path) const {
    return std::string(SqliteLog::Open(path).status().message());
  }
  std::string OpenError() const { return OpenError(Path()); }

  std::string Content() const {
    std::ostringstream content;
    content << std::ifstream(Path(), std::ios::binary).rdbuf();
    return content.str();
  }

  // A store of two commits, closed.
  void Make() const {
    const auto log = Open();
    ASSERT_NE(log, nullptr);
    ASSERT_THAT(Append(*log, first_), IsOk());
    ASSERT_THAT(Append(*log, second_), IsOk());
  }

  // Runs SQL on the file, as another program would.
  void Run(const std::string& sql) const {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(Path().c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
  }

  // What child processes do.
  [[noreturn]] void CommitAndDie() const {
    const auto log = Open();
    if (!Append(*log, first_).ok()) _exit(1);
    raise(SIGKILL);
    _exit(1);
  }

  [[noreturn]] void DieWhileCommitting() const {
    const auto log = Open();
    const std::string bytes(size_t{100} << 10, 'x');
    int given = 0;
    Commit commit = CommitOf(3, {}).commit;
    (void)log->Append(commit, [&](Change& change) -> absl::StatusOr<bool> {
      if (++given > 100) raise(SIGKILL);
      change = {.name = "missions/x", .bytes = bytes};
      return true;
    });
    _exit(1);
  }

  [[noreturn]] void PrintOpenError() const {
    std::cerr << OpenError();
    _exit(0);
  }

  // Root may write everything, so it becomes nobody.
  [[noreturn]] void PrintOpenErrorWithoutPrivileges() const {
    constexpr uid_t kNobody = 65'534;
    if (geteuid() == 0 && setuid(kNobody) != 0) _exit(1);
    PrintOpenError();
  }

  // The disk fails during the commit when `size` fits into SQLite's memory, before when not.
  [[noreturn]] void CommitMoreThanTheDiskTakes(size_t size) const {
    const auto log = Open();
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit = {std::filesystem::file_size(Path()) + 100'000, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &limit);
    const std::string large(size, 'x');
    const absl::Status status = Append(*log, CommitOf(3, {{"missions/x", std::nullopt, large}}));
    std::cerr << testing::Describe(status) << " then " << log->Newest()->revision << ", "
              << log->FindRequest("request 3").status().code() << " and "
              << Append(*log, CommitOf(3, {})).code() << "\n";
    _exit(0);
  }

  const testing::TempFolder folder_;
  const TestCommit first_ = CommitOf(1, {{"missions/a", std::nullopt, std::string(9'000, 'a')},
                                         {"missions/b", std::nullopt, std::string(9'000, 'b')}});
  const TestCommit second_ = CommitOf(2, {{"missions/b", 5, std::nullopt}});
};

TEST_F(SqliteLogTest, IsThereWhenOpenedAgain) {
  Make();
  const auto log = Open();
  EXPECT_EQ(log->Newest()->revision, 2);
  EXPECT_THAT(ReadAll(*log), ElementsAre(first_, second_));
  const TestCommit third = CommitOf(3, {{"missions/c", std::nullopt, "c"}});
  ASSERT_THAT(Append(*log, third), IsOk());
  EXPECT_THAT(ReadAll(*log), ElementsAre(first_, second_, third));
  EXPECT_THAT(log->VerifyFile(), IsOk());
}

TEST_F(SqliteLogTest, SurvivesAProcessThatDiesAfterACommit) {
  EXPECT_EXIT(CommitAndDie(), ::testing::KilledBySignal(SIGKILL), "");
  EXPECT_THAT(ReadAll(*Open()), ElementsAre(first_));
}

TEST_F(SqliteLogTest, SurvivesAProcessThatDiesDuringACommit) {
  Make();
  EXPECT_EXIT(DieWhileCommitting(), ::testing::KilledBySignal(SIGKILL), "");
  EXPECT_THAT(ReadAll(*Open()), ElementsAre(first_, second_));
}

TEST_F(SqliteLogTest, HasOneProcess) {
  const auto log = Open();
  EXPECT_EXIT(PrintOpenError(), ExitedWithCode(0),
              "is in use by another process; .* stop the other");
  std::filesystem::create_symlink(Path(), folder_.Path("other-name.db"));
  EXPECT_THAT(OpenError(folder_.Path("other-name.db")), HasSubstr("is in use"));
  EXPECT_THAT(Append(*log, first_), IsOk()) << "the refused opening does not disturb the holder";
}

TEST_F(SqliteLogTest, CanBeOpenedOnceTheOtherIsGone) {
  { const auto log = Open(); }
  EXPECT_NE(Open(), nullptr);
}

TEST_F(SqliteLogTest, RefusesAMissingFolder) {
  EXPECT_THAT(OpenError(folder_.Path("no/missions.db")), HasSubstr("does not exist; make it"));
  EXPECT_FALSE(std::filesystem::exists(folder_.Path("no")));
}

TEST_F(SqliteLogTest, RefusesAFolder) {
  EXPECT_THAT(OpenError(folder_.path()), HasSubstr("is no store of missiond but a folder"));
}

TEST_F(SqliteLogTest, RefusesAPipe) {
  ASSERT_EQ(::mkfifo(Path().c_str(), 0600), 0);
  EXPECT_THAT(OpenError(), HasSubstr("is no store of missiond but no regular file"));
}

TEST_F(SqliteLogTest, RefusesAFileOfAnotherKindAndLeavesItAlone) {
  const std::string garbage(10'000, 'g');
  folder_.Write("missions.db", garbage);
  EXPECT_THAT(SqliteLog::Open(Path()), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(OpenError(), HasSubstr("a file of another kind"));
  EXPECT_EQ(Content(), garbage);
}

TEST_F(SqliteLogTest, RefusesADatabaseOfAnotherProgramAndLeavesItAlone) {
  Run("CREATE TABLE t (a)");
  const std::string before = Content();
  EXPECT_THAT(OpenError(), HasSubstr("an SQLite database of another program"));
  EXPECT_EQ(Content(), before);
  Run("DROP TABLE t; PRAGMA application_id = 7");
  EXPECT_THAT(OpenError(), HasSubstr("an SQLite database of another program"));
}

TEST_F(SqliteLogTest, RefusesAStoreOfANewerVersion) {
  Make();
  Run("PRAGMA user_version = 2");
  EXPECT_THAT(SqliteLog::Open(Path()), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(OpenError(), HasSubstr("written by a newer missiond (version 2"));
}

TEST_F(SqliteLogTest, FinishesAFileThatWasBeingMade) {
  folder_.Write("missions.db", "");
  EXPECT_NE(Open(), nullptr);
  std::filesystem::remove(Path());
  Run("PRAGMA journal_mode = WAL");
  ASSERT_FALSE(Content().empty());
  EXPECT_NE(Open(), nullptr);
}

TEST_F(SqliteLogTest, RefusesATruncatedFile) {
  Make();
  const auto size = std::filesystem::file_size(Path());
  for (const auto left : {size / 2, size - 1, std::uintmax_t{50}}) {
    std::filesystem::resize_file(Path(), left);
    EXPECT_THAT(SqliteLog::Open(Path()), StatusIs(absl::StatusCode::kDataLoss)) << left;
    EXPECT_THAT(OpenError(), HasSubstr("restore it from a backup")) << left;
  }
}

TEST_F(SqliteLogTest, RefusesAStoreThatLostRows) {
  Make();
  Run("DELETE FROM changes WHERE position = 3");
  EXPECT_THAT(SqliteLog::Open(Path()), StatusIs(absl::StatusCode::kDataLoss));
  Run("DELETE FROM revisions WHERE revision = 2");
  EXPECT_NE(Open(), nullptr) << "a log of one revision, whole";
  Run("UPDATE revisions SET revision = 2");
  EXPECT_THAT(SqliteLog::Open(Path()), StatusIs(absl::StatusCode::kDataLoss));
  Run("DROP TABLE changes");
  EXPECT_THAT(SqliteLog::Open(Path()), StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(SqliteLogTest, ReadingFindsRowsThatAreMissingInside) {
  Make();
  Run("DELETE FROM changes WHERE position = 1");
  const auto log = Open();
  class : public CommitVisitor {
    absl::Status OnCommit(const Commit& /*commit*/) override { return absl::OkStatus(); }
    absl::Status OnChange(const Change& /*change*/) override { return absl::OkStatus(); }
  } visitor;
  EXPECT_THAT(log->Read(1, 2, ReadOrder::kOldestFirst, visitor),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(SqliteLogTest, VerifyingFindsOverwrittenPages) {
  Make();
  std::string content = Content();
  content.replace(size_t{2} * 8192, 16, std::string(16, '\xff'));
  folder_.Write("missions.db", content);
  const auto log = SqliteLog::Open(Path());
  EXPECT_THAT(log.ok() ? (*log)->VerifyFile() : log.status(),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(SqliteLogTest, RefusesAFileThatCannotBeWritten) {
  Make();
  std::filesystem::permissions(folder_.path(), std::filesystem::perms{0755});
  std::filesystem::permissions(Path(), std::filesystem::perms{0444});
  EXPECT_EXIT(PrintOpenErrorWithoutPrivileges(), ExitedWithCode(0),
              "cannot be written \\(Permission denied\\); the server needs write");
}

TEST_F(SqliteLogTest, RefusesAFolderThatCannotBeWritten) {
  Make();
  std::filesystem::permissions(folder_.path(), std::filesystem::perms{0555});
  std::filesystem::permissions(Path(), std::filesystem::perms{0666});
  EXPECT_EXIT(PrintOpenErrorWithoutPrivileges(), ExitedWithCode(0),
              "cannot be opened: .* write access to the file and to its folder");
  std::filesystem::permissions(folder_.path(), std::filesystem::perms{0755});
}

TEST_F(SqliteLogTest, CommitThatTheDiskDoesNotTakeIsNotThere) {
  Make();
  EXPECT_EXIT(CommitMoreThanTheDiskTakes(size_t{8} << 20), ExitedWithCode(0),
              "UNAVAILABLE .* see to its disk.* STORE_UNAVAILABLE then 2, OK and OK");
  EXPECT_THAT(ReadAll(*Open()), ElementsAre(first_, second_, CommitOf(3, {})));
}

TEST_F(SqliteLogTest, OutcomeOfACommitThatBreaksOffIsUnknownUntilTheStoreIsOpenedAgain) {
  Make();
  EXPECT_EXIT(CommitMoreThanTheDiskTakes(size_t{500} << 10), ExitedWithCode(0),
              "UNKNOWN .* may be there or not.* then 2, UNAVAILABLE and UNAVAILABLE");
  EXPECT_EQ(Open()->FindRequest("request 3").value(), std::nullopt);
}

TEST(SqliteErrorTest, TellsAFullDisk) {
  const absl::Status status = SqliteError(SQLITE_FULL, "database or disk is full");
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(status, HasReason(v1::ERROR_REASON_STORE_UNAVAILABLE));
  EXPECT_THAT(std::string(status.message()), HasSubstr("disk is full; make room"));
}

TEST_F(SqliteLogTest, LargeCommitNeedsLittleMemory) {
  const auto log = Open();
  const std::string bytes(1'000, 'x');
  constexpr int kCount = 50'000;
  sqlite3_memory_highwater(1);
  int given = 0;
  std::string name;
  Commit commit = CommitOf(1, {}).commit;
  ASSERT_THAT(log->Append(commit,
                          [&](Change& change) -> absl::StatusOr<bool> {
                            if (given == kCount) return false;
                            name = "missions/" + std::to_string(++given);
                            change = {.name = name, .bytes = bytes};
                            return true;
                          }),
              IsOk());
  EXPECT_LT(sqlite3_memory_highwater(0), 8 << 20);
  EXPECT_THAT(ReadAll(*log).front().changes, SizeIs(kCount));
}

}  // namespace
}  // namespace oas::log
