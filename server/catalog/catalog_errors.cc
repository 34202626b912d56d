#include "server/catalog/catalog_errors.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/rpc/error_details.pb.h"
#include "server/catalog/error_details.h"

namespace oas::catalog {
namespace {

// Errors travel in HTTP/2 headers, which are small: the first names stand for all.
std::vector<std::string> FirstOf(const std::vector<std::string>& names) {
  constexpr size_t kMostNames = 10;
  std::vector<std::string> first(
      names.begin(),
      names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kMostNames)));
  return first;
}

}  // namespace

absl::Status RecordNotFound(const Snapshot& snapshot, v1::RecordKind kind,
                            const std::vector<std::string>& names) {
  const KindInfo& info = KindInfoOf(kind);
  const std::vector<std::string> first = FirstOf(names);
  ErrorMetadata metadata = {{"name", absl::StrJoin(first, " ")},
                            {"kind", std::string(info.singular)}};
  std::string message =
      absl::StrCat("no ", info.singular, " is called \"", absl::StrJoin(first, "\", \""), "\"");
  if (names.size() > first.size()) {
    absl::StrAppend(&message, " (and ", names.size() - first.size(), " more)");
  }
  if (names.size() == 1) {
    if (const std::optional<std::string> similar = snapshot.SimilarName(names.front(), kind)) {
      metadata.emplace_back("suggestion", *similar);
      absl::StrAppend(&message, "; did you mean \"", *similar, "\"?");
    }
  }
  absl::Status status =
      MakeError(absl::StatusCode::kNotFound, v1::ERROR_REASON_RECORD_NOT_FOUND, message, metadata);
  google::rpc::ResourceInfo resource;
  resource.set_resource_type(absl::StrCat(kErrorDomain, "/", TypeName(kind)));
  resource.set_resource_name(names.front());
  resource.set_description(message);
  AddDetail(resource, status);
  return status;
}

absl::Status InvalidName(absl::string_view field, absl::string_view value, v1::RecordKind kind) {
  const std::string pattern = NamePattern(kind);
  const std::string message =
      absl::StrCat(field, " must be of the form ", pattern,
                   kind == v1::RECORD_KIND_COUNTRY ? " in capitals" : " in lower case", ", not \"",
                   Excerpt(value), "\"");
  return FieldError(v1::ERROR_REASON_INVALID_NAME, field, Excerpt(value), message,
                    {{"pattern", pattern}});
}

absl::Status RevisionNotFound(int64_t revision, int64_t newest) {
  return MakeError(
      absl::StatusCode::kNotFound, v1::ERROR_REASON_REVISION_NOT_FOUND,
      absl::StrCat("there is no revision ", revision, "; the catalog goes from 1 to ", newest),
      {{"revision", absl::StrCat(revision)}, {"newest_revision", absl::StrCat(newest)}});
}

absl::Status NoRevisionAt(absl::Time time, absl::Time first_time, int64_t newest) {
  const std::string wanted = absl::FormatTime(absl::RFC3339_full, time, absl::UTCTimeZone());
  return MakeError(
      absl::StatusCode::kNotFound, v1::ERROR_REASON_REVISION_NOT_FOUND,
      absl::StrCat("the catalog does not go back to ", wanted, "; its first revision is of ",
                   absl::FormatTime(absl::RFC3339_full, first_time, absl::UTCTimeZone())),
      {{"time", wanted}, {"newest_revision", absl::StrCat(newest)}});
}

absl::Status RevisionNotReached(int64_t revision, int64_t newest) {
  absl::Status status = MakeError(
      absl::StatusCode::kUnavailable, v1::ERROR_REASON_REVISION_NOT_REACHED,
      absl::StrCat("this server is at revision ", newest, " and has not reached ", revision),
      {{"min_revision", absl::StrCat(revision)}, {"newest_revision", absl::StrCat(newest)}});
  AddRetry(absl::Seconds(1), status);
  return status;
}

}  // namespace oas::catalog
