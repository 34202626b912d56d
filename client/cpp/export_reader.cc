#include "client/cpp/export_reader.h"

#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "client/cpp/raw_stream.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"

namespace oas::missions {
namespace {

using ::google::protobuf::internal::WireFormatLite;
using ::google::protobuf::io::CodedInputStream;
using ::google::protobuf::io::CodedOutputStream;

constexpr char kMethod[] = "/oas.missions.v1.HistoryService/ExportCatalog";
constexpr int kMaxVarintBytes = 10;

absl::string_view Varint(std::uint64_t value, std::array<unsigned char, kMaxVarintBytes>& buffer) {
  const unsigned char* end = CodedOutputStream::WriteVarint64ToArray(value, buffer.data());
  return {reinterpret_cast<const char*>(buffer.data()),
          static_cast<std::size_t>(end - buffer.data())};
}

}  // namespace

absl::StatusOr<v1::ExportCatalogResponse> ExportVerifier::Add(const std::string& bytes) {
  v1::ExportCatalogResponse chunk;
  if (!chunk.ParseFromString(bytes) || !AddRecords(bytes)) {
    return absl::DataLossError("a chunk of the export cannot be read");
  }
  if (trailer_.has_value() && chunk.records_size() > 0) {
    return absl::DataLossError("the export went on after its end");
  }
  count_ += chunk.records_size();
  if (chunk.has_trailer()) trailer_ = chunk.trailer();
  return chunk;
}

// Walks the fields of the chunk and adds the records, which are all of field 1.
bool ExportVerifier::AddRecords(const std::string& bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  CodedInputStream input(data, static_cast<int>(bytes.size()));
  const std::uint32_t records_tag = WireFormatLite::MakeTag(
      v1::ExportCatalogResponse::kRecordsFieldNumber, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
  while (const std::uint32_t tag = input.ReadTag()) {
    if (tag != records_tag) {
      if (!WireFormatLite::SkipField(&input, tag)) return false;
      continue;
    }
    std::uint32_t size = 0;
    if (!input.ReadVarint32(&size)) return false;
    const auto begin = static_cast<std::size_t>(input.CurrentPosition());
    if (!input.Skip(static_cast<int>(size))) return false;
    std::array<unsigned char, kMaxVarintBytes> length;
    digest_.Add(Varint(size, length));
    digest_.Add(absl::string_view(bytes).substr(begin, size));
  }
  return input.ConsumedEntireMessage();
}

absl::StatusOr<v1::ExportTrailer> ExportVerifier::Finish() {
  if (!trailer_.has_value()) {
    return absl::DataLossError(absl::StrCat("the export was cut short after ", count_, " records"));
  }
  if (trailer_->record_count() != count_) {
    return absl::DataLossError(
        absl::StrCat("the export brought ", count_, " of ", trailer_->record_count(), " records"));
  }
  const std::string digest = digest_.Finish();
  if (trailer_->sha256() != digest) {
    return absl::DataLossError(absl::StrCat("the export has the SHA-256 ", digest,
                                            " and should have ", trailer_->sha256()));
  }
  return *trailer_;
}

absl::StatusOr<v1::ExportTrailer> ExportCatalog(Client& client,
                                                const v1::ExportCatalogRequest& request,
                                                const ExportConsumer& consume,
                                                Cancellation* cancellation) {
  ExportVerifier verifier;
  const auto add = [&](const std::string& bytes) {
    const absl::StatusOr<v1::ExportCatalogResponse> chunk = verifier.Add(bytes);
    return chunk.ok() ? consume(*chunk) : chunk.status();
  };
  const absl::Status status =
      ReadRawStream(client, kMethod, request.SerializeAsString(), add, cancellation);
  if (!status.ok()) return status;
  return verifier.Finish();
}

}  // namespace oas::missions
