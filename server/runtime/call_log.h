// Logs the calls: failures at "info", all others at "debug".
#ifndef OAS_SERVER_RUNTIME_CALL_LOG_H_
#define OAS_SERVER_RUNTIME_CALL_LOG_H_

#include "server/rpc/call_observer.h"

namespace oas::runtime {

// Thread-safe.
class CallLog final : public rpc::CallObserver {
 public:
  void OnCallEnd(const rpc::CallReport& report) override;
};

}  // namespace oas::runtime

#endif  // OAS_SERVER_RUNTIME_CALL_LOG_H_
