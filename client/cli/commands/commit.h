// Commits changes and tells what they did.
#ifndef CLIENT_CLI_COMMANDS_COMMIT_H_
#define CLIENT_CLI_COMMANDS_COMMIT_H_

#include "absl/status/status.h"
#include "client/cli/output/format.h"
#include "client/cli/session.h"
#include "client/cpp/catalog_writer.h"

namespace oas::missions::cli {

// True when the change is too large for one message, and goes by ImportCatalog, which tells counts
// only.
bool IsLarge(const CatalogChange& change);

// Commits the change, or with validate_only shows what it would do field by field. `format` is
// kTable, kJson or kNdjson. Errors are those of the service.
absl::Status CommitAndTell(Session& session, const CatalogChange& change, Format format);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_COMMIT_H_
