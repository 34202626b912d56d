#include "tests/bench/stored_missions.h"

#include "tests/bench/sqlite/database.h"

namespace oas::bench {

void ForEachStoredRecord(
    const std::string& path,
    absl::FunctionRef<bool(absl::string_view name, absl::string_view bytes)> use) {
  const Database database = Database::OpenForReading(path);
  Statement changes = database.Prepare("SELECT name, bytes FROM changes ORDER BY position");
  while (changes.Step() && use(changes.Text(0), changes.Text(1))) {
  }
}

}  // namespace oas::bench
