// Records as CSV (RFC 4180), every field in a column of its own.
//
// Field names become column names, nested ones joined by "_". A HistoricDate becomes four columns:
// the date as it is known ("2009-06"), its earliest and latest day, and its precision, so that a
// spreadsheet never takes a month for a day. Lists of names and numbers are joined by "; ", and
// lists of messages stand as compact JSON: no field is left out.
#ifndef CLIENT_CLI_OUTPUT_CSV_H_
#define CLIENT_CLI_OUTPUT_CSV_H_

#include <string>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace oas::missions::cli {

// A line with its CR LF; values are quoted where they need to be.
std::string CsvLine(const std::vector<std::string>& values);

// The column names of a type of record.
std::vector<std::string> CsvColumns(const google::protobuf::Descriptor& type);

// The values of a record, in the order of CsvColumns of its type.
std::vector<std::string> CsvValues(const google::protobuf::Message& record);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_CSV_H_
