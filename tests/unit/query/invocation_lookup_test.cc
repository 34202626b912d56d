#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "server/query/invocation_lookup.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::query {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using testing::FromText;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::IsFieldError;
using testing::IsOk;
using testing::MetadataOf;
using testing::StatusIs;

using Names = std::vector<std::string>;

constexpr char kHonduras1993[] = "invocations/honduras-1993";    // Resolution 1080
constexpr char kHonduras2009[] = "invocations/honduras-2009";    // articles 20, 21
constexpr char kHonduras2010[] = "invocations/honduras-2010";    // in general
constexpr char kVenezuela2002[] = "invocations/venezuela-2002";  // article 20
constexpr char kVenezuela2003[] = "invocations/venezuela-2003";  // in general

class InvocationLookupTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::LookupInvocationsResponse> Lookup(const std::string& text) const {
    return LookupInvocations(catalog_, FromText<v1::LookupInvocationsRequest>(text));
  }

  const catalog::Catalog catalog_{testing::SmallSnapshot()};
};

Names NamesOf(const v1::LookupInvocationsResponse& response) {
  Names names;
  for (const auto& match : response.matches()) names.push_back(match.invocation().name());
  return names;
}

TEST_F(InvocationLookupTest, EveryCriterionNarrows) {
  const struct {
    const char* request;
    Names expected;
  } cases[] = {
      {"", {kHonduras1993, kVenezuela2002, kVenezuela2003, kHonduras2009, kHonduras2010}},
      {"region_code: 'VE'", {kVenezuela2002, kVenezuela2003}},
      {"year: 2009", {kHonduras2009}},
      {"year: 1948", {}},
      {"article: 20", {kVenezuela2002, kHonduras2009}},
      {"article: 21", {kHonduras2009}},
      {"article: 19", {}},
      {"article: 20 instrument: 'instruments/democratic-charter'", {kVenezuela2002, kHonduras2009}},
      {"instrument: 'instruments/resolution-1080'", {kHonduras1993}},
      {"instrument: 'instruments/democratic-charter' region_code: 'HN'",
       {kHonduras2009, kHonduras2010}},
      {"origin: ORIGIN_CURATOR", {kHonduras1993, kHonduras2010}},
      {"region_code: 'VE' article: 20 year: 2002", {kVenezuela2002}},
      {"region_code: 'VE' article: 21", {}},
  };
  for (const auto& c : cases) {
    const auto response = Lookup(c.request);
    ASSERT_THAT(response, IsOk()) << c.request;
    EXPECT_THAT(NamesOf(*response), ElementsAreArray(c.expected)) << c.request;
    EXPECT_EQ(response->total_size(), static_cast<int>(c.expected.size()));
    EXPECT_EQ(response->revision(), 1);
  }
}

TEST_F(InvocationLookupTest, JoinsMissionsAndSuspensions) {
  const auto response = Lookup("year: 2009 view: RECORD_VIEW_FULL");
  ASSERT_THAT(response, IsOk());
  ASSERT_EQ(response->matches_size(), 1);
  const v1::InvocationMatch& match = response->matches(0);
  ASSERT_EQ(match.missions_size(), 1);
  EXPECT_EQ(match.missions(0).name(), "missions/honduras-2009");
  EXPECT_NE(match.missions(0).summary(), "");
  ASSERT_EQ(match.suspensions_size(), 1);
  EXPECT_EQ(match.suspensions(0).name(), "suspensions/honduras-2009");
  EXPECT_NE(match.invocation().summary(), "");
}

TEST_F(InvocationLookupTest, AnswersBasicUnlessAskedForFull) {
  const auto response = Lookup("year: 2009");
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(response->matches(0).invocation().summary(), "");
  EXPECT_EQ(response->matches(0).missions(0).summary(), "");
  EXPECT_EQ(response->matches(0).suspensions(0).assertions_size(), 0);
}

