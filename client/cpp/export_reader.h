// Reads the whole catalog of one revision, and verifies that it is whole.
//
//     absl::StatusOr<v1::ExportTrailer> trailer = ExportCatalog(
//         client, {}, [](const v1::ExportCatalogResponse& chunk) { return Save(chunk.records());
//         });
#ifndef CLIENT_CPP_EXPORT_READER_H_
#define CLIENT_CPP_EXPORT_READER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/cpp/cancellation.h"
#include "client/cpp/client.h"
#include "client/cpp/sha256.h"
#include "oas/missions/v1/history_service.pb.h"

namespace oas::missions {

// Called for each chunk; a status that is not OK cancels the stream and is passed on.
using ExportConsumer = std::function<absl::Status(const v1::ExportCatalogResponse&)>;

// Streams the records to `consume`. What was handed over is whole and unchanged only once this has
// answered OK. Errors are those of the service; DATA_LOSS when the export was cut short or is not
// what its trailer says; CANCELLED once `cancellation` says so.
absl::StatusOr<v1::ExportTrailer> ExportCatalog(Client& client,
                                                const v1::ExportCatalogRequest& request,
                                                const ExportConsumer& consume,
                                                Cancellation* cancellation = nullptr);

// Compares an export with its trailer, chunk by chunk as it was sent. The digest is over the bytes
// of the wire: a record of a later version, parsed and serialised again, has others.
class ExportVerifier {
 public:
  // Parses the next chunk; DATA_LOSS when it is none.
  absl::StatusOr<v1::ExportCatalogResponse> Add(const std::string& bytes);

  // DATA_LOSS unless there was a trailer and everything is as it says.
  absl::StatusOr<v1::ExportTrailer> Finish();

 private:
  bool AddRecords(const std::string& bytes);

  std::int64_t count_ = 0;
  Sha256 digest_;
  std::optional<v1::ExportTrailer> trailer_;
};

}  // namespace oas::missions

#endif  // CLIENT_CPP_EXPORT_READER_H_
