// Messages from text, and comparing messages.
//
//     const auto mission = FromText<v1::Mission>(R"(name: "missions/honduras-2009")");
//     EXPECT_THAT(mission, EqualsProto(expected));
#ifndef OAS_TESTS_SUPPORT_PROTO_MATCHERS_H_
#define OAS_TESTS_SUPPORT_PROTO_MATCHERS_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "google/protobuf/text_format.h"
#include "google/protobuf/util/message_differencer.h"

namespace oas::testing {

// Fails the test when `text` is no message of this type.
template <typename Message>
Message FromText(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

// Equal in every field; says which differ when they are not.
MATCHER_P(EqualsProto, expected, "equals " + expected.ShortDebugString()) {
  std::string differences;
  google::protobuf::util::MessageDifferencer differencer;
  differencer.ReportDifferencesToString(&differences);
  const bool equal = differencer.Compare(expected, arg);
  *result_listener << differences;
  return equal;
}

}  // namespace oas::testing

#endif  // OAS_TESTS_SUPPORT_PROTO_MATCHERS_H_
