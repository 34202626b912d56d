#include "server/catalog/similar_text.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace oas::catalog {
namespace {

using ::testing::Eq;
using ::testing::Optional;

std::optional<std::string> BestOf(absl::string_view text, const std::vector<std::string>& names) {
  SimilarText similar(text);
  for (const std::string& name : names) similar.Offer(name);
  return similar.Best();
}

TEST(EditDistanceTest, CountsTheEdits) {
  const struct {
    const char* a;
    const char* b;
    int distance;
  } cases[] = {{"", "", 0},
               {"abc", "abc", 0},
               {"abc", "abd", 1},
               {"abc", "ab", 1},
               {"abc", "xabc", 1},
               {"abcd", "acbd", 1},
               {"abcd", "badc", 2},
               {"", "abc", 3},
               {"kitten", "sitting", 3},
               {"ca", "abc", 3},  // restricted: a swapped pair is not edited again
               {"abcdef", "ghijkl", 6}};
  for (const auto& c : cases) {
    EXPECT_EQ(EditDistance(c.a, c.b, 10), c.distance) << c.a << " " << c.b;
    EXPECT_EQ(EditDistance(c.b, c.a, 10), c.distance) << c.b << " " << c.a;
  }
}

TEST(EditDistanceTest, StopsBeyondItsLimit) {
  EXPECT_EQ(EditDistance("abcdef", "ghijkl", 2), 3);
  EXPECT_EQ(EditDistance("a", std::string(1000, 'a'), 2), 3);
  EXPECT_EQ(EditDistance("abcdef", "abcxyz", 2), 3);
  EXPECT_EQ(EditDistance("abc", "abd", 0), 1);
}

TEST(SimilarTextTest, ChoosesTheNearest) {
  const std::vector<std::string> names = {"missions/haiti-1991", "missions/honduras-2009",
                                          "missions/honduras-2016"};
  EXPECT_THAT(BestOf("missions/hondras-2009", names), Optional(Eq("missions/honduras-2009")));
  EXPECT_THAT(BestOf("missions/honduras-2106", names), Optional(Eq("missions/honduras-2016")));
}

TEST(SimilarTextTest, TheFirstOfEquallyNearOnesWins) {
  EXPECT_THAT(BestOf("abcx", {"abcd", "abce"}), Optional(Eq("abcd")));
}

TEST(SimilarTextTest, SaysNothingWhenNothingIsNear) {
  EXPECT_EQ(BestOf("missions/zzz", {"missions/honduras-2009"}), std::nullopt);
  EXPECT_EQ(BestOf("ab", {"xy"}), std::nullopt);
  EXPECT_EQ(BestOf("missions/x", {}), std::nullopt);
}

TEST(SimilarTextTest, DoesNotCompareLongTexts) {
  const std::string text(201, 'a');
  EXPECT_EQ(BestOf(text, {text}), std::nullopt);
  EXPECT_THAT(BestOf(text.substr(1), {text.substr(1)}), Optional(Eq(text.substr(1))));
}

}  // namespace
}  // namespace oas::catalog
