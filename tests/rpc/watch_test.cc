// Writing over gRPC, and following what was written.
#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/log/memory_log.h"
#include "tests/support/small_catalog.h"
#include "tests/support/small_history.h"
#include "tests/support/status_matchers.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

using ::testing::SizeIs;

constexpr char kMission[] = "missions/honduras-2009";

std::unique_ptr<log::CommitLog> SmallHistory() {
  auto log = std::make_unique<log::MemoryLog>();
  AppendSmallHistory(*log);
  return log;
}

class WatchTest : public ::testing::Test {
 protected:
  WatchTest() { first_ = server_.catalog().Newest()->revision(); }

  v1::Mission Mission() {
    v1::GetMissionRequest request;
    request.set_name(kMission);
    return Call(server_.missions(), &v1::MissionService::Stub::GetMission, request)->mission();
  }

  absl::StatusOr<v1::ApplyCatalogResponse> Apply(const v1::ApplyCatalogRequest& request) {
    return Call(server_.curation(), &v1::CurationService::Stub::ApplyCatalog, request);
  }

  absl::StatusOr<v1::ApplyCatalogResponse> Rename(const std::string& title) {
    v1::ApplyCatalogRequest request;
    *request.add_records()->mutable_mission() = Mission();
    request.mutable_records(0)->mutable_mission()->set_title(title);
    request.mutable_options()->set_reason("a better title");
    return Apply(request);
  }

  TestServer server_{SmallHistory()};
  int64_t first_ = 0;
};

// A watch, read one response at a time.
class Watch {
 public:
  Watch(TestServer& server, const v1::WatchTimelineRequest& request) {
    SetDeadline(context_);
    reader_ = server.timeline().WatchTimeline(&context_, request);
  }
  ~Watch() { End(); }

  // The next response that is no progress.
  v1::WatchTimelineResponse Next() {
    v1::WatchTimelineResponse response;
    do {
      if (!reader_->Read(&response)) {
        ADD_FAILURE() << "the stream ended";
        return {};
      }
    } while (response.has_progress());
    return response;
  }
  bool AtEnd() {
    v1::WatchTimelineResponse response;
    return !reader_->Read(&response);
  }
  absl::Status Finish() { return FromGrpcStatus(reader_->Finish()); }
  void End() {
    context_.TryCancel();
    v1::WatchTimelineResponse response;
    while (reader_->Read(&response)) {
    }
  }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<v1::WatchTimelineResponse>> reader_;
};

TEST_F(WatchTest, ApplyAnswersWhatItDid) {
  const auto response = Rename("Another title");
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(response->revision(), first_ + 1);
  ASSERT_THAT(response->diffs(), SizeIs(1));
  EXPECT_EQ(response->diffs(0).action(), v1::APPLY_ACTION_UPDATE);
  ASSERT_THAT(response->diffs(0).fields(), SizeIs(1));
  EXPECT_EQ(response->diffs(0).fields(0).path(), "title");
  EXPECT_EQ(response->diffs(0).fields(0).current(), "Another title");
  EXPECT_EQ(Mission().title(), "Another title");
}

TEST_F(WatchTest, ApplyIsRefusedWithEveryFault) {
  v1::ApplyCatalogRequest request;
  request.mutable_options()->set_reason("test");
  request.add_records()->mutable_mission()->set_name("missions/nowhere-1999");
  const auto response = Apply(request);
  EXPECT_THAT(response, HasReason(v1::ERROR_REASON_VALIDATION_FAILED));
  EXPECT_GT(ViolatedFieldsOf(response.status()).size(), 3U);
  EXPECT_EQ(server_.catalog().Newest()->revision(), first_);
}

TEST_F(WatchTest, ImportIsOneCommit) {
  grpc::ClientContext context;
  SetDeadline(context);
  v1::ImportCatalogResponse response;
  const auto writer = server_.curation().ImportCatalog(&context, &response);
  v1::ImportCatalogRequest request;
  request.mutable_options()->set_reason("test");
  ASSERT_TRUE(writer->Write(request));
  for (int i = 0; i < 20; ++i) {
    request = {};
    *request.add_records()->mutable_mission() = Mission();
    v1::Mission& mission = *request.mutable_records(0)->mutable_mission();
    mission.set_name(absl::StrCat("missions/honduras-", 1950 + i));
    mission.clear_invocations();
    mission.clear_suspensions();
    mission.clear_related_missions();
    mission.clear_etag();
    for (auto* date : {mission.mutable_period()->mutable_start_date()}) {
      date->mutable_earliest()->set_year(1950 + i);
      date->mutable_latest()->set_year(1950 + i);
    }
    ASSERT_TRUE(writer->Write(request));
  }
  ASSERT_TRUE(writer->WritesDone());
  ASSERT_THAT(FromGrpcStatus(writer->Finish()), IsOk());
  EXPECT_EQ(response.created_count(), 20);
  EXPECT_EQ(response.revision(), first_ + 1);
}

