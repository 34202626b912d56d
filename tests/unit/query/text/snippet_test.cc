#include "server/query/text/snippet.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/unit/query/text/search_case.h"

namespace oas::query {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Snippet SnippetOf(const SearchableText& text, const std::string& query) {
  return MakeSnippet(text, testing::QueryOf(query), testing::NewTokenizer());
}

std::vector<std::string> Highlighted(const Snippet& snippet) {
  std::vector<std::string> words;
  for (const TextSpan& span : snippet.highlights) {
    words.push_back(snippet.text.substr(span.offset, span.length));
  }
  return words;
}

TEST(SnippetTest, HighlightsTheWordsAsTheyAreWritten) {
  const Snippet snippet =
      SnippetOf({.body = "¡Niños! El coup d’état de Bolaños…"}, "\"coup d'etat\" BOLANOS");
  EXPECT_EQ(snippet.text, "¡Niños! El coup d’état de Bolaños…");
  EXPECT_THAT(Highlighted(snippet), ElementsAre("coup d’état", "Bolaños"));
}

TEST(SnippetTest, HighlightsAllOfAWordThatAPrefixBegins) {
  const Snippet snippet = SnippetOf({.body = "Honduras and the Hondurans"}, "hond*");
  EXPECT_THAT(Highlighted(snippet), ElementsAre("Honduras", "Hondurans"));
}

TEST(SnippetTest, JoinsHighlightsThatOverlap) {
  const Snippet snippet =
      SnippetOf({.body = "the good offices mission"}, "\"good offices\" off* good");
  EXPECT_THAT(Highlighted(snippet), ElementsAre("good offices"));
}

TEST(SnippetTest, IsCutAroundTheMatch) {
  std::string body;
  for (int i = 0; i < 100; ++i) body += "ñ" + std::to_string(i) + " ";
  const Snippet snippet = SnippetOf({.body = body}, "n50");
  EXPECT_THAT(Highlighted(snippet), ElementsAre("ñ50"));
  EXPECT_EQ(snippet.text.substr(0, 10), "…ñ39 ñ");
  EXPECT_EQ(snippet.text.substr(snippet.text.size() - 7), "ñ62…");
}

TEST(SnippetTest, IsNotCutBeyondTheEndsOfTheText) {
  std::string body;
  for (int i = 0; i < 30; ++i) body += "w" + std::to_string(i) + " ";
  EXPECT_EQ(SnippetOf({.body = body}, "w0").text.substr(0, 3), "w0 ");
  const std::string end = SnippetOf({.body = body}, "w29").text;
  EXPECT_EQ(end.substr(0, 6), "…w6 ");
  EXPECT_EQ(end.substr(end.size() - 4), "w29 ");
}

TEST(SnippetTest, ShowsThePlaceWithMostOfTheQuery) {
  std::string body = "coup ";
  for (int i = 0; i < 50; ++i) body += "w ";
  EXPECT_THAT(Highlighted(SnippetOf({.body = body + "coup and mission"}, "mission coup")),
              ElementsAre("coup", "mission"));
}

TEST(SnippetTest, PrefersRunningTextToTheTitle) {
  const SearchableText text = {.title = "The coup", .body = "Of the coup.\nAnd more of the coup."};
  EXPECT_EQ(SnippetOf(text, "coup").text, "Of the coup.");
  EXPECT_EQ(SnippetOf({.title = "The coup", .body = "Else."}, "coup").text, "The coup");
}

TEST(SnippetTest, ShowsAPhraseThatGoesOnInTheNextLine) {
  const Snippet snippet = SnippetOf({.body = "good\noffices"}, "\"good offices\"");
  EXPECT_EQ(snippet.text, "good offices");
  EXPECT_THAT(Highlighted(snippet), ElementsAre("good offices"));
}

TEST(SnippetTest, IsEmptyWhenNothingOccurs) {
  const Snippet snippet = SnippetOf({.title = "a", .body = "b"}, "c");
  EXPECT_EQ(snippet.text, "");
  EXPECT_THAT(snippet.highlights, IsEmpty());
}

}  // namespace
}  // namespace oas::query
