#include "server/catalog/similar_text.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/support/random_catalog.h"

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

// The whole table, cell by cell.
int DistanceByTable(const std::string& a, const std::string& b) {
  std::vector<std::vector<int>> cells(a.size() + 1, std::vector<int>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      int& cell = cells[i][j];
      cell = static_cast<int>(std::max(i, j));
      if (i == 0 || j == 0) continue;
      cell = std::min({cells[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), cells[i - 1][j] + 1,
                       cells[i][j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cell = std::min(cell, cells[i - 2][j - 2] + 1);
    }
  }
  return cells[a.size()][b.size()];
}

TEST(EditDistanceTest, IsThatOfTheWholeTable) {
  testing::Random random(testing::TestSeed());
  const auto below = [&](size_t end) { return random() % end; };
  const auto letter = [&] { return "abc"[below(3)]; };
  for (int i = 0; i < 20'000; ++i) {
    std::string a(below(9), ' ');
    for (char& c : a) c = letter();
    std::string b = a;
    for (size_t edits = below(5); edits > 0; --edits) {
      b.insert(below(b.size() + 1), 1, letter());
      if (below(2) == 0) b.erase(below(b.size()), below(3));
    }
    const int limit = static_cast<int>(below(5));
    EXPECT_EQ(EditDistance(a, b, limit), std::min(DistanceByTable(a, b), limit + 1))
        << a << " " << b;
  }
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
