#include "server/log/log_errors.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "server/catalog/error_details.h"

namespace oas::log {

absl::Status UnknownStore(absl::string_view address) {
  // What comes after the kind of store may be a password.
  const size_t colon = address.find(':');
  const bool more = colon != absl::string_view::npos && colon + 1 < address.size();
  return absl::InvalidArgumentError(
      absl::StrCat("\"", catalog::Excerpt(address.substr(0, colon)), more ? ":…" : "",
                   "\" is no store: use memory:, sqlite:PATH or postgresql://HOST/DATABASE"));
}

absl::Status InvalidPostgresAddress() {
  return absl::InvalidArgumentError(
      "the address of the store cannot be read: write "
      "postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with %-escapes for what is neither letter "
      "nor "
      "digit in user and password");
}

absl::Status StoreFolderMissing(absl::string_view path) {
  return absl::NotFoundError(
      absl::StrCat("the folder of the store ", path, " does not exist; make it first (mkdir -p)"));
}

absl::Status StoreMissing(absl::string_view shown_address) {
  return absl::NotFoundError(absl::StrCat("there is no store ", shown_address));
}

absl::Status StoreNotEmpty(absl::string_view shown_address, int64_t newest) {
  return absl::FailedPreconditionError(absl::StrCat(
      "the store ", shown_address, " is in use already, at revision ", newest,
      "; nothing was changed: name a store that is not there yet, which will be made"));
}

absl::Status StoreNotWritable(absl::string_view path, absl::string_view cause) {
  return absl::PermissionDeniedError(
      absl::StrCat("the store ", path, " cannot be written (", cause,
                   "); the server needs write access to the file and to its folder"));
}

absl::Status StoreInUse(absl::string_view path) {
  return absl::FailedPreconditionError(
      absl::StrCat("the store ", path,
                   " is in use by another process; a store has one server: stop the other, or give "
                   "this one a store of its own"));
}

absl::Status NotAStore(absl::string_view path, absl::string_view what_it_is) {
  return absl::FailedPreconditionError(absl::StrCat(path, " is no store of missiond but ",
                                                    what_it_is,
                                                    "; nothing was changed: name another path"));
}

absl::Status StoreTooNew(absl::string_view path, int64_t version, int64_t known_version) {
  return absl::FailedPreconditionError(
      absl::StrCat("the store ", path, " was written by a newer missiond (version ", version,
                   " of its layout; this one knows ", known_version,
                   "); nothing was changed: use that missiond"));
}

absl::Status StoreNotOpened(absl::string_view path, const absl::Status& cause) {
  return {cause.code(), absl::StrCat("the store ", path, " cannot be opened: ", cause.message())};
}

absl::Status RevisionTaken(int64_t revision, int64_t newest) {
  return catalog::MakeError(
      absl::StatusCode::kAborted, v1::ERROR_REASON_INTERNAL,
      absl::StrCat("revision ", revision, " cannot be committed: the newest is ", newest,
                   ", and the next must be ", newest + 1, "; commit again on the newest"),
      {});
}

absl::Status ChangeTooLarge() {
  return catalog::MakeError(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_TOO_MANY_ITEMS,
                            "a record is larger than the store can hold; split it", {});
}

absl::Status TimeNotKept(const Commit& commit, absl::string_view what_is_wrong) {
  return catalog::FieldError(
      v1::ERROR_REASON_INVALID_DATE, "commit_time", absl::FormatTime(commit.commit_time),
      absl::StrCat("the time of revision ", commit.revision, " ", what_is_wrong));
}

absl::Status CommitOvertaken() {
  return catalog::MakeError(absl::StatusCode::kAborted, v1::ERROR_REASON_INTERNAL,
                            "somebody else has committed meanwhile; commit again on the newest",
                            {});
}

absl::Status TextNotKept() {
  return catalog::MakeError(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_MALFORMED_REQUEST,
                            "a name, author, reason or request_id has a zero byte or is not UTF-8",
                            {});
}

absl::Status RequestIdTaken() {
  return catalog::MakeError(absl::StatusCode::kAlreadyExists, v1::ERROR_REASON_REQUEST_ID_REUSED,
                            "a commit of this request_id is there already; read it, or use "
                            "another request_id for another request",
                            {});
}

absl::Status OutcomeUnknown(absl::string_view cause) {
  return catalog::MakeError(
      absl::StatusCode::kUnknown, v1::ERROR_REASON_STORE_UNAVAILABLE,
      absl::StrCat("the store of the catalog broke off during a commit (", cause,
                   "), which may be there or not; send the request again with the same request_id"),
      {});
}

absl::Status StoreUnavailable(absl::string_view cause, absl::string_view remedy) {
  absl::Status status = catalog::MakeError(
      absl::StatusCode::kUnavailable, v1::ERROR_REASON_STORE_UNAVAILABLE,
      absl::StrCat("the store of the catalog does not answer: ", cause, "; ", remedy), {});
  catalog::AddRetry(absl::Seconds(5), status);
  return status;
}

absl::Status StoreDamaged(absl::string_view finding) {
  // A damaged name can hold any bytes, and a message is text.
  std::string text(finding);
  std::replace_if(
      text.begin(), text.end(),
      [](char c) { return !absl::ascii_isprint(static_cast<unsigned char>(c)); }, '?');
  return catalog::MakeError(
      absl::StatusCode::kDataLoss, v1::ERROR_REASON_INTERNAL,
      absl::StrCat("the store of the catalog is damaged: ", text, "; restore it from a backup"),
      {});
}

absl::Status ChainBroken(int64_t revision) {
  return StoreDamaged(
      absl::StrCat("the chain of revision ", revision, " does not fit to what the revision holds"));
}

absl::Status HistoryLost(int64_t revision) {
  return catalog::MakeError(
      absl::StatusCode::kDataLoss, v1::ERROR_REASON_LOST_HISTORY,
      absl::StrCat("the store of the catalog has no longer the revision ", revision,
                   " that this server has, as after a failover to a database that was behind; this "
                   "server ends, and one that is started serves what the store has"),
      {{"revision", absl::StrCat(revision)}});
}

absl::Status StoreFault(absl::string_view finding) {
  return catalog::MakeError(
      absl::StatusCode::kInternal, v1::ERROR_REASON_INTERNAL,
      absl::StrCat("the store of the catalog was used wrongly: ", finding, "; report this"), {});
}

}  // namespace oas::log
