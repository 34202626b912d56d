// The validator as a whole: which faults there are, where, and in what order.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "server/curation/catalog_validator.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/curation/rule_case.h"

namespace oas::curation {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(CatalogValidatorTest, FindsNoFaultInASoundCatalog) {
  EXPECT_THAT(FaultsOfText(testing::SmallCatalogText()), IsEmpty());
}

TEST(CatalogValidatorTest, FaultIsWrittenAsFileLineRecordAndMessage) {
  EXPECT_EQ(ToString({"honduras.textproto", 12, "missions/honduras-2009", "title: is required"}),
            "honduras.textproto:12: missions/honduras-2009: title: is required");
  EXPECT_EQ(ToString({"honduras.textproto", 12, "", "Expected \"}\"."}),
            "honduras.textproto:12: Expected \"}\".");
}

TEST(CatalogValidatorTest, ReportsNamesGivenTwiceWithBothPlaces) {
  const testing::TempFolder folder;
  folder.Write("a.textproto", testing::SmallCatalogText());
  folder.Write("b.textproto", "\n\nsources {\n  name: \"sources/page\"\n}\n");
  const auto manifests = ReadManifests(folder.path());
  ASSERT_THAT(manifests, testing::IsOk());
  EXPECT_THAT(ValidateManifests(*manifests),
              ::testing::Contains(
                  AllOf(Field(&Fault::file, "b.textproto"), Field(&Fault::line, 3),
                        Field(&Fault::record, "sources/page"),
                        Field(&Fault::message, HasSubstr("this name is taken by a.textproto:")))));
}

TEST(CatalogValidatorTest, ReportsEveryFaultInTheOrderOfTheLines) {
  std::string text = testing::SmallCatalogText();
  for (const char* from : {"title: \"Support mission\"", "title: \"Table of negotiation\"",
                           "title: \"Mission after the coup\""}) {
    text.replace(text.find(from), std::string(from).size(), "title: \" x\" uid: \"1\"");
  }
  const std::vector<Fault> faults = FaultsOfText(text);
  ASSERT_EQ(faults.size(), 6);
  for (size_t i = 1; i < faults.size(); ++i) EXPECT_LE(faults[i - 1].line, faults[i].line);
}

TEST(CatalogValidatorTest, ReportsNamesOfAnotherForm) {
  CheckRule({"actors/ana-perez", "actors/ana-perez", "actors/Ana Perez", "name:",
             "\"actors/Ana Perez\" is not of the form actors/{actor}", "actors/Ana Perez"});
  CheckRule({"actors/ana-perez", "actors/ana-perez", "missions/ana-perez",
             "name:", "is not of the form actors/{actor}", "missions/ana-perez"});
  CheckRule(
      {"actors/ana-perez", "actors/ana-perez", "", "name:", "name: is required and not set", ""});
}

TEST(CatalogValidatorTest, RecordOfNoKindIsAFault) {
  const RecordIndex index({});
  const std::vector<RecordFault> faults = FaultsOf(v1::Record(), index);
  ASSERT_EQ(faults.size(), 1);
  EXPECT_THAT(faults[0].message, HasSubstr("is empty; set a record of some kind"));
}

TEST(CatalogValidatorTest, DoesNotBlameARecordForLinesThatCouldNotBeRead) {
  std::string text = testing::SmallCatalogText();
  const std::string title = "title: \"Mission after the coup\"";
  text.replace(text.find(title), title.size(), "title: \"Mission after the coup");  // not closed
  EXPECT_THAT(FaultsOfText(text), ElementsAre(Field(&Fault::message, HasSubstr("String"))));
}

}  // namespace
}  // namespace oas::curation
