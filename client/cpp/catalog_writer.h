// Writes to the catalog in one atomic commit, and safely more than once.
//
//     v1::CommitOptions options;
//     options.set_reason("Corrects the end of the mission");
//     options.set_request_id(NewRequestId());  // a lost answer is asked for again
//     absl::StatusOr<v1::ApplyCatalogResponse> response = ApplyCatalog(client, request);
#ifndef CLIENT_CPP_CATALOG_WRITER_H_
#define CLIENT_CPP_CATALOG_WRITER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/cpp/backoff.h"
#include "client/cpp/cancellation.h"
#include "client/cpp/client.h"
#include "oas/missions/v1/curation_service.pb.h"

namespace oas::missions {

// A random UUID (RFC 9562, version 4) in lowercase.
std::string NewRequestId();

// What to write. Nothing is copied: it must outlive the call.
struct CatalogChange {
  const std::vector<v1::Record>& records;
  const std::vector<v1::RecordDelete>& deletes;
  const v1::CommitOptions& options;
};

// How often, and after which pauses, to try a write again that failed with UNAVAILABLE. It is tried
// again only where that is safe: with a request_id, or with validate_only.
struct WriteRetry {
  int max_attempts = 4;
  BackoffOptions backoff = {.initial = absl::Milliseconds(200), .maximum = absl::Seconds(5)};
  std::function<void(absl::Duration)> wait;
};

// Commits what fits into one message. Errors are those of the service.
absl::StatusOr<v1::ApplyCatalogResponse> ApplyCatalog(Client& client,
                                                      const v1::ApplyCatalogRequest& request,
                                                      const WriteRetry& retry = {});

// Told after each message how many of the records were sent; begins anew with each attempt.
using ImportProgress = std::function<void(std::int64_t sent)>;

// Commits any number of records through a stream. CANCELLED once `cancellation` says so: nothing is
// committed unless all of it had been sent.
absl::StatusOr<v1::ImportCatalogResponse> ImportCatalog(Client& client, const CatalogChange& change,
                                                        const ImportProgress& progress = {},
                                                        Cancellation* cancellation = nullptr,
                                                        const WriteRetry& retry = {});

}  // namespace oas::missions

#endif  // CLIENT_CPP_CATALOG_WRITER_H_
