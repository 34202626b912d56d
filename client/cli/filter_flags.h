// Flags that select records, and the AIP-160 filter that they stand for.
//
//     FilterConditions conditions = {.region_code = "HN", .since = Date{2009}};
//     CompileFilter(v1::RECORD_KIND_MISSION, conditions, "type = MISSION_TYPE_GOOD_OFFICES")
//         (type = MISSION_TYPE_GOOD_OFFICES) AND country = "HN"
//             AND (active:2009 OR event_date > 2009)
//
// Dates are known as intervals, and flags keep what may have been: a record that went on from
// [s, S] to [e, E] may have gone on at some time since a literal [a, b] when E >= a. The filter has
// no comparison for that, but two that make it: `active:` says that [s, E] overlaps [a, b], and
// `event_date >` that s > b. Likewise until [a, b], s <= b: overlaps, or S < a. This is what the
// typed fields `since` and `until` of the timeline's methods mean, and unlike a NOT it leaves out
// records that have no date at all.
#ifndef CLIENT_CLI_FILTER_FLAGS_H_
#define CLIENT_CLI_FILTER_FLAGS_H_

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "client/cli/session.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/record.pb.h"

namespace oas::missions::cli {

// What flags ask for, ready for a filter. Nothing is asked for by what is empty or 0.
struct FilterConditions {
  std::string region_code;    // "HN"
  std::string type;           // a value of the kind's own enum: "MISSION_TYPE_GOOD_OFFICES"
  std::string actor;          // "actors/cicig"
  std::string instrument;     // "instruments/democratic-charter"
  std::int32_t article = 0;   // of `instrument`, of any when that is empty
  google::type::Date active;  // may have gone on on some day of it
  google::type::Date since;   // may have gone on on or after
  google::type::Date until;   // may have gone on on or before
};

// The filter that asks for all of the conditions and for `expression`, as typed, if there is one.
std::string CompileFilter(v1::RecordKind kind, const FilterConditions& conditions,
                          absl::string_view expression);

// `value` as a string of the filter language: "say \"no\"".
std::string QuoteForFilter(absl::string_view value);

// The words for the types of a kind: "good-offices", ... Empty for a kind without types.
std::vector<std::string> TypeWords(v1::RecordKind kind);

// The enum value of a type as typed: "good-offices", "good offices", "MISSION_TYPE_GOOD_OFFICES".
// INVALID_ARGUMENT, with the nearest and all known ones, for anything else.
absl::StatusOr<std::string> ParseType(v1::RecordKind kind, absl::string_view text);

// INVALID_ARGUMENT when the interval ends before it begins. A date whose year is 0 is no bound.
absl::Status CheckInterval(const google::type::Date& since, const google::type::Date& until);

// The flags as typed.
struct FilterFlags {
  std::string filter;
  std::string country;
  std::string type;
  std::string actor;
  std::string instrument;
  std::int32_t article = 0;
  google::type::Date active;
  google::type::Date since;
  google::type::Date until;

  bool empty() const;
};

// INVALID_ARGUMENT when a flag asks for dates of records that have none: actors and countries.
absl::Status CheckDated(v1::RecordKind kind, const FilterFlags& flags);

// Adds --filter.
void AddFilterOption(CLI::App& verb, std::string& filter);

// Adds --filter and the flags that stand for parts of one.
void AddFilterFlags(CLI::App& verb, FilterFlags& flags);

// Reads what was typed for records of `kind`; may ask the server for its countries.
absl::StatusOr<FilterConditions> ReadFilterFlags(Session& session, v1::RecordKind kind,
                                                 const FilterFlags& flags);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_FILTER_FLAGS_H_
