// bench_bare_commit: the least that a durable commit can cost: one row of some bytes in one
// transaction of SQLite, with the settings that the commit log uses.
//
//     bench_bare_commit --file=/var/tmp/bare.db --bytes=1000 --seconds=2
#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "tests/bench/sqlite/database.h"

int main(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  std::string file;
  size_t bytes = 1000;
  double seconds = 2;
  CLI::App app("Commits rows to SQLite one by one and prints how long each takes, as JSON.",
               "bench_bare_commit");
  app.add_option("--file", file, "The database, made anew")->required();
  app.add_option("--bytes", bytes, "Size of a row")->capture_default_str();
  app.add_option("--seconds", seconds, "How long")->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  oas::bench::Database database = oas::bench::Database::Create(file);
  database.Run(
      "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  database.Run("CREATE TABLE rows (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
  oas::bench::Statement insert = database.Prepare("INSERT INTO rows (bytes) VALUES (?)");
  const std::string content(bytes, 'x');
  std::vector<double> times;
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  while (Clock::now() < end) {
    const auto start = Clock::now();
    insert.BindBlob(1, content).Run();
    times.push_back(std::chrono::duration<double>(Clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  std::cout << absl::StrFormat(R"({"commits": %d, "p50": %.9f})", times.size(),
                               times[times.size() / 2])
            << "\n";
  return 0;
}
