#include "server/curation/commit_request.h"

#include "absl/strings/str_cat.h"
#include "server/catalog/error_details.h"
#include "server/catalog/record_kind.h"
#include "server/curation/record_index.h"

namespace oas::curation {

IncomingRecord IncomingRecord::Of(const v1::Record& record) {
  const google::protobuf::Message* const content = catalog::ContentOf(record);
  if (content == nullptr) return {};
  return {catalog::KindOf(record), NameOf(record), content->SerializeAsString()};
}

v1::Record IncomingRecord::Decode() const {
  v1::Record record;
  if (kind == v1::RECORD_KIND_UNSPECIFIED) return record;
  const auto* const field = v1::Record::descriptor()->FindFieldByNumber(kind);
  // Cannot fail: these are bytes that Of made.
  v1::Record::GetReflection()->MutableMessage(&record, field)->ParseFromString(bytes);
  return record;
}

absl::Status CheckOptions(const v1::CommitOptions& options) {
  constexpr size_t kLongestId = 128;
  constexpr size_t kLongestReason = 4096;
  const auto too_long = [](absl::string_view field, absl::string_view value, size_t longest) {
    return catalog::FieldError(
        v1::ERROR_REASON_TOO_MANY_ITEMS, field, catalog::Excerpt(value),
        absl::StrCat(field, " has ", value.size(), " bytes, and ", longest, " are the most"));
  };
  if (options.reason().empty()) {
    return catalog::FieldError(v1::ERROR_REASON_FIELD_REQUIRED, "options.reason", "",
                               "options.reason is required; say why the change is made");
  }
  if (options.reason().size() > kLongestReason) {
    return too_long("options.reason", options.reason(), kLongestReason);
  }
  if (options.request_id().size() > kLongestId) {
    return too_long("options.request_id", options.request_id(), kLongestId);
  }
  if (options.owner().size() > kLongestId) {
    return too_long("options.owner", options.owner(), kLongestId);
  }
  if (options.prune() && options.owner().empty()) {
    return catalog::FieldError(v1::ERROR_REASON_FIELD_REQUIRED, "options.owner", "",
                               "options.owner is required with prune; only its records are pruned");
  }
  return absl::OkStatus();
}

}  // namespace oas::curation
