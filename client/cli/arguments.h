// What users type for kinds, names, instruments, dates and durations, read into what the API takes.
// Errors are INVALID_ARGUMENT with a sentence that says what would be right.
#ifndef CLIENT_CLI_ARGUMENTS_H_
#define CLIENT_CLI_ARGUMENTS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "oas/missions/v1/record.pb.h"

namespace oas::missions::cli {

// A kind by its singular, plural or a short form: "mission", "missions", "inv".
absl::StatusOr<v1::RecordKind> ParseKind(absl::string_view text);

// A resource name from a name with or without its collection: "honduras-2009" of the kind mission
// is "missions/honduras-2009". An error when the collection is that of another kind.
absl::StatusOr<std::string> ParseName(v1::RecordKind kind, absl::string_view text);

// An instrument by its name, its id or in short: "1080", "resolution-1080", "charter",
// "instruments/democratic-charter".
std::string ParseInstrument(absl::string_view text);

// A duration such as "500ms" or "1m30s"; a bare number is seconds.
absl::StatusOr<absl::Duration> ParseTimeout(absl::string_view text);

// A moment of catalog time: "2026-05-01T12:30:00Z" (or another offset), or a day, month or year, of
// which the end in UTC is meant: what was known "on 1 May" includes what was learned that day.
absl::StatusOr<absl::Time> ParseMoment(absl::string_view text);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_ARGUMENTS_H_
