#include "server/runtime/call_log.h"

#include <spdlog/spdlog.h>

#include <string>

#include "absl/strings/escaping.h"

namespace oas::runtime {

void CallLog::OnCallEnd(const rpc::CallReport& report) {
  const auto level = report.status.ok() ? spdlog::level::debug : spdlog::level::info;
  if (!spdlog::should_log(level)) return;
  // The status without its payloads: those are for the caller. Escaped, because it may quote the
  // request, and a line break in it would look like a line of this log.
  spdlog::log(level, "call method={} peer={} code={} duration_us={} message=\"{}\"",
              std::string(report.method), report.context.peer(),
              absl::StatusCodeToString(report.status.code()),
              absl::ToInt64Microseconds(report.duration),
              absl::Utf8SafeCEscape(report.status.message()));
}

}  // namespace oas::runtime
