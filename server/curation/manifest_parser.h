// Parses the text of one manifest and finds all its faults of form, not only the first.
#ifndef OAS_SERVER_CURATION_MANIFEST_PARSER_H_
#define OAS_SERVER_CURATION_MANIFEST_PARSER_H_

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "google/protobuf/text_format.h"
#include "oas/missions/v1/catalog_manifest.pb.h"

namespace oas::curation {

// What is wrong on a line, and what would be right.
struct SyntaxFault {
  int line = 0;  // from 0
  std::string message;
};

struct ParsedManifest {
  oas::missions::v1::CatalogManifest manifest;  // what could be read
  std::shared_ptr<google::protobuf::TextFormat::ParseInfoTree> lines;
  std::vector<SyntaxFault> faults;
  std::set<int> bad_lines;  // from 0; what stands there was not read
};

// After a fault the offending line is left out and the text read again, so that every fault is
// found; at most 100 of them.
ParsedManifest ParseManifest(const std::string& text);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_MANIFEST_PARSER_H_
