// What the client tries again by itself, and what it must not.
#include "client/cpp/retry_policy.h"

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <memory>
#include <string>

#include "client/cpp/client.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace oas::missions {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Answers `code` to the first `failures` calls.
class Failing {
 public:
  int failures = 0;
  grpc::StatusCode code = grpc::StatusCode::UNAVAILABLE;
  std::atomic<int> calls = 0;

  grpc::Status Answer() {
    return ++calls <= failures ? grpc::Status(code, "no") : grpc::Status::OK;
  }
};

class FailingHistory : public v1::HistoryService::Service, public Failing {
 public:
  grpc::Status ListRevisions(grpc::ServerContext*, const v1::ListRevisionsRequest*,
                             v1::ListRevisionsResponse*) override {
    return Answer();
  }
};

class FailingCuration : public v1::CurationService::Service, public Failing {
 public:
  grpc::Status ApplyCatalog(grpc::ServerContext*, const v1::ApplyCatalogRequest*,
                            v1::ApplyCatalogResponse*) override {
    return Answer();
  }
};

class RetryPolicyTest : public testing::Test {
 protected:
  RetryPolicyTest() {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&history_);
    builder.RegisterService(&curation_);
    server_ = builder.BuildAndStart();
    client_ =
        std::make_unique<Client>(ClientOptions{.address = "127.0.0.1:" + std::to_string(port)});
  }

  grpc::Status Read() {
    v1::ListRevisionsResponse response;
    return client_->history().ListRevisions(client_->NewContext().get(), {}, &response);
  }

  FailingHistory history_;
  FailingCuration curation_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Client> client_;
};

TEST_F(RetryPolicyTest, ReadsAreTriedAgain) {
  history_.failures = 2;
  EXPECT_TRUE(Read().ok());
  EXPECT_EQ(history_.calls, 3);
}

TEST_F(RetryPolicyTest, ReadsThatFailForAnotherReasonAreNot) {
  history_.failures = 1;
  history_.code = grpc::StatusCode::RESOURCE_EXHAUSTED;
  EXPECT_FALSE(Read().ok());
  EXPECT_EQ(history_.calls, 1);
}

TEST_F(RetryPolicyTest, WritesAreNotTriedAgain) {
  curation_.failures = 1;
  v1::ApplyCatalogResponse response;
  EXPECT_FALSE(client_->curation().ApplyCatalog(client_->NewContext().get(), {}, &response).ok());
  EXPECT_EQ(curation_.calls, 1);
}

TEST(RetryServiceConfigTest, NamesReadsOnly) {
  const std::string config = ReadRetryServiceConfig();
  for (const char* method : {"GetMission", "BatchGetMissions", "SearchCatalog", "LookupInvocations",
                             "CountInvocations", "SummarizeMissions", "DiffRevisions"}) {
    EXPECT_THAT(config, HasSubstr(std::string("\"method\":\"") + method + "\""));
  }
  for (const char* method : {"ApplyCatalog", "ImportCatalog", "WatchTimeline", "QueryMissions"}) {
    EXPECT_THAT(config, Not(HasSubstr(method)));
  }
}

}  // namespace
}  // namespace oas::missions
