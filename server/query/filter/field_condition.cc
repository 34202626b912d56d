#include "server/query/filter/field_condition.h"

#include <cstdint>
#include <string>

#include "absl/types/span.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/historic_date.pb.h"
#include "server/query/filter/compare.h"
#include "server/query/filter/fold.h"
#include "server/query/filter/wildcard.h"

namespace oas::query {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using Steps = absl::Span<const FieldDescriptor* const>;

// One value of a field: the element of a repeated one, or the value of a singular one.
struct Element {
  const Message& message;
  const FieldDescriptor* field;
  int index;  // of a repeated field

  const Reflection& reflection() const { return *message.GetReflection(); }

  const Message& part() const {
    return field->is_repeated() ? reflection().GetRepeatedMessage(message, field, index)
                                : reflection().GetMessage(message, field);
  }
  const std::string& text(std::string* scratch) const {
    return field->is_repeated()
               ? reflection().GetRepeatedStringReference(message, field, index, scratch)
               : reflection().GetStringReference(message, field, scratch);
  }
  int number_of_enum() const {
    return field->is_repeated() ? reflection().GetRepeatedEnumValue(message, field, index)
                                : reflection().GetEnumValue(message, field);
  }
  bool truth() const {
    return field->is_repeated() ? reflection().GetRepeatedBool(message, field, index)
                                : reflection().GetBool(message, field);
  }
  int64_t integer() const {
    const bool repeated = field->is_repeated();
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
        return repeated ? reflection().GetRepeatedInt32(message, field, index)
                        : reflection().GetInt32(message, field);
      case FieldDescriptor::CPPTYPE_UINT32:
        return repeated ? reflection().GetRepeatedUInt32(message, field, index)
                        : reflection().GetUInt32(message, field);
      case FieldDescriptor::CPPTYPE_INT64:
        return repeated ? reflection().GetRepeatedInt64(message, field, index)
                        : reflection().GetInt64(message, field);
      default:
        return static_cast<int64_t>(repeated ? reflection().GetRepeatedUInt64(message, field, index)
                                             : reflection().GetUInt64(message, field));
    }
  }
  double number() const {
    const bool repeated = field->is_repeated();
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_FLOAT) {
      return repeated ? reflection().GetRepeatedFloat(message, field, index)
                      : reflection().GetFloat(message, field);
    }
    return repeated ? reflection().GetRepeatedDouble(message, field, index)
                    : reflection().GetDouble(message, field);
  }
};

bool DateMeets(const FieldCondition& condition, const Message& date) {
  if (date.GetDescriptor() == v1::HistoricDate::descriptor()) {
    return CompareDate(catalog::DaysOf(static_cast<const v1::HistoricDate&>(date)),
                       condition.comparator, condition.value.days);
  }
  const auto& days = static_cast<const google::type::Date&>(date);
  return catalog::IsPartialDate(days) &&
         CompareDate(catalog::DaysOf(days), condition.comparator, condition.value.days);
}

bool TimestampMeets(const FieldCondition& condition, const google::protobuf::Timestamp& timestamp) {
  const absl::Time time =
      absl::FromUnixSeconds(timestamp.seconds()) + absl::Nanoseconds(timestamp.nanos());
  return CompareWithin(time, condition.comparator, condition.value.time_first,
                       condition.value.time_last);
}

// The schema gives a field the type of its message, so the casts cannot be wrong.
bool ElementMeets(const FieldCondition& condition, const Element& element) {
  const FilterValue& value = condition.value;
  std::string scratch;
  switch (condition.field.type) {
    case FieldType::kString:
      return TextMeets(condition, element.text(&scratch));
    case FieldType::kEnum:
      return Compare<int64_t>(element.number_of_enum(), condition.comparator, value.integer);
    case FieldType::kBool:
      return Compare(element.truth(), condition.comparator, value.boolean);
    case FieldType::kInteger:
      return Compare(element.integer(), condition.comparator, value.integer);
    case FieldType::kNumber:
      return Compare(element.number(), condition.comparator, value.number);
    case FieldType::kTimestamp:
      return TimestampMeets(condition,
                            static_cast<const google::protobuf::Timestamp&>(element.part()));
    case FieldType::kDate:
      return DateMeets(condition, element.part());
    case FieldType::kPeriod:
      return CompareActive(catalog::DatesOf(static_cast<const v1::HistoricPeriod&>(element.part())),
                           condition.comparator, value.days);
    case FieldType::kTerm:
    case FieldType::kMessage:
      break;
  }
  return false;
}

bool LastFieldMeets(const FieldCondition& condition, const Message& message,
                    const FieldDescriptor* field) {
  const Reflection& reflection = *message.GetReflection();
  if (field->is_repeated()) {
    const int size = reflection.FieldSize(message, field);
    if (condition.value.present) return size > 0;
    for (int i = 0; i < size; ++i) {
      if (ElementMeets(condition, {message, field, i})) return true;
    }
    return false;
  }
  if (condition.value.present) return reflection.HasField(message, field);
  // What can be absent has no value then; other fields have 0 or "".
  if (field->has_presence() && !reflection.HasField(message, field)) return false;
  return ElementMeets(condition, {message, field, 0});
}

// As deep as the path is long.
bool AnyMeets(const FieldCondition& condition, const Message& message, Steps steps) {
  const FieldDescriptor* field = steps.front();
  if (steps.size() == 1) return LastFieldMeets(condition, message, field);
  const Reflection& reflection = *message.GetReflection();
  if (!field->is_repeated()) {
    return reflection.HasField(message, field) &&
           AnyMeets(condition, reflection.GetMessage(message, field), steps.subspan(1));
  }
  for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
    if (AnyMeets(condition, reflection.GetRepeatedMessage(message, field, i), steps.subspan(1))) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool AnyValueMeets(const FieldCondition& condition, const Message& record) {
  return AnyMeets(condition, record, condition.field.steps);
}

bool TextMeets(const FieldCondition& condition, absl::string_view text) {
  switch (condition.comparator) {
    case Comparator::kHas:
      return MatchesPieces(condition.value.pieces, Fold(text));
    case Comparator::kEquals:
      return MatchesPieces(condition.value.pieces, text);
    default:
      return Compare(text, condition.comparator, absl::string_view(condition.value.text));
  }
}

}  // namespace oas::query
