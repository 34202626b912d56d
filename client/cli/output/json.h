// Messages as proto3 JSON: lowerCamelCase field names, enums by name, 64-bit integers as strings.
#ifndef CLIENT_CLI_OUTPUT_JSON_H_
#define CLIENT_CLI_OUTPUT_JSON_H_

#include <string>

#include "google/protobuf/message.h"

namespace oas::missions::cli {

// On one line, without a line break.
std::string CompactJson(const google::protobuf::Message& message);

// Indented; every line after the first begins with `indent`. Without a line break at the end.
std::string PrettyJson(const google::protobuf::Message& message, const std::string& indent = "");

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_JSON_H_
