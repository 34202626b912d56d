#include "client/cli/output/list_printer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "client/cli/output/csv.h"
#include "client/cli/output/json.h"
#include "google/protobuf/text_format.h"

namespace oas::missions::cli {
namespace {

using ::google::protobuf::Message;

std::vector<Column> ColumnsFor(const std::vector<Column>& columns, Format format) {
  std::vector<Column> shown;
  std::copy_if(columns.begin(), columns.end(), std::back_inserter(shown),
               [&](const Column& column) {
                 return format == Format::kWide || column.use == ColumnUse::kAlways;
               });
  return shown;
}

std::vector<TableColumn> HeadingsOf(const std::vector<Column>& columns) {
  std::vector<TableColumn> headings;
  headings.reserve(columns.size());
  for (const Column& column : columns) headings.push_back(column.heading);
  return headings;
}

ListLayout WithColumnsFor(ListLayout layout, Format format) {
  layout.columns = ColumnsFor(layout.columns, format);
  return layout;
}

// The resource name, which every record has.
std::string NameOfMessage(const Message& record) {
  const auto* field = record.GetDescriptor()->FindFieldByName("name");
  return record.GetReflection()->GetString(record, field);
}

}  // namespace

ListPrinter::ListPrinter(ListLayout layout, Format format, const Screen& screen,
                         OutputStream& output)
    : layout_(WithColumnsFor(std::move(layout), format)),
      format_(format),
      screen_(screen),
      output_(output),
      table_(HeadingsOf(layout_.columns)) {}

absl::Status ListPrinter::Add(const Message& row) {
  ++count_;
  switch (format_) {
    case Format::kTable:
    case Format::kWide:
      AddTableRow(row);
      return absl::OkStatus();
    case Format::kJson:
      return AddJson(row);
    case Format::kNdjson:
      return output_.Write(absl::StrCat(CompactJson(row), "\n"));
    case Format::kCsv:
      return AddCsv(row);
    case Format::kTextproto:
      return AddTextproto(row);
    case Format::kName:
      return output_.Write(absl::StrCat(NameOfMessage(layout_.record_of(row)), "\n"));
  }
  return absl::OkStatus();
}

absl::Status ListPrinter::Abandon() {
  return IsForReading(format_) && count_ > 0 ? output_.Write(table_.Render(screen_))
                                             : absl::OkStatus();
}

absl::Status ListPrinter::End(const std::vector<ListNumber>& numbers) {
  if (IsForReading(format_) && count_ > 0) return output_.Write(table_.Render(screen_));
  if (format_ == Format::kCsv && count_ == 0) return WriteCsvHeader();
  if (format_ != Format::kJson) return absl::OkStatus();
  std::string end = count_ == 0 ? absl::StrCat("{\n \"", layout_.list_field, "\": []") : "\n ]";
  for (const ListNumber& number : numbers) {
    const absl::string_view quote = number.is_int64 ? "\"" : "";
    absl::StrAppend(&end, ",\n \"", number.name, "\": ", quote, number.value, quote);
  }
  return output_.Write(absl::StrCat(end, "\n}\n"));
}

void ListPrinter::AddTableRow(const Message& row) {
  std::vector<Cell> cells;
  for (const Column& column : layout_.columns) cells.push_back(column.value(row));
  table_.AddRow(std::move(cells));
}

absl::Status ListPrinter::AddJson(const Message& row) {
  const std::string before =
      count_ == 1 ? absl::StrCat("{\n \"", layout_.list_field, "\": [\n  ") : ",\n  ";
  return output_.Write(absl::StrCat(before, PrettyJson(row, "  ")));
}

absl::Status ListPrinter::AddTextproto(const Message& row) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(row, &text);
  const std::string body = absl::StrReplaceAll(absl::StripSuffix(text, "\n"), {{"\n", "\n  "}});
  return output_.Write(absl::StrCat(layout_.list_field, " {\n  ", body, "\n}\n"));
}

absl::Status ListPrinter::AddCsv(const Message& row) {
  if (count_ == 1) WriteCsvHeader().IgnoreError();  // The next write returns the same error.
  return output_.Write(
      CsvLine(layout_.csv_values ? layout_.csv_values(row) : CsvValues(layout_.record_of(row))));
}

absl::Status ListPrinter::WriteCsvHeader() {
  return output_.Write(CsvLine(layout_.csv_columns.empty() ? CsvColumns(*layout_.record_type)
                                                           : layout_.csv_columns));
}

absl::Status PrintOne(const Message& message, const ListLayout& layout, Format format,
                      const Screen& screen, OutputStream& output) {
  if (format == Format::kJson) return output.Write(absl::StrCat(PrettyJson(message), "\n"));
  ListPrinter printer(layout, format, screen, output);
  if (absl::Status status = printer.Add(message); !status.ok()) return status;
  return printer.End({});
}

}  // namespace oas::missions::cli
