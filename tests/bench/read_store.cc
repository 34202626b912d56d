// bench_read_store: reads every row of a store and parses it, and does nothing with it: what a
// start costs at least. Uses SQLite as it comes, with a statement that a person would write first.
//
//     bench_read_store 1000000.db
#include <sqlite3.h>

#include <iostream>
#include <string>

#include "oas/missions/v1/record.pb.h"
#include "server/catalog/record_kind.h"

namespace oas::bench {
namespace {

constexpr char kSelect[] = "SELECT name, bytes FROM changes ORDER BY position";

// The message of a row, parsed into a record that is used again and again.
bool Parse(sqlite3_stmt* row, v1::Record& record) {
  const absl::string_view name(reinterpret_cast<const char*>(sqlite3_column_text(row, 0)),
                               static_cast<size_t>(sqlite3_column_bytes(row, 0)));
  const auto* const field = v1::Record::descriptor()->FindFieldByNumber(catalog::KindOfName(name));
  auto* const content = v1::Record::GetReflection()->MutableMessage(&record, field);
  return content->ParseFromArray(sqlite3_column_blob(row, 1), sqlite3_column_bytes(row, 1));
}

int Main(const char* path) {
  sqlite3* database = nullptr;
  sqlite3_stmt* select = nullptr;
  if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK ||
      sqlite3_prepare_v2(database, kSelect, -1, &select, nullptr) != SQLITE_OK) {
    std::cerr << "bench_read_store: " << path << ": " << sqlite3_errmsg(database) << "\n";
    return 1;
  }
  v1::Record record;
  int64_t records = 0;
  int64_t bytes = 0;
  while (sqlite3_step(select) == SQLITE_ROW) {
    if (!Parse(select, record)) return 1;
    ++records;
    bytes += sqlite3_column_bytes(select, 1);
  }
  std::cout << "{\"records\": " << records << ", \"bytes\": " << bytes << "}\n";
  sqlite3_finalize(select);
  sqlite3_close(database);
  return 0;
}

}  // namespace
}  // namespace oas::bench

int main(int argc, char** argv) {
  if (argc == 2) return oas::bench::Main(argv[1]);
  std::cerr << "usage: bench_read_store STORE_FILE\n";
  return 2;
}
