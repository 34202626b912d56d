// The client library against servers that misbehave: pages that stop short, streams that are cut,
// errors with and without details.
#include "client/cpp/client.h"

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

#include "client/cpp/record_kind.h"
#include "client/cpp/record_reader.h"
#include "client/cpp/rpc_status.h"
#include "client/cpp/timeline_reader.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"

namespace oas::missions {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Serves missions 1 to `total` in pages of two, then claims to have `claimed`.
class PagingService : public v1::MissionService::Service {
 public:
  int total = 5;
  int claimed = 5;
  std::vector<std::int64_t> revisions_asked;

  grpc::Status ListMissions(grpc::ServerContext*, const v1::ListMissionsRequest* request,
                            v1::ListMissionsResponse* response) override {
    revisions_asked.push_back(request->read_options().at_revision());
    int next = request->page_token().empty() ? 1 : std::stoi(request->page_token());
    for (int i = 0; i < 2 && next <= total; ++i, ++next) {
      response->add_missions()->set_name("missions/m-" + std::to_string(next));
    }
    if (next <= total) response->set_next_page_token(std::to_string(next));
    response->set_revision(7);
    response->set_total_size(claimed);
    return grpc::Status::OK;
  }

  grpc::Status GetMission(grpc::ServerContext*, const v1::GetMissionRequest* request,
                          v1::GetMissionResponse*) override {
    google::rpc::ErrorInfo info;
    info.set_domain("oas.missions");
    info.set_reason("ERROR_REASON_RECORD_NOT_FOUND");
    (*info.mutable_metadata())["name"] = request->name();
    google::rpc::Status status;
    status.add_details()->PackFrom(info);
    return {grpc::StatusCode::NOT_FOUND, "no such mission", status.SerializeAsString()};
  }
};

// Streams two chunks; says the total only when told to.
class ReplayService : public v1::TimelineService::Service {
 public:
  bool complete = true;

  grpc::Status ReplayTimeline(grpc::ServerContext*, const v1::ReplayTimelineRequest*,
                              grpc::ServerWriter<v1::ReplayTimelineResponse>* writer) override {
    v1::ReplayTimelineResponse chunk;
    chunk.add_events()->set_name("events/a");
    chunk.set_revision(7);
    writer->Write(chunk);
    if (complete) chunk.set_total_count(2);
    writer->Write(chunk);
    return grpc::Status::OK;
  }
};

class ClientTest : public testing::Test {
 protected:
  ClientTest() {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&missions_);
    builder.RegisterService(&timeline_);
    server_ = builder.BuildAndStart();
    client_ =
        std::make_unique<Client>(ClientOptions{.address = "127.0.0.1:" + std::to_string(port)});
  }

  absl::StatusOr<ListSummary> List(ListQuery query) {
    query.kind = v1::RECORD_KIND_MISSION;
    return RecordReader(*client_).List(query, [&](const v1::Record& record) {
      names_.push_back(NameOf(record));
      return absl::OkStatus();
    });
  }

  PagingService missions_;
  ReplayService timeline_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Client> client_;
  std::vector<std::string> names_;
};

TEST_F(ClientTest, ListsAllPages) {
  const absl::StatusOr<ListSummary> summary = List({.at_revision = 7});
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_THAT(names_, ElementsAre("missions/m-1", "missions/m-2", "missions/m-3", "missions/m-4",
                                  "missions/m-5"));
  EXPECT_EQ(summary->revision, 7);
  EXPECT_EQ(summary->total_size, 5);
  EXPECT_THAT(missions_.revisions_asked, ElementsAre(7, 7, 7));
}

TEST_F(ClientTest, StopsAtTheLimit) {
  ASSERT_TRUE(List({.limit = 3}).ok());
  EXPECT_THAT(names_, ElementsAre("missions/m-1", "missions/m-2", "missions/m-3"));
  EXPECT_EQ(missions_.revisions_asked.size(), 2U);
}

TEST_F(ClientTest, NoticesAListThatStopsShort) {
  missions_.claimed = 9;
  const absl::Status status = List({}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(status.message()), HasSubstr("after 5 of 9"));
}

TEST_F(ClientTest, PassesTheConsumersErrorOn) {
  const absl::StatusOr<ListSummary> summary =
      RecordReader(*client_).List({.kind = v1::RECORD_KIND_MISSION},
                                  [](const v1::Record&) { return absl::AbortedError("enough"); });
  EXPECT_EQ(summary.status().code(), absl::StatusCode::kAborted);
}

TEST_F(ClientTest, KeepsErrorDetails) {
  const absl::Status status = RecordReader(*client_).Get("missions/x").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonOf(status), "RECORD_NOT_FOUND");
  EXPECT_EQ(MetadataOf(status, "name"), "missions/x");
  EXPECT_EQ(MetadataOf(status, "suggestion"), "");
  EXPECT_FALSE(GetDetail<google::rpc::RetryInfo>(status).has_value());
}

TEST_F(ClientTest, RefusesNamesOfNoKind) {
  EXPECT_EQ(RecordReader(*client_).Get("planets/mars").status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST_F(ClientTest, ReplaysToTheEnd) {
  int chunks = 0;
  const absl::StatusOr<TimelineSummary> summary =
      ReplayTimeline(*client_, {}, [&](const v1::ReplayTimelineResponse&) {
        ++chunks;
        return absl::OkStatus();
      });
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_EQ(chunks, 2);
  EXPECT_EQ(summary->total_count, 2);
  EXPECT_EQ(summary->revision, 7);
}

TEST_F(ClientTest, NoticesAStreamThatWasCutShort) {
  timeline_.complete = false;
  const absl::StatusOr<TimelineSummary> summary = ReplayTimeline(
      *client_, {}, [](const v1::ReplayTimelineResponse&) { return absl::OkStatus(); });
  EXPECT_EQ(summary.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(summary.status().message()), HasSubstr("after 2 events"));
}

TEST_F(ClientTest, CancelsAStreamWhenTheConsumerStops) {
  const absl::StatusOr<TimelineSummary> summary =
      ReplayTimeline(*client_, {}, [](const v1::ReplayTimelineResponse&) {
        return absl::CancelledError("the reader closed the pipe");
      });
  EXPECT_EQ(summary.status().message(), "the reader closed the pipe");
}

TEST_F(ClientTest, HealthOfAServerWithoutHealthServiceIsAnError) {
  EXPECT_EQ(client_->CheckHealth("").status().code(), absl::StatusCode::kUnimplemented);
}

}  // namespace
}  // namespace oas::missions
