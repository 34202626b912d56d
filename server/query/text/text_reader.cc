#include "server/query/text/text_reader.h"

#include "server/query/text/text_errors.h"

namespace oas::query {
namespace {

// The weights are those of title, names, body and details: what a record is called counts most,
// what it is merely connected with least. A score is worked out for accepted documents only.
constexpr absl::string_view kSearch =
    "SELECT rowid, CASE WHEN accepts(rowid) THEN bm25(texts, 10.0, 6.0, 1.0, 0.4) END "
    "FROM texts WHERE texts MATCH ?1 AND rowid BETWEEN ?2 AND ?3";

// Steps of SQLite's machine between two looks at `cancelled`: some tens of microseconds.
constexpr int kStepsBetweenPolls = 1000;

int IsCancelled(void* cancelled) {
  return (*static_cast<const absl::FunctionRef<bool()>*>(cancelled))() ? 1 : 0;
}

}  // namespace

absl::StatusOr<std::unique_ptr<TextReader>> TextReader::Open(absl::Span<unsigned char> bytes) {
  auto database = OpenInMemory();
  if (!database.ok()) return database.status();
  // Not copied: the reader's database is these very bytes.
  const auto size = static_cast<sqlite3_int64>(bytes.size());
  absl::Status status = StatusOfSqlite(sqlite3_deserialize(database->get(), "main", bytes.data(),
                                                           size, size, SQLITE_DESERIALIZE_READONLY),
                                       database->get());
  if (!status.ok()) return status;
  std::unique_ptr<TextReader> reader(new TextReader(*std::move(database)));
  status = reader->PrepareSearch();
  if (!status.ok()) return status;
  return reader;
}

absl::Status TextReader::PrepareSearch() {
  sqlite3* const database = database_.get();
  // With mmap, pages are looked at where they are instead of being copied into a cache.
  absl::Status status = Execute(database, "PRAGMA mmap_size = 0x7fff0000");
  if (!status.ok()) return status;
  status = StatusOfSqlite(
      sqlite3_create_function_v2(database, "accepts", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, this,
                                 &TextReader::Accepts, nullptr, nullptr, nullptr),
      database);
  if (!status.ok()) return status;
  auto search = Prepare(database, kSearch);
  if (!search.ok()) return search.status();
  search_ = *std::move(search);
  return absl::OkStatus();
}

void TextReader::Accepts(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  const auto* const reader = static_cast<const TextReader*>(sqlite3_user_data(context));
  const int64_t document = sqlite3_value_int64(values[0]);
  sqlite3_result_int(context, (*reader->accepts_)(document) ? 1 : 0);
}

absl::Status TextReader::ForEachMatch(const std::string& expression, int64_t first, int64_t last,
                                      absl::FunctionRef<bool(int64_t)> accepts,
                                      absl::FunctionRef<void(int64_t, double)> found,
                                      absl::FunctionRef<bool()> cancelled) {
  if (cancelled()) return SearchCancelled();
  sqlite3_stmt* const search = search_.get();
  accepts_ = &accepts;
  sqlite3_progress_handler(database_.get(), kStepsBetweenPolls, IsCancelled, &cancelled);
  sqlite3_bind_text(search, 1, expression.data(), static_cast<int>(expression.size()),
                    SQLITE_STATIC);
  sqlite3_bind_int64(search, 2, first);
  sqlite3_bind_int64(search, 3, last);
  int code = sqlite3_step(search);
  for (; code == SQLITE_ROW; code = sqlite3_step(search)) {
    if (sqlite3_column_type(search, 1) == SQLITE_NULL) continue;  // not accepted
    // FTS5 gives better matches lower, negative values.
    found(sqlite3_column_int64(search, 0), -sqlite3_column_double(search, 1));
  }
  absl::Status status = StatusOfSqlite(code, database_.get());
  sqlite3_reset(search);
  sqlite3_clear_bindings(search);
  sqlite3_progress_handler(database_.get(), 0, nullptr, nullptr);
  accepts_ = nullptr;
  // An interruption may surface as another error of FTS5's.
  if (!status.ok() && (code == SQLITE_INTERRUPT || cancelled())) return SearchCancelled();
  return status;
}

}  // namespace oas::query
