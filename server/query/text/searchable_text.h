// The text of a record by which it is found: all that it says itself, in words.
#ifndef OAS_SERVER_QUERY_TEXT_SEARCHABLE_TEXT_H_
#define OAS_SERVER_QUERY_TEXT_SEARCHABLE_TEXT_H_

#include <string>

#include "server/catalog/stored_record.h"

namespace oas::query {

// Each is a text of lines; a line is one value of one field.
struct SearchableText {
  std::string title;  // display name, title, headline or situation
  std::string names;  // other names: aliases, acronym, symbol, codes, last segment of the name
  std::string body;   // summary, mandate, outcome, description, provisions, capacities, labels
  // What the record hangs together with: values and notes of its assertions, disputed ones too; the
  // actors and instruments that it names.
  std::string details;
};

// The text of a record in its FULL view.
SearchableText TextOf(const catalog::StoredRecord& record);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_SEARCHABLE_TEXT_H_
