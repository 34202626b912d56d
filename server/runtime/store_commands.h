// missiond backup, restore and verify.
#ifndef OAS_SERVER_RUNTIME_STORE_COMMANDS_H_
#define OAS_SERVER_RUNTIME_STORE_COMMANDS_H_

#include <string>

#include "absl/status/statusor.h"
#include "server/log/copy_log.h"
#include "server/runtime/options.h"

namespace oas::runtime {

// Copies a store, whatever it is and whether or not a server has it, to a new file, which is a
// SQLite store with the same id. The file is there once it is whole. Returns what was done, for
// people. Errors: of opening the store, of CopyLog, FAILED_PRECONDITION when the file is there.
absl::StatusOr<std::string> BackUp(const std::string& store, const std::string& file,
                                   log::ChangeProgress progress);

// Copies a backup to a store that is made for it and has the same id, so that tokens of the store
// stay good. All or nothing. Errors: of opening both, of CopyLog, FAILED_PRECONDITION when the
// store is there already.
absl::StatusOr<std::string> Restore(const std::string& file, const std::string& store,
                                    log::ChangeProgress progress);

// Checks the pages of a SQLite file, then what VerifyLog checks. Errors: of opening it, DATA_LOSS.
absl::StatusOr<std::string> Verify(const std::string& store, log::ChangeProgress progress);

// Does what `command` says, tells of it on stdout, of progress on stderr when that is a terminal,
// and of errors on stderr; the code to exit with.
int RunStoreCommand(const StoreCommand& command);

}  // namespace oas::runtime

#endif  // OAS_SERVER_RUNTIME_STORE_COMMANDS_H_
