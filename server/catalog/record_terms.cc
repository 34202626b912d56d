#include "server/catalog/record_terms.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace oas::catalog {
namespace {

using Emit = absl::FunctionRef<void(const Term&)>;

void EmitText(TermField field, absl::string_view value, Emit emit) {
  if (!value.empty()) emit({field, value});
}

void EmitRegion(const std::string& region_code, Emit emit) {
  EmitText(TermField::kRegionCode, region_code, emit);
  EmitText(TermField::kCountry, region_code, emit);
}

template <typename Participants>
void EmitActors(const Participants& participants, Emit emit) {
  for (const auto& participant : participants) {
    EmitText(TermField::kActor, participant.actor(), emit);
  }
}

template <typename Names>
void EmitNames(TermField field, const Names& names, Emit emit) {
  for (const std::string& name : names) EmitText(field, name, emit);
}

template <typename Articles>
void EmitArticles(const std::string& instrument, const Articles& articles, Emit emit) {
  for (const int article : articles) {
    emit({TermField::kArticle, absl::StrCat(instrument, "#", article)});
  }
}

void EmitReference(const v1::InstrumentReference& reference, Emit emit) {
  EmitText(TermField::kInstrument, reference.instrument(), emit);
  EmitArticles(reference.instrument(), reference.articles(), emit);
}

void EmitOf(const v1::Country& country, FindInvocation /*find*/, Emit emit) {
  EmitRegion(country.region_code(), emit);
}

void EmitOf(const v1::Instrument& instrument, FindInvocation /*find*/, Emit emit) {
  EmitRegion(instrument.region_code(), emit);
  emit({TermField::kType, v1::InstrumentKind_Name(instrument.kind())});
}

void EmitOf(const v1::Actor& actor, FindInvocation /*find*/, Emit emit) {
  EmitRegion(actor.region_code(), emit);
  emit({TermField::kType, v1::ActorKind_Name(actor.kind())});
}

void EmitOf(const v1::Source& source, FindInvocation /*find*/, Emit emit) {
  emit({TermField::kType, v1::SourceKind_Name(source.kind())});
}

void EmitOf(const v1::Mission& mission, FindInvocation find_invocation, Emit emit) {
  EmitRegion(mission.region_code(), emit);
  EmitNames(TermField::kCountry, mission.additional_region_codes(), emit);
  emit({TermField::kType, v1::MissionType_Name(mission.type())});
  EmitActors(mission.participants(), emit);
  for (const auto& reference : mission.instruments()) {
    EmitText(TermField::kInstrument, reference.instrument(), emit);
  }
  EmitNames(TermField::kInvocation, mission.invocations(), emit);
  EmitNames(TermField::kSuspension, mission.suspensions(), emit);
  for (const std::string& name : mission.invocations()) {
    const v1::Invocation* const invocation = find_invocation(name);
    if (invocation == nullptr) continue;
    EmitArticles(invocation->instrument(), invocation->articles(), emit);
  }
}

void EmitOf(const v1::Invocation& invocation, FindInvocation /*find*/, Emit emit) {
  EmitRegion(invocation.region_code(), emit);
  emit({TermField::kType, v1::InvocationBasis_Name(invocation.basis())});
  emit({TermField::kYear, absl::StrCat(invocation.year())});
  EmitText(TermField::kInstrument, invocation.instrument(), emit);
  EmitArticles(invocation.instrument(), invocation.articles(), emit);
  EmitActors(invocation.participants(), emit);
  EmitNames(TermField::kMission, invocation.missions(), emit);
  EmitNames(TermField::kSuspension, invocation.suspensions(), emit);
}

void EmitOf(const v1::Suspension& suspension, FindInvocation /*find*/, Emit emit) {
  EmitRegion(suspension.region_code(), emit);
  if (suspension.has_imposed_under()) EmitReference(suspension.imposed_under(), emit);
  if (suspension.has_lifted_under()) EmitReference(suspension.lifted_under(), emit);
  EmitActors(suspension.participants(), emit);
  EmitNames(TermField::kMission, suspension.missions(), emit);
  EmitNames(TermField::kInvocation, suspension.invocations(), emit);
}

void EmitOf(const v1::Event& event, FindInvocation /*find*/, Emit emit) {
  EmitRegion(event.region_code(), emit);
  emit({TermField::kType, v1::EventKind_Name(event.kind())});
  EmitActors(event.participants(), emit);
  for (const auto& reference : event.instruments()) EmitReference(reference, emit);
  EmitNames(TermField::kMission, event.missions(), emit);
  EmitNames(TermField::kInvocation, event.invocations(), emit);
  EmitNames(TermField::kSuspension, event.suspensions(), emit);
}

template <typename Content>
void EmitAll(const Content& content, FindInvocation find_invocation, Emit emit) {
  emit({TermField::kOrigin, v1::Origin_Name(content.origin())});
  EmitOf(content, find_invocation, emit);
}

}  // namespace

void ForEachTerm(const v1::Record& record, FindInvocation find_invocation, Emit emit) {
  switch (record.record_case()) {
    case v1::Record::kCountry:
      return EmitAll(record.country(), find_invocation, emit);
    case v1::Record::kInstrument:
      return EmitAll(record.instrument(), find_invocation, emit);
    case v1::Record::kActor:
      return EmitAll(record.actor(), find_invocation, emit);
    case v1::Record::kSource:
      return EmitAll(record.source(), find_invocation, emit);
    case v1::Record::kMission:
      return EmitAll(record.mission(), find_invocation, emit);
    case v1::Record::kInvocation:
      return EmitAll(record.invocation(), find_invocation, emit);
    case v1::Record::kSuspension:
      return EmitAll(record.suspension(), find_invocation, emit);
    case v1::Record::kEvent:
      return EmitAll(record.event(), find_invocation, emit);
    case v1::Record::RECORD_NOT_SET:
      break;
  }
}

}  // namespace oas::catalog
