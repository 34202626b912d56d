#include "client/cli/output/screen.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace oas::missions::cli {
namespace {

constexpr int kMinWidth = 40;

absl::string_view Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool LocaleIsUtf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string value = absl::AsciiStrToLower(Environment(name));
    if (value.empty()) continue;
    return absl::StrContains(value, "utf-8") || absl::StrContains(value, "utf8");
  }
  return false;
}

int DetectWidth(int fd, bool terminal) {
  winsize size{};
  int width = 0;
  if (terminal && ioctl(fd, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (width == 0 && !absl::SimpleAtoi(Environment("COLUMNS"), &width)) width = 0;
  if (width <= 0) return Screen().width;
  return width < kMinWidth ? kMinWidth : width;
}

bool WantsColors(ColorChoice choice, bool terminal) {
  if (choice != ColorChoice::kAuto) return choice == ColorChoice::kAlways;
  return terminal && Environment("NO_COLOR").empty() && Environment("TERM") != "dumb";
}

absl::string_view CodeOf(Style style) {
  switch (style) {
    case Style::kHeading:
      return "1";
    case Style::kFaint:
      return "2";
    case Style::kNotice:
      return "33";
    case Style::kAlert:
      return "31";
    case Style::kAccent:
      return "36";
    case Style::kAdded:
      return "32";
    case Style::kMatch:
      return "1;33";
    case Style::kPlain:
      break;
  }
  return "";
}

}  // namespace

Screen DetectScreen(int fd, ColorChoice colors) {
  Screen screen;
  screen.terminal = isatty(fd) == 1;
  screen.colors = WantsColors(colors, screen.terminal);
  screen.unicode = LocaleIsUtf8();
  screen.width = DetectWidth(fd, screen.terminal);
  return screen;
}

std::string Paint(Style style, absl::string_view text, const Screen& screen) {
  const absl::string_view code = CodeOf(style);
  if (!screen.colors || code.empty() || text.empty()) return std::string(text);
  return absl::StrCat("\x1b[", code, "m", text, "\x1b[0m");
}

}  // namespace oas::missions::cli
