#include "server/catalog/fingerprint.h"

#include <gtest/gtest.h>

namespace oas::catalog {
namespace {

// Reference values of FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
TEST(FingerprintTest, IsFnv1a) {
  EXPECT_EQ(Fingerprint(""), 0xcbf29ce484222325);
  EXPECT_EQ(Fingerprint("a"), 0xaf63dc4c8601ec8c);
  EXPECT_EQ(Fingerprint("foobar"), 0x85944171f73967e8);
}

TEST(FingerprintTest, TakesBytesAboveAsciiAsTheyAre) {
  EXPECT_NE(Fingerprint("\xff"), Fingerprint("\x7f"));
  EXPECT_NE(Fingerprint(absl::string_view("\0", 1)), Fingerprint(""));
}

TEST(FingerprintTest, DependsOnItsSeed) {
  EXPECT_NE(Fingerprint("a", 1), Fingerprint("a", 2));
  EXPECT_EQ(Fingerprint("b", Fingerprint("a")), Fingerprint("ab"));
}

}  // namespace
}  // namespace oas::catalog
