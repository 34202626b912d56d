// What ARCHITECTURE.md promises of reads and commits: Permanent, Repeatable, Atomic, Honest.
// Durable is tested by crash.py, which kills the server.
#include <gmock/gmock.h>

#include <atomic>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "tests/guarantees/random_curator.h"
#include "tests/support/status_matchers.h"

namespace oas::testing {
namespace {

using ::testing::SizeIs;

class ReadGuarantees : public ::testing::Test {
 protected:
  static constexpr int64_t kFirst = 5;  // after the history that the server begins with

  absl::StatusOr<v1::ListActorsResponse> List(const v1::ListActorsRequest& request) {
    const auto stub = v1::MissionService::NewStub(server_.channel());
    return Call(*stub, &v1::MissionService::Stub::ListActors, request);
  }

  // Adds the display names of the actors that curators made.
  static void AddActors(const v1::ListActorsResponse& page,
                        std::map<std::string, std::string>& told) {
    for (const v1::Actor& actor : page.actors()) {
      if (absl::StartsWith(actor.name(), "actors/test-")) told[actor.name()] = actor.display_name();
    }
  }

  // The same as a read tells them.
  std::map<std::string, std::string> Told(const v1::ReadOptions& options) {
    v1::ListActorsRequest request;
    request.set_page_size(1000);
    *request.mutable_read_options() = options;
    std::map<std::string, std::string> told;
    const auto response = List(request);
    EXPECT_THAT(response, IsOk());
    if (response.ok()) AddActors(*response, told);
    return told;
  }

  const uint64_t seed_ = TestSeed();
  Random random_{seed_};
  RestartingServer server_;
  Ledger ledger_;
  RandomCurator curator_{server_, ledger_, 0, seed_};
};

TEST_F(ReadGuarantees, Permanent) {
  for (int i = 0; i < 40; ++i) curator_.Commit();
  server_.Restart();
  const int64_t last = ledger_.last_revision();
  for (int i = 0; i < 60; ++i) {
    const int64_t revision = i == 0 ? 1 : Pick(random_, 1, last);
    SCOPED_TRACE(absl::StrCat("revision ", revision));
    v1::ReadOptions options;
    options.set_at_revision(revision);
    ASSERT_EQ(Told(options), ledger_.StateAt(revision));
    // The same by the time of its commit.
    v1::GetRevisionRequest request;
    request.set_revision(revision);
    const auto stub = v1::HistoryService::NewStub(server_.channel());
    const auto told = Call(*stub, &v1::HistoryService::Stub::GetRevision, request);
    ASSERT_THAT(told, IsOk());
    *options.mutable_at_time() = told->revision().commit_time();
    ASSERT_EQ(Told(options), ledger_.StateAt(revision));
  }
}

TEST_F(ReadGuarantees, Repeatable) {
  std::vector<std::pair<v1::ListActorsRequest, std::string>> answers;
  for (int i = 0; i < 30; ++i) {
    curator_.Commit();
    v1::ListActorsRequest request;
    request.set_page_size(static_cast<int32_t>(Pick(random_, 1, 20)));
    request.set_order_by(Pick(random_, 0, 1) == 0 ? "name desc" : "");
    if (Pick(random_, 0, 1) == 0) request.set_filter("display_name = \"*version 1*\"");
    request.mutable_read_options()->set_at_revision(Pick(random_, 1, ledger_.last_revision()));
    const auto response = List(request);
    ASSERT_THAT(response, IsOk());
    answers.emplace_back(request, response->SerializeAsString());
    if (i % 10 == 9) server_.Restart();
    for (const auto& [asked, answer] : answers) {
      const auto again = List(asked);
      ASSERT_THAT(again, IsOk());
      ASSERT_EQ(again->SerializeAsString(), answer) << asked.ShortDebugString();
    }
  }
}

TEST_F(ReadGuarantees, RepeatableFromPageToPage) {
  for (int i = 0; i < 10; ++i) {
    for (int j = 0; j < 5; ++j) curator_.Commit();
    const std::map<std::string, std::string> expected = ledger_.StateAt(ledger_.last_revision());
    std::map<std::string, std::string> told;
    v1::ListActorsRequest request;
    request.set_page_size(static_cast<int32_t>(Pick(random_, 1, 5)));
    request.set_order_by(Pick(random_, 0, 1) == 0 ? "name desc" : "");
    do {
      const auto page = List(request);
      ASSERT_THAT(page, IsOk());
      AddActors(*page, told);
      request.set_page_token(page->next_page_token());
      curator_.Commit();
    } while (!request.page_token().empty());
    ASSERT_EQ(told, expected) << request.ShortDebugString();
  }
}

TEST_F(ReadGuarantees, Atomic) {
  v1::ApplyCatalogRequest both;
  both.mutable_options()->set_reason("two at a time");
  for (const char* name : {"actors/test-a", "actors/test-b"}) {
    *both.add_records()->mutable_actor() = ActorCalled(name, "0");
  }
  curator_.Apply(both);
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int i = 1; i <= 150; ++i) {
      for (v1::Record& record : *both.mutable_records()) {
        record.mutable_actor()->set_display_name(std::to_string(i));
      }
      curator_.Apply(both);
    }
    done = true;
  });
  v1::ListActorsRequest request;
  request.set_filter("name = \"actors/test-a\" OR name = \"actors/test-b\"");
  while (!done && !HasFailure()) {
    const auto response = List(request);
    EXPECT_THAT(response, IsOk());
    EXPECT_EQ(response->actors_size(), 2);
    EXPECT_EQ(response->actors(0).display_name(), response->actors(1).display_name());
  }
  writer.join();
}

