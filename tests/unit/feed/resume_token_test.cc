#include "server/feed/resume_token.h"

#include <gmock/gmock.h>

#include "tests/support/status_matchers.h"

namespace oas::feed {
namespace {

using testing::HasReason;
using testing::IsOk;

ResumeToken SomeToken() {
  return {.store_id = "00112233445566778899aabbccddeeff",
          .revision = 4711,
          .chain = 0xfedcba9876543210,
          .in_initial_state = true,
          .position = 300,
          .change = 7};
}

TEST(ResumeTokenTest, ComesBackAsItWas) {
  const auto token = DecodeToken(EncodeToken(SomeToken()));
  ASSERT_THAT(token, IsOk());
  EXPECT_EQ(token->store_id, SomeToken().store_id);
  EXPECT_EQ(token->revision, 4711);
  EXPECT_EQ(token->chain, SomeToken().chain);
  EXPECT_TRUE(token->in_initial_state);
  EXPECT_EQ(token->position, 300U);
  EXPECT_EQ(token->change, 7U);
}

TEST(ResumeTokenTest, RefusesEveryTokenThatWasCutOrChanged) {
  const std::string whole = EncodeToken(SomeToken());
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_THAT(DecodeToken(whole.substr(0, size)), HasReason(v1::ERROR_REASON_INVALID_PAGE_TOKEN));
  }
  for (size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 0x41);
    EXPECT_FALSE(DecodeToken(changed).ok()) << "byte " << i;
  }
  EXPECT_FALSE(DecodeToken(whole + "x").ok());
}

}  // namespace
}  // namespace oas::feed
