// One search at a time in a text index.
#ifndef OAS_SERVER_QUERY_TEXT_TEXT_READER_H_
#define OAS_SERVER_QUERY_TEXT_TEXT_READER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "server/query/text/sqlite_handles.h"

namespace oas::query {

// Not thread-safe; several readers may read the same bytes at the same time.
class TextReader {
 public:
  // Reads the database in `bytes`, which must outlive the reader and never change.
  static absl::StatusOr<std::unique_ptr<TextReader>> Open(absl::Span<unsigned char> bytes);

  // Calls `found` with number and score of each document from `first` to `last` that matches the
  // FTS5 expression and that `accepts`, by number. `cancelled` is asked now and then; once true,
  // the search ends with CANCELLED.
  absl::Status ForEachMatch(const std::string& expression, int64_t first, int64_t last,
                            absl::FunctionRef<bool(int64_t)> accepts,
                            absl::FunctionRef<void(int64_t, double)> found,
                            absl::FunctionRef<bool()> cancelled);

 private:
  explicit TextReader(DatabasePtr database) : database_(std::move(database)) {}
  absl::Status PrepareSearch();
  static void Accepts(sqlite3_context* context, int count, sqlite3_value** values);

  DatabasePtr database_;  // first, for it must be closed last
  StatementPtr search_;
  const absl::FunctionRef<bool(int64_t)>* accepts_ = nullptr;  // of the search under way
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_TEXT_READER_H_
