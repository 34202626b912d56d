#include "client/cli/description.h"

#include <cstddef>
#include <map>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "client/cli/output/field_value.h"
#include "client/cli/output/text.h"
#include "client/cli/output/words.h"
#include "client/cpp/historic_date.h"
#include "client/cpp/record_kind.h"
#include "oas/missions/v1/actor.pb.h"
#include "oas/missions/v1/country.pb.h"
#include "oas/missions/v1/instrument.pb.h"
#include "oas/missions/v1/invocation.pb.h"
#include "oas/missions/v1/participant.pb.h"

namespace oas::missions::cli {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

// Long texts have these numbers in every record (house rule of the protos: heavy fields last).
constexpr int kFirstTextField = 50;
constexpr int kAssertionsField = 60;
// Fields below it are of the record as a record: uid, etag, revision and so on.
constexpr int kFirstContentField = 10;

bool IsMessage(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
}

// "adoption_date" is "Adoption date"; a few fields have a better name.
std::string LabelOf(const FieldDescriptor& field) {
  const std::map<std::string, std::string> labels = {{"additional_region_codes", "Also in"},
                                                     {"alpha3_code", "Alpha-3 code"},
                                                     {"cow_code", "COW code"},
                                                     {"gw_code", "GW code"},
                                                     {"oas_membership", "OAS membership"},
                                                     {"region_code", "Country"},
                                                     {"seat_of_government", "Seat of govt."},
                                                     {"text_sha256", "SHA-256"},
                                                     {"uri", "Address"},
                                                     {"wikidata_id", "Wikidata item"}};
  const auto better = labels.find(field.name());
  if (better != labels.end()) return better->second;
  std::string label = absl::StrReplaceAll(field.name(), {{"_", " "}});
  if (!label.empty())
    label.front() = absl::ascii_toupper(static_cast<unsigned char>(label.front()));
  return label;
}

// A value with what it stands for: countries and records by their names.
std::string Resolved(const FieldDescriptor& field, const std::string& value,
                     const DescriptionContext& context) {
  if (value.empty()) return value;
  if (absl::StrContains(field.name(), "region_code")) {
    const std::string country = context.countries(value);
    return country == value ? value : absl::StrCat(country, " (", value, ")");
  }
  const bool is_name = absl::StrContains(value, '/') && KindOfName(value).has_value();
  return is_name && field.cpp_type() == FieldDescriptor::CPPTYPE_STRING
             ? context.labels.WithName(value)
             : value;
}

std::string PlaceText(const v1::Place& place) {
  return absl::StrFormat("%s (%.2f, %.2f)", place.name(), place.location().latitude(),
                         place.location().longitude());
}

// As the source writes a date, where that tells more than the date.
std::string SourceTextOf(const Message& value) {
  const auto* date = dynamic_cast<const v1::HistoricDate*>(&value);
  if (date == nullptr || date->source_text().empty()) return "";
  return absl::StrCat(" (the source writes \"", date->source_text(), "\")");
}

std::string FactText(const Message& record, const FieldDescriptor& field,
                     const DescriptionContext& context) {
  const auto* reflection = record.GetReflection();
  if (field.is_repeated()) {
    const int size = reflection->FieldSize(record, &field);
    std::vector<std::string> values;
    values.reserve(static_cast<std::size_t>(size));
    for (int i = 0; i < size; ++i) {
      values.push_back(Resolved(field, FieldWords(record, field, i), context));
    }
    return absl::StrJoin(values, field.cpp_type() == FieldDescriptor::CPPTYPE_STRING ? "; " : ", ");
  }
  std::string text = Resolved(field, FieldWords(record, field), context);
  if (!IsMessage(field) || !reflection->HasField(record, &field)) return text;
  const Message& value = reflection->GetMessage(record, &field);
  if (const auto* place = dynamic_cast<const v1::Place*>(&value)) return PlaceText(*place);
  if (const auto* reference = dynamic_cast<const v1::InstrumentReference*>(&value)) {
    return ReferenceText(*reference);
  }
  return text + SourceTextOf(value);
}

std::string ParticipantText(const v1::Participant& participant, const DescriptionContext& context) {
  std::string text =
      participant.actor().empty() ? participant.label() : context.labels.Of(participant.actor());
  if (!participant.actor().empty() && !participant.label().empty()) {
    absl::StrAppend(&text, " as \"", participant.label(), "\"");
  }
  absl::StrAppend(&text, ": ", EnumWords(participant.role()));
  if (!participant.capacity().empty()) absl::StrAppend(&text, ", ", participant.capacity());
  if (!participant.actor().empty()) absl::StrAppend(&text, " (", participant.actor(), ")");
  return text;
}

std::string OfficeText(const v1::Office& office, const DescriptionContext& context) {
  std::string text = office.title();
  if (office.acting()) text += ", acting";
  if (!office.body().empty()) absl::StrAppend(&text, ", ", context.labels.Of(office.body()));
  if (!office.region_code().empty()) {
    absl::StrAppend(&text, ", ", context.countries(office.region_code()));
  }
  const std::string period = DescribeHistoricPeriod(office.period());
  return period.empty() ? text : absl::StrCat(text, ", ", period);
}

std::string SourceRowText(const v1::SourceRow& row) {
  return absl::StrCat(
      "row ", row.position(), " of \"", row.table(), "\", which reads \"", row.year_text(), "\"",
      row.application_text().empty() ? "" : absl::StrCat(" and \"", row.application_text(), "\""));
}

// One element of a list of messages; empty for types that a later version adds.
std::string ElementText(const Message& element, const DescriptionContext& context) {
  if (const auto* participant = dynamic_cast<const v1::Participant*>(&element)) {
    return ParticipantText(*participant, context);
  }
  if (const auto* reference = dynamic_cast<const v1::InstrumentReference*>(&element)) {
    std::string articles =
        reference->articles().empty()
            ? ""
            : absl::StrCat(", ", reference->articles_size() == 1 ? "article " : "articles ",
                           JoinNumbers(reference->articles()));
    return absl::StrCat(EnumWords(reference->relation()), ": ",
                        context.labels.WithName(reference->instrument()), articles);
  }
  if (const auto* figure = dynamic_cast<const v1::Figure*>(&element)) return FigureText(*figure);
  if (const auto* office = dynamic_cast<const v1::Office*>(&element)) {
    return OfficeText(*office, context);
  }
  if (const auto* provision = dynamic_cast<const v1::Provision*>(&element)) {
    return absl::StrCat(
        "Article ", provision->article(),
        provision->heading().empty() ? "" : absl::StrCat(", ", provision->heading()), ": ",
        provision->curator_summary());
  }
  return element.ShortDebugString();
}

bool IsTitle(const FieldDescriptor& field) {
  return field.name() == "title" || field.name() == "display_name" || field.name() == "headline" ||
         field.name() == "situation";
}

// True for names of other records, which have a section of their own.
bool IsLink(const FieldDescriptor& field) {
  return field.is_repeated() && field.cpp_type() == FieldDescriptor::CPPTYPE_STRING &&
         (field.name() == "missions" || field.name() == "invocations" ||
          field.name() == "suspensions" || field.name() == "related_missions");
}

void DescribeFacts(const Message& record, const DescriptionContext& context, Document& document) {
  document.Section("Facts");
  const auto& type = *record.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.number() < kFirstContentField || field.number() >= kFirstTextField) continue;
    if (IsTitle(field) || IsLink(field) || (field.is_repeated() && IsMessage(field))) continue;
    document.Fact(LabelOf(field), FactText(record, field, context));
  }
  if (const auto* invocation = dynamic_cast<const v1::Invocation*>(&record)) {
    if (invocation->has_source_row()) {
      document.Fact("Source row", SourceRowText(invocation->source_row()));
    }
  }
  const auto* origin = type.FindFieldByName("origin");
  document.Fact("Origin", record.GetReflection()->GetEnumValue(record, origin) == v1::ORIGIN_CURATOR
                              ? "added by curators; not on the source page"
                              : "the source page");
}