TEST_F(WatchTest, ImportWithoutOptionsIsRefused) {
  grpc::ClientContext context;
  SetDeadline(context);
  v1::ImportCatalogResponse response;
  const auto writer = server_.curation().ImportCatalog(&context, &response);
  v1::ImportCatalogRequest request;
  *request.add_records()->mutable_mission() = Mission();
  writer->Write(request);
  writer->WritesDone();
  EXPECT_THAT(FromGrpcStatus(writer->Finish()), HasReason(v1::ERROR_REASON_FIELD_REQUIRED));
}

TEST_F(WatchTest, TellsHistoryThenWhatHappensNow) {
  v1::WatchTimelineRequest request;
  request.set_earliest(true);
  Watch watch(server_, request);
  for (int64_t revision = 1; revision <= first_; ++revision) {
    EXPECT_EQ(watch.Next().revision(), revision);
  }
  ASSERT_THAT(Rename("Live"), IsOk());
  const v1::WatchTimelineResponse live = watch.Next();
  EXPECT_EQ(live.revision(), first_ + 1);
  EXPECT_EQ(live.changes().changes(0).current().mission().title(), "Live");
  EXPECT_EQ(live.changes().reason(), "a better title");
}

TEST_F(WatchTest, ManyWatchersGetTheSame) {
  v1::WatchTimelineRequest request;
  request.set_revision(first_ + 1);
  std::vector<std::unique_ptr<Watch>> watches;
  for (int i = 0; i < 50; ++i) watches.push_back(std::make_unique<Watch>(server_, request));
  for (int i = 0; i < 5; ++i) ASSERT_THAT(Rename(absl::StrCat("T", i)), IsOk());
  for (const auto& watch : watches) {
    for (int i = 1; i <= 5; ++i) EXPECT_EQ(watch->Next().revision(), first_ + i);
  }
}

TEST_F(WatchTest, IdleWatchersAreToldThatNothingHappens) {
  v1::WatchTimelineRequest request;
  request.set_now(true);
  request.add_kinds(v1::RECORD_KIND_SOURCE);
  request.mutable_progress_interval()->set_seconds(1);
  grpc::ClientContext context;
  SetDeadline(context);
  const auto reader = server_.timeline().WatchTimeline(&context, request);
  v1::WatchTimelineResponse response;
  ASSERT_TRUE(reader->Read(&response));
  EXPECT_TRUE(response.has_progress());
  EXPECT_EQ(response.progress().newest_revision(), first_);
  EXPECT_FALSE(response.resume_token().empty());
  context.TryCancel();
}

TEST_F(WatchTest, DrainingServersSendAwayWithAToken) {
  v1::WatchTimelineRequest request;
  request.set_now(true);
  request.set_send_initial_state(true);
  request.add_kinds(v1::RECORD_KIND_COUNTRY);
  Watch watch(server_, request);
  while (!watch.Next().has_synced()) {
  }
  server_.server().Drain(absl::Seconds(10));
  const v1::WatchTimelineResponse last = watch.Next();
  EXPECT_TRUE(last.has_draining());
  EXPECT_FALSE(last.resume_token().empty());
  EXPECT_TRUE(watch.AtEnd());
  EXPECT_THAT(watch.Finish(), IsOk());
}

TEST_F(WatchTest, WrongRequestsAreRefused) {
  v1::WatchTimelineRequest request;
  request.set_resume_token("nonsense");
  Watch watch(server_, request);
  EXPECT_TRUE(watch.AtEnd());
  EXPECT_THAT(watch.Finish(), HasReason(v1::ERROR_REASON_INVALID_PAGE_TOKEN));
}

}  // namespace
}  // namespace oas::testing
