// The way from a record to one of its fields, and to the line of a manifest on which it stands.
#ifndef OAS_SERVER_CURATION_FIELD_PATH_H_
#define OAS_SERVER_CURATION_FIELD_PATH_H_

#include <string>
#include <vector>

#include "google/protobuf/descriptor.h"

namespace oas::curation {

// One step: a field, and the element of a repeated one (-1 for a singular field).
struct FieldStep {
  const google::protobuf::FieldDescriptor* field;
  int index = -1;
};

// From the record's message (a Mission, not a Record) downwards. Empty means the record as a whole.
using FieldPath = std::vector<FieldStep>;

// "participants[2].role".
std::string ToString(const FieldPath& path);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_FIELD_PATH_H_
