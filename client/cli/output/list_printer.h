// Prints a list of messages in any of the output forms, row by row as they arrive where the form
// allows it.
//
//     ListPrinter printer(layout, Format::kCsv, screen, output);
//     printer.Add(mission);  // for each
//     printer.End({{.name = "revision", .value = revision}});
#ifndef CLIENT_CLI_OUTPUT_LIST_PRINTER_H_
#define CLIENT_CLI_OUTPUT_LIST_PRINTER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "client/cli/output/column.h"
#include "client/cli/output/format.h"
#include "client/cli/output/output_stream.h"
#include "client/cli/output/screen.h"
#include "google/protobuf/message.h"

namespace oas::missions::cli {

// What a list is made of.
struct ListLayout {
  std::vector<Column> columns;
  // JSON and textproto name of the list: "missions".
  std::string list_field;
  // The row's record: what `name`, `csv` and so on print. The row itself when it is a record.
  std::function<const google::protobuf::Message&(const google::protobuf::Message&)> record_of =
      // NOLINTNEXTLINE(bugprone-return-const-ref-from-parameter)
      [](const google::protobuf::Message& row) -> const google::protobuf::Message& { return row; };
  // Type of that record.
  const google::protobuf::Descriptor* record_type = nullptr;
  // What `csv` prints instead of the record's fields, where rows are of several kinds.
  std::vector<std::string> csv_columns;
  std::function<std::vector<std::string>(const google::protobuf::Message&)> csv_values;
};

// A number that a JSON list says of itself, e.g. its revision; as proto3 JSON writes it.
struct ListNumber {
  std::string name;
  std::int64_t value = 0;
  // 64-bit numbers are strings in proto3 JSON.
  bool is_int64 = true;
};

// One list on its way out. Errors are those of the output.
class ListPrinter {
 public:
  ListPrinter(ListLayout layout, Format format, const Screen& screen, OutputStream& output);

  absl::Status Add(const google::protobuf::Message& row);

  // Prints the rows of a table that will get no more of them; other forms have printed theirs, and
  // JSON is left without an end.
  absl::Status Abandon();

  // Prints what is left. A list for which it was not called is not complete, and its JSON says so
  // by having no end.
  absl::Status End(const std::vector<ListNumber>& numbers);

  std::int64_t count() const { return count_; }

 private:
  void AddTableRow(const google::protobuf::Message& row);
  absl::Status AddJson(const google::protobuf::Message& row);
  absl::Status AddTextproto(const google::protobuf::Message& row);
  absl::Status AddCsv(const google::protobuf::Message& row);
  absl::Status WriteCsvHeader();

  const ListLayout layout_;
  const Format format_;
  const Screen screen_;
  OutputStream& output_;
  Table table_;
  std::int64_t count_ = 0;
};

// Prints one message by itself: as JSON, on one line as NDJSON, or as a list of one otherwise.
absl::Status PrintOne(const google::protobuf::Message& message, const ListLayout& layout,
                      Format format, const Screen& screen, OutputStream& output);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_LIST_PRINTER_H_
