#include "tests/support/status_matchers.h"

#include "absl/strings/str_cat.h"

namespace oas::testing {

std::string ReasonOf(const absl::Status& status) {
  const auto info = DetailOf<google::rpc::ErrorInfo>(status);
  return info.has_value() ? info->reason() : "";
}

std::map<std::string, std::string> MetadataOf(const absl::Status& status) {
  const auto info = DetailOf<google::rpc::ErrorInfo>(status);
  if (!info.has_value()) return {};
  return {info->metadata().begin(), info->metadata().end()};
}

std::vector<std::string> ViolatedFieldsOf(const absl::Status& status) {
  std::vector<std::string> fields;
  const auto bad_request = DetailOf<google::rpc::BadRequest>(status);
  if (!bad_request.has_value()) return fields;
  for (const auto& violation : bad_request->field_violations()) fields.push_back(violation.field());
  return fields;
}

std::string Describe(const absl::Status& status) {
  std::string text = absl::StrCat(absl::StatusCodeToString(status.code()), " \"", status.message(),
                                  "\" reason ", ReasonOf(status));
  for (const auto& [key, value] : MetadataOf(status)) absl::StrAppend(&text, " ", key, "=", value);
  for (const std::string& field : ViolatedFieldsOf(status)) {
    absl::StrAppend(&text, " violates ", field);
  }
  return text;
}

}  // namespace oas::testing
