// Options of the verbs that list records: how many, how much of each, from where, in which form.
#ifndef CLIENT_CLI_LIST_OPTIONS_H_
#define CLIENT_CLI_LIST_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/cli/output/format.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/assertion.pb.h"
#include "oas/missions/v1/read_options.pb.h"

namespace oas::missions::cli {

// What a list is to look like.
struct ListOptions {
  Format format = Format::kTable;
  // UNSPECIFIED: see ViewFor.
  v1::RecordView view = v1::RECORD_VIEW_UNSPECIFIED;
  v1::Origin origin = v1::ORIGIN_UNSPECIFIED;
  // All when 0.
  std::int64_t limit = 0;
};

// Adds an option that takes one word of `choices`, and names them when given another.
template <typename T>
CLI::Option* AddChoice(CLI::App& verb, const std::string& name, T& value,
                       const std::map<std::string, T>& choices, const std::string& help) {
  const auto read = [name, choices, &value](const std::string& text) {
    const auto choice = choices.find(CLI::detail::to_lower(text));
    if (choice == choices.end()) {
      std::string known;
      for (const auto& [word, unused] : choices) known += (known.empty() ? "" : ", ") + word;
      throw CLI::ValidationError(name, "\"" + text + "\" is none of: " + known);
    }
    value = choice->second;
  };
  return verb.add_option_function<std::string>(name, read, help);
}

// Adds -o.
void AddFormatOption(CLI::App& verb, Format& format);
// Adds -o for what has no other forms than these; the first is the default.
void AddFormatOption(CLI::App& verb, Format& format, const std::vector<std::string>& forms);

// Adds --origin.
void AddOriginOption(CLI::App& verb, v1::Origin& origin);

// Adds -o, --view, --origin and --limit.
void AddListOptions(CLI::App& verb, ListOptions& options);

// Refuses what is not a whole number from 1 on.
CLI::Validator MakeCountValidator();

// Adds an option that takes a date with or without day and month, and refuses what is none.
CLI::Option* AddDateOption(CLI::App& verb, const std::string& name, google::type::Date& date,
                           const std::string& help);

// The view to ask for: forms for programs carry whole records unless told otherwise.
v1::RecordView ViewFor(const ListOptions& options);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_LIST_OPTIONS_H_
