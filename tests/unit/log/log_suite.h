// The contract suite: tests of what every commit log promises, run against every store.
//
//     class MyTest : public LogSuite {};
//     TEST_P(MyTest, Appends) { EXPECT_THAT(Append(*log_, CommitOf(1, {})), IsOk()); }
//     INSTANTIATE_TEST_SUITE_P(Stores, MyTest, AllStores(), StoreName);
#ifndef OAS_TESTS_UNIT_LOG_LOG_SUITE_H_
#define OAS_TESTS_UNIT_LOG_LOG_SUITE_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "server/log/commit_log.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/log/postgres_server.h"

namespace oas::log {

inline constexpr char kNoPostgres[] =
    "PostgreSQL is not installed, so its store is not tested: apt-get install postgresql";

// The server of all tests of this program; started by the first.
PostgresServer& SharedPostgres();

// Has an empty log of the kind of store that is the parameter.
class LogSuite : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override;

  // Opens the log, after closing it when it was open.
  void Open();
  // Whether the log is the same when it is opened again.
  bool OutlivesTheProcess() const { return GetParam() != "memory"; }
  // Fails the test when there is an error.
  Commit Newest() const;

  const testing::TempFolder folder_;
  std::string address_;
  std::unique_ptr<CommitLog> log_;
};

inline auto AllStores() { return ::testing::Values("memory", "sqlite", "postgresql"); }
inline std::string StoreName(const ::testing::TestParamInfo<std::string>& store) {
  return store.param;
}

}  // namespace oas::log

#endif  // OAS_TESTS_UNIT_LOG_LOG_SUITE_H_
