// The errors of the commit log and its stores. Those of opening a store are for whoever starts the
// server and name its path; those of later may reach a client and do not.
#ifndef OAS_SERVER_LOG_LOG_ERRORS_H_
#define OAS_SERVER_LOG_LOG_ERRORS_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "server/log/commit_log.h"

namespace oas::log {

// INVALID_ARGUMENT: not of a form that OpenLog takes.
absl::Status UnknownStore(absl::string_view address);
// INVALID_ARGUMENT: an address that libpq cannot read. Does not quote it: a password may be in it.
absl::Status InvalidPostgresAddress();
// NOT_FOUND: the folder of the store's file is not there.
absl::Status StoreFolderMissing(absl::string_view path);
// NOT_FOUND: there is no store to read.
absl::Status StoreMissing(absl::string_view shown_address);
// FAILED_PRECONDITION: a store that was to be empty holds commits, or is another's copy.
absl::Status StoreNotEmpty(absl::string_view shown_address, int64_t newest);
// PERMISSION_DENIED: the file or its folder cannot be written.
absl::Status StoreNotWritable(absl::string_view path, absl::string_view cause);
// FAILED_PRECONDITION: another process has the store.
absl::Status StoreInUse(absl::string_view path);
// FAILED_PRECONDITION: the file is something else than a store.
absl::Status NotAStore(absl::string_view path, absl::string_view what_it_is);
// FAILED_PRECONDITION: a later version of missiond made the store.
absl::Status StoreTooNew(absl::string_view path, int64_t version, int64_t known_version);
// Any other error of opening, with the path before it; keeps the code.
absl::Status StoreNotOpened(absl::string_view path, const absl::Status& cause);

// ABORTED: a commit must make the revision after the newest one.
absl::Status RevisionTaken(int64_t revision, int64_t newest);
// INVALID_ARGUMENT: larger than the store can hold.
absl::Status ChangeTooLarge();
// INVALID_ARGUMENT: a commit of a time that the log cannot keep; `what_is_wrong` with it.
absl::Status TimeNotKept(const Commit& commit, absl::string_view what_is_wrong);
// ABORTED: likewise, when the store does not tell how far the others are.
absl::Status CommitOvertaken();
// INVALID_ARGUMENT: a text with a zero byte, or that is not UTF-8, which the store cannot keep.
absl::Status TextNotKept();
// ALREADY_EXISTS: another commit has the request id.
absl::Status RequestIdTaken();
// UNKNOWN: the store broke off while it committed, and may have committed or not.
absl::Status OutcomeUnknown(absl::string_view cause);
// UNAVAILABLE with RetryInfo: the store does not answer or cannot take more.
absl::Status StoreUnavailable(absl::string_view cause, absl::string_view remedy);
// DATA_LOSS: what is in the store contradicts itself.
absl::Status StoreDamaged(absl::string_view finding);
// DATA_LOSS: the chain of a revision is not that of what it holds.
absl::Status ChainBroken(int64_t revision);
// DATA_LOSS with LOST_HISTORY: the store has not the revision that this process knows.
absl::Status HistoryLost(int64_t revision);
// INTERNAL: a fault of the program.
absl::Status StoreFault(absl::string_view finding);

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_LOG_ERRORS_H_
