// Records as people and programs write them: manifests in textproto, and lines of JSON as `export`
// prints them.
#ifndef CLIENT_CLI_MANIFEST_INPUT_H_
#define CLIENT_CLI_MANIFEST_INPUT_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "oas/missions/v1/record.pb.h"

namespace oas::missions::cli {

// Appends the records of `text`, which is called `name` in errors: the form is that of a Record in
// JSON on each line when it begins with a brace, a CatalogManifest in textproto otherwise.
// INVALID_ARGUMENT with line and column of the first fault. Whether the records are right is for
// the server to say.
absl::Status ParseRecords(absl::string_view text, const std::string& name,
                          std::vector<v1::Record>& records);

// The records of files, folders (their *.textproto and *.ndjson, by name) and "-", standard input.
// NOT_FOUND or INVALID_ARGUMENT, with the path, when one cannot be read or holds no records.
absl::StatusOr<std::vector<v1::Record>> ReadRecords(const std::vector<std::string>& paths);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_MANIFEST_INPUT_H_
