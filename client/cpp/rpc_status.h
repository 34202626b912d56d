// Errors of the services as absl::Status, with their details kept.
//
//     absl::Status status = ToAbslStatus(grpc_status);
//     if (auto info = GetDetail<google::rpc::ErrorInfo>(status)) {
//       info->metadata().find("suggestion") ...
//     }
#ifndef CLIENT_CPP_RPC_STATUS_H_
#define CLIENT_CPP_RPC_STATUS_H_

#include <grpcpp/support/status.h>

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "google/rpc/error_details.pb.h"

namespace oas::missions {

// The same code and message; each google.rpc detail (ErrorInfo, BadRequest, ResourceInfo,
// RetryInfo, ...) becomes a payload under its type URL.
absl::Status ToAbslStatus(const grpc::Status& status);

// The detail of type `Message` that `status` carries, if any. Type URLs are those of
// google.protobuf.Any.
template <typename Message>
std::optional<Message> GetDetail(const absl::Status& status) {
  const absl::optional<absl::Cord> bytes =
      status.GetPayload(absl::StrCat("type.googleapis.com/", Message::descriptor()->full_name()));
  Message message;
  if (!bytes.has_value() || !message.ParseFromString(std::string(*bytes))) return std::nullopt;
  return message;
}

// The reason of the error, a name of `ErrorReason` without its prefix ("RECORD_NOT_FOUND"). Empty
// when the error is not from this API.
std::string ReasonOf(const absl::Status& status);

// A metadata value of the error's ErrorInfo; empty when it has none of this key.
std::string MetadataOf(const absl::Status& status, const std::string& key);

// How long the server asks to wait before the call is made again (RetryInfo); absent when it does
// not ask.
std::optional<absl::Duration> RetryDelayOf(const absl::Status& status);

}  // namespace oas::missions

#endif  // CLIENT_CPP_RPC_STATUS_H_
