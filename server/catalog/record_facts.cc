#include "server/catalog/record_facts.h"

#include <algorithm>
#include <utility>

#include "absl/strings/string_view.h"

namespace oas::catalog {
namespace {

void AddDates(const v1::HistoricPeriod& period, RecordFacts& facts) {
  facts.date = DaysOf(period.start_date());
  facts.span = DaysOf(period);
}

void AddDates(const v1::HistoricDate& date, RecordFacts& facts) {
  facts.date = DaysOf(date);
  facts.span = facts.date;
}

void AddRegion(const std::string& region_code, RecordFacts& facts) {
  if (!region_code.empty()) facts.region_codes.push_back(region_code);
}

void Add(const v1::Country& country, RecordFacts& facts) {
  AddRegion(country.region_code(), facts);
}

void Add(const v1::Instrument& instrument, RecordFacts& facts) {
  AddRegion(instrument.region_code(), facts);
  if (instrument.has_adoption_date()) AddDates(instrument.adoption_date(), facts);
}

void Add(const v1::Actor& actor, RecordFacts& facts) { AddRegion(actor.region_code(), facts); }

void Add(const v1::Source& source, RecordFacts& facts) {
  if (source.has_publication_date()) AddDates(source.publication_date(), facts);
}

void Add(const v1::Mission& mission, RecordFacts& facts) {
  AddRegion(mission.region_code(), facts);
  for (const std::string& code : mission.additional_region_codes()) AddRegion(code, facts);
  AddDates(mission.period(), facts);
}

void Add(const v1::Invocation& invocation, RecordFacts& facts) {
  AddRegion(invocation.region_code(), facts);
  AddDates(invocation.date(), facts);
}

void Add(const v1::Suspension& suspension, RecordFacts& facts) {
  AddRegion(suspension.region_code(), facts);
  AddDates(suspension.period(), facts);
}

void Add(const v1::Event& event, RecordFacts& facts) {
  AddRegion(event.region_code(), facts);
  AddDates(event.date(), facts);
  if (event.has_end_date()) facts.span.last = DaysOf(event.end_date()).last;
}

template <typename Content>
RecordFacts FactsOfContent(const Content& content, v1::RecordKind kind) {
  RecordFacts facts;
  facts.name = content.name();
  facts.kind = kind;
  facts.origin = content.origin();
  Add(content, facts);
  return facts;
}

}  // namespace

bool RecordFacts::InRegion(absl::string_view region_code) const {
  return std::find(region_codes.begin(), region_codes.end(), region_code) != region_codes.end();
}

RecordFacts FactsOf(const v1::Record& record) {
  const v1::RecordKind kind = KindOf(record);
  switch (record.record_case()) {
    case v1::Record::kCountry:
      return FactsOfContent(record.country(), kind);
    case v1::Record::kInstrument:
      return FactsOfContent(record.instrument(), kind);
    case v1::Record::kActor:
      return FactsOfContent(record.actor(), kind);
    case v1::Record::kSource:
      return FactsOfContent(record.source(), kind);
    case v1::Record::kMission:
      return FactsOfContent(record.mission(), kind);
    case v1::Record::kInvocation:
      return FactsOfContent(record.invocation(), kind);
    case v1::Record::kSuspension:
      return FactsOfContent(record.suspension(), kind);
    case v1::Record::kEvent:
      return FactsOfContent(record.event(), kind);
    case v1::Record::RECORD_NOT_SET:
      break;
  }
  return {};
}

bool InEventOrder(const RecordFacts& a, const RecordFacts& b) {
  if (a.date != b.date) return a.date < b.date;
  return a.name < b.name;
}

}  // namespace oas::catalog
