// bench_sqlite_import: copies the missions of a store into the tables of tables.h.
//
//     bench_sqlite_import --store=1000000.db --database=1000000-tables.db
#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "server/catalog/stored_record.h"
#include "tests/bench/sqlite/tables.h"
#include "tests/bench/stored_missions.h"

namespace oas::bench {
namespace {

void Import(const std::string& store, const std::string& path) {
  Database database = Database::Create(path);
  TableWriter writer(database);
  std::vector<catalog::StoredRecordPtr> missions;
  ForEachStoredRecord(store, [&](absl::string_view name, absl::string_view bytes) {
    v1::Record record;
    if (absl::StartsWith(name, "missions/")) {
      record.mutable_mission()->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
      missions.push_back(catalog::StoredRecord::Keep(record, std::string(bytes)));
    } else if (absl::StartsWith(name, "invocations/")) {
      v1::Invocation& invocation = *record.mutable_invocation();
      invocation.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
      writer.AddInvocation(invocation);
    }
    return true;
  });
  std::sort(missions.begin(), missions.end(),
            [](const auto& a, const auto& b) { return catalog::InEventOrder(*a, *b); });
  for (const auto& mission : missions) writer.AddMission(mission->Decode<v1::Mission>());
  writer.Finish();
}

int Main(int argc, const char* const* argv) {
  std::string store;
  std::string database;
  CLI::App app("Copies the missions of a store into an SQLite database of columns.",
               "bench_sqlite_import");
  app.add_option("--store", store, "Store to read: the file")->required()->check(CLI::ExistingFile);
  app.add_option("--database", database, "File to make")->required()->check(CLI::NonexistentPath);
  CLI11_PARSE(app, argc, argv);
  Import(store, database);
  return 0;
}

}  // namespace
}  // namespace oas::bench

int main(int argc, char** argv) { return oas::bench::Main(argc, argv); }
