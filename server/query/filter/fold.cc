#include "server/query/filter/fold.h"

#include "absl/strings/ascii.h"
#include "server/query/filter/characters.h"

namespace oas::query {
namespace {

// The base letters of Unicode's canonical decompositions, one for each code point of a block. A
// digit stands for one of kPairs; a point for a character that stays as it is.
constexpr char32_t kFirstLatin = 0xc0;  // Latin-1 letters and Latin Extended-A, to U+017F
constexpr absl::string_view kLatin =
    "aaaaaa0ceeeeiiiidnooooo.ouuuuy12aaaaaa0ceeeeiiiidnooooo.ouuuuy1y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii33jjkkklllllll"
    "lllnnnnnn4nnoooooo55rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr char32_t kFirstLatinAdditional = 0x1e00;  // to U+1EFF
constexpr absl::string_view kLatinAdditional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwyasss2daaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy66vvyy";
constexpr absl::string_view kPairs[] = {"ae", "th", "ss", "ij", "'n", "oe", "ll"};

// The plain form of punctuation that word processors put in its place; "" for others.
absl::string_view PlainPunctuation(char32_t code) {
  switch (code) {
    case 0xb4:    // acute accent
    case 0x2bc:   // modifier letter apostrophe
    case 0x2018:  // single quotation marks
    case 0x2019:
      return "'";
    case 0xab:  // guillemets
    case 0xbb:
    case 0x201c:  // double quotation marks
    case 0x201d:
    case 0x201e:
      return "\"";
    case 0x2010:  // hyphens and dashes
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:  // minus
      return "-";
    case 0xa0:  // hard spaces
    case 0x202f:
      return " ";
    default:
      return "";
  }
}

absl::string_view AsciiPrefix(absl::string_view text) {
  size_t size = 0;
  while (size < text.size() && static_cast<unsigned char>(text[size]) < 0x80) ++size;
  return text.substr(0, size);
}

// Most text is ASCII, and a scan folds all of it: a loop that compilers turn into wide
// instructions.
void AppendFoldedAscii(absl::string_view text, std::string& folded) {
  const size_t start = folded.size();
  folded.append(text.data(), text.size());
  for (size_t i = start; i < folded.size(); ++i) {
    const char c = folded[i];
    folded[i] = static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 'a' - 'A' : 0));
  }
}

// Appends what a character beyond ASCII is folded to; false when it stays as it is.
bool AppendFoldedCharacter(char32_t code, std::string& folded) {
  char letter = '.';
  if (code >= kFirstLatin && code - kFirstLatin < kLatin.size()) {
    letter = kLatin[code - kFirstLatin];
  } else if (code >= kFirstLatinAdditional &&
             code - kFirstLatinAdditional < kLatinAdditional.size()) {
    letter = kLatinAdditional[code - kFirstLatinAdditional];
  } else if (code >= 0x300 && code <= 0x36f) {
    return true;  // a combining mark
  }
  if (absl::ascii_isdigit(static_cast<unsigned char>(letter))) {
    const absl::string_view pair = kPairs[letter - '0'];
    folded.append(pair.data(), pair.size());
    return true;
  }
  if (letter != '.') {
    folded.push_back(letter);
    return true;
  }
  const absl::string_view plain = PlainPunctuation(code);
  folded.append(plain.data(), plain.size());
  return !plain.empty();
}

}  // namespace

void AppendFolded(absl::string_view text, std::string& folded) {
  folded.reserve(folded.size() + text.size());
  while (!text.empty()) {
    const absl::string_view ascii = AsciiPrefix(text);
    AppendFoldedAscii(ascii, folded);
    text.remove_prefix(ascii.size());
    if (text.empty()) return;
    const Character character = DecodeCharacter(text);
    const size_t size = character.size == 0 ? 1 : character.size;
    if (character.size == 0 || !AppendFoldedCharacter(character.code, folded)) {
      folded.append(text.data(), size);
    }
    text.remove_prefix(size);
  }
}

std::string Fold(absl::string_view text) {
  std::string folded;
  AppendFolded(text, folded);
  return folded;
}

}  // namespace oas::query
