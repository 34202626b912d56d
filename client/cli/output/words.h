// Values of records in words, for tables and descriptions.
#ifndef CLIENT_CLI_OUTPUT_WORDS_H_
#define CLIENT_CLI_OUTPUT_WORDS_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/generated_enum_reflection.h"
#include "google/protobuf/repeated_field.h"
#include "oas/missions/v1/assertion.pb.h"
#include "oas/missions/v1/invocation.pb.h"
#include "oas/missions/v1/participant.pb.h"

namespace oas::missions::cli {

// An enum value as a code: MISSION_TYPE_GOOD_OFFICES is "good_offices". Empty for UNSPECIFIED.
std::string EnumCode(const google::protobuf::EnumValueDescriptor* value);

// An enum value in words: MISSION_TYPE_GOOD_OFFICES is "good offices". Empty for UNSPECIFIED, the
// number for a value of a later version.
template <typename Enum>
std::string EnumWords(Enum value);

// "page" or "curator".
std::string OriginWord(v1::Origin origin);

// How an instrument was applied: "20, 21", "general" or "recalled".
std::string ArticlesText(const v1::Invocation& invocation);

// "1, 2, 3".
std::string JoinNumbers(const google::protobuf::RepeatedField<google::protobuf::int32>& numbers);

// Resource names without their collection: "honduras-2009, honduras-2015".
std::string JoinIds(const google::protobuf::RepeatedPtrField<std::string>& names);

// "democratic-charter, articles 20, 21".
std::string ReferenceText(const v1::InstrumentReference& reference);

// "police officers killed: at least 6 persons".
std::string FigureText(const v1::Figure& figure);

// A number with as few digits as tell it apart from every other: "6", "0.5", "1234567".
std::string NumberText(double number);

// "1 mission", "2 missions".
std::string Count(std::int64_t number, absl::string_view singular, absl::string_view plural);

// ---- Implementation ----

std::string EnumWordsOf(const google::protobuf::EnumDescriptor* type, int number);

template <typename Enum>
std::string EnumWords(Enum value) {
  return EnumWordsOf(google::protobuf::GetEnumDescriptor<Enum>(), static_cast<int>(value));
}

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_WORDS_H_
