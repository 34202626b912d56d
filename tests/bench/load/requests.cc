#include "tests/bench/load/requests.h"

#include <fstream>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "google/protobuf/message.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/json_util.h"
#include "grpcpp/impl/codegen/proto_utils.h"
#include "oas/missions/v1/charter_service.pb.h"
#include "oas/missions/v1/curation_service.pb.h"
#include "oas/missions/v1/mission_service.pb.h"
#include "oas/missions/v1/timeline_service.pb.h"

namespace oas::bench {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::Message;

std::unique_ptr<Message> NewMessage(const Descriptor& type) {
  return std::unique_ptr<Message>(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(&type)->New());
}

const google::protobuf::MethodDescriptor* FindMethod(const std::string& method) {
  // Naming them links their files in, without which the pool does not know the services.
  missions::v1::GetMissionRequest::descriptor();
  missions::v1::LookupInvocationsRequest::descriptor();
  missions::v1::ReplayTimelineRequest::descriptor();
  missions::v1::ApplyCatalogRequest::descriptor();
  return google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(
      absl::StrCat("oas.missions.v1.", absl::StrReplaceAll(method, {{"/", "."}})));
}

absl::Status Unreadable(const std::string& text) {
  return absl::InvalidArgumentError(absl::StrCat("cannot read: ", text));
}

}  // namespace

absl::StatusOr<Request> ParseRequest(const std::string& line) {
  const size_t space = line.find(' ');
  const std::string method = line.substr(0, space);
  const std::string text = space == std::string::npos ? "" : line.substr(space + 1);
  Request request{absl::StrCat("/oas.missions.v1.", method), FindMethod(method), {}};
  if (request.descriptor == nullptr) return Unreadable(line);
  const std::unique_ptr<Message> message = NewMessage(*request.descriptor->input_type());
  const bool read = text[0] == '{'
                        ? google::protobuf::util::JsonStringToMessage(text, message.get()).ok()
                        : google::protobuf::TextFormat::ParseFromString(text, message.get());
  if (!read) return Unreadable(line);
  const grpc::Slice slice(message->SerializeAsString());
  request.bytes = grpc::ByteBuffer(&slice, 1);
  return request;
}

absl::StatusOr<std::vector<Request>> ReadRequests(const std::string& path) {
  std::ifstream file(path);
  std::vector<Request> requests;
  for (std::string line; std::getline(file, line);) {
    absl::StatusOr<Request> request = ParseRequest(line);
    if (!request.ok()) return request.status();
    requests.push_back(*std::move(request));
  }
  if (requests.empty()) return Unreadable(path);
  return requests;
}

absl::StatusOr<std::string> AnswerAsJson(const Request& request, const grpc::ByteBuffer& answer) {
  const std::unique_ptr<Message> message = NewMessage(*request.descriptor->output_type());
  grpc::ByteBuffer copy(answer);
  grpc::ProtoBufferReader reader(&copy);
  if (!message->ParseFromZeroCopyStream(&reader)) return Unreadable(request.method);
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string json;
  const auto printed = google::protobuf::util::MessageToJsonString(*message, &json, options);
  if (!printed.ok()) return Unreadable(request.method);
  return json;
}

}  // namespace oas::bench
