#include "server/query/text/snippet.h"

#include <algorithm>
#include <bitset>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace oas::query {
namespace {

constexpr absl::string_view kEllipsis = "…";
constexpr absl::string_view kNoSeparator("\0", 1);  // stands in no text

// A phrase of the query found in a line: its words [first, last).
struct Occurrence {
  size_t phrase = 0;
  size_t first = 0;
  size_t last = 0;
};

// A line of the text and what was found in it.
struct Line {
  absl::string_view text;
  std::vector<TextToken> tokens;
  std::vector<Occurrence> occurrences;  // by their first word
};

// The words [first, last) of a line that are to be shown.
struct Window {
  size_t first = 0;
  size_t last = 0;
  size_t phrases = 0;  // different ones that occur in it
};

bool OccursAt(const TextPhrase& phrase, const std::vector<TextToken>& tokens, size_t first) {
  const size_t count = phrase.words.size();
  if (first + count > tokens.size()) return false;
  for (size_t i = 0; i < count; ++i) {
    const std::string& word = tokens[first + i].folded;
    const bool same = phrase.prefix && i + 1 == count ? absl::StartsWith(word, phrase.words[i])
                                                      : word == phrase.words[i];
    if (!same) return false;
  }
  return true;
}

Line ReadLine(absl::string_view text, const TextQuery& query, const Tokenizer& tokenizer) {
  Line line{text, tokenizer.Tokenize(text), {}};
  for (size_t first = 0; first < line.tokens.size(); ++first) {
    for (size_t i = 0; i < query.phrases.size(); ++i) {
      if (!OccursAt(query.phrases[i], line.tokens, first)) continue;
      line.occurrences.push_back({i, first, first + query.phrases[i].words.size()});
    }
  }
  return line;
}

// The window that begins with an occurrence and has most phrases in it; the first among equals.
Window BestWindow(const Line& line) {
  Window best;
  for (auto begin = line.occurrences.begin(); begin != line.occurrences.end(); ++begin) {
    Window window{begin->first, begin->last, 0};
    std::bitset<kMostQueryWords> seen;
    for (auto it = begin; it != line.occurrences.end(); ++it) {
      if (it->first >= begin->first + kSnippetWords) break;
      if (it != begin && it->last > begin->first + kSnippetWords) continue;
      seen.set(it->phrase);
      window.last = std::max(window.last, it->last);
    }
    window.phrases = seen.count();
    if (window.phrases > best.phrases) best = window;
  }
  return best;
}

// The window with words before and after it, kSnippetWords in all where the line has as many.
Window Widen(Window window, size_t line_size) {
  const size_t size = window.last - window.first;
  if (size >= kSnippetWords) return window;
  const size_t spare = kSnippetWords - size;
  window.first -= std::min(window.first, spare / 2);
  window.last = std::min(line_size, window.first + kSnippetWords);
  window.first = window.last - std::min(window.last, kSnippetWords);
  return window;
}

Snippet Cut(const Line& line, const Window& window) {
  const bool from_start = window.first == 0;
  const bool to_end = window.last == line.tokens.size();
  const size_t begin = from_start ? 0 : line.tokens[window.first].begin;
  const size_t end = to_end ? line.text.size() : line.tokens[window.last - 1].end;
  Snippet snippet;
  snippet.text = absl::StrCat(from_start ? "" : kEllipsis, line.text.substr(begin, end - begin),
                              to_end ? "" : kEllipsis);
  std::replace(snippet.text.begin(), snippet.text.end(), '\n', ' ');
  const size_t shift = from_start ? 0 : kEllipsis.size();
  for (const Occurrence& found : line.occurrences) {
    if (found.first < window.first || found.last > window.last) continue;
    const size_t offset = line.tokens[found.first].begin - begin + shift;
    const size_t stop = line.tokens[found.last - 1].end - begin + shift;
    if (!snippet.highlights.empty()) {  // grow the span before, where they overlap
      TextSpan& before = snippet.highlights.back();
      if (offset < before.offset + before.length) {
        before.length = std::max(before.length, stop - before.offset);
        continue;
      }
    }
    snippet.highlights.push_back({offset, stop - offset});
  }
  return snippet;
}

// A line and its best window.
struct Candidate {
  Line line;
  Window window;
};

// The best of the lines that `separator` makes of the text.
Candidate BestCandidate(const SearchableText& text, absl::string_view separator,
                        const TextQuery& query, const Tokenizer& tokenizer) {
  Candidate best;
  for (const std::string* column : {&text.body, &text.title, &text.names, &text.details}) {
    for (const absl::string_view piece : absl::StrSplit(*column, separator, absl::SkipEmpty())) {
      Line line = ReadLine(piece, query, tokenizer);
      const Window window = BestWindow(line);
      if (window.phrases > best.window.phrases) best = {std::move(line), window};
    }
  }
  return best;
}

}  // namespace

Snippet MakeSnippet(const SearchableText& text, const TextQuery& query,
                    const Tokenizer& tokenizer) {
  Candidate best = BestCandidate(text, "\n", query, tokenizer);
  // To the index, a phrase may go on in the next line.
  if (best.window.phrases == 0) best = BestCandidate(text, kNoSeparator, query, tokenizer);
  if (best.window.phrases == 0) return {};
  return Cut(best.line, Widen(best.window, best.line.tokens.size()));
}

}  // namespace oas::query
