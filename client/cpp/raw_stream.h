// A server-streaming call whose answers are taken as the bytes that were sent.
#ifndef CLIENT_CPP_RAW_STREAM_H_
#define CLIENT_CPP_RAW_STREAM_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "client/cpp/cancellation.h"
#include "client/cpp/client.h"

namespace oas::missions {

// Called for each answer; a status that is not OK cancels the stream and is passed on.
using RawConsumer = std::function<absl::Status(const std::string&)>;

// Calls `method` ("/oas.missions.v1.HistoryService/ExportCatalog") with the serialised `request`.
// Errors are those of the service; CANCELLED once `cancellation`, which may be nullptr, says so.
absl::Status ReadRawStream(Client& client, const std::string& method, const std::string& request,
                           const RawConsumer& consume, Cancellation* cancellation);

}  // namespace oas::missions

#endif  // CLIENT_CPP_RAW_STREAM_H_
