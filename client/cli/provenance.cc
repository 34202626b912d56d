#include "client/cli/provenance.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "client/cli/output/field_value.h"
#include "client/cli/output/words.h"
#include "client/cpp/historic_date.h"

namespace oas::missions::cli {
namespace {

// What the source reads there.
std::string ReadingOf(const v1::Assertion& assertion) {
  const std::string date = DescribeHistoricDate(assertion.date_value());
  if (date.empty() || assertion.value().empty()) return date + assertion.value();
  return date == assertion.value() ? date : absl::StrCat(date, " (\"", assertion.value(), "\")");
}

std::string SourceOf(const v1::Assertion& assertion, Labels& labels) {
  std::string text = labels.Of(assertion.source());
  if (!assertion.locator().empty()) absl::StrAppend(&text, ", ", assertion.locator());
  return text;
}

void DescribeDisagreement(const google::protobuf::Message& record, const std::string& path,
                          const Assertions& assertions, Labels& labels, Document& document) {
  document.Item(path);
  const std::optional<std::string> held = ValueAtPath(record, path);
  if (held.has_value()) {
    document.Item(absl::StrCat("The record holds: ", held->empty() ? "nothing" : *held), 1);
  }
  for (const v1::Assertion& assertion : assertions) {
    if (assertion.field_path() != path) continue;
    const std::string reading = ReadingOf(assertion);
    if (!assertion.disputed()) {
      document.Item(absl::StrCat("Supported by: ", SourceOf(assertion, labels)), 1);
    } else {
      const bool is_page = assertion.origin() == v1::ORIGIN_SOURCE_PAGE;
      document.Item(absl::StrCat(is_page ? "The page reads: " : "Another source reads: ",
                                 reading.empty() ? "otherwise" : reading, " (",
                                 SourceOf(assertion, labels), ")"),
                    1);
    }
    if (!assertion.note().empty()) document.Item(absl::StrCat("Why: ", assertion.note()), 2);
  }
}

}  // namespace

void DescribeDisagreements(const google::protobuf::Message& record, const Assertions& assertions,
                           Labels& labels, Document& document) {
  document.Section("The sources disagree", Style::kAlert);
  std::vector<std::string> paths;
  for (const v1::Assertion& assertion : assertions) {
    if (!assertion.disputed() || absl::c_linear_search(paths, assertion.field_path())) continue;
    paths.push_back(assertion.field_path());
    DescribeDisagreement(record, assertion.field_path(), assertions, labels, document);
  }
}

void DescribeProvenance(const Assertions& assertions, Labels& labels, Document& document) {
  document.Section("Provenance");
  for (const v1::Assertion& assertion : assertions) {
    if (assertion.disputed()) continue;
    const std::string reading = ReadingOf(assertion);
    const std::string field =
        assertion.field_path() == "*" ? "the record as a whole" : assertion.field_path();
    document.Item(
        absl::StrCat(field, ": ", SourceOf(assertion, labels), " [", OriginWord(assertion.origin()),
                     ", ", EnumWords(assertion.confidence()), " confidence]",
                     reading.empty() ? "" : absl::StrCat("; reads ", reading),
                     assertion.note().empty() ? "" : absl::StrCat("; ", assertion.note())));
  }
}

}  // namespace oas::missions::cli
