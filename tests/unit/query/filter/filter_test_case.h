// What the tests of filters ask again and again.
#ifndef OAS_TESTS_UNIT_QUERY_FILTER_FILTER_TEST_CASE_H_
#define OAS_TESTS_UNIT_QUERY_FILTER_FILTER_TEST_CASE_H_

#include <gmock/gmock.h>

#include <string>

#include "server/query/filter/filter.h"
#include "tests/support/filter_records.h"
#include "tests/support/status_matchers.h"

namespace oas::testing {

// Whether the filter, which must be one, selects the record.
inline bool Selects(const std::string& text, const FilterRecord& record) {
  const auto filter = query::ParseFilter("filter", text, record.kind());
  EXPECT_THAT(filter, IsOk()) << text;
  if (!filter.ok()) return false;
  return filter->root() == nullptr || query::Matches(*filter->root(), record.subject());
}

// The canonical form of a filter over missions, or the message of its error.
inline std::string Canonical(const std::string& text,
                             v1::RecordKind kind = v1::RECORD_KIND_MISSION) {
  const auto filter = query::ParseFilter("filter", text, kind);
  return filter.ok() ? filter->ToString() : std::string(filter.status().message());
}

// INVALID_FILTER of the request field `filter`, at this offset and this token.
MATCHER_P2(IsFaultAt, offset, token, "") {
  const absl::Status& status = StatusOf(arg);
  *result_listener << Describe(status);
  auto metadata = MetadataOf(status);
  return ::testing::Value(status,
                          IsFieldError(v1::ERROR_REASON_INVALID_FILTER, std::string("filter"))) &&
         metadata["offset"] == std::to_string(offset) && metadata["token"] == token;
}

}  // namespace oas::testing

#endif  // OAS_TESTS_UNIT_QUERY_FILTER_FILTER_TEST_CASE_H_
