#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/log/memory_log.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/small_history.h"
#include "tests/support/status_matchers.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Stub = v1::HistoryService::Stub;

std::unique_ptr<log::CommitLog> SmallHistory() {
  auto log = std::make_unique<log::MemoryLog>();
  AppendSmallHistory(*log);
  return log;
}

class HistoryServiceTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::ListRevisionsResponse> ListRevisions(const std::string& request) {
    return Call(server_.history(), &Stub::ListRevisions,
                FromText<v1::ListRevisionsRequest>(request));
  }
  absl::StatusOr<v1::GetRevisionResponse> GetRevision(const std::string& request) {
    return Call(server_.history(), &Stub::GetRevision, FromText<v1::GetRevisionRequest>(request));
  }
  absl::StatusOr<v1::ListRecordRevisionsResponse> VersionsOf(const std::string& request) {
    return Call(server_.history(), &Stub::ListRecordRevisions,
                FromText<v1::ListRecordRevisionsRequest>(request));
  }
  absl::StatusOr<v1::DiffRevisionsResponse> Diff(const std::string& request) {
    return Call(server_.history(), &Stub::DiffRevisions,
                FromText<v1::DiffRevisionsRequest>(request));
  }

  TestServer server_{SmallHistory()};
};

std::vector<int64_t> NumbersOf(const v1::ListRevisionsResponse& response) {
  std::vector<int64_t> numbers;
  for (const v1::Revision& revision : response.revisions()) numbers.push_back(revision.revision());
  return numbers;
}

std::vector<std::string> LinesOf(const google::protobuf::RepeatedPtrField<v1::FieldDiff>& fields) {
  std::vector<std::string> lines;
  for (const v1::FieldDiff& field : fields) {
    lines.push_back(absl::StrCat(field.path(), ": ", field.previous(), " -> ", field.current()));
  }
  return lines;
}

TEST_F(HistoryServiceTest, ListsRevisionsNewestFirst) {
  const auto all = ListRevisions("");
  ASSERT_THAT(all, IsOk());
  EXPECT_THAT(NumbersOf(*all), ElementsAre(4, 3, 2, 1));
  EXPECT_EQ(all->newest_revision(), 4);
  EXPECT_EQ(all->next_page_token(), "");
  EXPECT_THAT(all->revisions(1), EqualsProto(FromText<v1::Revision>(R"(
      revision: 3 commit_time { seconds: 1704164765 } author: "curator 3" reason: "change 3"
      change_count: 2)")));
  EXPECT_EQ(all->revisions(3).author(), "missiond");
}

TEST_F(HistoryServiceTest, PagesThroughRevisionsWhileOthersAreMade) {
  const auto first = ListRevisions("page_size: 3");
  ASSERT_THAT(first, IsOk());
  EXPECT_THAT(NumbersOf(*first), ElementsAre(4, 3, 2));
  AppendRevision(server_.log(), {NewestRecord(server_.log(), "countries/HN")});
  server_.catalog().Publish(NewestOf(server_.log()));
  const auto second = ListRevisions("page_size: 3 page_token: '" + first->next_page_token() + "'");
  ASSERT_THAT(second, IsOk());
  EXPECT_THAT(NumbersOf(*second), ElementsAre(1));
  EXPECT_EQ(second->next_page_token(), "");
  EXPECT_EQ(second->newest_revision(), 5);
}

TEST_F(HistoryServiceTest, TellsOnlyOfWhatIsPublished) {
  AppendRevision(server_.log(), {NewestRecord(server_.log(), "countries/HN")});
  EXPECT_THAT(NumbersOf(*ListRevisions("")), ElementsAre(4, 3, 2, 1));
  EXPECT_THAT(GetRevision("revision: 5"), HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  EXPECT_EQ(VersionsOf("name: 'countries/HN'")->record_revisions_size(), 1);
}

TEST_F(HistoryServiceTest, GetsTheChangesOfARevision) {
  const auto answer = GetRevision("revision: 3");
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->revision().reason(), "change 3");
  ASSERT_EQ(answer->changes_size(), 2);
  const v1::RecordChange& created = answer->changes(0);
  EXPECT_EQ(created.type(), v1::CHANGE_TYPE_CREATED);
  EXPECT_EQ(created.name(), "events/honduras-2011-06-01-return");
  EXPECT_EQ(created.current().event().headline(), "The member state returns");
  EXPECT_FALSE(created.has_previous());
  const v1::RecordChange& deleted = answer->changes(1);
  EXPECT_EQ(deleted.type(), v1::CHANGE_TYPE_DELETED);
  EXPECT_EQ(deleted.name(), "missions/venezuela-2002");
  EXPECT_EQ(deleted.previous().mission().title(), "Table of negotiation");
  EXPECT_FALSE(deleted.has_current());
  EXPECT_EQ(deleted.delete_reason(), "told twice");
}

TEST_F(HistoryServiceTest, NamesThePathsThatARevisionChanged) {
  const auto answer = GetRevision("revision: 2");
  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->changes_size(), 1);
  EXPECT_EQ(answer->changes(0).type(), v1::CHANGE_TYPE_UPDATED);
  EXPECT_EQ(answer->changes(0).previous().mission().title(), "Mission after the coup");
  EXPECT_EQ(answer->changes(0).current().mission().title(), "Mission of return");
  EXPECT_THAT(answer->changes(0).changed_paths(), ElementsAre("title", "period.end_date"));
}

TEST_F(HistoryServiceTest, PagesThroughTheChangesOfARevision) {
  const auto all = GetRevision("revision: 1");
  ASSERT_THAT(all, IsOk());
  std::vector<std::string> whole;
  for (const auto& change : all->changes()) whole.push_back(change.name());
  std::vector<std::string> paged;
  std::string token;
  do {
    const auto page =
        GetRevision(absl::StrCat("revision: 1 page_size: 4 page_token: '", token, "'"));
    ASSERT_THAT(page, IsOk());
    EXPECT_EQ(page->revision().change_count(), static_cast<int64_t>(whole.size()));
    for (const auto& change : page->changes()) paged.push_back(change.name());
    token = page->next_page_token();
  } while (!token.empty());
  EXPECT_EQ(paged, whole);
}

TEST_F(HistoryServiceTest, ListsTheVersionsOfARecord) {
  const auto answer = VersionsOf("name: 'missions/honduras-2009'");
  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->record_revisions_size(), 3);
  const v1::RecordRevision& last = answer->record_revisions(0);
  EXPECT_EQ(last.revision().revision(), 4);
  EXPECT_EQ(last.type(), v1::CHANGE_TYPE_UPDATED);
  EXPECT_THAT(LinesOf(last.fields()),
              ElementsAre("title: Mission of return -> Mission after the coup"));
  const v1::RecordRevision& second = answer->record_revisions(1);
  EXPECT_EQ(second.record().mission().title(), "Mission of return");
  EXPECT_EQ(second.revision().author(), "curator 2");
  EXPECT_THAT(LinesOf(second.fields()),
              ElementsAre("title: Mission after the coup -> Mission of return",
                          "period.end_date: 2011-06-01 -> 2011-06-11"));
  EXPECT_EQ(answer->record_revisions(2).type(), v1::CHANGE_TYPE_CREATED);
}

