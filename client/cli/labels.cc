#include "client/cli/labels.h"

#include "absl/strings/str_cat.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {

const std::string& Labels::Of(const std::string& name) {
  const auto known = labels_.find(name);
  if (known != labels_.end()) return known->second;
  return labels_[name] = Fetch(name);
}

std::string Labels::WithName(const std::string& name) {
  const std::string& label = Of(name);
  return label == name ? name : absl::StrCat(label, " (", name, ")");
}

std::string Labels::Fetch(const std::string& name) {
  const absl::StatusOr<RecordAnswer> answer =
      session_.reader().Get(name, v1::RECORD_VIEW_BASIC, revision_);
  if (!answer.ok()) return name;
  return TitleOf(answer->record);
}

}  // namespace oas::missions::cli
