#include "server/query/filter/fold.h"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

#include "server/query/filter/characters.h"

namespace oas::query {
namespace {

TEST(FoldTest, LeavesOutCaseAndAccents) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"Honduras", "honduras"},
      {"José Miguel Insulza", "jose miguel insulza"},
      {"ÁÉÍÓÚÜÑÇ áéíóúüñç", "aeiouunc aeiouunc"},
      {"São Tomé, Haïti, Curaçao", "sao tome, haiti, curacao"},
      {"ÀÂÃÄÅ èêë ìîï òôõö ùû ý ÿ", "aaaaa eee iii oooo uu y y"},
      {"Æ æ Œ œ ß Þ þ Ĳ", "ae ae oe oe ss th th ij"},
      {"Ð đ Ø ø Ł ł ħ ı ŋ ſ", "d d o o l l h i n s"},
      {"ŠšŽžČčĆćŐőŰűŞşĞğ", "sszzccccoouussgg"},
      {"Añaretã ỹ ẽ ĩ ũ G̃ g̃", "anareta y e i u g g"},  // Guaraní
      {"Jose\u0301 Mun\u0303oz", "jose munoz"},        // combining marks
      {"d’État d‘État dʼÉtat d´E", "d'etat d'etat d'etat d'e"},
      {"“a” «b» „c“", "\"a\" \"b\" \"c\""},
      {"1991–2016 — 5−3", "1991-2016 - 5-3"},
      {"a\u00a0b\u202fc", "a b c"},
      {"ẞ Ệ Ǿ", "ss e Ǿ"},
      {"Россия 日本 😀", "Россия 日本 😀"},
      {"\xff\xc3", "\xff\xc3"},
  };
  for (const auto& [text, folded] : cases) EXPECT_EQ(Fold(text), folded) << text;
}

TEST(FoldTest, FoldingAgainChangesNothing) {
  // Every character of the first four thousand code points and of Latin Extended Additional.
  for (char32_t code = 1; code < 0x2000; ++code) {
    if (code >= 0x1000 && code < 0x1e00) continue;
    std::string text;
    if (code < 0x80) {
      text = static_cast<char>(code);
    } else if (code < 0x800) {
      text = {static_cast<char>(0xc0 | code >> 6), static_cast<char>(0x80 | (code & 0x3f))};
    } else {
      text = {static_cast<char>(0xe0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3f)),
              static_cast<char>(0x80 | (code & 0x3f))};
    }
    EXPECT_EQ(Fold(Fold(text)), Fold(text)) << std::hex << static_cast<uint32_t>(code);
  }
}

TEST(FoldTest, AppendsToWhatIsThere) {
  std::string folded = "a";
  AppendFolded("É", folded);
  EXPECT_EQ(folded, "ae");
}

TEST(CharactersTest, AreDecodedByRfc3629) {
  EXPECT_EQ(DecodeCharacter("a").code, U'a');
  EXPECT_EQ(DecodeCharacter("é").code, U'é');
  EXPECT_EQ(DecodeCharacter("日").code, U'日');
  EXPECT_EQ(DecodeCharacter("😀").code, U'😀');
  EXPECT_EQ(DecodeCharacter("😀").size, 4U);
  EXPECT_EQ(DecodeCharacter("\xf4\x8f\xbf\xbf").code, char32_t{0x10ffff});
  for (const std::string invalid :
       {"\x80", "\xc0\x80", "\xc1\xbf", "\xc3", "\xe0\x80\x80", "\xed\xa0\x80", "\xe2\x82",
        "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xff"}) {
    EXPECT_EQ(DecodeCharacter(invalid).size, 0U);
    EXPECT_EQ(FirstInvalidByte("é" + invalid), 2U);
  }
  EXPECT_EQ(FirstInvalidByte("é😀"), 6U);
  EXPECT_EQ(FirstInvalidByte(""), 0U);
}

}  // namespace
}  // namespace oas::query
