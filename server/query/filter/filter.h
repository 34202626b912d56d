// The filter language: AIP-160 expressions over the fields of a kind of record.
//
//     auto filter = ParseFilter("filter", R"(region_code = "HN" AND active:2005)",
//                               v1::RECORD_KIND_MISSION);
//     filter->ToString();   // (region_code = "HN" AND active : 2005)
//
// Grammar (google.aip.dev/160): comparisons `field op value` with = != < <= > >= and `:` (has);
// AND, OR (which binds tighter than AND, as the AIP says), NOT and `-`; parentheses; a sequence of
// terms is their conjunction; a bare word or quoted phrase must occur in some text of the record.
#ifndef OAS_SERVER_QUERY_FILTER_FILTER_H_
#define OAS_SERVER_QUERY_FILTER_FILTER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "server/catalog/event_date.h"
#include "server/catalog/record_facts.h"
#include "server/catalog/record_terms.h"

namespace oas::query {

// Work that a filter may ask for. Beyond them: INVALID_FILTER.
inline constexpr size_t kMostFilterBytes = 8 << 10;
inline constexpr int kMostFilterDepth = 32;
inline constexpr int kMostFilterConditions = 256;

enum class Comparator { kHas, kEquals, kNotEquals, kLess, kLessEquals, kGreater, kGreaterEquals };

// What the values of a field are, and so what they can be compared with.
enum class FieldType {
  kString,
  kEnum,
  kBool,
  kInteger,
  kNumber,
  kTimestamp,
  kDate,     // HistoricDate or google.type.Date: an interval of days
  kPeriod,   // HistoricPeriod or `active`: `:` possibly, `=` certainly going on then
  kTerm,     // a virtual field whose values are catalog::Term values
  kMessage,  // another message: only presence, `field:*`
};

// Fields that no message has.
enum class VirtualField {
  kNone,
  kActive,     // all days from the beginning to the end of the record; kPeriod
  kEventDate,  // the date that event order goes by; kDate
  kTerm,       // the values of FilterField::term_field; kTerm
};

// A field of a kind, as a filter names it.
struct FilterField {
  std::string path;  // as in the message, dotted: "period.start_date"; or a virtual name
  FieldType type = FieldType::kString;
  VirtualField virtual_field = VirtualField::kNone;
  catalog::TermField term_field = catalog::TermField::kCountry;  // when virtual_field is kTerm
  // The way from the record's message to the field; empty for virtual fields. Steps may be repeated
  // fields: a comparison holds when it holds for one of the elements.
  std::vector<const google::protobuf::FieldDescriptor*> steps;
};

// A literal, read as the field's type demands.
struct FilterValue {
  // As written, without quotes and completed: an enum value has its full name, a record's its
  // collection. Of a pattern as PatternText writes it; `pieces` are easier to work with.
  std::string text;
  bool present = false;   // the bare `*` of `field:*`: the field is set at all
  bool wildcard = false;  // `*` inside the text stands for any characters (strings and terms)
  // For MatchesPieces (wildcard.h), of strings, terms and texts to look for. With `:` and in kText
  // folded, and free at both ends: {"", "coup", ""}, to be looked for in folded text.
  std::vector<std::string> pieces;
  int64_t integer = 0;  // kInteger, and the number of a kEnum value
  double number = 0;    // kInteger and kNumber
  bool boolean = false;
  absl::Time time_first;  // kTimestamp: first and last moment that the literal covers
  absl::Time time_last;
  catalog::DayInterval days;  // kDate, kPeriod: the days that the literal covers
};

struct FilterNode;
using FilterNodePtr = std::shared_ptr<const FilterNode>;

enum class FilterNodeKind {
  kAnd,
  kOr,
  kNot,
  kComparison,
  kText,   // a bare word or phrase: some text of the record contains it
  kNever,  // a comparison of a field that this kind does not have
};

// A node of a checked filter. Immutable.
struct FilterNode {
  FilterNodeKind kind = FilterNodeKind::kAnd;
  std::vector<FilterNodePtr> children;  // of kAnd and kOr two or more, of kNot one
  // Of kComparison, and of kNever as far as the text of the filter tells. kNotEquals holds where
  // kEquals does not, also on repeated and absent fields. Where `:` means the same as `=` (enums,
  // truth values, numbers, timestamps, `article`) it has become kEquals, except in `field:*`.
  FilterField field;
  Comparator comparator = Comparator::kHas;
  // Of kComparison, and of kText the text:
  FilterValue value;
};

// Thread-safe and cheap to copy.
class Filter {
 public:
  Filter() = default;  // selects everything
  explicit Filter(FilterNodePtr root) : root_(std::move(root)) {}

  // nullptr when the filter is empty.
  const FilterNodePtr& root() const { return root_; }
  // The filter as it was understood, every grouping written out; "" when empty. Parses to itself,
  // unless names written out in full have made it longer than kMostFilterBytes.
  std::string ToString() const;

 private:
  FilterNodePtr root_;
};

std::string ToString(const FilterNode& node);

// Reads the filter `text` of request field `field` over records of `kind`. INVALID_FILTER with the
// offset, the token and, for a misspelt field or value, a suggestion.
absl::StatusOr<Filter> ParseFilter(absl::string_view field, absl::string_view text,
                                   v1::RecordKind kind);

// The same for several kinds at once, in their order. A comparison must make sense for one of them;
// for the others it is as if the field were never set: it does not hold, except that `!=` does, as
// NOT of a kNever with kEquals.
absl::StatusOr<std::vector<Filter>> ParseFilter(absl::string_view field, absl::string_view text,
                                                absl::Span<const v1::RecordKind> kinds);

// A record as a filter sees it.
struct FilterSubject {
  const google::protobuf::Message& message;  // a Mission, an Event, …
  const catalog::RecordFacts& facts;
  absl::Span<const catalog::Term> terms;  // what ForEachTerm emits for it
};

// Whether the filter selects the record, found by reading it. The indexes answer the same, faster.
bool Matches(const FilterNode& node, const FilterSubject& subject);

// Whether the node can be decided without fields of the FULL view (numbers from
// catalog::kFirstFullOnlyField on).
bool NeedsOnlyBasicView(const FilterNode& node);

// The rules of dates, for who has them at hand without the message. On a date known as [e, l] and a
// literal [a, b]: `:` overlaps, `=` e >= a and l <= b, `<` l < a, `<=` l <= b, `>` e > b, `>=` e >=
// a.
bool CompareDate(const catalog::DayInterval& date, Comparator comparator,
                 const catalog::DayInterval& literal);
// On a record's dates: `:` possibly and `=` certainly going on on a day of the literal.
bool CompareActive(const catalog::RecordDates& dates, Comparator comparator,
                   const catalog::DayInterval& literal);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_FILTER_H_
