#include "client/cli/explain_error.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "client/cli/filter_fault.h"
#include "client/cpp/record_kind.h"
#include "client/cpp/rpc_status.h"

namespace oas::missions::cli {
namespace {

// Payload of errors whose message is the sentence for the user.
constexpr absl::string_view kSaid = "missionctl/said";

std::string Capitalized(absl::string_view text) {
  std::string sentence(text);
  if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z') {
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  }
  if (!sentence.empty() && !absl::EndsWith(sentence, ".") && !absl::EndsWith(sentence, "?")) {
    sentence += '.';
  }
  return sentence;
}

std::string ExplainNotFound(const absl::Status& status) {
  const std::string name = MetadataOf(status, "name");
  const std::string suggestion = MetadataOf(status, "suggestion");
  const std::optional<v1::RecordKind> kind = KindOfName(name);
  std::string text = absl::StrCat("There is no \"", name, "\" in the catalog.");
  if (!suggestion.empty()) absl::StrAppend(&text, " Did you mean ", suggestion, "?");
  if (kind.has_value()) {
    absl::StrAppend(&text, "\nList what there is with: missionctl get ", NamesOf(*kind).collection);
  }
  return text;
}

std::string ExplainArticle(const absl::Status& status) {
  const std::string instrument = MetadataOf(status, "instrument");
  const std::string count = MetadataOf(status, "article_count");
  const std::string value = MetadataOf(status, "value");
  if (count.empty() || count == "0") {
    return absl::StrCat(instrument, " has no articles; leave --article ", value,
                        " out, or name the instrument that it is an article of with --instrument.");
  }
  return absl::StrCat("There is no article ", value, ": ", instrument, " has articles 1 to ", count,
                      ".\nRead them with: missionctl describe ", instrument);
}

std::string ExplainUnreachable(const absl::Status& status, const ClientOptions& server) {
  const std::string how =
      "Is missiond running there? Start one with ./deploy/quickstart, or name another server with "
      "--server or MISSIONCTL_SERVER.";
  if (absl::IsDeadlineExceeded(status)) {
    return absl::StrCat("The server at ", server.address, " did not answer within ",
                        absl::FormatDuration(server.call_timeout), ".\n", how,
                        " Give it longer with --timeout.");
  }
  return absl::StrCat("The server at ", server.address, " cannot be reached (", status.message(),
                      ").\n", how);
}

std::string ExplainInvalid(const absl::Status& status) {
  std::string text = Capitalized(status.message());
  const std::string suggestion = MetadataOf(status, "suggestion");
  if (!suggestion.empty() && !absl::StrContains(text, suggestion)) {
    absl::StrAppend(&text, " Did you mean ", suggestion, "?");
  }
  return text;
}

// What is wrong with a filter, the filter with a mark below the place, and what may have been
// meant.
std::string ExplainFilter(const absl::Status& status) {
  std::string text = Capitalized(status.message());
  const std::string filter = FilterOf(status);
  std::size_t offset = 0;
  if (!filter.empty() && absl::SimpleAtoi(MetadataOf(status, "offset"), &offset)) {
    absl::StrAppend(&text, "\n", DrawFilterFault(filter, offset, MetadataOf(status, "token")));
  }
  const std::string suggestion = MetadataOf(status, "suggestion");
  if (suggestion.empty()) {
    absl::StrAppend(&text, "\nHow filters are written: missionctl get --help");
  } else if (!absl::StrContains(status.message(), suggestion)) {
    absl::StrAppend(&text, "\nDid you mean ", suggestion, "?");
  }
  return text;
}

// Every fault of records that were to be applied, up to as many as a screen holds.
std::string ExplainFaults(const absl::Status& status) {
  constexpr int kMostShown = 20;
  std::string text = Capitalized(status.message());
  const auto faults = GetDetail<google::rpc::BadRequest>(status);
  if (!faults.has_value()) return text;
  const int count = faults->field_violations_size();
  for (int i = 0; i < std::min(count, kMostShown); ++i) {
    const auto& fault = faults->field_violations(i);
    absl::StrAppend(&text, "\n  ", fault.field(), ": ", fault.description());
  }
  if (count > kMostShown) absl::StrAppend(&text, "\n  and ", count - kMostShown, " more");
  return text;
}

// What is to be done about the refusals of writes and feeds; empty for other reasons.
absl::string_view RemedyFor(absl::string_view reason) {
  if (reason == "ETAG_MISMATCH") {
    return "Get it again and make the change there, or apply it as it is with --force.";
  }
  if (reason == "TOO_MANY_DELETES") {
    return "See which with --dry-run, and allow for them with --max-deletes.";
  }
  if (reason == "FOREIGN_RESUME_TOKEN" || reason == "LOST_HISTORY") {
    return "Begin anew: name another --token-file, or remove this one.";
  }
  return "";
}

// The server is there and asks to be called again.
std::string ExplainBusy(const absl::Status& status) {
  const std::optional<absl::Duration> delay = RetryDelayOf(status);
  std::string when = "in a moment";
  if (delay.has_value() && *delay > absl::Seconds(1)) {
    when = absl::StrCat("in ", absl::FormatDuration(absl::Ceil(*delay, absl::Seconds(1))));
  }
  return absl::StrCat(Capitalized(status.message()), " Try again ", when, ".");
}

absl::Status Said(absl::Status status) {
  status.SetPayload(kSaid, absl::Cord());
  return status;
}

}  // namespace

absl::Status SaidUnavailable(absl::string_view sentence) {
  return Said(absl::UnavailableError(sentence));
}

absl::Status SaidCutShort(absl::string_view what) {
  return Said(absl::CancelledError(
      absl::StrCat("Cut short by Ctrl-C after ", what, ". What was printed is a part.")));
}

std::string ExplainError(const absl::Status& status, const ClientOptions& server) {
  if (status.GetPayload(kSaid).has_value()) return std::string(status.message());
  const std::string reason = ReasonOf(status);
  if (reason == "RECORD_NOT_FOUND") return ExplainNotFound(status);
  if (reason == "INVALID_ARTICLE") return ExplainArticle(status);
  if (reason == "INVALID_FILTER") return ExplainFilter(status);
  // Without a reason of this API the call never reached the server.
  if (reason.empty() && (absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status))) {
    return ExplainUnreachable(status, server);
  }
  if (absl::IsUnavailable(status) || absl::IsResourceExhausted(status)) {
    return ExplainBusy(status);
  }
  if (absl::IsUnimplemented(status)) {
    const std::string instead = MetadataOf(status, "instead");
    return absl::StrCat("The server at ", server.address,
                        " does not serve this: ", Capitalized(status.message()),
                        instead.empty() ? "" : absl::StrCat(" Use ", instead, " instead."));
  }
  if (reason == "VALIDATION_FAILED") return ExplainFaults(status);
  if (const absl::string_view remedy = RemedyFor(reason); !remedy.empty()) {
    return absl::StrCat(Capitalized(status.message()), "\n", remedy);
  }
  if (absl::IsDataLoss(status)) {
    return absl::StrCat("The answer is not complete: ", status.message(),
                        ". What was printed is a part; run the command again.");
  }
  return ExplainInvalid(status);
}

}  // namespace oas::missions::cli
