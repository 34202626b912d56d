#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "server/query/invocation_lookup.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::query {
namespace {

using testing::EqualsProto;
using testing::FromText;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::IsFieldError;
using testing::IsOk;

class InvocationCountTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::CountInvocationsResponse> Count(const std::string& text) const {
    return CountInvocations(catalog_, FromText<v1::CountInvocationsRequest>(text));
  }

  const catalog::Catalog catalog_{testing::SmallSnapshot()};
};

TEST_F(InvocationCountTest, PerYearCountsEachCountryAndYear) {
  const auto response = Count("counting_rule: COUNTING_RULE_PER_YEAR");
  ASSERT_THAT(response, IsOk());
  EXPECT_THAT(*response, EqualsProto(FromText<v1::CountInvocationsResponse>(R"(
    groups { key: "invocations/venezuela-2002" invocations: "invocations/venezuela-2002" }
    groups { key: "invocations/venezuela-2003" invocations: "invocations/venezuela-2003" }
    groups { key: "invocations/honduras-2009" invocations: "invocations/honduras-2009" }
    groups { key: "invocations/honduras-2010" invocations: "invocations/honduras-2010" }
    count: 4
    rule_text: "one for each country and year; decisions that only recall the instrument do not count"
    revision: 1)")));
}

TEST_F(InvocationCountTest, PerSourceRowCountsAMergedRowOnce) {
  const auto response = Count("counting_rule: COUNTING_RULE_PER_SOURCE_ROW");
  ASSERT_THAT(response, IsOk());
  EXPECT_THAT(*response, EqualsProto(FromText<v1::CountInvocationsResponse>(R"(
    groups { key: "Applications, row 1" invocations: "invocations/venezuela-2002"
             invocations: "invocations/venezuela-2003" }
    groups { key: "Applications, row 2" invocations: "invocations/honduras-2009" }
    groups { key: "invocations/honduras-2010" invocations: "invocations/honduras-2010" }
    count: 3
    rule_text: "one for each row of the source tables; curator additions count one each; decisions that only recall the instrument do not count"
    revision: 1)")));
}

TEST_F(InvocationCountTest, PerCrisisCountsACrisisOfTwoYearsOnce) {
  const auto response = Count("counting_rule: COUNTING_RULE_PER_CRISIS");
  ASSERT_THAT(response, IsOk());
  EXPECT_THAT(*response, EqualsProto(FromText<v1::CountInvocationsResponse>(R"(
    groups { key: "venezuela-2002" invocations: "invocations/venezuela-2002"
             invocations: "invocations/venezuela-2003" }
    groups { key: "honduras-2009" invocations: "invocations/honduras-2009"
             invocations: "invocations/honduras-2010" }
    count: 2
    rule_text: "one for each crisis, however many years it spans; decisions that only recall the instrument do not count"
    revision: 1)")));
}

TEST_F(InvocationCountTest, RecalledInstrumentsCountOnlyWhenAskedFor) {
  const auto response = Count("counting_rule: COUNTING_RULE_PER_YEAR include_recalled: true");
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(response->count(), 5);
  EXPECT_EQ(response->groups(0).key(), "invocations/honduras-1993");
  EXPECT_THAT(response->rule_text(), HasSubstr("only recall the instrument count too"));
}

TEST_F(InvocationCountTest, CriteriaNarrow) {
  const struct {
    const char* request;
    int count;
  } cases[] = {
      {"region_code: 'VE'", 2},
      {"region_code: 'HN'", 2},
      {"region_code: 'HN' include_recalled: true", 3},
      {"origin: ORIGIN_SOURCE_PAGE", 3},
      {"origin: ORIGIN_CURATOR", 1},
      {"instrument: 'instruments/democratic-charter'", 4},
      {"instrument: 'instruments/resolution-1080'", 0},
      {"instrument: 'instruments/resolution-1080' include_recalled: true", 1},
      {"read_options { at_revision: 1 }", 4},
  };
  for (const auto& c : cases) {
    const auto response = Count(std::string("counting_rule: COUNTING_RULE_PER_YEAR ") + c.request);
    ASSERT_THAT(response, IsOk()) << c.request;
    EXPECT_EQ(response->count(), c.count) << c.request;
  }
}

TEST_F(InvocationCountTest, RefusesToCountWithoutARule) {
  EXPECT_THAT(Count(""), IsFieldError(v1::ERROR_REASON_FIELD_REQUIRED, "counting_rule"));
  EXPECT_THAT(Count("counting_rule: 9"),
              IsFieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, "counting_rule"));
}

TEST_F(InvocationCountTest, RefusesEachCriterionThatIsWrong) {
  const std::string rule = "counting_rule: COUNTING_RULE_PER_YEAR ";
  EXPECT_THAT(Count(rule + "region_code: 'US'"),
              IsFieldError(v1::ERROR_REASON_INVALID_REGION_CODE, "region_code"));
  EXPECT_THAT(Count(rule + "origin: 9"),
              IsFieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, "origin"));
  EXPECT_THAT(Count(rule + "instrument: 'x'"),
              IsFieldError(v1::ERROR_REASON_INVALID_NAME, "instrument"));
  EXPECT_THAT(Count(rule + "instrument: 'instruments/x'"),
              HasReason(v1::ERROR_REASON_RECORD_NOT_FOUND));
  EXPECT_THAT(Count(rule + "read_options { min_revision: 2 }"),
              HasReason(v1::ERROR_REASON_REVISION_NOT_REACHED));
}

}  // namespace
}  // namespace oas::query
