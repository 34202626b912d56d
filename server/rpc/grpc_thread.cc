#include "server/rpc/grpc_thread.h"

#include <grpcpp/alarm.h>

#include <chrono>
#include <memory>
#include <utility>

namespace oas::rpc {

void RunOnGrpcThread(std::function<void()> task) {
  // An alarm that is due is the way there that gRPC's interface has.
  auto alarm = std::make_shared<grpc::Alarm>();
  auto run = [alarm, task = std::move(task)](bool /*due*/) mutable {
    // It would otherwise hold itself for ever.
    const std::shared_ptr<grpc::Alarm> last = std::move(alarm);
    task();
  };
  alarm->Set(std::chrono::system_clock::now(), std::move(run));
}

}  // namespace oas::rpc
