#include "server/query/text/text_index.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/random_catalog.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/query/text/search_case.h"

namespace oas::query {
namespace {

using testing::ActorRecord;
using ::testing::ElementsAre;
using testing::EventRecord;
using testing::IndexOf;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::MissionRecord;
using testing::Names;
using testing::QueryOf;
using testing::SearchSnapshot;
using testing::StatusIs;
using ::testing::UnorderedElementsAre;

const auto kNeverCancelled = [] { return false; };

TEST(TextIndexTest, FindsWithAndWithoutAccents) {
  const auto index = IndexOf(SearchSnapshot(
      {ActorRecord("bolanos", "Enrique Bolaños"), ActorRecord("plain", "Enrique Bolanos"),
       MissionRecord("typographic", "After the coup d’état"),
       MissionRecord("typed", "After the coup d'etat"),
       MissionRecord("decomposed", "After the coup d'e\u0301tat")}));
  for (const char* query : {"Bolanos", "bolaños", "BOLAÑOS", "bolan\u0303os"}) {
    EXPECT_THAT(Names(*index, query), UnorderedElementsAre("actors/bolanos", "actors/plain"))
        << query;
  }
  for (const char* query :
       {"coup d'etat", "coup d’état", "COUP D´ÉTAT", "\"coup d'etat\"", "etat"}) {
    EXPECT_THAT(Names(*index, query), UnorderedElementsAre("missions/typographic", "missions/typed",
                                                           "missions/decomposed"))
        << query;
  }
}

TEST(TextIndexTest, WantsEveryWordAndPhrasesSideBySide) {
  const auto index = IndexOf(
      SearchSnapshot({MissionRecord("a", "good offices mission"),
                      MissionRecord("b", "offices of good people"), MissionRecord("c", "good")}));
  EXPECT_THAT(Names(*index, "offices good"), UnorderedElementsAre("missions/a", "missions/b"));
  EXPECT_THAT(Names(*index, "\"good offices\""), ElementsAre("missions/a"));
  EXPECT_THAT(Names(*index, "\"offices good\""), IsEmpty());
  EXPECT_THAT(Names(*index, "off* good"), UnorderedElementsAre("missions/a", "missions/b"));
  EXPECT_THAT(Names(*index, "off"), IsEmpty());
  EXPECT_THAT(Names(*index, "\"good off\"*"), ElementsAre("missions/a"));
}

TEST(TextIndexTest, PutsTitlesBeforeOtherNamesAndThoseBeforeText) {
  v1::Record noted = MissionRecord("noted", "One");
  noted.mutable_mission()->add_assertions()->set_note("coup");
  const auto index =
      IndexOf(SearchSnapshot({noted, MissionRecord("told", "One", "coup"),
                              MissionRecord("coup", "One"), MissionRecord("titled", "coup")}));
  EXPECT_THAT(Names(*index, "coup"),
              ElementsAre("missions/titled", "missions/coup", "missions/told", "missions/noted"));
}

TEST(TextIndexTest, FindsDisputedSpellingsAndAliases) {
  v1::Record actor = ActorRecord("insulza", "José Miguel Insulza", {"Jose M. Insulsa"});
  actor.mutable_actor()->add_assertions()->set_value("Ensulza");
  const auto index = IndexOf(SearchSnapshot({actor}));
  for (const char* query : {"insulsa", "Ensulza", "Miguel"}) {
    EXPECT_THAT(Names(*index, query), ElementsAre("actors/insulza")) << query;
  }
}

class TextIndexKindsTest : public ::testing::Test {
 protected:
  static TextSearchSpec Spec(std::vector<v1::RecordKind> kinds) {
    return {.kinds = std::move(kinds), .limit = 1000};
  }

