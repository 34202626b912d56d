#include "server/query/filter/wildcard.h"

#include <gmock/gmock.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"

namespace oas::query {
namespace {

using Pieces = std::vector<std::string>;

bool Like(const std::string& pattern, const std::string& text) {
  return MatchesPieces(Pieces(absl::StrSplit(pattern, '*')), text);
}

TEST(WildcardTest, StandsForAnyCharacters) {
  for (const auto& [pattern, text] :
       std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                        {"abc", "abc"},
                                                        {"*", ""},
                                                        {"*", "abc"},
                                                        {"a*", "a"},
                                                        {"a*", "abc"},
                                                        {"*c", "abc"},
                                                        {"a*c", "ac"},
                                                        {"a*c", "abbbc"},
                                                        {"a**c", "abc"},
                                                        {"*b*", "abc"},
                                                        {"*ab*ab*", "abab"},
                                                        {"a*b*c", "a-b-b-c"},
                                                        {"*aab", "aaab"}}) {
    EXPECT_TRUE(Like(pattern, text)) << pattern << " " << text;
  }
  for (const auto& [pattern, text] : std::vector<std::pair<std::string, std::string>>{
           {"", "a"},
           {"abc", "abcd"},
           {"a*", "ba"},
           {"*c", "cb"},
           {"ab*bc", "abc"},  // the b would be used twice
           {"a*a", "a"},
           {"*ab*ab*", "aab"},
           {"a*b*c", "acb"}}) {
    EXPECT_FALSE(Like(pattern, text)) << pattern << " " << text;
  }
  EXPECT_FALSE(MatchesPieces({}, ""));
}

// The definition, written as a recursion.
bool Defined(absl::string_view pattern, absl::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] != '*') {
    return !text.empty() && text[0] == pattern[0] && Defined(pattern.substr(1), text.substr(1));
  }
  return Defined(pattern.substr(1), text) || (!text.empty() && Defined(pattern, text.substr(1)));
}

TEST(WildcardTest, IsAsDefined) {
  std::mt19937 random(20090628);
  const auto word = [&](const std::string& letters, size_t most) {
    std::string made(random() % (most + 1), ' ');
    for (char& c : made) c = letters[random() % letters.size()];
    return made;
  };
  int held = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string pattern = word("ab*", 6);
    const std::string text = word("ab", 8);
    held += Like(pattern, text) ? 1 : 0;
    ASSERT_EQ(Like(pattern, text), Defined(pattern, text)) << pattern << " " << text;
  }
  EXPECT_GT(held, 1000);
}

TEST(WildcardTest, HasNoExpensivePattern) {
  std::string pattern;
  for (int i = 0; i < 4000; ++i) pattern += "*a";
  pattern += "*b";
  const std::string text(100'000, 'a');
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(Like(pattern, text));
  // One long stretch that almost matches everywhere.
  EXPECT_FALSE(Like("*" + std::string(4000, 'a') + "b*", text));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(WildcardTest, IsWrittenAsItIsRead) {
  EXPECT_EQ(PatternText(Pieces{"a", "b"}), "a*b");
  EXPECT_EQ(PatternText(Pieces{"a*b", "\\\""}), R"(a\*b*\\\")");
  EXPECT_EQ(PlainText(Pieces{"a", "b"}), "a*b");
  EXPECT_TRUE(IsOnlyWildcards(Pieces{"", "", ""}));
  EXPECT_FALSE(IsOnlyWildcards(Pieces{""}));
  EXPECT_FALSE(IsOnlyWildcards(Pieces{"", "a"}));
}

}  // namespace
}  // namespace oas::query
