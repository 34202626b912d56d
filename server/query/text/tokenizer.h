// Cuts text into words as the index does: FTS5's own tokenizer, so that the query, the index and
// the highlights agree on what a word is.
//
//     "Coup d’État"  ->  coup, d, etat
#ifndef OAS_SERVER_QUERY_TEXT_TOKENIZER_H_
#define OAS_SERVER_QUERY_TEXT_TOKENIZER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/query/text/sqlite_handles.h"

namespace oas::query {

// A word of a text.
struct TextToken {
  std::string folded;  // in lower case, without accents
  size_t begin = 0;    // bytes [begin, end) of the text
  size_t end = 0;
};

// The tokenizer's name and arguments, as CREATE VIRTUAL TABLE takes them.
inline constexpr absl::string_view kTokenizer = "unicode61 remove_diacritics 2";

// Not thread-safe; cheap enough to make one for each search.
class Tokenizer {
 public:
  static absl::StatusOr<Tokenizer> Create();

  // The words of `text` in their order. Any bytes will do: what is no UTF-8 or no letter or digit
  // separates words.
  std::vector<TextToken> Tokenize(absl::string_view text) const;

 private:
  struct Deleter {
    void (*destroy)(Fts5Tokenizer*);
    void operator()(Fts5Tokenizer* tokenizer) const { destroy(tokenizer); }
  };

  Tokenizer(DatabasePtr database, const fts5_tokenizer& functions, Fts5Tokenizer* tokenizer)
      : database_(std::move(database)),
        functions_(functions),
        tokenizer_(tokenizer, Deleter{functions.xDelete}) {}

  DatabasePtr database_;  // first, for it must be closed last
  fts5_tokenizer functions_;
  std::unique_ptr<Fts5Tokenizer, Deleter> tokenizer_;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_TOKENIZER_H_
