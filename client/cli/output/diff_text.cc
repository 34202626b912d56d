#include "client/cli/output/diff_text.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "client/cli/output/text.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

constexpr int kFieldIndent = 4;
constexpr int kActionWidth = 7;  // "created"

// How an action is shown.
struct Look {
  absl::string_view sign;
  absl::string_view word;
  Style style;
};

Look LookOf(v1::ApplyAction action) {
  switch (action) {
    case v1::APPLY_ACTION_CREATE:
      return {"+", "created", Style::kAdded};
    case v1::APPLY_ACTION_DELETE:
      return {"-", "deleted", Style::kAlert};
    case v1::APPLY_ACTION_UPDATE:
      return {"~", "updated", Style::kNotice};
    default:
      return {" ", "", Style::kFaint};
  }
}

// Each line of a value on a line of its own, behind the sign. Nothing for no value.
std::string ValueLines(absl::string_view sign, absl::string_view value, Style style, int indent,
                       const Screen& screen) {
  std::string lines;
  if (value.empty()) return lines;
  for (const absl::string_view line : absl::StrSplit(value, '\n')) {
    absl::StrAppend(&lines, Spaces(indent),
                    Paint(style, absl::StrCat(sign, " ", CleanText(line)), screen), "\n");
  }
  return lines;
}

std::string TitleOfDiff(const v1::RecordDiff& diff) {
  const v1::Record& record = diff.has_current() ? diff.current() : diff.previous();
  const std::string title = TitleOf(record);
  return title == diff.name() ? "" : CleanText(title);
}

}  // namespace

std::string FieldDiffText(const google::protobuf::RepeatedPtrField<v1::FieldDiff>& fields,
                          int indent, const Screen& screen) {
  std::string text;
  for (const v1::FieldDiff& field : fields) {
    absl::StrAppend(&text, Spaces(indent), CleanText(field.path()), "\n",
                    ValueLines("-", field.previous(), Style::kAlert, indent + 2, screen),
                    ValueLines("+", field.current(), Style::kAdded, indent + 2, screen));
  }
  return text;
}

std::string RecordDiffText(const v1::RecordDiff& diff, const Screen& screen) {
  const Look look = LookOf(diff.action());
  std::string text =
      Paint(look.style, absl::StrCat(look.sign, " ", CleanText(diff.name())), screen);
  if (diff.action() == v1::APPLY_ACTION_UPDATE) {
    return absl::StrCat(text, "\n", FieldDiffText(diff.fields(), kFieldIndent, screen));
  }
  const std::string title = TitleOfDiff(diff);
  return absl::StrCat(text, title.empty() ? "" : "  ", title, "\n");
}

std::string RecordDiffLine(const v1::RecordDiff& diff, const Screen& screen) {
  const Look look = LookOf(diff.action());
  std::string details = TitleOfDiff(diff);
  if (diff.action() == v1::APPLY_ACTION_UPDATE) {
    details = absl::StrJoin(diff.fields(), ", ", [](std::string* out, const v1::FieldDiff& field) {
      absl::StrAppend(out, CleanText(field.path()));
    });
  }
  return absl::StrCat(Paint(look.style, PadText(look.word, kActionWidth), screen), "  ",
                      CleanText(diff.name()), details.empty() ? "" : "  ", details, "\n");
}

void DiffTally::Count(v1::ApplyAction action, std::int64_t count) {
  switch (action) {
    case v1::APPLY_ACTION_CREATE:
      created_ += count;
      return;
    case v1::APPLY_ACTION_UPDATE:
      updated_ += count;
      return;
    case v1::APPLY_ACTION_DELETE:
      deleted_ += count;
      return;
    default:
      unchanged_ += count;
  }
}

std::string DiffTally::Text() const {
  std::vector<std::string> parts;
  const auto add = [&](std::int64_t count, absl::string_view word) {
    if (count > 0) parts.push_back(absl::StrCat(count, " ", word));
  };
  add(created_, "created");
  add(updated_, "updated");
  add(deleted_, "deleted");
  add(unchanged_, "unchanged");
  return parts.empty() ? "nothing" : absl::StrJoin(parts, ", ");
}

}  // namespace oas::missions::cli
