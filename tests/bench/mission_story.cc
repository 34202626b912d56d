#include "tests/bench/mission_story.h"

#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "tests/bench/american_states.h"
#include "tests/bench/generated_dates.h"
#include "tests/bench/phrases.h"

namespace oas::bench {
namespace {

// Most frequent first.
constexpr std::array<v1::MissionType, 10> kTypes = {
    v1::MISSION_TYPE_ELECTORAL_SUPPORT, v1::MISSION_TYPE_GOOD_OFFICES,
    v1::MISSION_TYPE_DIPLOMATIC,        v1::MISSION_TYPE_DIALOGUE_FACILITATION,
    v1::MISSION_TYPE_FACT_FINDING,      v1::MISSION_TYPE_INSTITUTIONAL_SUPPORT,
    v1::MISSION_TYPE_HUMAN_RIGHTS,      v1::MISSION_TYPE_PEACE_SUPPORT,
    v1::MISSION_TYPE_ANTI_CORRUPTION,   v1::MISSION_TYPE_POLITICAL_ACCOMPANIMENT};
constexpr std::array<v1::ParticipantRole, 4> kOtherRoles = {
    v1::PARTICIPANT_ROLE_MEMBER, v1::PARTICIPANT_ROLE_PARTY, v1::PARTICIPANT_ROLE_INTERLOCUTOR,
    v1::PARTICIPANT_ROLE_OBSERVER};
constexpr std::array<v1::EventKind, 5> kEventKinds = {
    v1::EVENT_KIND_MISSION_ACTIVITY, v1::EVENT_KIND_DIALOGUE, v1::EVENT_KIND_REPORT,
    v1::EVENT_KIND_DECISION, v1::EVENT_KIND_INSTITUTIONAL_CRISIS};

std::string NameIn(absl::string_view collection, const MissionPlace& place, uint32_t ordinal) {
  std::string name =
      absl::StrCat(collection, "/", kAmericanStates[place.state].slug, "-", place.year);
  if (ordinal > 1) absl::StrAppend(&name, "-", ordinal);
  return name;
}

class Story {
 public:
  Story(const MissionPlace& place, const GeneratedCast& cast, Random& random)
      : place_(place), cast_(cast), random_(random), records_(1) {}

  std::vector<v1::Record> Tell() && {
    BeginMission();
    AddParticipants();
    AddInstruments();
    const bool charter_era = place_.year >= 2002;
    if (place_.year > 1991 && random_.Chance(0.12)) AddInvocation(charter_era);
    if (!mission().invocations().empty() && charter_era && random_.Chance(0.05)) AddSuspension();
    if (random_.Chance(0.1)) AddEvent();
    EndMission();
    return std::move(records_);
  }

 private:
  v1::Mission& mission() { return *records_.front().mutable_mission(); }
  const char* RegionCode() const { return kAmericanStates[place_.state].region_code; }
  std::string Name(absl::string_view collection) const {
    return NameIn(collection, place_, place_.ordinal);
  }

  void BeginMission() {
    static const Zipf types(kTypes.size(), 0.7);
    v1::Mission& mission = this->mission();
    mission.set_name(Name("missions"));
    mission.set_origin(random_.Chance(0.1) ? v1::ORIGIN_SOURCE_PAGE : v1::ORIGIN_CURATOR);
    mission.set_type(kTypes[types.Pick(random_)]);
    const AmericanState& state = kAmericanStates[place_.state];
    mission.set_title(MissionTitle(mission.type(), state.display_name, random_));
    mission.set_region_code(state.region_code);
    const char* const second = random_.Pick(kAmericanStates).region_code;
    if (random_.Chance(0.04) && second != mission.region_code()) {
      mission.add_additional_region_codes(second);
    }
    *mission.mutable_period() = PickPeriod(place_.year, random_);
    if (place_.follows_previous)
      mission.add_related_missions(NameIn("missions", place_, place_.ordinal - 1));
    if (place_.leads_to_next)
      mission.add_related_missions(NameIn("missions", place_, place_.ordinal + 1));
  }

  void AddParticipant(const std::string& actor, v1::ParticipantRole role) {
    v1::Participant& participant = *mission().add_participants();
    participant.set_actor(actor);
    participant.set_role(role);
    if (random_.Chance(0.3)) participant.set_capacity(Office(random_));
  }

  void AddParticipants() {
    AddParticipant(cast_.PickKnownPerson(random_), v1::PARTICIPANT_ROLE_HEAD);
    AddParticipant(cast_.PickLocalPerson(random_), random_.Pick(kOtherRoles));
    if (random_.Chance(0.6))
      AddParticipant(cast_.PickBody(random_), v1::PARTICIPANT_ROLE_MANDATING_BODY);
    if (!random_.Chance(0.05)) return;
    v1::Participant& nameless = *mission().add_participants();
    nameless.set_role(v1::PARTICIPANT_ROLE_INTERLOCUTOR);
    nameless.set_label(Office(random_));
  }

  void AddInstruments() {
    if (random_.Chance(0.6)) {
      v1::InstrumentReference& mandate = *mission().add_instruments();
      mandate.set_instrument(cast_.PickDecision(random_));
      mandate.set_relation(v1::INSTRUMENT_RELATION_PURSUANT_TO);
    }
    if (place_.year < 2002 || !random_.Chance(0.25)) return;
    v1::InstrumentReference& charter = *mission().add_instruments();
    charter.set_instrument(kDemocraticCharter);
    charter.set_relation(v1::INSTRUMENT_RELATION_CITED);
    if (random_.Chance(0.5)) charter.add_articles(random_.Between(1, kCharterArticles));
  }

