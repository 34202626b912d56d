// Provenance for reading: where a record's values come from, and where the sources disagree.
#ifndef CLIENT_CLI_PROVENANCE_H_
#define CLIENT_CLI_PROVENANCE_H_

#include "client/cli/labels.h"
#include "client/cli/output/document.h"
#include "google/protobuf/message.h"
#include "google/protobuf/repeated_field.h"
#include "oas/missions/v1/assertion.pb.h"

namespace oas::missions::cli {

using Assertions = google::protobuf::RepeatedPtrField<v1::Assertion>;

// For each field that sources read differently: what the record holds, what each source reads, and
// why the record does not follow it. Nothing when they agree.
void DescribeDisagreements(const google::protobuf::Message& record, const Assertions& assertions,
                           Labels& labels, Document& document);

// All assertions but the disputed ones, field by field.
void DescribeProvenance(const Assertions& assertions, Labels& labels, Document& document);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_PROVENANCE_H_
