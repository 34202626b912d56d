#include "server/runtime/call_log.h"

#include <gmock/gmock.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>

#include "absl/time/time.h"
#include "grpcpp/grpcpp.h"

namespace oas::runtime {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class CallLogTest : public ::testing::Test {
 protected:
  CallLogTest() {
    const auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(lines_);
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("test", sink));
    spdlog::set_pattern("%l %v");
  }
  ~CallLogTest() override { spdlog::set_default_logger(before_); }

  std::string LinesOf(const absl::Status& status) {
    const grpc::CallbackServerContext context;
    CallLog().OnCallEnd({"MissionService.GetMission", context, status, absl::Microseconds(7)});
    return lines_.str();
  }

 private:
  const std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
  std::ostringstream lines_;
};

TEST_F(CallLogTest, FailuresAreToldAtInfo) {
  EXPECT_THAT(LinesOf(absl::NotFoundError("no such mission")),
              HasSubstr("info call method=MissionService.GetMission peer= code=NOT_FOUND "
                        "duration_us=7 message=\"no such mission\""));
}

TEST_F(CallLogTest, SuccessIsToldAtDebugOnly) { EXPECT_THAT(LinesOf(absl::OkStatus()), IsEmpty()); }

TEST_F(CallLogTest, CallersCannotWriteLinesOfTheirOwn) {
  const std::string lines = LinesOf(absl::InvalidArgumentError("not \"x\ninfo stopped\x1b[2J\""));
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 1);
  EXPECT_EQ(lines.find('\x1b'), std::string::npos);
  EXPECT_THAT(lines, HasSubstr(R"(message="not \"x\ninfo stopped)"));
}

}  // namespace
}  // namespace oas::runtime
