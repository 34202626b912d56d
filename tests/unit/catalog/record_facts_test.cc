#include "server/catalog/record_facts.h"

#include <gmock/gmock.h>

#include <map>
#include <string>

#include "server/catalog/stored_record.h"
#include "tests/support/small_catalog.h"

namespace oas::catalog {
namespace {

RecordFacts FactsCalled(const std::string& name) {
  for (const v1::Record& record : testing::SmallCatalogRecords()) {
    if (StoredRecord::Encode(record)->name() == name) return FactsOf(record);
  }
  ADD_FAILURE() << "no record is called " << name;
  return {};
}

TEST(RecordFactsTest, EveryKindTellsKindAndOrigin) {
  std::map<v1::RecordKind, int> seen;
  for (const v1::Record& record : testing::SmallCatalogRecords()) {
    const StoredRecordPtr stored = StoredRecord::Encode(record);
    const RecordFacts& facts = stored->facts();
    EXPECT_EQ(facts.kind, KindOfName(stored->name()));
    EXPECT_NE(facts.origin, v1::ORIGIN_UNSPECIFIED) << stored->name();
    ++seen[facts.kind];
  }
  EXPECT_EQ(seen.size(), kKinds.size());
}

TEST(RecordFactsTest, DatesOfEachKind) {
  const struct {
    const char* name;
    DayInterval start;
    DayInterval end;
  } cases[] = {
      {"countries/HN", {}, {}},
      {"instruments/democratic-charter", {20010911, 20010911}, {20010911, 20010911}},
      {"actors/ana-perez", {}, {}},
      {"sources/page", {}, {}},
      {"missions/honduras-2009", {20090701, 20090731}, {20110601, 20110601}},
      {"missions/honduras-2016", {20160101, 20161231}, {kNoDay, kNoDay}},
      {"missions/venezuela-2002", {20020413, 20020413}, {20020413, kNoDay}},
      {"invocations/honduras-2009", {20090628, 20090628}, {20090628, 20090628}},
      {"suspensions/honduras-2009", {20090704, 20090704}, {20110601, 20110601}},
      {"events/honduras-2009-06-28-coup", {20090628, 20090628}, {20090628, 20090628}},
      {"events/honduras-2009-07-talks", {20090701, 20090731}, {20091030, 20091030}},
  };
  for (const auto& c : cases) {
    const RecordFacts facts = FactsCalled(c.name);
    EXPECT_EQ(facts.dates.start, c.start) << c.name;
    EXPECT_EQ(facts.dates.end, c.end) << c.name;
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
  EXPECT_EQ(FactsOf(record).dates.start, (DayInterval{20160203, 20160203}));
}

}  // namespace
}  // namespace oas::catalog
