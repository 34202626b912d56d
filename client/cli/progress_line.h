// "12000 records ...", for people who wait while data goes to or comes from a file.
#ifndef CLIENT_CLI_PROGRESS_LINE_H_
#define CLIENT_CLI_PROGRESS_LINE_H_

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "client/cli/session.h"

namespace oas::missions::cli {

// The text of a progress line: a bar where the total is known, a count where it is 0.
std::string ProgressText(std::int64_t count, std::int64_t total, const std::string& noun,
                         const Screen& screen);

// A line on standard error that counts, when that is a terminal and the data goes elsewhere. It is
// gone when this is. The session must outlive it.
class ProgressLine {
 public:
  // `noun` is what is counted: "records"; `total` how many there will be, 0 when that is not known.
  ProgressLine(const Session& session, std::string noun, std::int64_t total = 0);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void Advance(std::int64_t count = 1) { Set(count_ + count); }
  void Set(std::int64_t count);

  // Takes the line away before something else is said.
  void Clear();

 private:
  const Session& session_;
  const std::string noun_;
  const std::int64_t total_;
  std::int64_t count_ = 0;
  absl::Time next_ = absl::InfinitePast();
  bool shown_ = false;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_PROGRESS_LINE_H_
