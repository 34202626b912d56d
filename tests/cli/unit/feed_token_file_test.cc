#include "client/cpp/feed_token_file.h"

#include <filesystem>
#include <fstream>
#include <string>

#include "gtest/gtest.h"
#include "tests/support/temp_folder.h"

namespace oas::missions {
namespace {

TEST(FeedTokenFileTest, GivesBackWhatWasWritten) {
  const oas::testing::TempFolder folder;
  const FeedTokenFile file(folder.Path("position.json"));
  const std::string token("\0\xff token", 8);
  for (const bool synced : {true, false}) {
    ASSERT_TRUE(file.Write({.revision = 7, .resume_token = token, .synced = synced}).ok());
    const auto position = file.Read();
    ASSERT_TRUE(position.ok()) << position.status();
    ASSERT_TRUE(position->has_value());
    EXPECT_EQ((*position)->revision, 7);
    EXPECT_EQ((*position)->resume_token, token);
    EXPECT_EQ((*position)->synced, synced);
  }
  // Nothing is left beside it.
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(FeedTokenFileTest, HasNoPositionBeforeTheFirst) {
  const oas::testing::TempFolder folder;
  const auto position = FeedTokenFile(folder.Path("position.json")).Read();
  ASSERT_TRUE(position.ok()) << position.status();
  EXPECT_FALSE(position->has_value());
}

TEST(FeedTokenFileTest, RefusesFilesOfSomethingElse) {
  const oas::testing::TempFolder folder;
  for (const std::string content : {"", "{}", "not json", R"({"revision": "x"})"}) {
    folder.Write("position.json", content);
    const auto position = FeedTokenFile(folder.Path("position.json")).Read();
    EXPECT_TRUE(absl::IsFailedPrecondition(position.status())) << content;
  }
}

TEST(FeedTokenFileTest, KeepsTheOldPositionWhenTheNewOneCannotBeWritten) {
  const oas::testing::TempFolder folder;
  const FeedTokenFile file(folder.Path("position.json"));
  ASSERT_TRUE(file.Write({.revision = 7, .resume_token = "a"}).ok());
  // In the way of the new file: nobody, root included, can open a folder to write to it.
  std::filesystem::create_directory(folder.Path("position.json.new"));
  const absl::Status status = file.Write({.revision = 8, .resume_token = "b"});
  EXPECT_FALSE(status.ok());
  EXPECT_NE(status.message().find("position.json.new"), std::string::npos) << status;
  const auto position = file.Read();
  ASSERT_TRUE(position.ok()) << position.status();
  EXPECT_EQ((*position)->revision, 7);
}

}  // namespace
}  // namespace oas::missions
