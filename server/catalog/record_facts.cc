#include "server/catalog/record_facts.h"

namespace oas::catalog {
namespace {

RecordDates DatesOf(const v1::Country& /*country*/) { return {}; }
RecordDates DatesOf(const v1::Actor& /*actor*/) { return {}; }
RecordDates DatesOf(const v1::Mission& mission) { return catalog::DatesOf(mission.period()); }
RecordDates DatesOf(const v1::Invocation& invocation) {
  return catalog::DatesOf(invocation.date());
}
RecordDates DatesOf(const v1::Suspension& suspension) {
  return catalog::DatesOf(suspension.period());
}

RecordDates DatesOf(const v1::Instrument& instrument) {
  if (!instrument.has_adoption_date()) return {};
  return catalog::DatesOf(instrument.adoption_date());
}

RecordDates DatesOf(const v1::Source& source) {
  if (!source.has_publication_date()) return {};
  return catalog::DatesOf(source.publication_date());
}

RecordDates DatesOf(const v1::Event& event) {
  RecordDates dates = catalog::DatesOf(event.date());
  if (event.has_end_date()) dates.end = DaysOf(event.end_date());
  return dates;
}

template <typename Content>
RecordFacts FactsOfContent(const Content& content, v1::RecordKind kind) {
  return {kind, content.origin(), DatesOf(content)};
}

}  // namespace

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

}  // namespace oas::catalog
