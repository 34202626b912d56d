// ExportCatalog over the wire: all records, in order, and a trailer to verify them by.
#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "server/log/memory_log.h"
#include "server/query/history/sha256.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/random_catalog.h"
#include "tests/support/small_history.h"
#include "tests/support/status_matchers.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

using Chunks = std::vector<v1::ExportCatalogResponse>;

absl::StatusOr<Chunks> Export(TestServer& server, const std::string& request) {
  return ReadAll(server.history(), &v1::HistoryService::Stub::ExportCatalog,
                 FromText<v1::ExportCatalogRequest>(request));
}

std::vector<v1::Record> RecordsOf(const Chunks& chunks) {
  std::vector<v1::Record> records;
  for (const auto& chunk : chunks) {
    records.insert(records.end(), chunk.records().begin(), chunk.records().end());
  }
  return records;
}

// The hash that the trailer must have, as its comment in the proto says.
std::string HashOf(const std::vector<v1::Record>& records) {
  query::Sha256 hash;
  for (const v1::Record& record : records) {
    const std::string bytes = record.SerializeAsString();
    std::string length;
    {
      google::protobuf::io::StringOutputStream stream(&length);
      google::protobuf::io::CodedOutputStream(&stream).WriteVarint64(bytes.size());
    }
    hash.Add(length);
    hash.Add(bytes);
  }
  return hash.Finish();
}

// What every export promises.
void ExpectWhole(const Chunks& chunks, int64_t revision) {
  const std::vector<v1::Record> records = RecordsOf(chunks);
  for (size_t i = 0; i < chunks.size(); ++i) {
    EXPECT_EQ(chunks[i].has_trailer(), i + 1 == chunks.size());
    EXPECT_EQ(chunks[i].revision(), revision);
  }
  const v1::ExportTrailer& trailer = chunks.back().trailer();
  EXPECT_EQ(trailer.record_count(), static_cast<int64_t>(records.size()));
  EXPECT_EQ(trailer.revision(), revision);
  EXPECT_EQ(trailer.sha256(), HashOf(records));
}

std::unique_ptr<log::CommitLog> SmallHistory() {
  auto log = std::make_unique<log::MemoryLog>();
  AppendSmallHistory(*log);
  return log;
}

TEST(Sha256Test, IsThatOfTheStandard) {
  query::Sha256 empty;
  EXPECT_EQ(empty.Finish(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  query::Sha256 pieces;
  pieces.Add("a");
  pieces.Add("bc");
  EXPECT_EQ(pieces.Finish(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(ExportTest, HasEveryRecordInTheOrderOfKindsAndDates) {
  TestServer server(SmallHistory());
  const auto chunks = Export(server, "");
  ASSERT_THAT(chunks, IsOk());
  ExpectWhole(*chunks, 4);
  std::vector<std::string> names;
  for (const v1::Record& record : RecordsOf(*chunks)) {
    names.emplace_back(catalog::StoredRecord::Encode(record)->name());
  }
  std::vector<std::string> expected;
  for (const catalog::KindInfo& info : catalog::kKinds) {
    for (const auto& record : server.catalog().Newest()->CollectionOf(info.kind).Records()) {
      expected.emplace_back(record->name());
    }
  }
  EXPECT_EQ(names, expected);
  EXPECT_GT(names.size(), 20);
}

TEST(ExportTest, ExportsAnyRevisionAndSomeKinds) {
  TestServer server(SmallHistory());
  const auto chunks = Export(server, R"(kinds: RECORD_KIND_EVENT kinds: RECORD_KIND_MISSION
                                        read_options { at_revision: 2 })");
  ASSERT_THAT(chunks, IsOk());
  ExpectWhole(*chunks, 2);
  const std::vector<v1::Record> records = RecordsOf(*chunks);
  ASSERT_EQ(records.size(), 3 + 5);
  EXPECT_EQ(records[0].mission().name(), "missions/venezuela-2002");
  EXPECT_EQ(records[1].mission().title(), "Mission of return");
  EXPECT_FALSE(records[1].mission().assertions().empty()) << "all of it";
  EXPECT_TRUE(records.back().has_event());
}

TEST(ExportTest, OfNothingIsATrailerAlone) {
  TestServer server(catalog::Snapshot::Create(1, absl::UnixEpoch(), {}));
  const auto chunks = Export(server, "");
  ASSERT_THAT(chunks, IsOk());
  ASSERT_EQ(chunks->size(), 1);
  ExpectWhole(*chunks, 1);
}

TEST(ExportTest, IsStreamedInChunks) {
  Random random(3);
  TestServer server(RandomSnapshot(random, 2000));
  const auto chunks = Export(server, "");
  ASSERT_THAT(chunks, IsOk());
  ExpectWhole(*chunks, 1);
  ASSERT_GT(chunks->size(), 10);
  EXPECT_LT(chunks->front().ByteSizeLong(), 16 << 10);
  for (const auto& chunk : *chunks) {
    if (chunk.records_size() > 1) {
      EXPECT_LT(chunk.ByteSizeLong(), 80 << 10);
    }
  }
}

TEST(ExportTest, EndsWhenItsReaderGoesAway) {
  Random random(3);
  TestServer server(RandomSnapshot(random, 6000));
  {
    grpc::ClientContext context;
    SetDeadline(context);
    const auto reader = server.history().ExportCatalog(&context, {});
    v1::ExportCatalogResponse chunk;
    ASSERT_TRUE(reader->Read(&chunk));
    context.TryCancel();
    EXPECT_FALSE(reader->Finish().ok());
  }
  const auto calls = server.observer().WaitForCalls(1);
  ASSERT_EQ(calls.size(), 1);
  EXPECT_THAT(calls[0].status, StatusIs(absl::StatusCode::kCancelled));
}

TEST(ExportTest, RefusesWhatItCannotExport) {
  TestServer server(SmallHistory());
  EXPECT_THAT(Export(server, "read_options { at_revision: 9 }"),
              HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  EXPECT_THAT(Export(server, "read_options { min_revision: 9 }"),
              HasReason(v1::ERROR_REASON_REVISION_NOT_REACHED));
  v1::ExportCatalogRequest request;
  request.add_kinds(static_cast<v1::RecordKind>(77));
  EXPECT_THAT(ReadAll(server.history(), &v1::HistoryService::Stub::ExportCatalog, request),
              HasReason(v1::ERROR_REASON_INVALID_ENUM_VALUE));
}

}  // namespace
}  // namespace oas::testing