TEST_F(ReadGuarantees, HonestDryRun) {
  for (int i = 0; i < 30; ++i) {
    v1::ApplyCatalogRequest request = curator_.NextRequest();
    request.mutable_options()->set_validate_only(true);
    const v1::ApplyCatalogResponse dry = curator_.Apply(request);
    EXPECT_EQ(Told({}), ledger_.StateAt(ledger_.last_revision())) << "a dry run did something";
    request.mutable_options()->set_validate_only(false);
    const v1::ApplyCatalogResponse real = curator_.Apply(request);
    curator_.Enter(request, real);
    EXPECT_EQ(real.revision(), dry.revision() + 1);
    ASSERT_EQ(dry.diffs_size(), real.diffs_size());
    for (int j = 0; j < dry.diffs_size(); ++j) {
      EXPECT_EQ(dry.diffs(j).name(), real.diffs(j).name());
      EXPECT_EQ(dry.diffs(j).action(), real.diffs(j).action());
      ASSERT_EQ(dry.diffs(j).fields_size(), real.diffs(j).fields_size());
      for (int k = 0; k < dry.diffs(j).fields_size(); ++k) {
        EXPECT_EQ(dry.diffs(j).fields(k).SerializeAsString(),
                  real.diffs(j).fields(k).SerializeAsString());
      }
    }
  }
}

TEST_F(ReadGuarantees, HonestLeftIsNotDeleted) {
  v1::ApplyCatalogRequest request;
  request.mutable_options()->set_reason("in and out");
  v1::Actor& actor = *request.add_records()->mutable_actor();
  v1::WatchTimelineRequest watch;
  watch.set_revision(kFirst);
  watch.add_kinds(v1::RECORD_KIND_ACTOR);
  watch.set_filter("display_name = \"inside\"");
  grpc::ClientContext context;
  SetDeadline(context);
  const auto stub = v1::TimelineService::NewStub(server_.channel());
  const auto reader = stub->WatchTimeline(&context, watch);
  const auto next_type = [&] {
    v1::WatchTimelineResponse response;
    while (reader->Read(&response)) {
      if (response.has_changes()) return response.changes().changes(0).type();
    }
    return v1::CHANGE_TYPE_UNSPECIFIED;
  };
  const auto apply = [&](const std::string& display_name) {
    actor = ActorCalled("actors/test-a", display_name);
    curator_.Apply(request);
  };
  apply("inside");
  EXPECT_EQ(next_type(), v1::CHANGE_TYPE_CREATED);
  apply("outside");
  EXPECT_EQ(next_type(), v1::CHANGE_TYPE_LEFT);
  EXPECT_THAT(Told({}), SizeIs(1)) << "it has left the filter, and is still there";
  apply("inside");
  EXPECT_EQ(next_type(), v1::CHANGE_TYPE_ENTERED);
  request.clear_records();
  request.add_deletes()->set_name("actors/test-a");
  request.mutable_deletes(0)->set_reason("told twice");
  curator_.Apply(request);
  EXPECT_EQ(next_type(), v1::CHANGE_TYPE_DELETED);
  EXPECT_THAT(Told({}), SizeIs(0));
  context.TryCancel();
}

}  // namespace
}  // namespace oas::testing
