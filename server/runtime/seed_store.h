// Brings the founding data of a folder into a store: all of it into an empty one, and what a later
// release changes into one that holds a catalog.
#ifndef OAS_SERVER_RUNTIME_SEED_STORE_H_
#define OAS_SERVER_RUNTIME_SEED_STORE_H_

#include <string>

#include "absl/status/status.h"
#include "server/catalog/snapshot.h"
#include "server/curation/seed.h"
#include "server/curation/writer.h"
#include "server/log/commit_log.h"
#include "server/runtime/options.h"

namespace oas::runtime {

// Prints why the store is of no use. An exit code: kExitStore.
int FailStore(const absl::Status& status);

// Reads the data of `folder`, and prints what is wrong with it. An exit code: kExitOk or kExitData.
int ReadData(const std::string& folder, curation::DataCheck& check);

// Fills an empty store with the seed data, and leaves one alone that holds a catalog. An exit code,
// once what is wrong has been printed.
int FillStore(const Options& options, log::CommitLog& log);

// Applies what is new in the seed data to a store that holds the catalog `snapshot`, the newest.
// What is wrong with that is logged and keeps nobody from reading the catalog as it is.
void UpdateStore(const Options& options, const log::CommitLog& log,
                 const catalog::Snapshot& snapshot, curation::Writer& writer);

}  // namespace oas::runtime

#endif  // OAS_SERVER_RUNTIME_SEED_STORE_H_
