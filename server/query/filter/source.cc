#include "server/query/filter/source.h"

#include <string>

#include "server/query/query_errors.h"

namespace oas::query {

absl::Status FaultAt(const FilterSource& source, absl::string_view token, absl::string_view message,
                     absl::string_view suggestion) {
  FilterFault fault;
  fault.offset = static_cast<size_t>(token.data() - source.text.data());
  fault.token = std::string(token);
  fault.message = std::string(message);
  fault.suggestion = std::string(suggestion);
  return InvalidFilter(source.field, fault);
}

}  // namespace oas::query
