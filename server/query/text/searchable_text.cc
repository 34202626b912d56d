#include "server/query/text/searchable_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"

namespace oas::query {
namespace {

void AddLine(absl::string_view line, std::string& text) {
  if (line.empty()) return;
  absl::StrAppend(&text, text.empty() ? "" : "\n", line);
}

absl::string_view LastSegment(absl::string_view name) { return name.substr(name.find('/') + 1); }

// The record named in a link, in words: "jose miguel insulza".
void AddLink(absl::string_view name, std::string& text) {
  if (!name.empty()) AddLine(absl::StrReplaceAll(LastSegment(name), {{"-", " "}}), text);
}

template <typename Content>
void AddParticipants(const Content& content, SearchableText& text) {
  for (const v1::Participant& participant : content.participants()) {
    AddLine(participant.capacity(), text.body);
    AddLine(participant.label(), text.body);
    AddLink(participant.actor(), text.details);
  }
}

template <typename Content>
void AddFigures(const Content& content, SearchableText& text) {
  for (const v1::Figure& figure : content.figures()) AddLine(figure.label(), text.body);
}

template <typename Content>
void AddInstruments(const Content& content, SearchableText& text) {
  for (const v1::InstrumentReference& reference : content.instruments()) {
    AddLink(reference.instrument(), text.details);
  }
}

void AddContent(const v1::Country& country, SearchableText& text) {
  text.title = country.display_name();
  AddLine(country.official_name(), text.names);
  AddLine(country.alpha3_code(), text.names);
  AddLine(country.slug(), text.names);
  AddLine(country.capital().name(), text.body);
  AddLine(country.seat_of_government().name(), text.body);
  AddLine(country.subregion(), text.body);
}

void AddContent(const v1::Instrument& instrument, SearchableText& text) {
  text.title = instrument.title();
  AddLine(instrument.symbol(), text.names);
  for (const std::string& alias : instrument.aliases()) AddLine(alias, text.names);
  AddLine(instrument.summary(), text.body);
  for (const v1::Provision& provision : instrument.provisions()) {
    AddLine(provision.heading(), text.body);
    AddLine(provision.curator_summary(), text.body);
  }
  AddLine(instrument.place(), text.body);
  AddLink(instrument.adopted_by(), text.details);
}

void AddContent(const v1::Actor& actor, SearchableText& text) {
  text.title = actor.display_name();
  AddLine(actor.acronym(), text.names);
  for (const std::string& alias : actor.aliases()) AddLine(alias, text.names);
  AddLine(actor.summary(), text.body);
  for (const v1::Office& office : actor.offices()) {
    AddLine(office.title(), text.body);
    AddLink(office.body(), text.details);
  }
}

void AddContent(const v1::Source& source, SearchableText& text) {
  text.title = source.title();
  AddLine(source.publisher(), text.names);
  AddLine(source.note(), text.body);
}

void AddContent(const v1::Mission& mission, SearchableText& text) {
  text.title = mission.title();
  AddLine(mission.mandate(), text.body);
  AddLine(mission.summary(), text.body);
  AddLine(mission.outcome(), text.body);
  AddParticipants(mission, text);
  AddFigures(mission, text);
  AddInstruments(mission, text);
}

void AddContent(const v1::Invocation& invocation, SearchableText& text) {
  text.title = invocation.situation();
  AddLine(invocation.summary(), text.body);
  AddParticipants(invocation, text);
  AddFigures(invocation, text);
  AddLink(invocation.instrument(), text.details);
  AddInstruments(invocation, text);
  AddLine(invocation.source_row().year_text(), text.details);
  AddLine(invocation.source_row().application_text(), text.details);
}

void AddContent(const v1::Suspension& suspension, SearchableText& text) {
  AddLine(suspension.summary(), text.body);
  AddParticipants(suspension, text);
  AddFigures(suspension, text);
  AddLink(suspension.imposed_under().instrument(), text.details);
  AddLink(suspension.lifted_under().instrument(), text.details);
}

void AddContent(const v1::Event& event, SearchableText& text) {
  text.title = event.headline();
  AddLine(event.description(), text.body);
  AddLine(event.place(), text.body);
  AddParticipants(event, text);
  AddFigures(event, text);
  AddInstruments(event, text);
}

template <typename Content>
SearchableText TextOfContent(const catalog::StoredRecord& record) {
  const Content content = record.Decode<Content>();
  SearchableText text;
  AddContent(content, text);
  AddLine(LastSegment(content.name()), text.names);
  for (const v1::Assertion& assertion : content.assertions()) {
    AddLine(assertion.value(), text.details);
    AddLine(assertion.note(), text.details);
  }
  return text;
}

}  // namespace

SearchableText TextOf(const catalog::StoredRecord& record) {
  switch (record.facts().kind) {
    case v1::RECORD_KIND_COUNTRY:
      return TextOfContent<v1::Country>(record);
    case v1::RECORD_KIND_INSTRUMENT:
      return TextOfContent<v1::Instrument>(record);
    case v1::RECORD_KIND_ACTOR:
      return TextOfContent<v1::Actor>(record);
    case v1::RECORD_KIND_SOURCE:
      return TextOfContent<v1::Source>(record);
    case v1::RECORD_KIND_MISSION:
      return TextOfContent<v1::Mission>(record);
    case v1::RECORD_KIND_INVOCATION:
      return TextOfContent<v1::Invocation>(record);
    case v1::RECORD_KIND_SUSPENSION:
      return TextOfContent<v1::Suspension>(record);
    case v1::RECORD_KIND_EVENT:
      return TextOfContent<v1::Event>(record);
    default:
      return {};
  }
}

}  // namespace oas::query
