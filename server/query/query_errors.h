// Errors of requests that cannot be answered as asked.
#ifndef OAS_SERVER_QUERY_QUERY_ERRORS_H_
#define OAS_SERVER_QUERY_QUERY_ERRORS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/instrument.pb.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace query {

// Each is INVALID_ARGUMENT with a BadRequest for `field`, except where told otherwise.

absl::Status InvalidRegionCode(absl::string_view field, absl::string_view value,
                               const std::vector<std::string>& known);
// `invoked` are the articles that some invocation applied.
absl::Status InvalidArticle(int64_t article, const v1::Instrument& instrument,
                            const std::vector<int>& invoked);
absl::Status InvalidYear(absl::string_view field, int64_t year);
absl::Status InvalidDate(absl::string_view field, const google::type::Date& date);
absl::Status IntervalEndsBeforeItBegins(const google::type::Date& since,
                                        const google::type::Date& until);
absl::Status InvalidEnumValue(absl::string_view field, int value, absl::string_view enum_name);
absl::Status InvalidPageSize(absl::string_view field, int64_t value);
absl::Status InvalidPageToken(absl::string_view field);
absl::Status PageTokenMismatch(absl::string_view field);
absl::Status InvalidOrderBy(absl::string_view value, const std::vector<std::string>& known);
absl::Status FieldRequired(absl::string_view field, absl::string_view what_to_give);
absl::Status TooManyItems(absl::string_view field, int64_t count, int64_t maximum);

// What is wrong with a filter, and where.
struct FilterFault {
  size_t offset = 0;       // of the first byte concerned, from 0
  std::string token;       // the text concerned; "" at the end of the filter
  std::string message;     // what is wrong, and what would be right
  std::string suggestion;  // what to write instead of the token; "" when that cannot be told
};

// `filter, at offset 4: no field "regoin_code" in a mission; did you mean "region_code"?`
absl::Status InvalidFilter(absl::string_view field, const FilterFault& fault);

// UNIMPLEMENTED: the method is defined and not served yet; `why` completes the sentence.
absl::Status MethodNotServed(absl::string_view method, absl::string_view why);

}  // namespace query
}  // namespace oas

#endif  // OAS_SERVER_QUERY_QUERY_ERRORS_H_
