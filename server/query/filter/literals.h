// Reading values as the type of their field demands.
#ifndef OAS_SERVER_QUERY_FILTER_LITERALS_H_
#define OAS_SERVER_QUERY_FILTER_LITERALS_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/query/filter/filter.h"
#include "server/query/filter/source.h"
#include "server/query/filter/syntax.h"

namespace oas::query {

// The right side of a comparison, read.
struct Operand {
  Comparator comparator = Comparator::kHas;  // `:` has become `=` where they are the same
  FilterValue value;
};

// Reads the value of `comparison`, which is one of `field`. INVALID_FILTER when the field cannot be
// compared so, or not with this value.
absl::StatusOr<Operand> ReadOperand(const FilterSource& source, const FilterField& field,
                                    const SyntaxNode& comparison);

// Sets the text and the pieces of what must occur in some text.
absl::Status ReadSearchedText(const FilterSource& source, const Literal& literal,
                              FilterValue& value);

// The rest read one type each, and set what FilterValue has for it.

// Days of 2009, 2009-06 or 2009-06-28.
absl::Status ReadDate(const FilterSource& source, const Literal& literal, FilterValue& value);
// Moments of an RFC 3339 time, or of a year, month or day in UTC.
absl::Status ReadTimestamp(const FilterSource& source, const Literal& literal, FilterValue& value);
// Number and full name of an enum value. The name may lack the prefix of its enum.
absl::Status ReadEnumValue(const FilterSource& source, const FilterField& field,
                           const Literal& literal, FilterValue& value);
absl::Status ReadBool(const FilterSource& source, const Literal& literal, FilterValue& value);
absl::Status ReadInteger(const FilterSource& source, const FilterField& field,
                         const Literal& literal, FilterValue& value);
absl::Status ReadNumber(const FilterSource& source, const Literal& literal, FilterValue& value);
// An article: 20 of any instrument, democratic-charter#20, or the same with the collection. A bare
// number becomes the pattern *#20.
absl::Status ReadArticle(const FilterSource& source, const Literal& literal, FilterValue& value);
// A whole text or, with wildcards, a pattern. A record's name gets its collection when it has none.
void ReadWholeText(const FilterField& field, const Literal& literal, FilterValue& value);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_LITERALS_H_
