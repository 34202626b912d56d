// An export is whole only if its trailer says so, of the bytes as they were sent.
#include "client/cpp/export_reader.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace oas::missions {
namespace {

using ::testing::HasSubstr;

// FIPS 180-2, appendix B: the digest of "abc".
TEST(Sha256Test, HashesWhatComesInPieces) {
  Sha256 digest;
  digest.Add("a");
  digest.Add("");
  digest.Add("bc");
  EXPECT_EQ(digest.Finish(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

std::string Chunk(int first, int last) {
  v1::ExportCatalogResponse chunk;
  for (int i = first; i <= last; ++i) {
    chunk.add_records()->mutable_mission()->set_name("missions/m-" + std::to_string(i));
  }
  return chunk.SerializeAsString();
}

// The trailer of missions 1 to `count`, hashed as the API says and not as the reader does it: these
// records are shorter than 128 bytes, so that their length is one byte.
std::string Trailer(int count) {
  Sha256 digest;
  for (int i = 1; i <= count; ++i) {
    v1::Record record;
    record.mutable_mission()->set_name("missions/m-" + std::to_string(i));
    const std::string bytes = record.SerializeAsString();
    digest.Add(std::string(1, static_cast<char>(bytes.size())) + bytes);
  }
  v1::ExportCatalogResponse chunk;
  chunk.mutable_trailer()->set_record_count(count);
  chunk.mutable_trailer()->set_revision(7);
  chunk.mutable_trailer()->set_sha256(digest.Finish());
  return chunk.SerializeAsString();
}

absl::StatusOr<v1::ExportTrailer> Verify(const std::vector<std::string>& chunks) {
  ExportVerifier verifier;
  for (const std::string& bytes : chunks) {
    const absl::StatusOr<v1::ExportCatalogResponse> chunk = verifier.Add(bytes);
    if (!chunk.ok()) return chunk.status();
  }
  return verifier.Finish();
}

std::string Fault(const std::vector<std::string>& chunks) {
  const absl::Status status = Verify(chunks).status();
  EXPECT_TRUE(absl::IsDataLoss(status)) << status;
  return std::string(status.message());
}

TEST(ExportVerifierTest, PassesAWholeExport) {
  const auto trailer = Verify({Chunk(1, 2), Chunk(3, 3), Trailer(3)});
  ASSERT_TRUE(trailer.ok()) << trailer.status();
  EXPECT_EQ(trailer->revision(), 7);
  // Records and trailer in one chunk.
  EXPECT_TRUE(Verify({Chunk(1, 3) + Trailer(3)}).ok());
  EXPECT_TRUE(Verify({Trailer(0)}).ok());
}

TEST(ExportVerifierTest, NoticesWhatIsMissingOrChanged) {
  EXPECT_THAT(Fault({Chunk(1, 2)}), HasSubstr("cut short after 2 records"));
  EXPECT_THAT(Fault({}), HasSubstr("cut short"));
  EXPECT_THAT(Fault({Chunk(1, 2), Trailer(3)}), HasSubstr("2 of 3 records"));
  EXPECT_THAT(Fault({Chunk(1, 2), Chunk(4, 4), Trailer(3)}), HasSubstr("SHA-256"));
  EXPECT_THAT(Fault({Trailer(1), Chunk(1, 1)}), HasSubstr("after its end"));
  EXPECT_THAT(Fault({"\xff\xff\xff"}), HasSubstr("cannot be read"));
}

TEST(ExportVerifierTest, HashesFieldsOfALaterVersionAsTheyWereSent) {
  // An unknown field before the known one: parsed and serialised again, it would come after it.
  const std::string mission = std::string("\xC8\x3E\x01", 3) + std::string("\x0A\x01m", 3);
  const std::string record = std::string("\x2A\x06", 2) + mission;
  v1::Record parsed;
  ASSERT_TRUE(parsed.ParseFromString(record));
  ASSERT_NE(parsed.SerializeAsString(), record);
  Sha256 digest;
  digest.Add(std::string("\x08", 1) + record);
  v1::ExportCatalogResponse trailer;
  trailer.mutable_trailer()->set_record_count(1);
  trailer.mutable_trailer()->set_sha256(digest.Finish());
  EXPECT_TRUE(Verify({std::string("\x0A\x08", 2) + record, trailer.SerializeAsString()}).ok());
}

}  // namespace
}  // namespace oas::missions