  void AddInvocation(bool charter_era) {
    v1::Invocation& invocation = *records_.emplace_back().mutable_invocation();
    invocation.set_name(Name("invocations"));
    invocation.set_origin(v1::ORIGIN_CURATOR);
    invocation.set_region_code(RegionCode());
    invocation.set_year(place_.year);
    invocation.set_instrument(charter_era ? kDemocraticCharter : kResolution1080);
    const bool general = !charter_era || random_.Chance(0.3);
    invocation.set_basis(general ? v1::INVOCATION_BASIS_GENERAL : v1::INVOCATION_BASIS_ARTICLES);
    if (!general) {
      // The articles of the Charter that are there to be invoked: 17 to 21.
      const int article = random_.Between(17, 20);
      invocation.add_articles(article);
      if (random_.Chance(0.2)) invocation.add_articles(article + 1);
    }
    invocation.set_situation(Situation(random_));
    *invocation.mutable_date() = PickDate(place_.year, random_);
    invocation.set_crisis(std::string(Name("x")).substr(2));
    invocation.set_summary(Sentence(random_));
    AddAssertion(invocation);
    invocation.add_missions(mission().name());
    mission().add_invocations(invocation.name());
  }

  void AddSuspension() {
    v1::Invocation& invocation = *records_.back().mutable_invocation();
    v1::Suspension suspension;
    suspension.set_name(Name("suspensions"));
    suspension.set_origin(v1::ORIGIN_CURATOR);
    suspension.set_region_code(RegionCode());
    *suspension.mutable_period() = PickPeriod(place_.year, random_);
    const auto refer = [](v1::InstrumentReference& reference) {
      reference.set_instrument(kDemocraticCharter);
      reference.set_relation(v1::INSTRUMENT_RELATION_PURSUANT_TO);
      reference.add_articles(21);
    };
    refer(*suspension.mutable_imposed_under());
    if (suspension.period().has_end_date()) refer(*suspension.mutable_lifted_under());
    suspension.set_summary(Sentence(random_));
    AddAssertion(suspension);
    suspension.add_invocations(invocation.name());
    invocation.add_suspensions(suspension.name());
    suspension.add_missions(mission().name());
    mission().add_suspensions(suspension.name());
    *records_.emplace_back().mutable_suspension() = std::move(suspension);
  }

  void AddEvent() {
    v1::Event& event = *records_.emplace_back().mutable_event();
    *event.mutable_date() = PickDate(place_.year, random_);
    const google::type::Date& day = event.date().earliest();
    const v1::DatePrecision precision = event.date().precision();
    std::string name = absl::StrCat("events/", kAmericanStates[place_.state].slug, "-", day.year());
    if (precision <= v1::DATE_PRECISION_MONTH) absl::StrAppendFormat(&name, "-%02d", day.month());
    if (precision == v1::DATE_PRECISION_DAY) absl::StrAppendFormat(&name, "-%02d", day.day());
    event.set_name(absl::StrCat(name, "-meeting-", place_.ordinal));
    event.set_origin(v1::ORIGIN_CURATOR);
    event.set_region_code(RegionCode());
    event.set_kind(random_.Pick(kEventKinds));
    event.set_headline(Sentence(random_));
    event.set_place(kAmericanStates[place_.state].capital);
    event.add_missions(mission().name());
    v1::Participant& participant = *event.add_participants();
    participant.set_actor(mission().participants(0).actor());
    participant.set_role(v1::PARTICIPANT_ROLE_SPEAKER);
    event.set_description(Paragraph(2, random_));
    AddAssertion(event);
  }

  template <typename Content>
  void AddAssertion(Content& content) {
    v1::Assertion& assertion = *content.add_assertions();
    assertion.set_field_path("*");
    assertion.set_source(cast_.PickSource(random_));
    assertion.set_locator(absl::StrCat("page ", random_.Between(1, 90)));
    assertion.set_origin(v1::ORIGIN_CURATOR);
    assertion.set_confidence(v1::CONFIDENCE_MEDIUM);
  }

  void AddDisputedStart() {
    v1::Assertion& assertion = *mission().add_assertions();
    assertion.set_field_path("period.start_date");
    assertion.set_source(cast_.PickSource(random_));
    assertion.set_origin(v1::ORIGIN_CURATOR);
    assertion.set_confidence(v1::CONFIDENCE_LOW);
    assertion.set_disputed(true);
    *assertion.mutable_date_value() = PickDate(place_.year, random_);
    assertion.set_note("Two other sources agree on the earlier date.");
  }

  void EndMission() {
    if (random_.Chance(0.1)) {
      v1::Figure& figure = *mission().add_figures();
      figure.set_label("observers sent");
      figure.set_value(random_.Between(5, 400));
      figure.set_unit("persons");
    }
    mission().set_mandate(Paragraph(random_.Between(1, 2), random_));
    mission().set_summary(Paragraph(random_.Between(4, 6), random_));
    mission().set_outcome(Paragraph(random_.Between(1, 2), random_));
    AddAssertion(mission());
    if (random_.Chance(0.05)) AddDisputedStart();
  }

  const MissionPlace& place_;
  const GeneratedCast& cast_;
  Random& random_;
  std::vector<v1::Record> records_;  // the mission first
};

}  // namespace

std::vector<v1::Record> TellStory(const MissionPlace& place, const GeneratedCast& cast,
                                  Random& random) {
  return Story(place, cast, random).Tell();
}

}  // namespace oas::bench
