// Bytes of any size, in slices that take no more room than they need.
#include "server/rpc/slice_writer.h"

#include <gmock/gmock.h>

#include <string>

namespace oas::rpc {
namespace {

std::string TextOf(const grpc::Slice& slice) { return {slice.begin(), slice.end()}; }

TEST(SliceWriterTest, GrowsWithWhatIsWritten) {
  SliceWriter writer;
  std::string expected;
  for (size_t size = 0; size < 3000; size += 7) {
    const std::string bytes(size, static_cast<char>('a' + size % 26));
    writer.Append(bytes);
    writer.AppendVarint(size % 100);
    expected += bytes + static_cast<char>(size % 100);
  }
  EXPECT_EQ(TextOf(writer.Take()), expected);
}

TEST(SliceWriterTest, BeginsAnewAfterEachSlice) {
  SliceWriter writer;
  EXPECT_TRUE(writer.empty());
  writer.Reserve(100'000);  // what comes to little is copied out of it
  writer.Append("one");
  const grpc::Slice one = writer.Take();
  EXPECT_TRUE(writer.empty());
  writer.Append(std::string(50'000, '2'));
  const grpc::Slice two = writer.Take();
  writer.Append("three");
  EXPECT_EQ(TextOf(one), "one");
  EXPECT_EQ(TextOf(two), std::string(50'000, '2'));
  EXPECT_EQ(TextOf(writer.Take()), "three");
}

}  // namespace
}  // namespace oas::rpc
