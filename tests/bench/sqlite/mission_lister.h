// Lists missions out of the tables: rows into messages, field by field.
#ifndef OAS_TESTS_BENCH_SQLITE_MISSION_LISTER_H_
#define OAS_TESTS_BENCH_SQLITE_MISSION_LISTER_H_

#include <map>

#include "oas/missions/v1/mission_service.pb.h"
#include "tests/bench/sqlite/database.h"
#include "tests/bench/sqlite/mission_filter.h"

namespace oas::bench {

// Not thread-safe. Prepares its statements once.
class MissionLister {
 public:
  explicit MissionLister(const Database& database);

  // The first page of a list, in event order, in the BASIC view, with the total.
  void List(const MissionFilter& filter, int page_size, v1::ListMissionsResponse& response);

 private:
  struct ListStatements {
    Statement rows;
    Statement count;
  };

  ListStatements& StatementsFor(const MissionFilter& filter);
  void ReadChildren(int64_t id, int64_t children, v1::Mission& mission);
  void ReadStrings(Statement& select, int64_t id,
                   google::protobuf::RepeatedPtrField<std::string>& values);
  void ReadParticipants(int64_t id, v1::Mission& mission);
  void ReadInstruments(int64_t id, v1::Mission& mission);
  void ReadFigures(int64_t id, v1::Mission& mission);

  const Database& database_;
  std::map<int, ListStatements> lists_;  // by shape
  Statement regions_;
  Statement participants_;
  Statement instruments_;
  Statement invocations_;
  Statement suspensions_;
  Statement related_;
  Statement figures_;
};

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_SQLITE_MISSION_LISTER_H_
