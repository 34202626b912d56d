#include "server/query/filter/characters.h"

namespace oas::query {
namespace {

// How many bytes the lead byte calls for, and the least code that needs so many.
struct Form {
  size_t size;
  char32_t lead_bits;
  char32_t least;
};

Form FormOf(unsigned char lead) {
  if (lead < 0x80) return {1, lead, 0};
  if (lead >= 0xc0 && lead < 0xe0) return {2, lead & 0x1fU, 0x80};
  if (lead >= 0xe0 && lead < 0xf0) return {3, lead & 0x0fU, 0x800};
  if (lead >= 0xf0 && lead < 0xf8) return {4, lead & 0x07U, 0x10000};
  return {0, 0, 0};
}

}  // namespace

Character DecodeCharacter(absl::string_view text) {
  const Form form = FormOf(static_cast<unsigned char>(text[0]));
  if (form.size == 0 || form.size > text.size()) return {};
  char32_t code = form.lead_bits;
  for (size_t i = 1; i < form.size; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xc0U) != 0x80) return {};
    code = code << 6U | (byte & 0x3fU);
  }
  const bool surrogate = code >= 0xd800 && code <= 0xdfff;
  if (code < form.least || surrogate || code > 0x10ffff) return {};
  return {code, form.size};
}

size_t FirstInvalidByte(absl::string_view text) {
  size_t offset = 0;
  while (offset < text.size()) {
    const size_t size = DecodeCharacter(text.substr(offset)).size;
    if (size == 0) break;
    offset += size;
  }
  return offset;
}

}  // namespace oas::query
