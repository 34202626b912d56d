// Streams of records: chunks, plans, and their end, also when that comes from outside.
#include "client/cpp/query_reader.h"

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "client/cpp/record_kind.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace oas::missions {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Streams two chunks of one mission each; then ends, says that it is complete, or waits.
class QueryService : public v1::MissionService::Service {
 public:
  enum class End { kComplete, kCutShort, kNever };
  std::atomic<End> end = End::kComplete;
  v1::QueryMissionsRequest request;

  grpc::Status QueryMissions(grpc::ServerContext* context, const v1::QueryMissionsRequest* asked,
                             grpc::ServerWriter<v1::QueryMissionsResponse>* writer) override {
    request = *asked;
    v1::QueryMissionsResponse chunk;
    chunk.add_missions()->set_name("missions/a");
    chunk.set_revision(7);
    if (asked->explain()) chunk.mutable_query_plan()->set_filter(asked->filter());
    writer->Write(chunk);
    chunk.clear_query_plan();
    chunk.mutable_missions(0)->set_name("missions/b");
    if (end == End::kComplete) chunk.set_total_count(9);
    writer->Write(chunk);
    while (end == End::kNever && !context->IsCancelled()) std::this_thread::yield();
    return grpc::Status::OK;
  }
};

class QueryReaderTest : public testing::Test {
 protected:
  QueryReaderTest() {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    client_ =
        std::make_unique<Client>(ClientOptions{.address = "127.0.0.1:" + std::to_string(port)});
  }

  absl::StatusOr<ListSummary> Query(ListQuery query, Cancellation* cancellation = nullptr) {
    query.kind = v1::RECORD_KIND_MISSION;
    return QueryRecords(
        *client_, query,
        [&](const RecordChunk& chunk) {
          if (chunk.query_plan.has_value()) plans_.push_back(chunk.query_plan->filter());
          for (const v1::Record& record : chunk.records) names_.push_back(NameOf(record));
          if (cancellation != nullptr && names_.size() == 2) cancellation->Cancel();
          return absl::OkStatus();
        },
        cancellation);
  }

  QueryService service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Client> client_;
  std::vector<std::string> names_;
  std::vector<std::string> plans_;
};

TEST_F(QueryReaderTest, StreamsToTheEnd) {
  const absl::StatusOr<ListSummary> summary = Query({.at_revision = 7,
                                                     .limit = 2,
                                                     .filter = "country = HN",
                                                     .order_by = "name desc",
                                                     .explain = true});
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_THAT(names_, ElementsAre("missions/a", "missions/b"));
  EXPECT_EQ(summary->revision, 7);
  EXPECT_EQ(summary->total_size, 9);
  EXPECT_EQ(service_.request.filter(), "country = HN");
  EXPECT_EQ(service_.request.order_by(), "name desc");
  EXPECT_EQ(service_.request.limit(), 2);
  EXPECT_EQ(service_.request.read_options().at_revision(), 7);
}

TEST_F(QueryReaderTest, TellsThePlanWithTheFirstChunk) {
  const absl::StatusOr<ListSummary> summary = Query({.filter = "x", .explain = true});
  ASSERT_TRUE(summary.ok());
  EXPECT_THAT(plans_, ElementsAre("x"));
  ASSERT_TRUE(summary->query_plan.has_value());
  EXPECT_EQ(summary->query_plan->filter(), "x");
  plans_.clear();
  EXPECT_FALSE(Query({})->query_plan.has_value());
  EXPECT_THAT(plans_, IsEmpty());
}

TEST_F(QueryReaderTest, NoticesAStreamThatWasCutShort) {
  service_.end = QueryService::End::kCutShort;
  const absl::Status status = Query({}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(status.message()), HasSubstr("after 2 missions"));
}

TEST_F(QueryReaderTest, EndsWhenItIsCancelled) {
  service_.end = QueryService::End::kNever;
  Cancellation cancellation;
  EXPECT_EQ(Query({}, &cancellation).status().code(), absl::StatusCode::kCancelled);
  EXPECT_THAT(names_, ElementsAre("missions/a", "missions/b"));
  // It stays cancelled: the next stream does not even begin.
  EXPECT_EQ(Query({}, &cancellation).status().code(), absl::StatusCode::kCancelled);
}

TEST_F(QueryReaderTest, RefusesKindsThatAreNotStreamed) {
  EXPECT_FALSE(IsStreamed(v1::RECORD_KIND_EVENT));
  EXPECT_EQ(QueryRecords(*client_, {.kind = v1::RECORD_KIND_EVENT}, {}).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace oas::missions
