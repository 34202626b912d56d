#include "client/cpp/catalog_writer.h"

#include <grpcpp/support/sync_stream.h>

#include <cstddef>
#include <memory>
#include <random>

#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "client/cpp/rpc_status.h"

namespace oas::missions {
namespace {

// Well below the 4 MiB that gRPC takes, and enough for the cost of a message not to matter.
constexpr std::size_t kImportMessageBytes = 262'144;

bool MayRetry(const v1::CommitOptions& options) {
  return options.validate_only() || !options.request_id().empty();
}

// Calls `attempt` until it answers something other than UNAVAILABLE.
template <typename Response, typename Attempt>
absl::StatusOr<Response> Retry(const v1::CommitOptions& options, const WriteRetry& retry,
                               const Attempt& attempt) {
  Backoff backoff(retry.backoff);
  for (int attempts = 1;; ++attempts) {
    absl::StatusOr<Response> response = attempt();
    if (!absl::IsUnavailable(response.status()) || attempts >= retry.max_attempts ||
        !MayRetry(options)) {
      return response;
    }
    const absl::Duration delay = backoff.Next();
    retry.wait ? retry.wait(delay) : absl::SleepFor(delay);
  }
}

// Sends all of the change; false when the stream broke.
bool SendAll(grpc::ClientWriterInterface<v1::ImportCatalogRequest>& stream,
             const CatalogChange& change, const ImportProgress& progress) {
  v1::ImportCatalogRequest message;
  *message.mutable_options() = change.options;
  std::size_t bytes = 0;
  std::int64_t sent = 0;
  const auto flush = [&] {
    const bool written = stream.Write(message);
    message.Clear();
    bytes = 0;
    if (written && progress) progress(sent);
    return written;
  };
  for (const v1::Record& record : change.records) {
    *message.add_records() = record;
    bytes += record.ByteSizeLong();
    ++sent;
    if (bytes >= kImportMessageBytes && !flush()) return false;
  }
  for (const v1::RecordDelete& deletion : change.deletes) {
    *message.add_deletes() = deletion;
    bytes += deletion.ByteSizeLong();
    if (bytes >= kImportMessageBytes && !flush()) return false;
  }
  return flush() && stream.WritesDone();
}

}  // namespace

std::string NewRequestId() {
  std::random_device random;
  const std::uint32_t a = random();
  const std::uint32_t b = random();
  const std::uint32_t c = random();
  const std::uint32_t d = random();
  // Four bits tell the version, two the variant.
  return absl::StrFormat("%08x-%04x-4%03x-%04x-%04x%08x", a, b >> 16U, b & 0xFFFU,
                         0x8000U | (c >> 18U), c & 0xFFFFU, d);
}

absl::StatusOr<v1::ApplyCatalogResponse> ApplyCatalog(Client& client,
                                                      const v1::ApplyCatalogRequest& request,
                                                      const WriteRetry& retry) {
  const auto attempt = [&]() -> absl::StatusOr<v1::ApplyCatalogResponse> {
    const std::unique_ptr<grpc::ClientContext> context = client.NewContext();
    v1::ApplyCatalogResponse response;
    const grpc::Status status = client.curation().ApplyCatalog(context.get(), request, &response);
    if (!status.ok()) return ToAbslStatus(status);
    return response;
  };
  return Retry<v1::ApplyCatalogResponse>(request.options(), retry, attempt);
}

absl::StatusOr<v1::ImportCatalogResponse> ImportCatalog(Client& client, const CatalogChange& change,
                                                        const ImportProgress& progress,
                                                        Cancellation* cancellation,
                                                        const WriteRetry& retry) {
  const auto attempt = [&]() -> absl::StatusOr<v1::ImportCatalogResponse> {
    const std::unique_ptr<grpc::ClientContext> context = client.NewStreamContext();
    const Cancellation::Binding binding(cancellation, *context);
    v1::ImportCatalogResponse response;
    const auto stream = client.curation().ImportCatalog(context.get(), &response);
    SendAll(*stream, change, progress);  // Where it fails, the status tells why.
    const grpc::Status status = stream->Finish();
    if (!status.ok()) return ToAbslStatus(status);
    return response;
  };
  return Retry<v1::ImportCatalogResponse>(change.options, retry, attempt);
}

}  // namespace oas::missions