TEST_F(HistoryServiceTest, ADeletedRecordHasItsTombstone) {
  const auto answer = VersionsOf("name: 'missions/venezuela-2002'");
  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->record_revisions_size(), 2);
  const v1::RecordRevision& tombstone = answer->record_revisions(0);
  EXPECT_EQ(tombstone.type(), v1::CHANGE_TYPE_DELETED);
  EXPECT_FALSE(tombstone.has_record());
  EXPECT_EQ(tombstone.delete_reason(), "told twice");
  EXPECT_EQ(tombstone.revision().revision(), 3);
  EXPECT_EQ(answer->record_revisions(1).record().mission().name(), "missions/venezuela-2002");
}

TEST_F(HistoryServiceTest, PagesOfVersionsKnowTheVersionBefore) {
  const auto whole = VersionsOf("name: 'missions/honduras-2009'");
  v1::ListRecordRevisionsRequest request;
  request.set_name("missions/honduras-2009");
  request.set_page_size(1);
  v1::ListRecordRevisionsResponse paged;
  int pages = 0;
  do {
    const auto page = Call(server_.history(), &Stub::ListRecordRevisions, request);
    ASSERT_THAT(page, IsOk());
    EXPECT_EQ(page->record_revisions_size(), 1);
    paged.MergeFrom(*page);
    request.set_page_token(page->next_page_token());
    ++pages;
  } while (!request.page_token().empty());
  paged.clear_next_page_token();
  EXPECT_EQ(pages, 3);
  EXPECT_THAT(paged, EqualsProto(*whole));
}

TEST_F(HistoryServiceTest, DiffsTwoRevisions) {
  const auto answer = Diff("from_revision: 1 to_revision: 3");
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->to_revision(), 3);
  ASSERT_EQ(answer->diffs_size(), 3);
  EXPECT_EQ(answer->diffs(0).name(), "missions/honduras-2009");
  EXPECT_EQ(answer->diffs(0).action(), v1::APPLY_ACTION_UPDATE);
  EXPECT_THAT(LinesOf(answer->diffs(0).fields()),
              ElementsAre("title: Mission after the coup -> Mission of return",
                          "period.end_date: 2011-06-01 -> 2011-06-11"));
  EXPECT_EQ(answer->diffs(1).name(), "missions/venezuela-2002");
  EXPECT_EQ(answer->diffs(1).action(), v1::APPLY_ACTION_DELETE);
  EXPECT_FALSE(answer->diffs(1).has_current());
  EXPECT_EQ(answer->diffs(2).name(), "events/honduras-2011-06-01-return");
  EXPECT_EQ(answer->diffs(2).action(), v1::APPLY_ACTION_CREATE);
}

