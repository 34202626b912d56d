#include "server/curation/field_path.h"

#include "absl/strings/str_cat.h"

namespace oas::curation {

std::string ToString(const FieldPath& path) {
  std::string text;
  for (const FieldStep& step : path) {
    if (!text.empty()) text.push_back('.');
    absl::StrAppend(&text, step.field->name());
    if (step.index >= 0) absl::StrAppend(&text, "[", step.index, "]");
  }
  return text;
}

}  // namespace oas::curation
