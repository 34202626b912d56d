// What differs between two versions of a record, field by field.
//
//     DiffFields(&before, &after)     // [{path: "participants[actors/cicig].role", …}]
//     ChangedPaths(&before, &after)   // ["period.end_date", "participants"]
//
// The fields that the catalog itself keeps of a version (uid, etag, revision, create_time and
// update_time) and the name are not content and never among the differences.
#ifndef OAS_SERVER_CATALOG_FIELD_DIFF_H_
#define OAS_SERVER_CATALOG_FIELD_DIFF_H_

#include <string>
#include <vector>

#include "google/protobuf/message.h"
#include "oas/missions/v1/curation_service.pb.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace catalog {

// The differences of two records of one kind (a Mission, not a Record) in the order of the fields;
// nullptr stands for a record that is not there. Values are text, as FieldText has it.
//
// Elements of repeated fields are told apart by their key or their value, as in Assertion's
// `field_path`, so an inserted one is one difference: `articles[20]`, `participants[actors/cicig]`.
// When they only changed places, the field as a whole differs.
std::vector<v1::FieldDiff> DiffFields(const google::protobuf::Message* previous,
                                      const google::protobuf::Message* current);

// The paths of the fields that differ, as in a google.protobuf.FieldMask: repeated fields as a
// whole, fields of messages where the message is on both sides, dates as a whole.
std::vector<std::string> ChangedPaths(const google::protobuf::Message* previous,
                                      const google::protobuf::Message* current);

}  // namespace catalog
}  // namespace oas

#endif  // OAS_SERVER_CATALOG_FIELD_DIFF_H_
