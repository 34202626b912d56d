// How the server's connections are set up.
#ifndef OAS_SERVER_RUNTIME_CHANNEL_SETTINGS_H_
#define OAS_SERVER_RUNTIME_CHANNEL_SETTINGS_H_

#include "grpcpp/grpcpp.h"

namespace oas::runtime {

void SetUpChannels(grpc::ServerBuilder& builder);

}  // namespace oas::runtime

#endif  // OAS_SERVER_RUNTIME_CHANNEL_SETTINGS_H_
