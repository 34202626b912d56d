// Faults of form: each is found, at its line, and nothing makes the reader fall over.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/support/small_catalog.h"
#include "tests/unit/curation/rule_case.h"

namespace oas::curation {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::Ge;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

auto FaultAt(int line, const std::string& message) {
  return AllOf(Field(&Fault::file, "catalog.textproto"), Field(&Fault::line, line),
               Field(&Fault::message, HasSubstr(message)));
}

// A record that is sound but for the lines put into it; they begin on line 3.
std::string Source(const std::string& lines) {
  return "sources {\n  name: \"sources/page\"\n" + lines +
         "\n  origin: ORIGIN_CURATOR\n  title: \"Page\"\n  publisher: \"OAS\"\n"
         "  kind: SOURCE_KIND_OFFICIAL\n"
         "  assertions { field_path: \"*\" source: \"sources/page\" origin: ORIGIN_CURATOR "
         "confidence: CONFIDENCE_LOW }\n}\n";
}

TEST(ManifestSyntaxTest, TellsOneFaultAndItsLine) {
  ASSERT_THAT(FaultsOfText(Source("")), IsEmpty());
  const struct {
    const char* lines;
    int line;
    const char* message;
  } cases[] = {
      {"  titel: \"x\"", 3, "titel"},
      {"  titel { a: 1 b { c: \"}\" } }", 3, "titel"},
      {"  uri: 5", 3, "Expected string"},
      {"  uri: \"https://example.org", 3, "String literals cannot cross line boundaries"},
      {"  uri \"https://example.org\"", 3, "\":\""},
      {"  uri: ", 4, "Expected string"},
      {"  publication_date: 2009", 3, "\"{\""},
      {"  publication_date { precision: DATE_PRECISION_DECADE }", 3, "DATE_PRECISION_DECADE"},
      {"  publication_date { earliest { year: two } }", 3, "Expected integer"},
      {"  publication_date { earliest { year: 99999999999 } }", 3, "out of range"},
      {"  note: \"a\" note: \"b\"", 3, "is specified multiple times"},
      {"  note: \"\\q\"", 3, "escape"},
      {"  \x01", 3, "control characters"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(FaultsOfText(Source(c.lines)), Contains(FaultAt(c.line, c.message))) << c.lines;
  }
}

TEST(ManifestSyntaxTest, TellsAllFaultsOfAFileAtOnce) {
  const std::string text = Source(
      "  titel: \"x\"\n"                                // line 3
      "  uri: 5\n"                                      // line 4
      "  language_code: \"es\"\n"                       // line 5, sound
      "  note: \"not closed\n"                          // line 6
      "  publication_date { earliest { years: 5 } }");  // line 7
  EXPECT_THAT(FaultsOfText(text), ElementsAre(FaultAt(3, "titel"), FaultAt(4, "Expected string"),
                                              FaultAt(6, "String literals"), FaultAt(7, "years")));
}

TEST(ManifestSyntaxTest, RecordThatTheFileBreaksOffInIsNotBlamedForTheRest) {
  const std::vector<Fault> faults =
      FaultsOfText("\nsources {\n  name: \"sources/page\"\n  title: \"Page\"\n");
  EXPECT_THAT(faults,
              Contains(Field(&Fault::message,
                             HasSubstr("the file ends inside a record; close its braces"))));
  EXPECT_THAT(faults, Each(Field(&Fault::message, Not(HasSubstr("is required")))));
  EXPECT_THAT(faults, Each(Field(&Fault::line, Ge(1))));
}

TEST(ManifestSyntaxTest, MissingBraceIsAFaultWithALine) {
  std::string text = testing::SmallCatalogText();
  text.erase(text.find("\n}\n") + 1, 2);
  const std::vector<Fault> faults = FaultsOfText(text);
  EXPECT_THAT(faults, Not(IsEmpty()));
  EXPECT_THAT(faults, Each(Field(&Fault::line, Ge(1))));
}

TEST(ManifestSyntaxTest, EmptyFileHasNoRecordsAndNoFaults) {
  for (const char* text : {"", "\n", "# only a comment\n", " \t\n\n"}) {
    EXPECT_THAT(FaultsOfText(text), IsEmpty());
  }
}

TEST(ManifestSyntaxTest, SurvivesWhatIsNoManifest) {
  std::string binary;
  for (int i = 0; i < 100'000; ++i) binary.push_back(static_cast<char>((i * 7919) >> 3));
  const std::string texts[] = {
      binary,
      std::string(1000, '\0'),
      std::string(100'000, '{'),
      std::string(100'000, '}'),
      std::string(100'000, '"'),
      std::string(1000, '\n') + "}",
      std::string("\xef\xbb\xbfsources {}"),  // a byte order mark
      "PK\x03\x04 a zip file",
      "<html><body>Not found</body></html>",
      std::string(5'000'000, 'x'),
  };
  for (const std::string& text : texts) {
    const std::vector<Fault> faults = FaultsOfText(text);
    EXPECT_THAT(faults, Not(IsEmpty())) << text.substr(0, 50);
    EXPECT_LE(faults.size(), 102);
    EXPECT_THAT(faults, Each(Field(&Fault::line, Ge(1))));
  }
}

TEST(ManifestSyntaxTest, ReadsAHugeLine) {
  EXPECT_THAT(FaultsOfText(Source("  note: \"" + std::string(5'000'000, 'x') + "\"")), IsEmpty());
}

TEST(ManifestSyntaxTest, DeepNestingIsAFaultAndNotTheEnd) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "x { ";
  for (int i = 0; i < 200'000; ++i) deep += "} ";
  EXPECT_THAT(FaultsOfText(deep),
              Contains(Field(&Fault::message, HasSubstr("cannot be read to its end"))));
}

TEST(ManifestSyntaxTest, WindowsLinesAndListsAreRead) {
  std::string text;
  for (const char c : Source("  language_code: \"es\"")) {
    if (c == '\n') text.push_back('\r');
    text.push_back(c);
  }
  EXPECT_THAT(FaultsOfText(text), IsEmpty());
}

}  // namespace
}  // namespace oas::curation
