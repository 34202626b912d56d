// Records that were read together, in one piece of memory until PackRecords copies them to where
// they stay: a piece for each would take longer to get and to give back than to read it.
//
//     auto shelf = std::make_shared<RecordShelf>(std::move(text), count);
//     StoredRecordPtr stored = shelf->Add(record, shelf->text().substr(start, size));
#ifndef OAS_SERVER_CATALOG_RECORD_SHELF_H_
#define OAS_SERVER_CATALOG_RECORD_SHELF_H_

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/macros.h"
#include "absl/strings/string_view.h"
#include "server/catalog/stored_record.h"

namespace oas::catalog {

// Lives as long as one of its records. Not thread-safe while records are added.
class RecordShelf : public std::enable_shared_from_this<RecordShelf> {
 public:
  // `text` holds the bytes of all records, of which `most` at most are added.
  RecordShelf(std::string text, size_t most) : text_(std::move(text)) { records_.reserve(most); }

  absl::string_view text() const { return text_; }

  // Keeps `bytes`, a part of text() that StoredRecord::Encode made earlier of the message inside
  // `record`.
  StoredRecordPtr Add(const v1::Record& record, absl::string_view bytes) {
    ABSL_ASSERT(records_.size() < records_.capacity());  // else those before would move
    return {shared_from_this(), &records_.emplace_back(FactsOf(record), bytes)};
  }

 private:
  const std::string text_;
  std::vector<StoredRecord> records_;
};

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_RECORD_SHELF_H_
