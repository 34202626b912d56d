#include "server/catalog/record_facts.h"

#include <gmock/gmock.h>

#include <map>
#include <string>

#include "tests/support/small_catalog.h"

namespace oas::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

RecordFacts FactsCalled(const std::string& name) {
  for (const v1::Record& record : testing::SmallCatalogRecords()) {
    RecordFacts facts = FactsOf(record);
    if (facts.name == name) return facts;
  }
  ADD_FAILURE() << "no record is called " << name;
  return {};
}

TEST(RecordFactsTest, EveryKindTellsNameKindAndOrigin) {
  std::map<v1::RecordKind, int> seen;
  for (const v1::Record& record : testing::SmallCatalogRecords()) {
    const RecordFacts facts = FactsOf(record);
    EXPECT_EQ(facts.kind, KindOfName(facts.name));
    EXPECT_NE(facts.origin, v1::ORIGIN_UNSPECIFIED) << facts.name;
    ++seen[facts.kind];
  }
  EXPECT_EQ(seen.size(), kKinds.size());
}

TEST(RecordFactsTest, DatesOfEachKind) {
  const struct {
    const char* name;
    DayInterval date;
    DayInterval span;
  } cases[] = {
      {"countries/HN", {}, {}},
      {"instruments/democratic-charter", {20010911, 20010911}, {20010911, 20010911}},
      {"actors/ana-perez", {}, {}},
      {"sources/page", {}, {}},
      {"missions/honduras-2009", {20090701, 20090731}, {20090701, 20110601}},
      {"missions/honduras-2016", {20160101, 20161231}, {20160101, kNoDay}},
      {"missions/venezuela-2002", {20020413, 20020413}, {20020413, kNoDay}},
      {"invocations/honduras-2009", {20090628, 20090628}, {20090628, 20090628}},
      {"suspensions/honduras-2009", {20090704, 20090704}, {20090704, 20110601}},
      {"events/honduras-2009-06-28-coup", {20090628, 20090628}, {20090628, 20090628}},
      {"events/honduras-2009-07-talks", {20090701, 20090731}, {20090701, 20091030}},
  };
  for (const auto& c : cases) {
    const RecordFacts facts = FactsCalled(c.name);
    EXPECT_EQ(facts.date, c.date) << c.name;
    EXPECT_EQ(facts.span, c.span) << c.name;
  }
}

TEST(RecordFactsTest, DatesOfASource) {
  v1::Record record;
  auto& date = *record.mutable_source()->mutable_publication_date();
  for (auto* day : {date.mutable_earliest(), date.mutable_latest()}) {
    day->set_year(2016);
    day->set_month(2);
    day->set_day(3);
  }
  EXPECT_EQ(FactsOf(record).date, (DayInterval{20160203, 20160203}));
}

TEST(RecordFactsTest, RegionsWithTheMainOneFirst) {
  EXPECT_THAT(FactsCalled("missions/honduras-2016").region_codes, ElementsAre("HN", "VE"));
  EXPECT_THAT(FactsCalled("countries/HN").region_codes, ElementsAre("HN"));
  EXPECT_THAT(FactsCalled("actors/ana-perez").region_codes, ElementsAre("ES"));
  EXPECT_THAT(FactsCalled("actors/general-assembly").region_codes, IsEmpty());
  EXPECT_THAT(FactsCalled("sources/page").region_codes, IsEmpty());
  EXPECT_TRUE(FactsCalled("missions/honduras-2016").InRegion("VE"));
  EXPECT_FALSE(FactsCalled("missions/honduras-2009").InRegion("VE"));
}

TEST(RecordFactsTest, EventOrderIsByDateThenByName) {
  RecordFacts year{.name = "events/z", .date = {20090101, 20091231}};
  RecordFacts day{.name = "events/a", .date = {20090101, 20090101}};
  RecordFacts same_day{.name = "events/b", .date = {20090101, 20090101}};
  RecordFacts dateless{.name = "events/0"};
  EXPECT_TRUE(InEventOrder(year, day));
  EXPECT_FALSE(InEventOrder(day, year));
  EXPECT_TRUE(InEventOrder(day, same_day));
  EXPECT_FALSE(InEventOrder(same_day, day));
  EXPECT_TRUE(InEventOrder(same_day, dateless));
  EXPECT_FALSE(InEventOrder(day, day));
}

}  // namespace
}  // namespace oas::catalog
