#include "server/curation/utf8.h"

#include <gtest/gtest.h>

namespace oas::curation {
namespace {

TEST(Utf8Test, TakesEveryLengthOfCharacter) {
  for (const char* text :
       {"", "plain", "Per\xc3\xba", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\xed\x9f\xbf",
        "\xee\x80\x80", "\xf4\x8f\xbf\xbf", "\xc2\x80", "\xe0\xa0\x80", "\xf0\x90\x80\x80"}) {
    EXPECT_TRUE(IsUtf8(text)) << text;
  }
}

TEST(Utf8Test, RefusesEverythingElse) {
  for (const char* text : {"Per\xfa",           // Latin-1
                           "\x80",              // a continuation without a beginning
                           "\xc3",              // a beginning without a continuation
                           "\xc3(",             // the same
                           "\xe2\x82",          // cut off
                           "\xf0\x9f\x98",      // cut off
                           "\xc0\xaf",          // overlong
                           "\xc1\xbf",          // overlong
                           "\xe0\x9f\xbf",      // overlong
                           "\xf0\x8f\xbf\xbf",  // overlong
                           "\xed\xa0\x80",      // a surrogate
                           "\xf4\x90\x80\x80",  // above U+10FFFF
                           "\xf5\x80\x80\x80",  // above U+10FFFF
                           "\xff\xfe",          // a byte order mark of UTF-16
                           "good, then bad \xff"}) {
    EXPECT_FALSE(IsUtf8(text)) << text;
  }
}

}  // namespace
}  // namespace oas::curation
