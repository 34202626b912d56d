// Every method of CharterService once as it is meant to be used.
#include <gmock/gmock.h>

#include <string>

#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

using Stub = v1::CharterService::Stub;

class CharterServiceTest : public ::testing::Test {
 protected:
  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*),
                                const std::string& request) {
    return testing::Call(server_.charter(), method, FromText<Request>(request));
  }

  TestServer server_{SmallSnapshot()};
};

TEST_F(CharterServiceTest, LookupInvocationsJoinsWhatTheyLedTo) {
  const auto answer = Call(&Stub::LookupInvocations, R"(region_code: "HN" article: 21)");
  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->matches_size(), 1);
  EXPECT_EQ(answer->matches(0).invocation().name(), "invocations/honduras-2009");
  EXPECT_EQ(answer->matches(0).missions(0).name(), "missions/honduras-2009");
  EXPECT_EQ(answer->matches(0).suspensions(0).name(), "suspensions/honduras-2009");
  EXPECT_EQ(answer->total_size(), 1);
  EXPECT_EQ(answer->revision(), 1);
}

TEST_F(CharterServiceTest, CountInvocationsSaysTheRule) {
  const auto answer = Call(&Stub::CountInvocations, "counting_rule: COUNTING_RULE_PER_CRISIS");
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->count(), 2);
  EXPECT_EQ(answer->groups_size(), 2);
  EXPECT_NE(answer->rule_text(), "");
  EXPECT_EQ(answer->revision(), 1);
}

TEST_F(CharterServiceTest, GetsEachKind) {
  const auto invocation = Call(&Stub::GetInvocation, R"(name: "invocations/honduras-2009")");
  ASSERT_THAT(invocation, IsOk());
  EXPECT_EQ(invocation->invocation().year(), 2009);
  EXPECT_EQ(invocation->revision(), 1);
  const auto instrument = Call(&Stub::GetInstrument, R"(name: "instruments/democratic-charter")");
  ASSERT_THAT(instrument, IsOk());
  EXPECT_EQ(instrument->instrument().article_count(), 28);
  EXPECT_EQ(instrument->instrument().provisions_size(), 2);
  const auto suspension = Call(&Stub::GetSuspension, R"(name: "suspensions/honduras-2009")");
  ASSERT_THAT(suspension, IsOk());
  EXPECT_EQ(suspension->suspension().region_code(), "HN");
}

TEST_F(CharterServiceTest, ListsEachKind) {
  const auto invocations = Call(&Stub::ListInvocations, "page_size: 2 order_by: 'name'");
  ASSERT_THAT(invocations, IsOk());
  EXPECT_EQ(invocations->invocations_size(), 2);
  EXPECT_EQ(invocations->invocations(0).name(), "invocations/honduras-1993");
  EXPECT_EQ(invocations->total_size(), 5);
  EXPECT_NE(invocations->next_page_token(), "");
  const auto instruments = Call(&Stub::ListInstruments, "view: RECORD_VIEW_BASIC");
  ASSERT_THAT(instruments, IsOk());
  ASSERT_EQ(instruments->instruments_size(), 2);
  EXPECT_EQ(instruments->instruments(0).name(), "instruments/resolution-1080") << "by date";
  EXPECT_EQ(instruments->instruments(1).provisions_size(), 0) << "a heavy field";
}

TEST_F(CharterServiceTest, ListSuspensionsActiveOnADay) {
  const auto active =
      Call(&Stub::ListSuspensions, "active_on { year: 2011 month: 6 day: 1 } region_code: 'HN'");
  ASSERT_THAT(active, IsOk());
  EXPECT_EQ(active->suspensions_size(), 1);
  const auto after = Call(&Stub::ListSuspensions, "active_on { year: 2011 month: 6 day: 2 }");
  ASSERT_THAT(after, IsOk());
  EXPECT_EQ(after->suspensions_size(), 0);
  EXPECT_EQ(after->total_size(), 0);
}

TEST_F(CharterServiceTest, QueryInvocationsStreamsThemAll) {
  const auto chunks = ReadAll(server_.charter(), &Stub::QueryInvocations,
                              FromText<v1::QueryInvocationsRequest>("limit: 4"));
  ASSERT_THAT(chunks, IsOk());
  int count = 0;
  for (const auto& chunk : *chunks) count += chunk.invocations_size();
  EXPECT_EQ(count, 4);
  EXPECT_EQ(chunks->front().invocations(0).name(), "invocations/honduras-1993");
  EXPECT_EQ(chunks->back().total_count(), 4);
}

}  // namespace
}  // namespace oas::testing