TEST_F(InvocationLookupTest, PagesHoldEveryMatchOnce) {
  for (const int page_size : {1, 2, 3, 4, 5}) {
    auto request = FromText<v1::LookupInvocationsRequest>("");
    request.set_page_size(page_size);
    Names names;
    do {
      const auto response = LookupInvocations(catalog_, request);
      ASSERT_THAT(response, IsOk());
      EXPECT_LE(response->matches_size(), page_size);
      EXPECT_EQ(response->total_size(), 5);
      for (const std::string& name : NamesOf(*response)) names.push_back(name);
      request.set_page_token(response->next_page_token());
    } while (!request.page_token().empty());
    EXPECT_THAT(names, ElementsAre(kHonduras1993, kVenezuela2002, kVenezuela2003, kHonduras2009,
                                   kHonduras2010))
        << page_size;
  }
}

TEST_F(InvocationLookupTest, TokenOfOtherCriteriaIsRefused) {
  const auto first = Lookup("page_size: 1");
  ASSERT_THAT(first, IsOk());
  EXPECT_THAT(Lookup("article: 20 page_token: '" + first->next_page_token() + "'"),
              IsFieldError(v1::ERROR_REASON_PAGE_TOKEN_MISMATCH, "page_token"));
}

TEST_F(InvocationLookupTest, ArticleOutsideTheInstrumentIsRefused) {
  for (const int article : {29, 99, -1, 2147483647, -2147483647 - 1}) {
    const auto response = Lookup("article: " + std::to_string(article));
    EXPECT_THAT(response, IsFieldError(v1::ERROR_REASON_INVALID_ARTICLE, "article")) << article;
    auto metadata = MetadataOf(response.status());
    EXPECT_EQ(metadata["value"], std::to_string(article));
    EXPECT_EQ(metadata["instrument"], "instruments/democratic-charter");
    EXPECT_EQ(metadata["article_count"], "28");
    EXPECT_THAT(std::string(response.status().message()),
                HasSubstr("those invoked so far are 20, 21"));
  }
  EXPECT_THAT(Lookup("article: 28"), IsOk());
}

TEST_F(InvocationLookupTest, InstrumentWithoutArticlesHasNone) {
  const auto response = Lookup("article: 1 instrument: 'instruments/resolution-1080'");
  EXPECT_THAT(response, IsFieldError(v1::ERROR_REASON_INVALID_ARTICLE, "article"));
  EXPECT_THAT(std::string(response.status().message()), HasSubstr("has no articles"));
}

TEST_F(InvocationLookupTest, RefusesEachCriterionThatIsWrong) {
  EXPECT_THAT(Lookup("region_code: 'US'"),
              IsFieldError(v1::ERROR_REASON_INVALID_REGION_CODE, "region_code"));
  EXPECT_THAT(Lookup("year: 1947"), IsFieldError(v1::ERROR_REASON_INVALID_YEAR, "year"));
  EXPECT_THAT(Lookup("origin: 9"), IsFieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, "origin"));
  EXPECT_THAT(Lookup("view: 9"), IsFieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, "view"));
  EXPECT_THAT(Lookup("page_size: -1"),
              IsFieldError(v1::ERROR_REASON_INVALID_PAGE_SIZE, "page_size"));
  EXPECT_THAT(Lookup("page_token: 'x'"),
              IsFieldError(v1::ERROR_REASON_INVALID_PAGE_TOKEN, "page_token"));
  EXPECT_THAT(Lookup("instrument: 'democratic-charter'"),
              IsFieldError(v1::ERROR_REASON_INVALID_NAME, "instrument"));
  const auto unknown = Lookup("instrument: 'instruments/democratic-chartre'");
  EXPECT_THAT(unknown, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(unknown, HasReason(v1::ERROR_REASON_RECORD_NOT_FOUND));
  EXPECT_EQ(MetadataOf(unknown.status())["suggestion"], "instruments/democratic-charter");
  EXPECT_THAT(Lookup("read_options { at_revision: 9 }"),
              HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
}

TEST_F(InvocationLookupTest, ArticleMeansTheCharterEvenWhenTheCatalogLacksIt) {
  const catalog::Catalog empty(testing::SnapshotOf({}));
  const auto response =
      LookupInvocations(empty, FromText<v1::LookupInvocationsRequest>("article: 20"));
  EXPECT_THAT(response, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(response, HasReason(v1::ERROR_REASON_RECORD_NOT_FOUND));
}

}  // namespace
}  // namespace oas::query
