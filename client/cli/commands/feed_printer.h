// Prints a feed as it comes, and tells on standard error what happens to its connection.
#ifndef CLIENT_CLI_COMMANDS_FEED_PRINTER_H_
#define CLIENT_CLI_COMMANDS_FEED_PRINTER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "client/cli/output/change_text.h"
#include "client/cli/session.h"
#include "client/cpp/feed_reader.h"
#include "client/cpp/feed_token_file.h"

namespace oas::missions::cli {

// When a feed has brought enough.
struct FeedEnd {
  // Changes; never when 0. A revision is never cut in two, so there may be more.
  std::int64_t changes = 0;
  // A revision that everything is to be seen up to.
  std::optional<std::int64_t> revision = std::nullopt;
};

// A sentence about a pause of the feed; `server` is where it comes from.
std::string InterruptionText(const FeedInterruption& interruption, const std::string& server);

// Writes each change set through `render`, sees that it arrived, and only then counts it: in the
// token file if there is one. Ends the feed through `cancellation`.
class FeedPrinter : public FeedConsumer {
 public:
  using Render = std::function<std::string(const ChangeSet&)>;

  FeedPrinter(Session& session, Render render, FeedEnd end, const FeedTokenFile* token_file,
              Cancellation& cancellation);

  absl::Status OnChanges(const FeedChanges& changes) override;
  absl::Status OnSynced(const FeedPosition& position) override;
  absl::Status OnProgress(const FeedPosition& position, std::int64_t newest_revision) override;
  absl::Status OnRestart() override;
  void OnInterruption(const FeedInterruption& interruption) override;

  // True when the feed ended because it had brought enough.
  bool done() const { return done_; }
  std::int64_t count() const { return count_; }

 private:
  absl::Status Reached(const FeedPosition& position);
  void TellOfRecovery();

  Session& session_;
  const Render render_;
  const FeedEnd end_;
  const FeedTokenFile* const token_file_;
  Cancellation& cancellation_;
  std::int64_t count_ = 0;
  bool done_ = false;
  bool interrupted_ = false;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_FEED_PRINTER_H_
