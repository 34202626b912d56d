#include "server/runtime/call_log.h"

#include <spdlog/spdlog.h>

#include <string>

namespace oas::runtime {

void CallLog::OnCallEnd(const rpc::CallReport& report) {
  const auto level = report.status.ok() ? spdlog::level::debug : spdlog::level::info;
  if (!spdlog::should_log(level)) return;
  // The status without its payloads: those are for the caller.
  spdlog::log(level, "call method={} peer={} code={} duration_us={} message=\"{}\"",
              std::string(report.method), std::string(report.peer),
              absl::StatusCodeToString(report.status.code()),
              absl::ToInt64Microseconds(report.duration), std::string(report.status.message()));
}

}  // namespace oas::runtime
