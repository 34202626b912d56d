#include "tests/bench/generated_cast.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "server/catalog/fingerprint.h"
#include "tests/bench/american_states.h"
#include "tests/bench/generated_dates.h"
#include "tests/bench/phrases.h"

namespace oas::bench {
namespace {

struct Body {
  const char* name;
  const char* display_name;
  v1::ActorKind kind;
};
constexpr std::array<Body, 8> kBodies = {{
    {"actors/oas-permanent-council", "Permanent Council", v1::ACTOR_KIND_OAS_BODY},
    {"actors/oas-general-secretariat", "General Secretariat", v1::ACTOR_KIND_OAS_BODY},
    {"actors/oas-general-assembly", "General Assembly", v1::ACTOR_KIND_OAS_BODY},
    {"actors/meeting-of-ministers", "Meeting of Foreign Ministers", v1::ACTOR_KIND_OAS_BODY},
    {"actors/united-nations", "United Nations", v1::ACTOR_KIND_INTERNATIONAL_ORGANIZATION},
    {"actors/caribbean-community", "CARICOM", v1::ACTOR_KIND_INTERNATIONAL_ORGANIZATION},
    {"actors/electoral-tribunals", "Union of Electoral Tribunals", v1::ACTOR_KIND_STATE_BODY},
    {"actors/bishops-conference", "Bishops' Conference", v1::ACTOR_KIND_CIVIL_SOCIETY},
}};
constexpr uint32_t kKnownPersons = 400;
constexpr uint32_t kSources = 60;
constexpr uint32_t kNamedInstruments = 2;  // the Charter and Resolution 1080

// Each mission has one local person, so each of these is in about 40.
uint32_t LocalPersonCount(uint32_t missions) { return std::max(missions / 40, 5u); }
uint32_t DecisionCount(uint32_t missions) { return std::clamp(missions / 100, 5u, 3000u); }

template <typename Content>
void AddWholeAssertion(const std::string& source, Content& content) {
  v1::Assertion& assertion = *content.add_assertions();
  assertion.set_field_path("*");
  assertion.set_source(source);
  assertion.set_origin(v1::ORIGIN_CURATOR);
  assertion.set_confidence(v1::CONFIDENCE_MEDIUM);
}

}  // namespace

GeneratedCast::GeneratedCast(uint32_t missions, uint64_t seed)
    : seed_(seed),
      bodies_(kBodies.size(), 1.0),
      known_persons_(kKnownPersons, 1.0),
      decisions_(DecisionCount(missions), 0.8) {
  Random random(seed, catalog::Fingerprint("cast"));
  for (const Body& body : kBodies) actors_.emplace_back(body.name);
  const uint32_t persons = kKnownPersons + LocalPersonCount(missions);
  for (uint32_t i = 0; i < persons; ++i) {
    actors_.push_back(absl::StrCat("actors/", PickPersonName(random).slug, "-", i + 1));
  }
  instruments_ = {kDemocraticCharter, kResolution1080};
  for (uint32_t i = 0; i < DecisionCount(missions); ++i) {
    instruments_.push_back(absl::StrCat("instruments/cp-res-", i + 1));
  }
  for (uint32_t i = 0; i < kSources; ++i)
    sources_.push_back(absl::StrCat("sources/report-", i + 1));
}

uint32_t GeneratedCast::size() const {
  return static_cast<uint32_t>(kAmericanStates.size() + instruments_.size() + actors_.size() +
                               sources_.size());
}

v1::Record GeneratedCast::RecordAt(uint32_t index) const {
  v1::Record record;
  if (index < kAmericanStates.size()) {
    *record.mutable_country() = CountryOf(kAmericanStates[index]);
    AddWholeAssertion(sources_.front(), *record.mutable_country());
    return record;
  }
  index -= kAmericanStates.size();
  if (index < instruments_.size()) {
    *record.mutable_instrument() = InstrumentAt(index);
    return record;
  }
  index -= static_cast<uint32_t>(instruments_.size());
  if (index < actors_.size()) {
    *record.mutable_actor() = ActorAt(index);
    return record;
  }
  *record.mutable_source() = SourceAt(index - static_cast<uint32_t>(actors_.size()));
  return record;
}

const std::string& GeneratedCast::PickKnownPerson(Random& random) const {
  return actors_[kBodies.size() + known_persons_.Pick(random)];
}

const std::string& GeneratedCast::PickLocalPerson(Random& random) const {
  const uint32_t first = static_cast<uint32_t>(kBodies.size()) + kKnownPersons;
  return actors_[first + random.Below(static_cast<uint32_t>(actors_.size()) - first)];
}

const std::string& GeneratedCast::PickDecision(Random& random) const {
  return instruments_[kNamedInstruments + decisions_.Pick(random)];
}

Random GeneratedCast::RandomFor(const std::string& name) const {
  return Random(seed_, catalog::Fingerprint(name));
}

v1::Actor GeneratedCast::ActorAt(uint32_t index) const {
  Random random = RandomFor(actors_[index]);
  v1::Actor actor;
  actor.set_name(actors_[index]);
  actor.set_origin(v1::ORIGIN_CURATOR);
  if (index < kBodies.size()) {
    actor.set_display_name(kBodies[index].display_name);
    actor.set_kind(kBodies[index].kind);
  } else {
    actor.set_display_name(PickPersonName(random).display_name);
    actor.set_kind(v1::ACTOR_KIND_PERSON);
    actor.set_region_code(random.Pick(kAmericanStates).region_code);
    v1::Office& office = *actor.add_offices();
    office.set_title(Office(random));
    office.set_region_code(actor.region_code());
    actor.set_summary(Sentence(random));
  }
  AddWholeAssertion(PickSource(random), actor);
  return actor;
}

v1::Instrument GeneratedCast::InstrumentAt(uint32_t index) const {
  Random random = RandomFor(instruments_[index]);
  v1::Instrument instrument;
  instrument.set_name(instruments_[index]);
  instrument.set_origin(v1::ORIGIN_CURATOR);
  const int year = index == 0 ? 2001 : index == 1 ? 1991 : PickYear(random);
  *instrument.mutable_adoption_date() =
      HistoricDateOf(absl::CivilDay(year), v1::DATE_PRECISION_YEAR);
  if (index == 0) {
    instrument.set_title("Inter-American Democratic Charter");
    instrument.set_kind(v1::INSTRUMENT_KIND_CHARTER);
    instrument.set_article_count(kCharterArticles);
  } else if (index == 1) {
    instrument.set_title("Resolution 1080 on Representative Democracy");
    instrument.set_kind(v1::INSTRUMENT_KIND_GENERAL_ASSEMBLY_RESOLUTION);
  } else {
    instrument.set_title(absl::StrCat("Resolution on the ", Situation(random)));
    instrument.set_symbol(absl::StrCat("CP/RES. ", index, " (", year, ")"));
    instrument.set_kind(v1::INSTRUMENT_KIND_PERMANENT_COUNCIL_RESOLUTION);
    instrument.set_adopted_by(actors_.front());
    instrument.set_summary(Sentence(random));
  }
  AddWholeAssertion(PickSource(random), instrument);
  return instrument;
}

v1::Source GeneratedCast::SourceAt(uint32_t index) const {
  Random random = RandomFor(sources_[index]);
  v1::Source source;
  source.set_name(sources_[index]);
  source.set_origin(v1::ORIGIN_CURATOR);
  source.set_title(absl::StrCat("Report on the ", Situation(random)));
  source.set_publisher("Office of Records");
  source.set_kind(v1::SOURCE_KIND_OFFICIAL);
  source.set_language_code("en");
  AddWholeAssertion(sources_[index], source);
  return source;
}

}  // namespace oas::bench
