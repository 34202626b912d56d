// What the output goes to: a terminal or not, how wide, with colours and Unicode or without.
#ifndef CLIENT_CLI_OUTPUT_SCREEN_H_
#define CLIENT_CLI_OUTPUT_SCREEN_H_

#include <string>

#include "absl/strings/string_view.h"

namespace oas::missions::cli {

// When to use colours; kAuto means on terminals, unless NO_COLOR is set or TERM is "dumb".
enum class ColorChoice { kAuto, kAlways, kNever };

// Properties of an output. The defaults are those of a pipe.
struct Screen {
  bool terminal = false;
  bool colors = false;
  // True when the locale's encoding is UTF-8: drawings may use more than ASCII.
  bool unicode = false;
  // Columns of text.
  int width = 80;
};

// What `fd` is, by asking it and the environment (COLUMNS, NO_COLOR, TERM, LC_ALL, LC_CTYPE, LANG).
Screen DetectScreen(int fd, ColorChoice colors);

// What a piece of text is, which decides its colour.
enum class Style { kPlain, kHeading, kFaint, kNotice, kAlert, kAccent, kMatch, kAdded };

// `text` between the escape sequences of the style; just `text` on a screen without colours.
std::string Paint(Style style, absl::string_view text, const Screen& screen);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_SCREEN_H_