void DescribeLists(const Message& record, const DescriptionContext& context, Document& document) {
  const auto& type = *record.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (!field.is_repeated() || !IsMessage(field) || field.number() == kAssertionsField) continue;
    document.Section(field.name() == "provisions" ? "Articles, summarised by the curators"
                                                  : LabelOf(field));
    for (int j = 0; j < record.GetReflection()->FieldSize(record, &field); ++j) {
      document.Item(
          ElementText(record.GetReflection()->GetRepeatedMessage(record, &field, j), context));
    }
  }
}

void DescribeLinks(const Message& record, const DescriptionContext& context, Document& document) {
  document.Section("Links");
  const auto& type = *record.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (!IsLink(field)) continue;
    for (int j = 0; j < record.GetReflection()->FieldSize(record, &field); ++j) {
      document.Item(context.labels.WithName(FieldWords(record, field, j)));
    }
  }
}

void DescribeTexts(const Message& record, Document& document) {
  const auto& type = *record.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.number() < kFirstTextField || field.is_repeated() || IsMessage(field)) continue;
    document.Section(LabelOf(field));
    document.Paragraph(FieldWords(record, field));
  }
}

}  // namespace

void DescribeRecord(const Message& record, const DescriptionContext& context, Document& document) {
  const auto& type = *record.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    if (IsTitle(*type.field(i))) document.Title(FieldWords(record, *type.field(i)));
  }
  document.Title(FieldWords(record, *type.FindFieldByName("name")));
  DescribeFacts(record, context, document);
  DescribeTexts(record, document);
  DescribeLists(record, context, document);
  DescribeLinks(record, context, document);
}

void DescribeEvents(const std::vector<v1::Event>& events, Document& document) {
  document.Section("Events");
  for (const v1::Event& event : events) {
    document.Item(absl::StrCat(DescribeHistoricDate(event.date()), ": ", event.headline(),
                               event.origin() == v1::ORIGIN_CURATOR ? " [curator]" : ""));
  }
}

}  // namespace oas::missions::cli
