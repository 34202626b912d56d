#include "tests/unit/curation/rule_case.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "server/curation/catalog_validator.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_folder.h"

namespace oas::curation {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;

int LineOf(const std::string& text, size_t position) {
  return 1 + static_cast<int>(
                 std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(position), '\n'));
}

}  // namespace

void PrintTo(const Fault& fault, std::ostream* stream) { *stream << ToString(fault); }

std::vector<Fault> FaultsOfText(const std::string& text) {
  const testing::TempFolder folder;
  folder.Write("catalog.textproto", text);
  const auto manifests = ReadManifests(folder.path());
  EXPECT_THAT(manifests, testing::IsOk());
  return manifests.ok() ? ValidateManifests(*manifests) : std::vector<Fault>();
}

void CheckRule(const RuleCase& rule_case) {
  SCOPED_TRACE(rule_case.record + ": \"" + rule_case.from + "\" -> \"" + rule_case.to + "\"");
  std::string text = testing::SmallCatalogText();
  const size_t name = text.find("  name: \"" + rule_case.record + "\"");
  ASSERT_NE(name, std::string::npos);
  const size_t edit = text.find(rule_case.from, name);
  ASSERT_NE(edit, std::string::npos);
  text.replace(edit, rule_case.from.size(), rule_case.to);
  // The edit may have changed its name, but not the name of another record.
  const size_t place = rule_case.faulty == rule_case.record
                           ? name
                           : text.find("  name: \"" + rule_case.faulty + "\"");
  const size_t begin = text.rfind('\n', text.rfind('{', place)) + 1;  // of the record
  const size_t at = rule_case.at.empty() ? begin : text.find(rule_case.at, begin);
  ASSERT_NE(at, std::string::npos) << rule_case.at;
  EXPECT_THAT(FaultsOfText(text),
              Contains(AllOf(Field(&Fault::file, "catalog.textproto"),
                             Field(&Fault::line, LineOf(text, at)),
                             Field(&Fault::record, rule_case.reported),
                             Field(&Fault::message, HasSubstr(rule_case.message)))));
}

}  // namespace oas::curation