  const std::shared_ptr<const TextIndex> index_ = IndexOf(SearchSnapshot(
      {ActorRecord("coup", "x"), MissionRecord("coup-1", "x"), MissionRecord("coup-2", "x"),
       EventRecord("coup-1", "x"), EventRecord("coup-2", "x")}));
};

TEST_F(TextIndexKindsTest, SearchesTheKindsAskedFor) {
  EXPECT_THAT(Names(*index_, "coup", Spec({v1::RECORD_KIND_MISSION})),
              UnorderedElementsAre("missions/coup-1", "missions/coup-2"));
  EXPECT_THAT(Names(*index_, "coup", Spec({v1::RECORD_KIND_EVENT, v1::RECORD_KIND_ACTOR})),
              UnorderedElementsAre("actors/coup", "events/coup-1", "events/coup-2"));
  EXPECT_THAT(Names(*index_, "coup", Spec({v1::RECORD_KIND_SOURCE})), IsEmpty());
  EXPECT_EQ(Names(*index_, "coup").size(), 5U);
}

TEST_F(TextIndexKindsTest, PutsEqualScoresInTheOrderOfKindsAndDates) {
  EXPECT_THAT(Names(*index_, "x", Spec({v1::RECORD_KIND_MISSION, v1::RECORD_KIND_EVENT})),
              ElementsAre("missions/coup-1", "missions/coup-2", "events/coup-1", "events/coup-2"));
}

TEST_F(TextIndexKindsTest, AnswersAndCountsOnlyWhatIsAccepted) {
  TextSearchSpec spec = Spec({});
  spec.query = QueryOf("coup");
  spec.limit = 1;
  spec.accepts = [](v1::RecordKind kind, uint32_t row) {
    return kind == v1::RECORD_KIND_EVENT || (kind == v1::RECORD_KIND_MISSION && row == 1);
  };
  const auto found = index_->Search(spec, kNeverCancelled);
  ASSERT_THAT(found, IsOk());
  EXPECT_EQ(found->total, 3U);
  EXPECT_EQ(found->matches.size(), 1U);
  EXPECT_THAT(Names(*index_, "coup", {.accepts = spec.accepts, .limit = 9}),
              UnorderedElementsAre("missions/coup-2", "events/coup-1", "events/coup-2"));
}

TEST_F(TextIndexKindsTest, CountsWithoutAnsweringAnything) {
  for (const uint64_t offset : {uint64_t{0}, uint64_t{5}, UINT64_MAX}) {
    const auto found =
        index_->Search({.query = QueryOf("coup"), .offset = offset}, kNeverCancelled);
    ASSERT_THAT(found, IsOk());
    EXPECT_EQ(found->total, 5U);
    EXPECT_THAT(found->matches, IsEmpty());
  }
}

TEST(TextIndexEmptyTest, FindsNothing) {
  EXPECT_THAT(Names(*IndexOf(SearchSnapshot({})), "coup"), IsEmpty());
}

// Words of one to three of five letters, so that every word is in many records.
std::string RandomWord(testing::Random& random) {
  std::string word;
  for (int64_t i = testing::Pick(random, 1, 3); i > 0; --i) {
    word += static_cast<char>('a' + testing::Pick(random, 0, 4));
  }
  return word;
}

TEST(TextIndexRandomTest, FindsWhatALookAtEveryRecordFinds) {
  testing::Random random(20'240'601);
  std::vector<v1::Record> records;
  std::vector<std::set<std::string>> words;
  for (int i = 0; i < 2000; ++i) {
    std::string summary;
    std::set<std::string>& own = words.emplace_back();
    for (int64_t n = testing::Pick(random, 0, 12); n > 0; --n) {
      own.insert(RandomWord(random));
      summary += *own.begin() + " ";
    }
    for (const std::string& word : own) summary += word + ", ";
    records.push_back(MissionRecord(std::to_string(i), "", summary));
  }
  const auto index = IndexOf(SearchSnapshot(records));
  for (int i = 0; i < 200; ++i) {
    const std::string word = RandomWord(random);
    std::vector<std::string> expected;
    for (size_t k = 0; k < words.size(); ++k) {
      if (words[k].count(word) > 0) expected.push_back("missions/" + std::to_string(k));
    }
    std::vector<std::string> names = Names(*index, word, {.limit = 5000});
    std::sort(names.begin(), names.end());
    std::sort(expected.begin(), expected.end());
    ASSERT_EQ(names, expected) << word;
  }
}

// Many records that all match.
catalog::SnapshotPtr LargeSnapshot() {
  std::vector<v1::Record> records;
  for (int i = 0; i < 20'000; ++i) {
    const std::string id = std::to_string(i);
    records.push_back(MissionRecord(id, "common n" + std::to_string(i % 7), "word w" + id));
  }
  return SearchSnapshot(records);
}

TEST(TextIndexLargeTest, StopsWhenCancelled) {
  const auto index = IndexOf(LargeSnapshot());
  const TextSearchSpec spec = {.query = QueryOf("common"), .limit = 10};
  EXPECT_THAT(index->Search(spec, [] { return true; }), StatusIs(absl::StatusCode::kCancelled));
  int polls = 0;
  EXPECT_THAT(index->Search(spec, [&] { return ++polls >= 5; }),
              StatusIs(absl::StatusCode::kCancelled));
  EXPECT_LT(polls, 10);
  const auto found = index->Search(spec, kNeverCancelled);  // the reader is as good as new
  ASSERT_THAT(found, IsOk());
  EXPECT_EQ(found->total, 20'000U);
}

TEST(TextIndexLargeTest, ServesSeveralSearchesAtATime) {
  const auto index = IndexOf(LargeSnapshot());
  const std::vector<std::string> queries = {"common", "n3", "w77", "word n5", "w1*"};
  std::vector<std::vector<std::string>> expected;
  for (const std::string& query : queries) expected.push_back(Names(*index, query));
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (size_t i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      for (size_t k = 0; k < 10; ++k) {
        const size_t which = (i + k) % queries.size();
        if (Names(*index, queries[which]) != expected[which]) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST(TextIndexLargeTest, IsTheSameWheneverItIsBuilt) {
  const catalog::SnapshotPtr snapshot = LargeSnapshot();
  const auto one = IndexOf(snapshot);
  const auto other = IndexOf(snapshot);
  for (const char* query : {"common", "n3", "w1*"}) {
    EXPECT_EQ(Names(*one, query), Names(*other, query));
  }
}

TEST(TextIndexLargeTest, StopsBuildingWhenTold) {
  double last = -1;
  const auto index = TextIndex::Build(LargeSnapshot(), [&](double progress) {
    EXPECT_GE(progress, last);
    last = progress;
    return progress < 0.3;
  });
  EXPECT_THAT(index, StatusIs(absl::StatusCode::kCancelled));
  EXPECT_LT(last, 0.4);
}

}  // namespace
}  // namespace oas::query
