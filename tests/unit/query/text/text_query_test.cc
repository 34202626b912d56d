#include "server/query/text/text_query.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/status_matchers.h"
#include "tests/unit/query/text/search_case.h"

namespace oas::query {
namespace {

using testing::IsFieldError;
using testing::NewTokenizer;
using testing::QueryOf;

TEST(TextQueryTest, IsWrittenWithEveryWordQuoted) {
  const struct {
    const char* text;
    const char* fts5;
  } cases[] = {
      {"coup", R"("coup")"},
      {"Coup  HONDURAS", R"("coup" AND "honduras")"},
      {"coup d’État", R"("coup" AND "d etat")"},
      {R"("good offices" mission)", R"("good offices" AND "mission")"},
      {"hond*", R"("hond"*)"},
      {R"("good off"*)", R"("good off"*)"},
      {"inter-amer*", R"("inter amer"*)"},
      {"ho*nd", R"("ho nd")"},
      {"AG/RES. 1080 (XXI-O/91)", R"("ag res" AND "1080" AND "xxi o 91")"},
      {"&  coup —", R"("coup")"},
  };
  for (const auto& c : cases) EXPECT_EQ(ToFts5(QueryOf(c.text)), c.fts5) << c.text;
}

TEST(TextQueryTest, ReadsUnbalancedQuotesLeniently) {
  EXPECT_EQ(ToFts5(QueryOf(R"("good offices)")), R"("good offices")");
  EXPECT_EQ(ToFts5(QueryOf(R"(good" offices)")), R"("good" AND "offices")");
  EXPECT_EQ(ToFts5(QueryOf(R"("" """coup""")")), R"("coup")");
}

TEST(TextQueryTest, LetsNoOperatorThrough) {
  const struct {
    const char* text;
    const char* fts5;
  } cases[] = {
      {"coup AND NOT mission", R"("coup" AND "and" AND "not" AND "mission")"},
      {"NEAR(coup mission, 2)", R"("near coup" AND "mission" AND "2")"},
      {"title:coup", R"("title coup")"},
      {"{title names}: ^coup -mission", R"("title" AND "names" AND "coup" AND "mission")"},
      {"coup + mission", R"("coup" AND "mission")"},
      {R"(coup" OR "1"="1)", R"("coup" AND "or" AND "1" AND "1")"},
      {"'; DROP TABLE texts; --", R"("drop" AND "table" AND "texts")"},
  };
  for (const auto& c : cases) EXPECT_EQ(ToFts5(QueryOf(c.text)), c.fts5) << c.text;
  EXPECT_EQ(ToFts5(QueryOf(std::string("coup\0mission\" OR x", 18))),
            R"("coup mission" AND "or x")");
  EXPECT_EQ(ToFts5(QueryOf("coup\xff\xc0\x80\xe2mission")), R"("coup mission")");
}

TEST(TextQueryTest, NeedsAWord) {
  const Tokenizer tokenizer = NewTokenizer();
  EXPECT_THAT(ParseTextQuery("query", "", tokenizer),
              IsFieldError(v1::ERROR_REASON_FIELD_REQUIRED, "query"));
  for (const char* text : {" ", "*", "\"\"", "\"", "\"*", "— … !", "()"}) {
    EXPECT_THAT(ParseTextQuery("query", text, tokenizer),
                IsFieldError(v1::ERROR_REASON_INVALID_QUERY, "query"))
        << text;
  }
}

TEST(TextQueryTest, HasLimits) {
  const Tokenizer tokenizer = NewTokenizer();
  EXPECT_TRUE(ParseTextQuery("query", std::string(kMostQueryBytes, 'a'), tokenizer).ok());
  for (const size_t size : {kMostQueryBytes + 1, size_t{100} << 10}) {
    EXPECT_THAT(ParseTextQuery("query", std::string(size, 'a'), tokenizer),
                IsFieldError(v1::ERROR_REASON_TOO_MANY_ITEMS, "query"));
  }
  std::string words;
  for (size_t i = 0; i < kMostQueryWords; ++i) words += i % 2 == 0 ? "a " : "b-";
  EXPECT_TRUE(ParseTextQuery("query", words, tokenizer).ok());
  EXPECT_THAT(ParseTextQuery("query", words + "c", tokenizer),
              IsFieldError(v1::ERROR_REASON_TOO_MANY_ITEMS, "query"));
}

// The words of a query are folded before the index folds them again.
TEST(TokenizerTest, FoldsAFoldedWordToItself) {
  const Tokenizer tokenizer = NewTokenizer();
  for (uint32_t rune = 0x80; rune < 0x30000; ++rune) {
    std::string text;
    if (rune < 0x800) {
      text = {static_cast<char>(0xc0 | rune >> 6), static_cast<char>(0x80 | (rune & 0x3f))};
    } else if (rune < 0x10000) {
      text = {static_cast<char>(0xe0 | rune >> 12), static_cast<char>(0x80 | (rune >> 6 & 0x3f)),
              static_cast<char>(0x80 | (rune & 0x3f))};
    } else {
      text = {static_cast<char>(0xf0 | rune >> 18), static_cast<char>(0x80 | (rune >> 12 & 0x3f)),
              static_cast<char>(0x80 | (rune >> 6 & 0x3f)),
              static_cast<char>(0x80 | (rune & 0x3f))};
    }
    for (const TextToken& token : tokenizer.Tokenize("a" + text)) {
      const std::vector<TextToken> again = tokenizer.Tokenize(token.folded);
      ASSERT_EQ(again.size(), 1U) << std::hex << rune;
      ASSERT_EQ(again[0].folded, token.folded) << std::hex << rune;
    }
  }
}

TEST(TokenizerTest, TellsWhereWordsStand) {
  const std::string text = "¿El «coup d’état»?";
  std::vector<std::string> words;
  for (const TextToken& token : NewTokenizer().Tokenize(text)) {
    words.push_back(text.substr(token.begin, token.end - token.begin));
  }
  EXPECT_THAT(words, ::testing::ElementsAre("El", "coup", "d", "état"));
}

}  // namespace
}  // namespace oas::query
