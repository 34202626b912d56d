// Reads a folder of manifests (textproto of CatalogManifest) into records that remember the file
// and line they came from.
#ifndef OAS_SERVER_CURATION_MANIFEST_READER_H_
#define OAS_SERVER_CURATION_MANIFEST_READER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/text_format.h"
#include "oas/missions/v1/record.pb.h"
#include "server/catalog/record_kind.h"
#include "server/curation/field_path.h"

namespace oas::curation {

// Something wrong in a manifest, where, and what would be right.
struct Fault {
  std::string file;    // path inside the folder
  int line = 0;        // from 1
  std::string record;  // name of the record, empty where there is none
  std::string message;
};

// "honduras.textproto:12: missions/honduras-2009: period.start_date: …"
std::string ToString(const Fault& fault);

// A record and where it stands.
struct ManifestRecord {
  v1::Record record;
  std::string file;
  // Lines of the record's fields; owned by the file's tree, which is shared by its records.
  std::shared_ptr<const google::protobuf::TextFormat::ParseInfoTree> file_lines;
  const google::protobuf::TextFormat::ParseInfoTree* lines = nullptr;
  int first_line = 0;  // from 1
  int last_line = 0;
  // True when a line of it could not be read, so that what is missing is not its author's omission.
  bool damaged = false;

  // Line of the field at `path`, or of the nearest part of the path that is there.
  int LineOf(const FieldPath& path) const;
};

struct Manifests {
  std::vector<ManifestRecord> records;
  std::vector<Fault> faults;  // what could not be read
  int file_count = 0;
};

// Reads every *.textproto file of `folder`, in the order of their names. Faults of form do not stop
// it: it goes on with the next line, and reports them all. NOT_FOUND or PERMISSION_DENIED when the
// folder or a file cannot be read, FAILED_PRECONDITION when it holds no manifest.
absl::StatusOr<Manifests> ReadManifests(const std::string& folder);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_MANIFEST_READER_H_
