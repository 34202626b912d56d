// Streams every record that a filter selects, chunk by chunk as it arrives.
//
//     absl::StatusOr<ListSummary> summary = QueryRecords(
//         client, {.kind = v1::RECORD_KIND_MISSION, .filter = "country = HN"},
//         [](RecordChunk chunk) { Use(chunk.records); return absl::OkStatus(); });
#ifndef CLIENT_CPP_QUERY_READER_H_
#define CLIENT_CPP_QUERY_READER_H_

#include <functional>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/cpp/cancellation.h"
#include "client/cpp/client.h"
#include "client/cpp/record_reader.h"
#include "oas/missions/v1/query_plan.pb.h"
#include "oas/missions/v1/record.pb.h"

namespace oas::missions {

// Some of the records, in order.
struct RecordChunk {
  std::vector<v1::Record> records;
  // How the records are found, in the first chunk of a query that asked for it.
  std::optional<v1::QueryPlan> query_plan;
};

// Called for each chunk; a status that is not OK cancels the stream and is passed on.
using RecordChunkConsumer = std::function<absl::Status(RecordChunk)>;

// True for the kinds that QueryRecords reads: missions and invocations.
bool IsStreamed(v1::RecordKind kind);

// Streams the records that `query` selects; of its selections by field (region_code, active_on,
// ...) only `origin` counts. Errors are those of the service; INVALID_ARGUMENT for a kind that is
// not streamed; DATA_LOSS when the stream ended before its last record; CANCELLED once
// `cancellation` says so.
absl::StatusOr<ListSummary> QueryRecords(Client& client, const ListQuery& query,
                                         const RecordChunkConsumer& consume,
                                         Cancellation* cancellation = nullptr);

}  // namespace oas::missions

#endif  // CLIENT_CPP_QUERY_READER_H_
