#include "client/cli/output/json.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "google/protobuf/util/json_util.h"

namespace oas::missions::cli {
namespace {

std::string ToJson(const google::protobuf::Message& message, bool whitespace) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = whitespace;
  std::string json;
  // Fails only for google.protobuf.Any of unknown types, which no record holds.
  google::protobuf::util::MessageToJsonString(message, &json, options).ok();
  return json;
}

}  // namespace

std::string CompactJson(const google::protobuf::Message& message) { return ToJson(message, false); }

std::string PrettyJson(const google::protobuf::Message& message, const std::string& indent) {
  const std::string json = ToJson(message, true);
  return absl::StrReplaceAll(absl::StripSuffix(json, "\n"), {{"\n", absl::StrCat("\n", indent)}});
}

}  // namespace oas::missions::cli
