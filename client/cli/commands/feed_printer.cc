#include "client/cli/commands/feed_printer.h"

#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace oas::missions::cli {
namespace {

constexpr absl::Duration kLongDelay = absl::Seconds(5);

// Enough to see how long it will be.
std::string DelayText(absl::Duration delay) {
  return absl::FormatDuration(absl::Ceil(delay, absl::Milliseconds(100)));
}

// Of gRPC's chain of reasons the last one: "... Failed to connect to remote host: Connection
// refused".
std::string ReasonText(const absl::Status& status) {
  const absl::string_view message = status.message();
  const std::size_t colon = message.rfind(": ");
  return std::string(colon == absl::string_view::npos ? message : message.substr(colon + 2));
}

}  // namespace

std::string InterruptionText(const FeedInterruption& interruption, const std::string& server) {
  const std::string again = absl::StrCat("trying again in ", DelayText(interruption.delay));
  if (interruption.reason.ok()) {
    return absl::StrCat("The server at ", server, " is stopping or ended the feed; ", again,
                        " ...");
  }
  return absl::StrCat(interruption.failures == 0 ? "The connection to " : "No connection to ",
                      server, interruption.failures == 0 ? " broke (" : " (",
                      ReasonText(interruption.reason), "); ", again, " ...");
}

FeedPrinter::FeedPrinter(Session& session, Render render, FeedEnd end,
                         const FeedTokenFile* token_file, Cancellation& cancellation)
    : session_(session),
      render_(std::move(render)),
      end_(end),
      token_file_(token_file),
      cancellation_(cancellation) {}

absl::Status FeedPrinter::OnChanges(const FeedChanges& changes) {
  TellOfRecovery();
  absl::Status status = session_.out().Write(render_({.batch = changes.batch,
                                                      .revision = changes.revision,
                                                      .initial_state = changes.initial_state}));
  // Who reads a feed wants it now; and what is not written does not count.
  if (status.ok()) status = session_.out().Flush();
  if (!status.ok()) return status;
  count_ += changes.batch.changes_size();
  return Reached(changes.position);
}

absl::Status FeedPrinter::OnSynced(const FeedPosition& position) {
  TellOfRecovery();
  session_.Note(absl::StrCat("That was the state at revision ", position.revision,
                             "; what follows are changes."));
  return Reached(position);
}

absl::Status FeedPrinter::OnProgress(const FeedPosition& position,
                                     std::int64_t /*newest_revision*/) {
  TellOfRecovery();
  return Reached(position);
}

absl::Status FeedPrinter::OnRestart() {
  session_.Say("The state that was being sent begins anew.");
  return absl::OkStatus();
}

void FeedPrinter::OnInterruption(const FeedInterruption& interruption) {
  // Once for each outage; then only what takes long.
  const bool said = std::exchange(interrupted_, true);
  if (said && interruption.delay < kLongDelay) return;
  session_.Say(absl::StrCat("missionctl: ",
                            InterruptionText(interruption, session_.client().options().address)));
}

absl::Status FeedPrinter::Reached(const FeedPosition& position) {
  if (token_file_ != nullptr) {
    if (absl::Status status = token_file_->Write(position); !status.ok()) return status;
  }
  const bool enough = end_.changes > 0 && count_ >= end_.changes;
  const bool there =
      end_.revision.has_value() && position.synced && position.revision >= *end_.revision;
  if (enough || there) {
    done_ = true;
    cancellation_.Cancel();
  }
  return absl::OkStatus();
}

void FeedPrinter::TellOfRecovery() {
  if (std::exchange(interrupted_, false)) session_.Say("missionctl: The feed goes on.");
}

}  // namespace oas::missions::cli
