#include "server/query/text/search_catalog.h"

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/query/text/search_case.h"

namespace oas::query {
namespace {

using ::testing::ElementsAre;
using testing::EqualsProto;
using testing::FromText;
using testing::IsFieldError;
using testing::IsOk;
using testing::StatusIs;

absl::StatusOr<RowPredicate> NoFilter(const catalog::SnapshotPtr& /*snapshot*/,
                                      absl::string_view /*filter*/,
                                      const std::vector<v1::RecordKind>& /*kinds*/) {
  return absl::InvalidArgumentError("no filter was expected");
}

bool NeverCancelled() { return false; }

std::vector<std::string> NamesOf(const v1::SearchCatalogResponse& response) {
  std::vector<std::string> names;
  for (const v1::SearchResult& result : response.results()) {
    const auto* content = catalog::ContentOf(result.record());
    const auto* field = content->GetDescriptor()->FindFieldByName("name");
    names.push_back(content->GetReflection()->GetString(*content, field));
  }
  return names;
}

class SearchCatalogTest : public ::testing::Test {
 protected:
  explicit SearchCatalogTest(catalog::SnapshotPtr snapshot = testing::SmallSnapshot())
      : catalog_(std::move(snapshot)), text_search_(catalog_) {
    EXPECT_THAT(text_search_.WaitUntilReady(absl::Now() + absl::Minutes(1)), IsOk());
  }

  absl::StatusOr<v1::SearchCatalogResponse> Search(const v1::SearchCatalogRequest& request) const {
    return SearchCatalog({catalog_, text_search_, NoFilter, NeverCancelled}, request);
  }
  absl::StatusOr<v1::SearchCatalogResponse> Search(const std::string& request) const {
    return Search(FromText<v1::SearchCatalogRequest>(request));
  }

