// The excerpt of a record's text that shows why it was found.
#ifndef OAS_SERVER_QUERY_TEXT_SNIPPET_H_
#define OAS_SERVER_QUERY_TEXT_SNIPPET_H_

#include <cstddef>
#include <string>
#include <vector>

#include "server/query/text/searchable_text.h"
#include "server/query/text/text_query.h"
#include "server/query/text/tokenizer.h"

namespace oas::query {

inline constexpr size_t kSnippetWords = 24;

struct TextSpan {
  size_t offset = 0;  // bytes
  size_t length = 0;
};

struct Snippet {
  std::string text;                  // of one line, "…" where it was cut
  std::vector<TextSpan> highlights;  // the words found, ascending, none overlapping
};

// At most kSnippetWords words around the place where most of the query's phrases occur together;
// running text is preferred to titles, which a reader sees anyway. Empty when nothing occurs.
Snippet MakeSnippet(const SearchableText& text, const TextQuery& query, const Tokenizer& tokenizer);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_SNIPPET_H_
