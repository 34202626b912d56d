#include "client/cli/output/change_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "client/cli/output/json.h"
#include "client/cli/output/revision_text.h"
#include "client/cli/output/text.h"
#include "client/cli/output/words.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

constexpr int kWordWidth = 7;  // "created"

Style StyleOf(v1::ChangeType type) {
  switch (type) {
    case v1::CHANGE_TYPE_CREATED:
    case v1::CHANGE_TYPE_ENTERED:
      return Style::kAdded;
    case v1::CHANGE_TYPE_DELETED:
      return Style::kAlert;
    case v1::CHANGE_TYPE_LEFT:
      return Style::kFaint;
    default:
      return Style::kNotice;
  }
}

// What there is to say of a change: what of the record changed, or what the record is.
std::string DetailsOf(const v1::RecordChange& change) {
  if (change.type() == v1::CHANGE_TYPE_UPDATED && !change.changed_paths().empty()) {
    return CleanText(absl::StrJoin(change.changed_paths(), ", "));
  }
  const std::string title = TitleOf(change.has_current() ? change.current() : change.previous());
  return title == change.name() ? "" : CleanText(title);
}

std::string HeadingOf(const ChangeSet& changes, const Screen& screen) {
  if (changes.initial_state) {
    return Paint(Style::kHeading, absl::StrCat("state at revision ", changes.revision), screen);
  }
  v1::Revision revision;
  revision.set_revision(changes.revision);
  *revision.mutable_commit_time() = changes.batch.commit_time();
  revision.set_author(changes.batch.author());
  revision.set_reason(changes.batch.reason());
  return RevisionHeading(revision, screen);
}

// A JSON object without its braces, with a comma behind it unless it is empty.
std::string Fields(const google::protobuf::Message& message) {
  const std::string json = CompactJson(message);
  const std::string fields = json.substr(1, json.size() - 2);
  return fields.empty() ? "" : absl::StrCat(fields, ",");
}

}  // namespace

std::string ChangeWord(v1::ChangeType type, bool initial_state) {
  return initial_state ? "exists" : EnumWords(type);
}

std::string ChangeLines(const ChangeSet& changes, const Screen& screen) {
  std::string lines = absl::StrCat(HeadingOf(changes, screen), "\n");
  for (const v1::RecordChange& change : changes.batch.changes()) {
    const std::string word = PadText(ChangeWord(change.type(), changes.initial_state), kWordWidth);
    const std::string details = DetailsOf(change);
    absl::StrAppend(&lines, "  ", Paint(StyleOf(change.type()), word, screen), "  ",
                    CleanText(change.name()), details.empty() ? "" : "  ", details, "\n");
  }
  return lines;
}

std::string ChangeNdjson(const ChangeSet& changes) {
  v1::ChangeBatch commit = changes.batch;
  commit.clear_changes();
  const std::string begin =
      absl::StrCat(R"({"revision":")", changes.revision, R"(",)", Fields(commit),
                   changes.initial_state ? R"("initialState":true,)" : "");
  std::string lines;
  for (const v1::RecordChange& change : changes.batch.changes()) {
    // JSON has fields in the order of their numbers, and the record has the first ones.
    v1::RecordChange head = change;
    head.clear_current();
    head.clear_previous();
    v1::RecordChange records;
    if (change.has_current()) *records.mutable_current() = change.current();
    if (change.has_previous()) *records.mutable_previous() = change.previous();
    std::string line = absl::StrCat(begin, Fields(head), Fields(records));
    line.back() = '}';
    absl::StrAppend(&lines, line, "\n");
  }
  return lines;
}

}  // namespace oas::missions::cli
