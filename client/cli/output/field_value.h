// Values of fields in words, found by the field paths that assertions use.
#ifndef CLIENT_CLI_OUTPUT_FIELD_VALUE_H_
#define CLIENT_CLI_OUTPUT_FIELD_VALUE_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace oas::missions::cli {

// The value of a singular field, or of element `index` of a repeated one, in words: dates as
// DescribeHistoricDate has them, enums as words. Empty when it is not set, and for messages that
// are no value but a structure.
std::string FieldWords(const google::protobuf::Message& message,
                       const google::protobuf::FieldDescriptor& field, int index = -1);

// The value that a record holds at an assertion's field path ("period.end_date",
// "participants[actors/cicig].role", "articles[20]"); empty when it holds none there, absent when
// the path is not one that has a value in words.
std::optional<std::string> ValueAtPath(const google::protobuf::Message& record,
                                       absl::string_view path);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_FIELD_VALUE_H_
