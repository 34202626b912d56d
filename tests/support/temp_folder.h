// A folder that is there for one test.
#ifndef OAS_TESTS_SUPPORT_TEMP_FOLDER_H_
#define OAS_TESTS_SUPPORT_TEMP_FOLDER_H_

#include <string>

namespace oas::testing {

// Made empty by the constructor, removed with all it holds by the destructor. Not thread-safe.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::string& path() const { return path_; }
  // Path of an entry that may or may not be there.
  std::string Path(const std::string& file) const { return path_ + "/" + file; }
  // Writes `content` to a file of this folder, replacing what it held.
  void Write(const std::string& file, const std::string& content) const;

 private:
  std::string path_;
};

}  // namespace oas::testing

#endif  // OAS_TESTS_SUPPORT_TEMP_FOLDER_H_
