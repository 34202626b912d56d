#include "server/query/text/text_index_builder.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/query/text/document_numbers.h"
#include "server/query/text/searchable_text.h"
#include "server/query/text/text_errors.h"
#include "server/query/text/tokenizer.h"

namespace oas::query {
namespace {

// Share of the work that is done when the last record is in; then segments are merged.
constexpr double kInsertShare = 0.8;

// Nothing has to survive a crash, nobody reads meanwhile, and nothing secret is overwritten.
constexpr char kSettings[] =
    "PRAGMA page_size = 8192;"
    "PRAGMA journal_mode = OFF;"
    "PRAGMA synchronous = OFF;"
    "PRAGMA secure_delete = OFF;"
    "PRAGMA locking_mode = EXCLUSIVE;";

// Segments are as large as `hashsize` bytes of memory allow, and merged once, at the end.
constexpr char kBulkLoading[] =
    "INSERT INTO texts(texts, rank) VALUES('pgsz', 8000);"
    "INSERT INTO texts(texts, rank) VALUES('hashsize', 16777216);"
    "INSERT INTO texts(texts, rank) VALUES('automerge', 0);"
    "INSERT INTO texts(texts, rank) VALUES('crisismerge', 1000);";

class TextIndexBuilder {
 public:
  TextIndexBuilder(DatabasePtr database, absl::FunctionRef<bool(double)> go_on)
      : database_(std::move(database)), go_on_(go_on) {}

  absl::StatusOr<DatabasePtr> Build(const catalog::Snapshot& snapshot) {
    absl::Status status = CreateTable();
    if (status.ok()) status = InsertAll(snapshot);
    if (status.ok()) status = MergeSegments();
    if (!status.ok()) return status;
    return std::move(database_);
  }

 private:
  absl::Status CreateTable();
  absl::Status InsertAll(const catalog::Snapshot& snapshot);
  absl::Status Insert(const catalog::StoredRecord& record, int64_t document, sqlite3_stmt* insert);
  absl::Status MergeSegments();

  DatabasePtr database_;
  const absl::FunctionRef<bool(double)> go_on_;
};

absl::Status TextIndexBuilder::CreateTable() {
  sqlite3_int64 no_limit = int64_t{1} << 40;  // SQLite's own is 1 GiB
  sqlite3_file_control(database_.get(), "main", SQLITE_FCNTL_SIZE_LIMIT, &no_limit);
  const std::string create = absl::StrCat(
      "CREATE VIRTUAL TABLE texts USING fts5(title, names, body, details, content='', ",
      "tokenize='", kTokenizer, "')");
  for (const char* sql : {kSettings, create.c_str(), kBulkLoading}) {
    absl::Status status = Execute(database_.get(), sql);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status TextIndexBuilder::InsertAll(const catalog::Snapshot& snapshot) {
  auto insert = Prepare(database_.get(),
                        "INSERT INTO texts(rowid, title, names, body, details) "
                        "VALUES(?1, ?2, ?3, ?4, ?5)");
  if (!insert.ok()) return insert.status();
  absl::Status status = Execute(database_.get(), "BEGIN");
  const auto total = static_cast<double>(DocumentNumbers(snapshot).size());
  int64_t document = 0;
  for (const catalog::KindInfo& info : catalog::kKinds) {
    for (const catalog::StoredRecordPtr& record :
         snapshot.CollectionOf(info.kind).whole().records()) {
      if (!status.ok()) return status;
      if (!go_on_(kInsertShare * static_cast<double>(document) / total)) return SearchCancelled();
      status = Insert(*record, document++, insert->get());
    }
  }
  if (!status.ok()) return status;
  return Execute(database_.get(), "COMMIT");
}

absl::Status TextIndexBuilder::Insert(const catalog::StoredRecord& record, int64_t document,
                                      sqlite3_stmt* insert) {
  const SearchableText text = TextOf(record);
  sqlite3_bind_int64(insert, 1, document);
  int column = 2;
  for (const std::string* part : {&text.title, &text.names, &text.body, &text.details}) {
    sqlite3_bind_text64(insert, column++, part->data(), part->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  absl::Status status = StatusOfSqlite(sqlite3_step(insert), database_.get());
  sqlite3_reset(insert);
  return status;
}

absl::Status TextIndexBuilder::MergeSegments() {
  // What "optimize" does, in portions between which the building can be stopped: the first one, a
  // negative number, puts all segments on one level, and a portion that changes nothing is the
  // last.
  constexpr int kPagesAtATime = 500;
  sqlite3* const database = database_.get();
  auto merge = Prepare(database, "INSERT INTO texts(texts, rank) VALUES('merge', ?1)");
  if (!merge.ok()) return merge.status();
  double progress = kInsertShare;
  for (int pages = -kPagesAtATime;; pages = kPagesAtATime) {
    if (!go_on_(progress)) return SearchCancelled();
    const sqlite3_int64 changes = sqlite3_total_changes64(database);
    sqlite3_bind_int(merge->get(), 1, pages);
    absl::Status status = StatusOfSqlite(sqlite3_step(merge->get()), database);
    sqlite3_reset(merge->get());
    if (!status.ok()) return status;
    if (sqlite3_total_changes64(database) - changes < 2) return absl::OkStatus();
    progress += (1 - progress) / 50;
  }
}

}  // namespace

absl::StatusOr<DatabasePtr> BuildTextDatabase(const catalog::Snapshot& snapshot,
                                              absl::FunctionRef<bool(double)> go_on) {
  auto database = OpenInMemory();
  if (!database.ok()) return database.status();
  return TextIndexBuilder(*std::move(database), go_on).Build(snapshot);
}

}  // namespace oas::query