  catalog::Catalog catalog_;
  const TextSearch text_search_;
};

TEST_F(SearchCatalogTest, AnswersRecordsWithSnippetsAndHighlights) {
  const auto response = Search(R"(query: "Both articl*")");
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(response->revision(), 1);
  EXPECT_EQ(response->total_size(), 1);
  EXPECT_EQ(response->next_page_token(), "");
  ASSERT_THAT(NamesOf(*response), ElementsAre("invocations/honduras-2009"));
  const v1::SearchResult& result = response->results(0);
  EXPECT_GT(result.score(), 0);
  EXPECT_EQ(result.snippet(), "Both articles in one week.");
  ASSERT_EQ(result.highlights_size(), 2);
  EXPECT_THAT(result.highlights(0), EqualsProto(FromText<v1::TextSpan>("offset: 0 length: 4")));
  EXPECT_THAT(result.highlights(1), EqualsProto(FromText<v1::TextSpan>("offset: 5 length: 8")));
}

TEST_F(SearchCatalogTest, AnswersTheViewAskedFor) {
  const auto stored = catalog_.Newest()->Find("invocations/honduras-2009");
  for (const auto& [view, expected] :
       {std::pair{v1::RECORD_VIEW_UNSPECIFIED, v1::RECORD_VIEW_BASIC},
        std::pair{v1::RECORD_VIEW_BASIC, v1::RECORD_VIEW_BASIC},
        std::pair{v1::RECORD_VIEW_FULL, v1::RECORD_VIEW_FULL}}) {
    v1::SearchCatalogRequest request;
    request.set_query("\"both articles\"");
    request.set_view(view);
    const auto response = Search(request);
    ASSERT_THAT(response, IsOk());
    EXPECT_THAT(response->results(0).record().invocation(),
                EqualsProto(stored->Decode<v1::Invocation>(expected)));
  }
}

TEST_F(SearchCatalogTest, SearchesTheKindsAskedFor) {
  const auto kinds = [this](const std::string& request) {
    const auto response = Search(R"(query: "honduras" )" + request);
    EXPECT_THAT(response, IsOk());
    std::set<v1::RecordKind> found;
    for (const auto& result : response->results()) found.insert(catalog::KindOf(result.record()));
    return found;
  };
  EXPECT_THAT(kinds("kinds: RECORD_KIND_EVENT"), ElementsAre(v1::RECORD_KIND_EVENT));
  EXPECT_THAT(kinds("kinds: [RECORD_KIND_MISSION, RECORD_KIND_COUNTRY, RECORD_KIND_MISSION]"),
              ElementsAre(v1::RECORD_KIND_COUNTRY, v1::RECORD_KIND_MISSION));
  EXPECT_EQ(kinds(""), kinds("kinds: [RECORD_KIND_UNSPECIFIED, RECORD_KIND_EVENT]"));
  EXPECT_GT(kinds("").size(), 3U);
}

TEST_F(SearchCatalogTest, RefusesWhatItCannotRead) {
  const struct {
    const char* request;
    v1::ErrorReason reason;
    const char* field;
  } cases[] = {
      {"", v1::ERROR_REASON_FIELD_REQUIRED, "query"},
      {R"(query: "...")", v1::ERROR_REASON_INVALID_QUERY, "query"},
      {R"(query: "a" kinds: 99)", v1::ERROR_REASON_INVALID_ENUM_VALUE, "kinds"},
      {R"(query: "a" view: 99)", v1::ERROR_REASON_INVALID_ENUM_VALUE, "view"},
      {R"(query: "a" page_size: -1)", v1::ERROR_REASON_INVALID_PAGE_SIZE, "page_size"},
      {R"(query: "a" page_token: "?")", v1::ERROR_REASON_INVALID_PAGE_TOKEN, "page_token"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(Search(std::string(c.request)), IsFieldError(c.reason, c.field)) << c.request;
  }
  EXPECT_THAT(Search(R"(query: "a" read_options { at_revision: 2 })"),
              StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(SearchCatalogTest, HandsTheFilterToItsCompiler) {
  const auto only_first_events =
      [&](const catalog::SnapshotPtr& snapshot, absl::string_view filter,
          const std::vector<v1::RecordKind>& kinds) -> absl::StatusOr<RowPredicate> {
    EXPECT_EQ(snapshot, catalog_.Newest());
    EXPECT_EQ(filter, "some filter");
    EXPECT_THAT(kinds, ElementsAre(v1::RECORD_KIND_MISSION, v1::RECORD_KIND_EVENT));
    return
        [](v1::RecordKind kind, uint32_t row) { return kind == v1::RECORD_KIND_EVENT && row < 2; };
  };
  const auto request = FromText<v1::SearchCatalogRequest>(
      R"(query: "venezuela" kinds: [RECORD_KIND_EVENT, RECORD_KIND_MISSION] filter: "some filter")");
  const auto response =
      SearchCatalog({catalog_, text_search_, only_first_events, NeverCancelled}, request);
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(response->total_size(), 2);
  EXPECT_EQ(
      SearchCatalog({catalog_, text_search_, NoFilter, NeverCancelled}, request).status().message(),
      "no filter was expected");
}

TEST_F(SearchCatalogTest, StopsWhenCancelled) {
  EXPECT_THAT(SearchCatalog({catalog_, text_search_, NoFilter, [] { return true; }},
                            FromText<v1::SearchCatalogRequest>(R"(query: "honduras")")),
              StatusIs(absl::StatusCode::kCancelled));
}

class SearchAfterCommitTest : public SearchCatalogTest {
 protected:
  // The next revision: the small catalog without its missions.
  void Commit() {
    std::vector<catalog::StoredRecordPtr> records;
    const auto& countries = catalog_.Newest()->CollectionOf(v1::RECORD_KIND_COUNTRY).Records();
    records.assign(countries.begin(), countries.end());
    catalog_.Publish(
        catalog::Snapshot::Create(catalog_.Newest()->revision() + 1, absl::Now(), records));
  }
  void WaitForIndex(int64_t revision) {
    ASSERT_THAT(text_search_.WaitUntilReady(absl::Now() + absl::Minutes(1), revision), IsOk());
  }
};

TEST_F(SearchAfterCommitTest, FindsWhatIsThereNow) {
  EXPECT_GT(Search(R"(query: "honduras")")->total_size(), 1);
  Commit();
  WaitForIndex(2);
  const auto response = Search(R"(query: "honduras")");
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(response->revision(), 2);
  EXPECT_THAT(NamesOf(*response), ElementsAre("countries/HN"));
}

TEST_F(SearchAfterCommitTest, PagesFollowOnTheIndexBefore) {
  v1::SearchCatalogRequest request;
  request.set_query("honduras");
  request.set_page_size(1);
  request.set_page_token(Search(request)->next_page_token());
  Commit();
  WaitForIndex(2);
  const auto page = Search(request);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->revision(), 1);
  Commit();
  WaitForIndex(3);
  EXPECT_THAT(Search(request), testing::HasReason(v1::ERROR_REASON_NOT_IMPLEMENTED));
}

TEST_F(SearchAfterCommitTest, SaysThatItDoesNotSearchThePast) {
  for (int64_t revision = 2; revision <= 3; ++revision) {
    Commit();
    WaitForIndex(revision);
  }
  const auto past = Search(R"(query: "honduras" read_options { at_revision: 1 })");
  EXPECT_THAT(past, StatusIs(absl::StatusCode::kUnimplemented));
  EXPECT_THAT(past, testing::HasReason(v1::ERROR_REASON_NOT_IMPLEMENTED));
  EXPECT_EQ(Search(R"(query: "honduras" read_options { at_revision: 3 })")->revision(), 3);
  EXPECT_EQ(Search(R"(query: "honduras" read_options { min_revision: 3 })")->revision(), 3);
  EXPECT_THAT(Search(R"(query: "honduras" read_options { min_revision: 4 })"),
              testing::HasReason(v1::ERROR_REASON_REVISION_NOT_REACHED));
}

class SearchPagesTest : public SearchCatalogTest {
 protected:
  static constexpr int kRecords = 2500;

  SearchPagesTest() : SearchCatalogTest(Records()) {}

  static catalog::SnapshotPtr Records() {
    std::vector<v1::Record> records;
    for (int i = 0; i < kRecords; ++i) {
      // The more often the word occurs, the better the match; many are equal.
      std::string summary;
      for (int k = 0; k < i % 13; ++k) summary += "coup ";
      records.push_back(testing::EventRecord(std::to_string(i), "A coup", summary));
    }
    return testing::SearchSnapshot(records);
  }

  std::vector<std::string> AllPages(v1::SearchCatalogRequest request) const {
    std::vector<std::string> names;
    do {
      const auto response = Search(request);
      EXPECT_THAT(response, IsOk());
      EXPECT_EQ(response->total_size(), kRecords);
      const std::vector<std::string> page = NamesOf(*response);
      names.insert(names.end(), page.begin(), page.end());
      request.set_page_token(response->next_page_token());
    } while (!request.page_token().empty());
    return names;
  }
};

TEST_F(SearchPagesTest, MakesTheSameListWhateverTheSizeOfThePages) {
  v1::SearchCatalogRequest request;
  request.set_query("coup");
  request.set_page_size(1000);
  const std::vector<std::string> names = AllPages(request);
  EXPECT_EQ(names.size(), size_t{kRecords});
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), size_t{kRecords});
  request.set_page_size(333);
  EXPECT_EQ(AllPages(request), names);
}

TEST_F(SearchPagesTest, HasADefaultAndAMostPageSize) {
  EXPECT_EQ(Search(R"(query: "coup")")->results_size(), 20);
  EXPECT_EQ(Search(R"(query: "coup" page_size: 100000)")->results_size(), 1000);
}

TEST_F(SearchPagesTest, PutsBetterMatchesFirst) {
  const auto response = Search(R"(query: "coup" page_size: 1000)");
  ASSERT_THAT(response, IsOk());
  for (int i = 1; i < response->results_size(); ++i) {
    ASSERT_GE(response->results(i - 1).score(), response->results(i).score());
  }
  EXPECT_GT(response->results(0).score(), response->results(999).score());
}

TEST_F(SearchPagesTest, RefusesATokenOfAnotherSearch) {
  v1::SearchCatalogRequest request;
  request.set_query("coup");
  request.set_page_token(Search(request)->next_page_token());
  EXPECT_THAT(Search(request), IsOk());
  request.set_query("a coup");
  EXPECT_THAT(Search(request), IsFieldError(v1::ERROR_REASON_PAGE_TOKEN_MISMATCH, "page_token"));
}

}  // namespace
}  // namespace oas::query
