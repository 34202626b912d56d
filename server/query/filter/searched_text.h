// The texts of a record that a bare word of a filter looks into.
#ifndef OAS_SERVER_QUERY_FILTER_SEARCHED_TEXT_H_
#define OAS_SERVER_QUERY_FILTER_SEARCHED_TEXT_H_

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace oas::query {

// Whether `test` holds for one of the texts: every string field that is set, in parts too. Left out
// is what nobody reads as text: `uid`, `etag`, `owner`, and the `field_path` of assertions.
bool AnyText(const google::protobuf::Message& message,
             absl::FunctionRef<bool(absl::string_view)> test);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_SEARCHED_TEXT_H_
