// Characters of UTF-8 text.
#ifndef OAS_SERVER_QUERY_FILTER_CHARACTERS_H_
#define OAS_SERVER_QUERY_FILTER_CHARACTERS_H_

#include <cstddef>

#include "absl/strings/string_view.h"

namespace oas::query {

struct Character {
  char32_t code = 0;
  size_t size = 0;  // in bytes
};

// The character at the beginning of `text`, which must not be empty, by RFC 3629. Its size is 0
// when there is none: a stray or missing byte, an overlong form, a surrogate, or beyond U+10FFFF.
Character DecodeCharacter(absl::string_view text);

// Offset of the first byte that belongs to no character; the size of the text when it is UTF-8.
size_t FirstInvalidByte(absl::string_view text);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_CHARACTERS_H_
