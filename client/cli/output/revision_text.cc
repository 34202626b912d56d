#include "client/cli/output/revision_text.h"

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "client/cli/output/text.h"

namespace oas::missions::cli {

std::string MomentText(const google::protobuf::Timestamp& time) {
  if (time.seconds() == 0) return "";
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", absl::FromUnixSeconds(time.seconds()),
                          absl::UTCTimeZone());
}

std::string RevisionHeading(const v1::Revision& revision, const Screen& screen) {
  std::string heading =
      Paint(Style::kHeading, absl::StrCat("revision ", revision.revision()), screen);
  for (const std::string& part :
       {MomentText(revision.commit_time()), CleanText(revision.author())}) {
    if (!part.empty()) absl::StrAppend(&heading, "  ", Paint(Style::kFaint, part, screen));
  }
  if (!revision.reason().empty()) absl::StrAppend(&heading, "  ", CleanText(revision.reason()));
  return heading;
}

std::vector<Column> RevisionColumns() {
  using T = v1::Revision;
  return {
      MakeColumn<T>("REVISION", [](const T& r) { return absl::StrCat(r.revision()); }),
      MakeColumn<T>("TIME", [](const T& r) { return MomentText(r.commit_time()); }),
      MakeColumn<T>("CHANGES", [](const T& r) { return absl::StrCat(r.change_count()); }),
      MakeColumn<T>("AUTHOR", [](const T& r) { return r.author(); }),
      MakeTextColumn<T>("REASON", [](const T& r) { return r.reason(); }),
  };
}

}  // namespace oas::missions::cli
