#include "client/cpp/retry_policy.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/api/annotations.pb.h"
#include "google/protobuf/descriptor.h"
#include "oas/missions/v1/charter_service.pb.h"
#include "oas/missions/v1/history_service.pb.h"
#include "oas/missions/v1/mission_service.pb.h"
#include "oas/missions/v1/timeline_service.pb.h"

namespace oas::missions {
namespace {

using ::google::protobuf::FileDescriptor;
using ::google::protobuf::MethodDescriptor;
using ::google::protobuf::ServiceDescriptor;

// https://github.com/grpc/proposal/blob/master/A6-client-retries.md. The throttle keeps a server
// that struggles from being asked several times as often.
constexpr char kPolicy[] =
    R"("retryPolicy":{"maxAttempts":4,"initialBackoff":"0.1s","maxBackoff":"1s",)"
    R"("backoffMultiplier":3,"retryableStatusCodes":["UNAVAILABLE"]})";
constexpr char kThrottle[] = R"("retryThrottling":{"maxTokens":20,"tokenRatio":0.2})";

bool IsRead(const MethodDescriptor& method) {
  return !method.server_streaming() && !method.client_streaming() &&
         !method.options().GetExtension(google::api::http).get().empty();
}

}  // namespace

std::string ReadRetryServiceConfig() {
  std::vector<std::string> names;
  for (const FileDescriptor* file :
       {v1::GetMissionRequest::descriptor()->file(), v1::GetInvocationRequest::descriptor()->file(),
        v1::GetEventRequest::descriptor()->file(), v1::GetRevisionRequest::descriptor()->file()}) {
    for (int i = 0; i < file->service_count(); ++i) {
      const ServiceDescriptor& service = *file->service(i);
      for (int j = 0; j < service.method_count(); ++j) {
        const MethodDescriptor& method = *service.method(j);
        if (!IsRead(method)) continue;
        names.push_back(absl::StrCat(R"({"service":")", service.full_name(), R"(","method":")",
                                     method.name(), R"("})"));
      }
    }
  }
  return absl::StrCat(R"({"methodConfig":[{"name":[)", absl::StrJoin(names, ","), "],", kPolicy,
                      "}],", kThrottle, "}");
}

}  // namespace oas::missions
