// Writes are tried again where that is safe, and only there.
#include "client/cpp/catalog_writer.h"

#include <grpcpp/grpcpp.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace oas::missions {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::MatchesRegex;
using ::testing::SizeIs;

// Fails the first `failures` calls, and keeps what it was sent.
class Curation : public v1::CurationService::Service {
 public:
  int failures = 0;
  std::vector<std::string> request_ids;
  std::int64_t records = 0;
  int messages_with_options = 0;

  grpc::Status ApplyCatalog(grpc::ServerContext*, const v1::ApplyCatalogRequest* request,
                            v1::ApplyCatalogResponse*) override {
    request_ids.push_back(request->options().request_id());
    return Answer();
  }

  grpc::Status ImportCatalog(grpc::ServerContext*,
                             grpc::ServerReader<v1::ImportCatalogRequest>* reader,
                             v1::ImportCatalogResponse*) override {
    records = 0;
    messages_with_options = 0;
    v1::ImportCatalogRequest message;
    while (reader->Read(&message)) {
      if (message.has_options()) {
        ++messages_with_options;
        request_ids.push_back(message.options().request_id());
      }
      records += message.records_size();
    }
    return Answer();
  }

 private:
  grpc::Status Answer() const {
    return static_cast<int>(request_ids.size()) <= failures
               ? grpc::Status(grpc::StatusCode::UNAVAILABLE, "no")
               : grpc::Status::OK;
  }
};

class CatalogWriterTest : public testing::Test {
 protected:
  CatalogWriterTest() {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&curation_);
    server_ = builder.BuildAndStart();
    client_ =
        std::make_unique<Client>(ClientOptions{.address = "127.0.0.1:" + std::to_string(port)});
    retry_.wait = [](absl::Duration) {};
  }

  Curation curation_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Client> client_;
  WriteRetry retry_;
};

TEST_F(CatalogWriterTest, TriesAgainWithTheSameRequestId) {
  curation_.failures = 2;
  v1::ApplyCatalogRequest request;
  request.mutable_options()->set_request_id("r");
  EXPECT_TRUE(ApplyCatalog(*client_, request, retry_).ok());
  EXPECT_THAT(curation_.request_ids, ElementsAre("r", "r", "r"));
}

TEST_F(CatalogWriterTest, DoesNotRepeatWhatHasNoRequestId) {
  curation_.failures = 1;
  EXPECT_TRUE(absl::IsUnavailable(ApplyCatalog(*client_, {}, retry_).status()));
  EXPECT_THAT(curation_.request_ids, SizeIs(1));
}

TEST_F(CatalogWriterTest, GivesUpInTheEnd) {
  curation_.failures = 100;
  v1::ApplyCatalogRequest request;
  request.mutable_options()->set_validate_only(true);
  EXPECT_TRUE(absl::IsUnavailable(ApplyCatalog(*client_, request, retry_).status()));
  EXPECT_THAT(curation_.request_ids, SizeIs(retry_.max_attempts));
}

TEST_F(CatalogWriterTest, ImportsAllRecordsInEachAttempt) {
  curation_.failures = 1;
  std::vector<v1::Record> records(3000);
  for (v1::Record& record : records) {
    record.mutable_mission()->set_summary(std::string(1000, 'x'));
  }
  v1::CommitOptions options;
  options.set_request_id("r");
  std::int64_t told = 0;
  const auto response = ImportCatalog(
      *client_, {.records = records, .deletes = {}, .options = options},
      [&](std::int64_t sent) { told = sent; }, nullptr, retry_);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_THAT(curation_.request_ids, ElementsAre("r", "r"));
  EXPECT_EQ(curation_.records, 3000);
  EXPECT_EQ(curation_.messages_with_options, 1);
  EXPECT_EQ(told, 3000);
}

TEST(RequestIdTest, IsAFreshUuid) {
  std::set<std::string> ids;
  while (ids.size() < 100) {
    const std::size_t before = ids.size();
    ids.insert(NewRequestId());
    ASSERT_GT(ids.size(), before);
  }
  EXPECT_THAT(
      ids,
      Each(MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")));
}

}  // namespace
}  // namespace oas::missions
