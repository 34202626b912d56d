// Properties of every filter, on random ones.
#include <gmock/gmock.h>

#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/catalog/record_kind.h"
#include "tests/unit/query/filter/filter_test_case.h"
#include "tests/unit/query/filter/random_filter.h"

namespace oas::query {
namespace {

using testing::Canonical;
using testing::FilterRecord;
using testing::IsOk;
using testing::RandomFilter;
using testing::Selects;

constexpr int kFiltersOfEachKind = 300;

class RandomFilterTest : public ::testing::TestWithParam<v1::RecordKind> {
 protected:
  // Told with every failure, so that it can be had again.
  const uint32_t seed_ = std::random_device()();
  const ::testing::ScopedTrace trace_{__FILE__, __LINE__, absl::StrCat("seed ", seed_)};
  RandomFilter random_{GetParam(), seed_};
  std::mt19937 choices_{seed_};

  std::vector<const FilterRecord*> Records() const {
    std::vector<const FilterRecord*> records;
    for (const FilterRecord* record : testing::FilterRecords()) {
      if (record->kind() == GetParam()) records.push_back(record);
    }
    return records;
  }
};

TEST_P(RandomFilterTest, CanonicalFormParsesToItselfAndSelectsTheSame) {
  for (int i = 0; i < kFiltersOfEachKind; ++i) {
    const std::string text = random_.Text();
    const auto filter = ParseFilter("filter", text, GetParam());
    ASSERT_THAT(filter, IsOk()) << text;
    const std::string canonical = filter->ToString();
    ASSERT_EQ(Canonical(canonical, GetParam()), canonical) << text;
    for (const FilterRecord* record : Records()) {
      ASSERT_EQ(Selects(text, *record), Selects(canonical, *record)) << text << "\n" << canonical;
    }
  }
}

TEST_P(RandomFilterTest, OperatorsAreThoseOfLogic) {
  for (int i = 0; i < kFiltersOfEachKind; ++i) {
    const std::string a = random_.Condition();
    const std::string b = random_.Condition();
    const std::string c = random_.Condition();
    for (const FilterRecord* record : Records()) {
      const bool has_a = Selects(a, *record);
      const bool has_b = Selects(b, *record);
      const bool has_c = Selects(c, *record);
      EXPECT_EQ(Selects(absl::StrCat("NOT ", a), *record), !has_a) << a;
      EXPECT_EQ(Selects(absl::StrCat(a, " AND ", b), *record), has_a && has_b) << a << " " << b;
      EXPECT_EQ(Selects(absl::StrCat(a, " ", b), *record), has_a && has_b) << a << " " << b;
      EXPECT_EQ(Selects(absl::StrCat(a, " OR ", b), *record), has_a || has_b) << a << " " << b;
      EXPECT_EQ(Selects(absl::StrCat(a, " AND ", b, " OR ", c), *record), has_a && (has_b || has_c))
          << a << " " << b << " " << c;
      EXPECT_EQ(Selects(absl::StrCat("-(", a, " OR ", b, ") ", c), *record),
                !(has_a || has_b) && has_c)
          << a << " " << b << " " << c;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, RandomFilterTest,
                         ::testing::Values(v1::RECORD_KIND_COUNTRY, v1::RECORD_KIND_INSTRUMENT,
                                           v1::RECORD_KIND_ACTOR, v1::RECORD_KIND_SOURCE,
                                           v1::RECORD_KIND_MISSION, v1::RECORD_KIND_INVOCATION,
                                           v1::RECORD_KIND_SUSPENSION, v1::RECORD_KIND_EVENT),
                         [](const auto& kind) {
                           return std::string(catalog::KindInfoOf(kind.param).singular);
                         });

}  // namespace
}  // namespace oas::query
