#include "client/cli/list_options.h"

#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "client/cpp/historic_date.h"

namespace oas::missions::cli {

void AddFormatOption(CLI::App& verb, Format& format) {
  AddChoice(verb, "-o,--output", format, FormatsByName(),
            "How to print: table (default), wide, json, ndjson, csv, textproto, name")
      ->type_name("FORMAT");
}

void AddFormatOption(CLI::App& verb, Format& format, const std::vector<std::string>& forms) {
  std::map<std::string, Format> choices;
  for (const std::string& form : forms) choices[form] = FormatsByName().at(form);
  format = choices.at(forms.front());
  const std::string known = absl::StrJoin(forms, ", ");
  AddChoice(verb, "-o,--output", format, choices,
            absl::StrCat("How to print: ", forms.front(), " (default)",
                         absl::string_view(known).substr(forms.front().size())))
      ->type_name("FORMAT");
}

void AddOriginOption(CLI::App& verb, v1::Origin& origin) {
  AddChoice<v1::Origin>(verb, "--origin", origin,
                        {{"page", v1::ORIGIN_SOURCE_PAGE}, {"curator", v1::ORIGIN_CURATOR}},
                        "Only what the source page tells, or only what curators added")
      ->type_name("page|curator");
}

void AddListOptions(CLI::App& verb, ListOptions& options) {
  AddFormatOption(verb, options.format);
  AddChoice<v1::RecordView>(verb, "--view", options.view,
                            {{"basic", v1::RECORD_VIEW_BASIC}, {"full", v1::RECORD_VIEW_FULL}},
                            "basic leaves out long texts and provenance, full is what json, "
                            "ndjson, csv and textproto have")
      ->type_name("basic|full");
  AddOriginOption(verb, options.origin);
  verb.add_option("--limit", options.limit, "At most this many")
      ->check(MakeCountValidator())
      ->type_name("N");
}

CLI::Validator MakeCountValidator() {
  const auto check = [](std::string& text) {
    std::int64_t number = 0;
    return absl::SimpleAtoi(text, &number) && number > 0
               ? std::string()
               : absl::StrCat("\"", text, "\" is not a number from 1 on");
  };
  return CLI::Validator(check, "");
}

CLI::Option* AddDateOption(CLI::App& verb, const std::string& name, google::type::Date& date,
                           const std::string& help) {
  return verb
      .add_option_function<std::string>(
          name,
          [name, &date](const std::string& text) {
            const absl::StatusOr<google::type::Date> parsed = ParsePartialDate(text);
            if (!parsed.ok())
              throw CLI::ValidationError(name, std::string(parsed.status().message()));
            date = *parsed;
          },
          help)
      ->type_name("DATE");
}

v1::RecordView ViewFor(const ListOptions& options) {
  if (options.view != v1::RECORD_VIEW_UNSPECIFIED) return options.view;
  return IsForReading(options.format) || options.format == Format::kName ? v1::RECORD_VIEW_BASIC
                                                                         : v1::RECORD_VIEW_FULL;
}

}  // namespace oas::missions::cli
