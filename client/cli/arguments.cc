#include "client/cli/arguments.h"

#include <chrono>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "client/cli/matching.h"
#include "client/cpp/historic_date.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

constexpr std::size_t kMinAbbreviation = 3;

std::vector<std::string> KnownKinds() {
  std::vector<std::string> kinds;
  kinds.reserve(kRecordKinds.size());
  for (const RecordKindNames& names : kRecordKinds) kinds.emplace_back(names.collection);
  return kinds;
}

bool IsNumber(absl::string_view text) {
  int number = 0;
  return absl::SimpleAtoi(text, &number);
}

}  // namespace

absl::StatusOr<v1::RecordKind> ParseKind(absl::string_view text) {
  const std::string word = FoldForMatch(text);
  const RecordKindNames* found = nullptr;
  int matches = 0;
  for (const RecordKindNames& names : kRecordKinds) {
    if (word == names.singular || word == names.collection) return names.kind;
    // "inst" and "inv" are short forms, "in" could be either.
    if (word.size() >= kMinAbbreviation && absl::StartsWith(names.collection, word)) {
      found = &names;
      ++matches;
    }
  }
  if (matches == 1) return found->kind;
  const std::vector<std::string> known = KnownKinds();
  const std::string nearest = NearestMatch(word, known);
  return absl::InvalidArgumentError(
      absl::StrCat("There is no kind \"", text, "\".",
                   nearest.empty() ? "" : absl::StrCat(" Did you mean ", nearest, "?"),
                   "\nThe kinds are: ", absl::StrJoin(known, ", "), "."));
}

absl::StatusOr<std::string> ParseName(v1::RecordKind kind, absl::string_view text) {
  const absl::string_view collection = NamesOf(kind).collection;
  const std::string id(IdOfName(text));
  if (absl::StrContains(text, '/')) {
    const absl::StatusOr<v1::RecordKind> named = ParseKind(text.substr(0, text.find('/')));
    if (!named.ok()) return named.status();
    if (*named != kind) {
      return absl::InvalidArgumentError(absl::StrCat(
          "\"", text, "\" is not one of the ", collection,
          ". Ask for one kind at a time: missionctl get ", NamesOf(*named).collection, " ", id));
    }
  }
  if (id.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", text, "\" names no record. Names look like ", collection, "/..."));
  }
  if (kind == v1::RECORD_KIND_INSTRUMENT) return ParseInstrument(id);
  if (kind == v1::RECORD_KIND_COUNTRY) {
    return absl::StrCat(collection, "/", absl::AsciiStrToUpper(id));
  }
  return absl::StrCat(collection, "/", absl::AsciiStrToLower(id));
}

std::string ParseInstrument(absl::string_view text) {
  std::string id = absl::AsciiStrToLower(IdOfName(absl::StripAsciiWhitespace(text)));
  if (IsNumber(id)) id = absl::StrCat("resolution-", id);
  if (id == "charter" || id == "iadc") id = "democratic-charter";
  return absl::StrCat("instruments/", id);
}

absl::StatusOr<absl::Duration> ParseTimeout(absl::string_view text) {
  absl::Duration duration;
  const std::string with_unit = IsNumber(text) ? absl::StrCat(text, "s") : std::string(text);
  if (!absl::ParseDuration(with_unit, &duration) || duration <= absl::ZeroDuration()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "\"", text, "\" is not a timeout. Write seconds (5), or a duration (500ms, 1m30s)."));
  }
  return duration;
}

absl::StatusOr<absl::Time> ParseMoment(absl::string_view text) {
  absl::Time moment;
  std::string error;
  if (absl::StrContains(text, 'T')) {
    if (absl::ParseTime(absl::RFC3339_full, text, &moment, &error)) return moment;
  } else if (const auto date = ParsePartialDate(text); date.ok()) {
    const auto next_day = LastDay(*date) + std::chrono::days(1);
    return absl::FromChrono(std::chrono::system_clock::time_point(next_day)) - absl::Nanoseconds(1);
  }
  return absl::InvalidArgumentError(
      absl::StrCat("\"", text,
                   "\" is not a moment. Write a day (2026-05-01: until its end, UTC) or a time "
                   "with its offset (2026-05-01T12:30:00Z)."));
}

}  // namespace oas::missions::cli
