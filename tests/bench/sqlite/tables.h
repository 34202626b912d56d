// The tables that a careful engineer would keep missions in: a column for each field, a table for
// each repeated one, and beside them sets of numbers for counting. To SQLite's favour rows stand in
// event order, what only the FULL view has is left out, and each row says which children it has, so
// that a list looks for none that is not there.
#ifndef OAS_TESTS_BENCH_SQLITE_TABLES_H_
#define OAS_TESTS_BENCH_SQLITE_TABLES_H_

#include <map>
#include <string>
#include <vector>

#include "oas/missions/v1/invocation.pb.h"
#include "oas/missions/v1/mission.pb.h"
#include "tests/bench/sqlite/database.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace bench {

// Kept in an integer column; the bits are also the order of the tables in a list.
enum ChildTable : int {
  kAdditionalRegions = 1,
  kParticipants = 2,
  kInstruments = 4,
  kInvocations = 8,
  kSuspensions = 16,
  kRelatedMissions = 32,
  kFigures = 64,
};

// Fills a new database. Not thread-safe.
class TableWriter {
 public:
  explicit TableWriter(Database& database);

  // Missions have the articles of their invocations, so those come first.
  void AddInvocation(const v1::Invocation& invocation);
  // Missions must come in event order.
  void AddMission(const v1::Mission& mission);
  // Makes the indexes and gathers what the planner wants to know.
  void Finish();

 private:
  int64_t IdOf(const std::string& value, std::map<std::string, int64_t>& ids, Statement& insert);
  void AddRow(const v1::Mission& mission);
  void AddStrings(Statement& insert, const google::protobuf::RepeatedPtrField<std::string>& values);
  void AddParts(const v1::Mission& mission);
  void AddSets(const v1::Mission& mission);

  Database& database_;
  Statement insert_mission_;
  Statement insert_region_;
  Statement insert_participant_;
  Statement insert_instrument_;
  Statement insert_invocation_;
  Statement insert_suspension_;
  Statement insert_related_;
  Statement insert_figure_;
  Statement insert_value_;
  Statement insert_actor_set_;
  Statement insert_instrument_set_;
  Statement insert_article_set_;
  int64_t id_ = 0;                         // of the mission added last
  std::map<std::string, int64_t> values_;  // ids of actors, instruments and articles
  std::map<std::string, std::vector<std::string>> articles_;  // by invocation
};

}  // namespace bench
}  // namespace oas

#endif  // OAS_TESTS_BENCH_SQLITE_TABLES_H_
