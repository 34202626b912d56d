// Columns of lists: what a list shows of each row.
#ifndef CLIENT_CLI_OUTPUT_COLUMN_H_
#define CLIENT_CLI_OUTPUT_COLUMN_H_

#include <functional>
#include <string>
#include <utility>

#include "client/cli/output/table.h"
#include "google/protobuf/message.h"

namespace oas::missions::cli {

// Which tables have the column.
enum class ColumnUse { kAlways, kWideOnly };

// A column of a list.
struct Column {
  TableColumn heading;
  ColumnUse use = ColumnUse::kAlways;
  std::function<Cell(const google::protobuf::Message&)> value;
};

// A column that shows `value` of messages of type T: a std::string or a Cell.
template <typename T, typename Value>
Column MakeColumn(std::string title, Value value, ColumnUse use = ColumnUse::kAlways) {
  return {.heading = {.title = std::move(title)},
          .use = use,
          .value = [value = std::move(value)](const google::protobuf::Message& message) {
            return Cell{value(dynamic_cast<const T&>(message))};
          }};
}

// The same for a text that a narrow terminal may cut.
template <typename T, typename Value>
Column MakeTextColumn(std::string title, Value value, ColumnUse use = ColumnUse::kAlways) {
  Column column = MakeColumn<T>(std::move(title), std::move(value), use);
  column.heading.flexible = true;
  return column;
}

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_COLUMN_H_
