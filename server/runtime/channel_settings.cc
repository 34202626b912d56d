#include "server/runtime/channel_settings.h"

#include "grpc/grpc.h"

namespace oas::runtime {

void SetUpChannels(grpc::ServerBuilder& builder) {
  // Calls beyond this wait in their client, where a call whose time is over costs nothing. Without
  // a bound they would wait here: after more load than it can take the server would answer, for as
  // long as the load goes on, only calls that nobody waits for any more.
  constexpr int kMostStreams = 200;  // of a connection
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kMostStreams);
  // Without this a second server on the same port would start and share its connections.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  // Inflated requests are only checked once inflated; nobody needs to compress requests this small.
  // Those who do are told so: without the second part their bytes would be no message.
  builder.AddChannelArgument(GRPC_ARG_ENABLE_PER_MESSAGE_DECOMPRESSION, 0);
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_GZIP, false);
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_DEFLATE, false);
  // Reap dead peers within a minute; bear clients that ping every ten seconds.
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 30'000);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000);
}

}  // namespace oas::runtime
