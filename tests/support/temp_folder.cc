#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace oas::testing {

TempFolder::TempFolder() {
  // Short, so that the path of a Unix socket inside it fits.
  std::string name = ::testing::TempDir() + "/oas-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "cannot make a folder like " << name;
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void TempFolder::Write(const std::string& file, const std::string& content) const {
  std::ofstream stream(Path(file), std::ios::binary);
  stream << content;
  EXPECT_TRUE(stream.good()) << Path(file);
}

}  // namespace oas::testing
