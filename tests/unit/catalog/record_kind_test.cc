#include "server/catalog/record_kind.h"

#include <gmock/gmock.h>

#include <string>

namespace oas::catalog {
namespace {

TEST(RecordKindTest, FindsTheKindByTheCollection) {
  for (const KindInfo& info : kKinds) {
    EXPECT_EQ(KindOfName(std::string(info.collection) + "/x"), info.kind);
    EXPECT_EQ(KindInfoOf(info.kind).collection, info.collection);
  }
  for (const char* name : {"", "/", "mission/x", "missionsx/x", "Missions/x"}) {
    EXPECT_EQ(KindOfName(name), v1::RECORD_KIND_UNSPECIFIED) << name;
  }
}

TEST(RecordKindTest, TellsNamesOfAKindFromOthers) {
  const struct {
    std::string name;
    bool valid;
  } missions[] = {
      {"missions/honduras-2009", true},
      {"missions/a", true},
      {"missions/0-9", true},
      {"missions/" + std::string(120, 'a'), true},
      {"missions/" + std::string(121, 'a'), false},
      {"missions/", false},
      {"missions", false},
      {"", false},
      {"/", false},
      {"missions/Honduras", false},
      {"missions/honduras_2009", false},
      {"missions/honduras/2009", false},
      {"missions/honduras 2009", false},
      {"missions/hondur\xc3\xa1s", false},
      {std::string("missions/a\0b", 12), false},
      {"missions/a\n", false},
      {"events/honduras-2009", false},
      {" missions/a", false},
  };
  for (const auto& c : missions) {
    EXPECT_EQ(IsNameOfKind(c.name, v1::RECORD_KIND_MISSION), c.valid) << c.name;
  }
  EXPECT_TRUE(IsNameOfKind("countries/HN", v1::RECORD_KIND_COUNTRY));
  for (const char* name : {"countries/hn", "countries/HND", "countries/H", "countries/H1"}) {
    EXPECT_FALSE(IsNameOfKind(name, v1::RECORD_KIND_COUNTRY)) << name;
  }
}

TEST(RecordKindTest, EveryKindHasItsContentTypeAndPattern) {
  EXPECT_EQ(TypeName(v1::RECORD_KIND_MISSION), "Mission");
  EXPECT_EQ(TypeName(v1::RECORD_KIND_EVENT), "Event");
  EXPECT_EQ(NamePattern(v1::RECORD_KIND_MISSION), "missions/{mission}");
  EXPECT_EQ(NamePattern(v1::RECORD_KIND_COUNTRY), "countries/{ISO 3166-1 alpha-2 code}");
}

TEST(RecordKindTest, EmptyRecordHasNoKindAndNoContent) {
  v1::Record record;
  EXPECT_EQ(KindOf(record), v1::RECORD_KIND_UNSPECIFIED);
  EXPECT_EQ(ContentOf(record), nullptr);
  EXPECT_EQ(MutableContentOf(record), nullptr);
  record.mutable_source();
  EXPECT_EQ(KindOf(record), v1::RECORD_KIND_SOURCE);
  EXPECT_EQ(ContentOf(record), &record.source());
}

}  // namespace
}  // namespace oas::catalog
