#include "server/query/page_token.h"

#include <gmock/gmock.h>

#include <limits>
#include <map>
#include <string>

#include "absl/strings/escaping.h"
#include "oas/missions/v1/mission_service.pb.h"
#include "oas/missions/v1/timeline_service.pb.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/status_matchers.h"

namespace oas::query {
namespace {

using testing::FromText;
using testing::IsFieldError;
using testing::IsOk;

constexpr uint64_t kHash = 0x1234'5678'9abc'def0;

TEST(PageTokenTest, ComesBackAsItWasMade) {
  constexpr uint64_t kMax = std::numeric_limits<uint64_t>::max();
  for (const PagePosition& position :
       {PagePosition{1, kHash, 0, 0}, PagePosition{1, kHash, 17, 12, 40},
        PagePosition{std::numeric_limits<int64_t>::max(), kHash, kMax, kMax},
        PagePosition{std::numeric_limits<int64_t>::min(), kHash, 0, 0}}) {
    const auto decoded = DecodePageToken("page_token", EncodePageToken(position), kHash);
    ASSERT_THAT(decoded, IsOk());
    EXPECT_EQ(decoded->revision, position.revision);
    EXPECT_EQ(decoded->request_hash, position.request_hash);
    EXPECT_EQ(decoded->index, position.index);
    EXPECT_EQ(decoded->matched, position.matched);
    EXPECT_EQ(decoded->total, position.total);
  }
}

TEST(PageTokenTest, IsFitForAUrl) {
  const std::string token = EncodePageToken({1, kHash, 17, 12});
  EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                    "0123456789-_="),
            std::string::npos)
      << token;
}

TEST(PageTokenTest, EveryChangedCharacterIsNoticed) {
  const std::string token = EncodePageToken({1, kHash, 17, 12});
  for (size_t i = 0; i < token.size(); ++i) {
    std::string tampered = token;
    tampered[i] = tampered[i] == 'A' ? 'B' : 'A';
    // The last character holds bits that mean nothing: it may decode to the same bytes.
    std::string before;
    std::string after;
    if (absl::WebSafeBase64Unescape(token, &before) &&
        absl::WebSafeBase64Unescape(tampered, &after) && before == after) {
      continue;
    }
    EXPECT_THAT(DecodePageToken("page_token", tampered, kHash),
                IsFieldError(v1::ERROR_REASON_INVALID_PAGE_TOKEN, "page_token"))
        << i;
  }
}

TEST(PageTokenTest, RefusesWhatItDidNotMake) {
  const std::string token = EncodePageToken({1, kHash, 17, 12});
  for (const std::string& text :
       {std::string("x"), std::string("not base64!"), token.substr(1), token + token,
        std::string(1 << 20, 'A'), std::string("\0", 1), absl::WebSafeBase64Escape("short"),
        absl::WebSafeBase64Escape(std::string(48, '\0'))}) {
    EXPECT_THAT(DecodePageToken("resume_cursor", text, kHash),
                IsFieldError(v1::ERROR_REASON_INVALID_PAGE_TOKEN, "resume_cursor"))
        << text.substr(0, 100);
  }
}

TEST(PageTokenTest, RefusesATokenOfAnotherRequest) {
  EXPECT_THAT(DecodePageToken("page_token", EncodePageToken({1, kHash, 17, 12}), kHash + 1),
              IsFieldError(v1::ERROR_REASON_PAGE_TOKEN_MISMATCH, "page_token"));
}

TEST(RequestHashTest, LetsPageSizeAndTokenChange) {
  const auto first = FromText<v1::ListMissionsRequest>("page_size: 10 order_by: 'name'");
  const auto second =
      FromText<v1::ListMissionsRequest>("page_size: 20 order_by: 'name' page_token: 'abc'");
  EXPECT_EQ(RequestHash(first), RequestHash(second));
  const auto stream = FromText<v1::QueryMissionsRequest>("limit: 5");
  auto resumed = stream;
  resumed.set_resume_cursor("abc");
  EXPECT_EQ(RequestHash(stream), RequestHash(resumed));
}

TEST(RequestHashTest, TellsRequestsApart) {
  const char* const requests[] = {
      "",
      "filter: 'x'",
      "order_by: 'x'",
      "view: RECORD_VIEW_FULL",
      "origin: ORIGIN_CURATOR",
      "region_code: 'HN'",
      "read_options { at_revision: 1 }",
      "read_options { at_revision: 2 }",
      "read_options { min_revision: 1 }",
      "read_options { at_time { seconds: 1 } }",
      "read_options { at_time { seconds: 2 } }",
      "since { year: 2009 }",
      "until { year: 2009 }",
      "until { year: 2009 month: 1 }",
  };
  std::map<uint64_t, std::string> seen;
  for (const char* text : requests) {
    const uint64_t hash = RequestHash(FromText<v1::ListEventsRequest>(text));
    EXPECT_TRUE(seen.emplace(hash, text).second) << text << " is hashed like " << seen[hash];
  }
  EXPECT_NE(RequestHash(v1::ListMissionsRequest()), RequestHash(v1::ListActorsRequest()))
      << "methods with equal fields";
}

}  // namespace
}  // namespace oas::query
