// Counts missions by facet out of the tables: one GROUP BY for each facet.
#ifndef OAS_TESTS_BENCH_SQLITE_FACET_COUNTER_H_
#define OAS_TESTS_BENCH_SQLITE_FACET_COUNTER_H_

#include <map>

#include "oas/missions/v1/mission_service.pb.h"
#include "tests/bench/sqlite/database.h"
#include "tests/bench/sqlite/mission_filter.h"

namespace oas::bench {

// Not thread-safe. Prepares its statements once.
class FacetCounter {
 public:
  explicit FacetCounter(const Database& database) : database_(database) {}

  // Every facet over a filter.
  void Count(const MissionFilter& filter, int max_values, v1::SummarizeMissionsResponse& response);

 private:
  struct CountStatements {
    std::map<v1::MissionFacet, Statement> facets;
    Statement total;
  };

  CountStatements& StatementsFor(const MissionFilter& filter);

  const Database& database_;
  std::map<int, CountStatements> counts_;  // by shape
};

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_SQLITE_FACET_COUNTER_H_
