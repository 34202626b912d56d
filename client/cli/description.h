// A record described for reading.
#ifndef CLIENT_CLI_DESCRIPTION_H_
#define CLIENT_CLI_DESCRIPTION_H_

#include <vector>

#include "client/cli/labels.h"
#include "client/cli/output/document.h"
#include "client/cli/output/record_columns.h"
#include "google/protobuf/message.h"
#include "oas/missions/v1/event.pb.h"

namespace oas::missions::cli {

// What a description needs beside the record.
struct DescriptionContext {
  Labels& labels;
  CountryNames countries;
};

// Writes the title, the facts, participants, links, figures and texts of a record, whatever its
// kind. New fields of the API show without a change here.
void DescribeRecord(const google::protobuf::Message& record, const DescriptionContext& context,
                    Document& document);

// Writes the events, which are given in order.
void DescribeEvents(const std::vector<v1::Event>& events, Document& document);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_DESCRIPTION_H_
