// Missions, invocations, events and suspensions at random, linked with each other.
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/support/random_catalog.h"
#include "tests/support/small_catalog.h"

namespace oas::testing {
namespace {

bool OneIn(Random& random, int64_t n) { return Pick(random, 1, n) == 1; }

std::string RandomName(Random& random, const char* collection, int count) {
  return absl::StrCat(collection, "/n", Pick(random, 0, count));
}

void AddParticipants(Random& random, google::protobuf::RepeatedPtrField<v1::Participant>& list) {
  for (int64_t i = Pick(random, 0, 3); i > 0; --i) {
    v1::Participant& participant = *list.Add();
    if (!OneIn(random, 5)) participant.set_actor(RandomName(random, "actors", 9));
    participant.set_role(static_cast<v1::ParticipantRole>(Pick(random, 1, 5)));
    if (OneIn(random, 3)) participant.set_capacity("Ministro de la Guerra y Bolaños");
  }
}

void AddReferences(Random& random,
                   google::protobuf::RepeatedPtrField<v1::InstrumentReference>& list) {
  for (int64_t i = Pick(random, 0, 2); i > 0; --i) {
    v1::InstrumentReference& reference = *list.Add();
    reference.set_instrument(RandomName(random, "instruments", 4));
    if (OneIn(random, 2)) reference.add_articles(static_cast<int>(Pick(random, 17, 21)));
  }
}

v1::HistoricPeriod RandomPeriod(Random& random) {
  v1::HistoricPeriod period;
  *period.mutable_start_date() = RandomHistoricDate(random);
  const int64_t end = Pick(random, 0, 3);
  if (end == 0) period.set_ongoing(true);
  if (end > 1) *period.mutable_end_date() = RandomHistoricDate(random);
  return period;
}

template <typename Content>
void SetCommon(Random& random, const std::string& name, Content& content) {
  content.set_name(name);
  content.set_origin(OneIn(random, 3) ? v1::ORIGIN_CURATOR : v1::ORIGIN_SOURCE_PAGE);
  content.set_region_code(OneIn(random, 4) ? "BB" : "AA");
}

v1::Mission RandomMission(Random& random, int number, int count) {
  v1::Mission mission;
  SetCommon(random, absl::StrCat("missions/n", number), mission);
  mission.set_title(OneIn(random, 2) ? "Misión de Observación" : "Good offices");
  mission.set_type(static_cast<v1::MissionType>(Pick(random, 0, 4)));
  if (OneIn(random, 4)) mission.add_additional_region_codes("BB");
  *mission.mutable_period() = RandomPeriod(random);
  AddParticipants(random, *mission.mutable_participants());
  AddReferences(random, *mission.mutable_instruments());
  for (int64_t i = Pick(random, 0, 2); i > 0; --i) {
    mission.add_invocations(RandomName(random, "invocations", count));
  }
  if (OneIn(random, 3)) mission.set_summary("The coup d’état of 2009 was condemned");
  return mission;
}

v1::Invocation RandomInvocation(Random& random, int number, int count) {
  v1::Invocation invocation;
  SetCommon(random, absl::StrCat("invocations/n", number), invocation);
  invocation.set_year(static_cast<int>(Pick(random, 1990, 2019)));
  invocation.set_instrument(RandomName(random, "instruments", 2));
  invocation.set_basis(static_cast<v1::InvocationBasis>(Pick(random, 0, 3)));
  for (int64_t i = Pick(random, 0, 2); i > 0; --i) {
    invocation.add_articles(static_cast<int>(Pick(random, 17, 21)));
  }
  *invocation.mutable_date() = RandomHistoricDate(random);
  if (OneIn(random, 2)) invocation.add_missions(RandomName(random, "missions", count));
  AddParticipants(random, *invocation.mutable_participants());
  return invocation;
}

v1::Event RandomLinkedEvent(Random& random, int number, int count) {
  v1::Event event;
  SetCommon(random, absl::StrCat("events/n", number), event);
  event.set_kind(static_cast<v1::EventKind>(Pick(random, 0, 6)));
  *event.mutable_date() = RandomHistoricDate(random);
  if (OneIn(random, 4)) *event.mutable_end_date() = RandomHistoricDate(random);
  if (OneIn(random, 2)) event.add_missions(RandomName(random, "missions", count));
  AddParticipants(random, *event.mutable_participants());
  AddReferences(random, *event.mutable_instruments());
  return event;
}

v1::Suspension RandomSuspension(Random& random, int number, int count) {
  v1::Suspension suspension;
  SetCommon(random, absl::StrCat("suspensions/n", number), suspension);
  *suspension.mutable_period() = RandomPeriod(random);
  if (OneIn(random, 2)) {
    suspension.mutable_imposed_under()->set_instrument(RandomName(random, "instruments", 4));
    suspension.mutable_imposed_under()->add_articles(static_cast<int>(Pick(random, 17, 21)));
  }
  if (OneIn(random, 2)) suspension.add_missions(RandomName(random, "missions", count));
  return suspension;
}

}  // namespace

catalog::SnapshotPtr RandomLinkedSnapshot(Random& random, int count) {
  std::vector<v1::Record> records;
  for (const char* code : {"AA", "BB"}) {
    v1::Country& country = *records.emplace_back().mutable_country();
    country.set_name(std::string("countries/") + code);
    country.set_region_code(code);
  }
  for (int i = 0; i < count; ++i) {
    *records.emplace_back().mutable_mission() = RandomMission(random, i, count);
    *records.emplace_back().mutable_invocation() = RandomInvocation(random, i, count);
    *records.emplace_back().mutable_event() = RandomLinkedEvent(random, i, count);
    *records.emplace_back().mutable_suspension() = RandomSuspension(random, i, count);
  }
  return SnapshotOf(std::move(records));
}

}  // namespace oas::testing
