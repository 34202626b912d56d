// How much a filter may ask for, and that nothing hostile does harm.
#include <gmock/gmock.h>

#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "tests/unit/query/filter/filter_test_case.h"

namespace oas::query {
namespace {

using ::testing::HasSubstr;
using testing::IsFaultAt;
using testing::IsOk;

absl::StatusOr<Filter> Parse(const std::string& text) {
  return ParseFilter("filter", text, v1::RECORD_KIND_MISSION);
}

std::string Repeated(const std::string& text, int times) {
  std::string repeated;
  for (int i = 0; i < times; ++i) repeated += text;
  return repeated;
}

std::string MessageOf(const std::string& text) {
  return std::string(Parse(text).status().message());
}

TEST(LimitsTest, Bytes) {
  const std::string longest = "title:" + std::string(kMostFilterBytes - 6, 'x');
  EXPECT_THAT(Parse(longest), IsOk());
  EXPECT_THAT(Parse(longest + "x"), IsFaultAt(kMostFilterBytes, ""));
  EXPECT_THAT(MessageOf(longest + "x"), HasSubstr("at most 8192 bytes, and this one has 8193"));
}

TEST(LimitsTest, Conditions) {
  const std::string most = Repeated("a ", kMostFilterConditions);
  EXPECT_THAT(Parse(most), IsOk());
  EXPECT_THAT(Parse(most + "b"), IsFaultAt(most.size(), "b"));
  EXPECT_THAT(MessageOf(most + "b"), HasSubstr("at most 256 conditions"));
  // Each value of a group is one.
  EXPECT_THAT(Parse(absl::StrCat("title:(", most, ")")), IsOk());
  EXPECT_THAT(Parse(absl::StrCat("title:(", most, "b)")), IsFaultAt(most.size() + 7, "b"));
}

TEST(LimitsTest, Parentheses) {
  const std::string open = Repeated("(", kMostFilterDepth);
  const std::string close = Repeated(")", kMostFilterDepth);
  EXPECT_THAT(Parse(open + "a" + close), IsOk());
  EXPECT_THAT(Parse("(" + open + "a" + close + ")"), IsFaultAt(kMostFilterDepth, "("));
  EXPECT_THAT(MessageOf("(" + open + "a" + close + ")"), HasSubstr("32 deep"));
  EXPECT_THAT(Parse("title:" + open + "a" + close), IsOk());
}

// A OR (B AND (A OR …)) has more operators in one another than parentheses in the text.
TEST(LimitsTest, OperatorsInOneAnother) {
  const auto nested = [](int times) {
    return Repeated("a b OR (", times) + "x" + Repeated(")", times);
  };
  EXPECT_THAT(Parse(nested(16)), IsOk());
  EXPECT_FALSE(Parse(nested(17)).ok());
  EXPECT_THAT(MessageOf(nested(17)), HasSubstr("32 deep"));
  const auto negated = [](int times) {
    return Repeated("NOT (", times) + "x" + Repeated(")", times);
  };
  EXPECT_THAT(Parse(negated(kMostFilterDepth)), IsOk());
  EXPECT_FALSE(Parse(negated(kMostFilterDepth + 1)).ok());
}

TEST(LimitsTest, TheDeepestFilterParsesToItself) {
  const std::string text = Repeated("a b OR NOT (", 16) + "x" + Repeated(")", 16);
  const auto filter = Parse(text);
  ASSERT_THAT(filter, IsOk());
  EXPECT_EQ(testing::Canonical(filter->ToString()), filter->ToString());
}

TEST(LimitsTest, DeepNestingDoesNoHarm) {
  for (const std::string part :
       {"(", "NOT (", "-(", "title:(", "a OR (", "NOT ", "-", "\"", "a."}) {
    const std::string text = Repeated(part, static_cast<int>(kMostFilterBytes / part.size()));
    EXPECT_FALSE(Parse(text).ok()) << part;
  }
}

// gRPC sends errors in headers, of which clients take 8 KiB.
TEST(LimitsTest, ErrorsAreShortHoweverLongTheFilterIs) {
  const std::string word(8000, 'w');
  for (const std::string& text :
       {word + "=1", "type=" + word, word + "(x)", "title:" + word + "(x)", "title=\"" + word,
        "revision=" + word, "event_date=" + word, "create_time=" + word, "article=" + word}) {
    const absl::Status status = Parse(text).status();
    EXPECT_THAT(status, testing::HasReason(v1::ERROR_REASON_INVALID_FILTER));
    EXPECT_LT(status.message().size(), 800U) << text.substr(0, 20);
    for (const auto& [key, value] : testing::MetadataOf(status))
      EXPECT_LE(value.size(), 200U) << key;
  }
}

TEST(LimitsTest, AnyBytesAreReadOrRefused) {
  const uint32_t seed = std::random_device()();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  std::mt19937 random(seed);
  const std::string alphabet =
      "()()\"'\\*:=<>!.,- \t\nabANDORNOT019#/\xc3\xa9\xe2\x80\x9c\xff" + std::string(1, '\0');
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 30, ' ');
    for (char& c : text) c = alphabet[random() % alphabet.size()];
    const auto filter = Parse(text);
    if (!filter.ok()) {
      EXPECT_THAT(filter, testing::HasReason(v1::ERROR_REASON_INVALID_FILTER));
      continue;
    }
    EXPECT_EQ(testing::Canonical(filter->ToString()), filter->ToString());
  }
}

}  // namespace
}  // namespace oas::query
