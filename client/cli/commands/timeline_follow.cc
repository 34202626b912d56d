#include "client/cli/commands/timeline_follow.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "client/cli/commands/feed_printer.h"
#include "client/cli/filter_fault.h"
#include "client/cli/interrupt.h"

namespace oas::missions::cli {

std::string FollowedEventLines(EventLines& lines, const ChangeSet& changes) {
  std::string text;
  for (const v1::RecordChange& change : changes.batch.changes()) {
    v1::ReplayTimelineResponse chunk;
    *chunk.add_events() =
        change.has_current() ? change.current().event() : change.previous().event();
    const std::string line = lines.Render(chunk);
    const bool is_new =
        change.type() == v1::CHANGE_TYPE_CREATED || change.type() == v1::CHANGE_TYPE_ENTERED;
    absl::StrAppend(&text, absl::StripSuffix(line, "\n"),
                    is_new ? "" : absl::StrCat(" [", ChangeWord(change.type(), false), "]"), "\n");
  }
  return text;
}

absl::Status FollowTimeline(Session& session, const std::string& filter, std::int64_t revision,
                            EventLines& lines) {
  FeedOptions options;
  options.request.add_kinds(v1::RECORD_KIND_EVENT);
  options.request.set_filter(filter);
  options.request.set_view(v1::RECORD_VIEW_BASIC);
  options.position = FeedPosition{.revision = revision};
  options.first_contact = session.client().options().call_timeout;
  Cancellation cancellation;
  const InterruptGuard guard(cancellation);
  FeedPrinter printer(
      session, [&](const ChangeSet& changes) { return FollowedEventLines(lines, changes); }, {},
      nullptr, cancellation);
  const absl::Status status = FeedReader(session.client(), options).Follow(printer, &cancellation);
  return cancellation.cancelled() ? absl::OkStatus() : WithFilter(status, filter);
}

}  // namespace oas::missions::cli
