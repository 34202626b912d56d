// The filters that the SQLite server understands: the shapes that are measured, as SQL.
#ifndef OAS_TESTS_BENCH_SQLITE_MISSION_FILTER_H_
#define OAS_TESTS_BENCH_SQLITE_MISSION_FILTER_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "oas/missions/v1/mission.pb.h"
#include "tests/bench/sqlite/database.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace bench {

// Conditions that must all hold.
struct MissionFilter {
  std::optional<std::string> region_code;
  std::optional<v1::MissionType> type;
  std::optional<int32_t> starts_from;   // period.start_date >= …: earliest is not before this day
  std::optional<int32_t> starts_until;  // period.start_date <= …: latest is not after this day

  // Reads `region_code = "HN" AND type = MISSION_TYPE_DIPLOMATIC AND period.start_date >= "2009"`,
  // where conditions may be missing. Nothing for any other filter.
  static std::optional<MissionFilter> Parse(absl::string_view text);

  // Which conditions there are: filters of one shape share their statements. From 0 to 15.
  int Shape() const;
  // "WHERE m.region_code = ?1 AND …".
  std::string Where() const;
  // Binds the values of the conditions, which stay parameters 1 to 4 in every shape.
  void BindTo(Statement& statement) const;
};

}  // namespace bench
}  // namespace oas

#endif  // OAS_TESTS_BENCH_SQLITE_MISSION_FILTER_H_
