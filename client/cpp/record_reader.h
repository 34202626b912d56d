// Reads records of any kind through one interface, so that callers need not know which service and
// method serves which kind.
//
//     RecordReader reader(client);
//     absl::StatusOr<ListSummary> summary = reader.List(
//         {.kind = v1::RECORD_KIND_MISSION, .origin = v1::ORIGIN_SOURCE_PAGE},
//         [](v1::Record record) { Use(record.mission()); return absl::OkStatus(); });
#ifndef CLIENT_CPP_RECORD_READER_H_
#define CLIENT_CPP_RECORD_READER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "client/cpp/client.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/query_plan.pb.h"
#include "oas/missions/v1/read_options.pb.h"
#include "oas/missions/v1/record.pb.h"

namespace oas::missions {

// Which records to list.
struct ListQuery {
  v1::RecordKind kind = v1::RECORD_KIND_UNSPECIFIED;
  v1::Origin origin = v1::ORIGIN_UNSPECIFIED;
  v1::RecordView view = v1::RECORD_VIEW_UNSPECIFIED;
  // Revision to read; the newest when 0. All pages are read at one revision in any case.
  std::int64_t at_revision = 0;
  // Moment of catalog time to read at instead: the revision that was the newest then.
  std::optional<absl::Time> at_time = std::nullopt;
  // Most records to read; all when 0.
  std::int64_t limit = 0;
  // AIP-160 filter; all records when empty.
  std::string filter;
  // "event_date", "name", each also with " desc"; the kind's own order when empty.
  std::string order_by;
  // Answers also how the records were found.
  bool explain = false;
  // Only records of this country, ISO 3166-1 alpha-2; all when empty. For events and suspensions.
  std::string region_code;
  // Only events that may have happened on or after, and on or before, these; any when the year is
  // 0.
  google::type::Date since;
  google::type::Date until;
  // Only suspensions in force on this day, month or year; all when the year is 0.
  google::type::Date active_on;
};

// The revision or the moment that the query asks for; unset for the newest.
v1::ReadOptions ReadOptionsOf(const ListQuery& query);

// What a list says of itself.
struct ListSummary {
  std::int64_t revision = 0;
  // Records that the query selects, also when `limit` cut the list.
  std::int64_t total_size = 0;
  // How the records were found, when the query asked for it.
  std::optional<v1::QueryPlan> query_plan;
};

// An answer with the revision it was read at.
struct RecordAnswer {
  v1::Record record;
  std::int64_t revision = 0;
};

// Called for each record; a status that is not OK ends the reading and is passed on.
using RecordConsumer = std::function<absl::Status(v1::Record)>;

// Reads single records and lists. Thread-safe; the client must outlive it. Errors are those of the
// services (ToAbslStatus), INVALID_ARGUMENT for a kind that is none, and DATA_LOSS for a list that
// ended before its last record.
class RecordReader {
 public:
  explicit RecordReader(Client& client) : client_(client) {}

  // The record of a resource name ("missions/honduras-2009").
  absl::StatusOr<RecordAnswer> Get(const std::string& name,
                                   v1::RecordView view = v1::RECORD_VIEW_FULL,
                                   std::int64_t at_revision = 0) const;

  // The revision that was the newest at a moment of catalog time, for several reads at one moment.
  // NOT_FOUND when that is before the first.
  absl::StatusOr<std::int64_t> RevisionAt(absl::Time time) const;

  // All records of a kind in event order, page by page.
  absl::StatusOr<ListSummary> List(const ListQuery& query, const RecordConsumer& consume) const;

 private:
  Client& client_;
};

}  // namespace oas::missions

#endif  // CLIENT_CPP_RECORD_READER_H_