TEST_F(HistoryServiceTest, ADiffSaysNothingOfWhatWasChangedBack) {
  const auto answer = Diff("from_revision: 1 kinds: RECORD_KIND_MISSION");
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->to_revision(), 4);
  ASSERT_EQ(answer->diffs_size(), 2);
  EXPECT_THAT(LinesOf(answer->diffs(0).fields()),
              ElementsAre("period.end_date: 2011-06-01 -> 2011-06-11"));
  EXPECT_THAT(Diff("from_revision: 3 to_revision: 3")->diffs(), IsEmpty());
  EXPECT_THAT(Diff("from_revision: 1 kinds: RECORD_KIND_COUNTRY")->diffs(), IsEmpty());
}

TEST_F(HistoryServiceTest, ADiffGoesBackwardsToo) {
  const auto answer = Diff("from_revision: 3 to_revision: 2");
  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->diffs_size(), 2);
  EXPECT_EQ(answer->diffs(0).action(), v1::APPLY_ACTION_CREATE);
  EXPECT_EQ(answer->diffs(1).action(), v1::APPLY_ACTION_DELETE);
}

TEST_F(HistoryServiceTest, PagesThroughADiffAtOneRevision) {
  v1::DiffRevisionsRequest request;
  request.set_from_revision(1);
  request.set_page_size(1);
  std::vector<std::string> names;
  do {
    const auto page = Call(server_.history(), &Stub::DiffRevisions, request);
    ASSERT_THAT(page, IsOk());
    EXPECT_EQ(page->to_revision(), 4) << "that of the first page";
    for (const auto& diff : page->diffs()) names.push_back(diff.name());
    request.set_page_token(page->next_page_token());
    AppendRevision(server_.log(), {NewestRecord(server_.log(), "countries/HN")});
    server_.catalog().Publish(NewestOf(server_.log()));
  } while (!request.page_token().empty());
  EXPECT_THAT(names, ElementsAre("missions/honduras-2009", "missions/venezuela-2002",
                                 "events/honduras-2011-06-01-return"));
}

TEST_F(HistoryServiceTest, RefusesWhatItCannotAnswer) {
  EXPECT_THAT(GetRevision(""), HasReason(v1::ERROR_REASON_FIELD_REQUIRED));
  EXPECT_THAT(GetRevision("revision: -1"), HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  EXPECT_THAT(GetRevision("revision: 1 page_size: -1"),
              HasReason(v1::ERROR_REASON_INVALID_PAGE_SIZE));
  EXPECT_THAT(ListRevisions("page_size: -1"), HasReason(v1::ERROR_REASON_INVALID_PAGE_SIZE));
  EXPECT_THAT(ListRevisions("page_token: 'x'"), HasReason(v1::ERROR_REASON_INVALID_PAGE_TOKEN));
  EXPECT_THAT(VersionsOf(""), HasReason(v1::ERROR_REASON_FIELD_REQUIRED));
  EXPECT_THAT(VersionsOf("name: 'missions'"), HasReason(v1::ERROR_REASON_INVALID_NAME));
  EXPECT_THAT(VersionsOf("name: 'things/x'"), HasReason(v1::ERROR_REASON_INVALID_NAME));
  EXPECT_THAT(VersionsOf("name: 'missions/x'"), HasReason(v1::ERROR_REASON_RECORD_NOT_FOUND));
  EXPECT_THAT(Diff(""), HasReason(v1::ERROR_REASON_FIELD_REQUIRED));
  EXPECT_THAT(Diff("from_revision: 9"), HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  EXPECT_THAT(Diff("from_revision: 1 to_revision: 9"),
              HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  EXPECT_THAT(Diff("from_revision: 1 to_revision: -9"),
              HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  v1::DiffRevisionsRequest unknown_kind;
  unknown_kind.set_from_revision(1);
  unknown_kind.add_kinds(static_cast<v1::RecordKind>(99));
  EXPECT_THAT(Call(server_.history(), &Stub::DiffRevisions, unknown_kind),
              HasReason(v1::ERROR_REASON_INVALID_ENUM_VALUE));
}

TEST_F(HistoryServiceTest, RefusesTokensOfAnotherRequest) {
  const std::string token = GetRevision("revision: 1 page_size: 1")->next_page_token();
  EXPECT_THAT(GetRevision("revision: 2 page_token: '" + token + "'"),
              HasReason(v1::ERROR_REASON_PAGE_TOKEN_MISMATCH));
  EXPECT_THAT(ListRevisions("page_token: '" + token + "'"),
              HasReason(v1::ERROR_REASON_PAGE_TOKEN_MISMATCH));
}

}  // namespace
}  // namespace oas::testing
