#include "server/curation/utf8.h"

#include <cstddef>

namespace oas::curation {
namespace {

// Number of bytes of the character that begins with these; 0 when none does.
size_t LengthOfCharacter(absl::string_view text) {
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto in = [&](size_t i, unsigned first, unsigned last) {
    return byte(i) >= first && byte(i) <= last;
  };
  const auto continues = [&](size_t i) { return in(i, 0x80, 0xbf); };
  if (byte(0) < 0x80) return 1;
  if (in(0, 0xc2, 0xdf)) return continues(1) ? 2 : 0;
  if (in(0, 0xe0, 0xef)) {
    const bool second = byte(0) == 0xe0   ? in(1, 0xa0, 0xbf)
                        : byte(0) == 0xed ? in(1, 0x80, 0x9f)
                                          : continues(1);
    return second && continues(2) ? 3 : 0;
  }
  if (in(0, 0xf0, 0xf4)) {
    const bool second = byte(0) == 0xf0   ? in(1, 0x90, 0xbf)
                        : byte(0) == 0xf4 ? in(1, 0x80, 0x8f)
                                          : continues(1);
    return second && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

bool IsUtf8(absl::string_view text) {
  while (!text.empty()) {
    const size_t length = LengthOfCharacter(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace oas::curation
