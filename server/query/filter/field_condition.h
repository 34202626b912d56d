// Conditions on the values that fields have.
#ifndef OAS_SERVER_QUERY_FILTER_FIELD_CONDITION_H_
#define OAS_SERVER_QUERY_FILTER_FIELD_CONDITION_H_

#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"
#include "server/query/filter/filter.h"

namespace oas::query {

// What is asked of each value of a field. Never with kNotEquals: that is decided over all of them.
struct FieldCondition {
  const FilterField& field;
  Comparator comparator;
  const FilterValue& value;
};

// Whether one of the field's values in the record meets the condition. Not for virtual fields.
bool AnyValueMeets(const FieldCondition& condition, const google::protobuf::Message& record);

// Whether a text does.
bool TextMeets(const FieldCondition& condition, absl::string_view text);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_FIELD_CONDITION_H_
