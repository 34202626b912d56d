#include "client/cli/filter_flags.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "client/cli/arguments.h"
#include "client/cli/list_options.h"
#include "client/cli/matching.h"
#include "client/cli/output/words.h"
#include "client/cpp/historic_date.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

using ::google::protobuf::EnumDescriptor;
using ::google::protobuf::EnumValueDescriptor;
using ::google::protobuf::FieldDescriptor;
using ::google::type::Date;

// The field that says what a record of the kind is; nullptr when none does.
const FieldDescriptor* TypeField(v1::RecordKind kind) {
  const FieldDescriptor* record =
      v1::Record::descriptor()->FindFieldByNumber(static_cast<int>(kind));
  for (const char* name : {"type", "kind", "basis"}) {
    const FieldDescriptor* field = record->message_type()->FindFieldByName(name);
    if (field != nullptr && field->enum_type() != nullptr) return field;
  }
  return nullptr;
}

std::string WordOf(const EnumValueDescriptor& value) {
  return absl::StrReplaceAll(EnumCode(&value), {{"_", "-"}});
}

std::string ArticleCondition(const FilterConditions& conditions) {
  if (conditions.instrument.empty()) return absl::StrCat("article = ", conditions.article);
  // Article 20 of this instrument, which is more than "the instrument, and some article 20".
  return absl::StrCat("article = ",
                      QuoteForFilter(absl::StrCat(conditions.instrument, "#", conditions.article)));
}

// Instruments and sources have a date and do not last: what is asked of a span is asked of the
// date.
bool HasOnlyADate(v1::RecordKind kind) {
  return kind == v1::RECORD_KIND_INSTRUMENT || kind == v1::RECORD_KIND_SOURCE;
}

bool HasNoDate(v1::RecordKind kind) {
  return kind == v1::RECORD_KIND_ACTOR || kind == v1::RECORD_KIND_COUNTRY;
}

std::string ActiveCondition(v1::RecordKind kind, const Date& date) {
  return absl::StrCat(HasOnlyADate(kind) ? "event_date:" : "active:", FormatPartialDate(date));
}

// May have gone on on or after (">"), or on or before ("<"); see the header.
std::string SpanCondition(v1::RecordKind kind, absl::string_view comparator, const Date& date) {
  return absl::StrCat("(", ActiveCondition(kind, date), " OR event_date ", comparator, " ",
                      FormatPartialDate(date), ")");
}

}  // namespace

std::string CompileFilter(v1::RecordKind kind, const FilterConditions& conditions,
                          absl::string_view expression) {
  std::vector<std::string> terms;
  if (!conditions.region_code.empty()) {
    terms.push_back(absl::StrCat("country = ", QuoteForFilter(conditions.region_code)));
  }
  if (!conditions.type.empty()) {
    const FieldDescriptor* field = TypeField(kind);
    terms.push_back(
        absl::StrCat(field == nullptr ? "type" : field->name(), " = ", conditions.type));
  }
  if (!conditions.actor.empty()) {
    terms.push_back(absl::StrCat("actor = ", QuoteForFilter(conditions.actor)));
  }
  if (conditions.article != 0) {
    terms.push_back(ArticleCondition(conditions));
  } else if (!conditions.instrument.empty()) {
    terms.push_back(absl::StrCat("instrument = ", QuoteForFilter(conditions.instrument)));
  }
  if (conditions.active.year() != 0) {
    terms.push_back(ActiveCondition(kind, conditions.active));
  }
  if (conditions.since.year() != 0) terms.push_back(SpanCondition(kind, ">", conditions.since));
  if (conditions.until.year() != 0) terms.push_back(SpanCondition(kind, "<", conditions.until));
  const absl::string_view typed = absl::StripAsciiWhitespace(expression);
  if (typed.empty()) return absl::StrJoin(terms, " AND ");
  // By itself it goes as it was typed, so that the place of a fault is the place typed.
  if (terms.empty()) return std::string(expression);
  return absl::StrCat("(", typed, ") AND ", absl::StrJoin(terms, " AND "));
}

std::string QuoteForFilter(absl::string_view value) {
  return absl::StrCat("\"", absl::StrReplaceAll(value, {{"\\", "\\\\"}, {"\"", "\\\""}}), "\"");
}

std::vector<std::string> TypeWords(v1::RecordKind kind) {
  std::vector<std::string> words;
  const FieldDescriptor* field = TypeField(kind);
  if (field == nullptr) return words;
  const EnumDescriptor& type = *field->enum_type();
  for (int i = 0; i < type.value_count(); ++i) {
    if (type.value(i)->number() != 0) words.push_back(WordOf(*type.value(i)));
  }
  return words;
}

absl::StatusOr<std::string> ParseType(v1::RecordKind kind, absl::string_view text) {
  const absl::string_view collection = NamesOf(kind).collection;
  const FieldDescriptor* field = TypeField(kind);
  if (field == nullptr) {
    return absl::InvalidArgumentError(absl::StrCat("--type: ", collection, " have no types."));
  }
  const std::string word = absl::StrReplaceAll(FoldForMatch(text), {{"_", "-"}, {" ", "-"}});
  const EnumDescriptor& type = *field->enum_type();
  for (int i = 0; i < type.value_count(); ++i) {
    const EnumValueDescriptor& value = *type.value(i);
    const std::string full = absl::StrReplaceAll(absl::AsciiStrToLower(value.name()), {{"_", "-"}});
    if (value.number() != 0 && (word == WordOf(value) || word == full)) return value.name();
  }
  const std::vector<std::string> known = TypeWords(kind);
  const std::string nearest = NearestMatch(word, known);
  return absl::InvalidArgumentError(
      absl::StrCat("There is no type \"", text, "\" of ", collection, ".",
                   nearest.empty() ? "" : absl::StrCat(" Did you mean ", nearest, "?"),
                   "\nThe types are: ", absl::StrJoin(known, ", "), "."));
}

absl::Status CheckDated(v1::RecordKind kind, const FilterFlags& flags) {
  if (!HasNoDate(kind)) return absl::OkStatus();
  const char* const flag = flags.since.year() != 0    ? "--since"
                           : flags.until.year() != 0  ? "--until"
                           : flags.active.year() != 0 ? "--active"
                                                      : nullptr;
  if (flag == nullptr) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(flag, ": ", NamesOf(kind).collection, " have no dates."));
}

absl::Status CheckInterval(const Date& since, const Date& until) {
  if (since.year() == 0 || until.year() == 0 || FirstDay(since) <= LastDay(until)) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat("--since ", FormatPartialDate(since),
                                                 " is after --until ", FormatPartialDate(until),
                                                 ": nothing happened in between."));
}

bool FilterFlags::empty() const {
  return filter.empty() && country.empty() && type.empty() && actor.empty() && instrument.empty() &&
         article == 0 && active.year() == 0 && since.year() == 0 && until.year() == 0;
}

void AddFilterOption(CLI::App& verb, std::string& filter) {
  verb.add_option("--filter", filter,
                  "Only what this AIP-160 filter selects: 'country = HN AND active:2009'")
      ->type_name("EXPR");
}

void AddFilterFlags(CLI::App& verb, FilterFlags& flags) {
  AddFilterOption(verb, flags.filter);
  verb.add_option("--country", flags.country,
                  "Only records of this country (HN, HND, honduras, Honduras)")
      ->type_name("COUNTRY");
  verb.add_option("--type", flags.type, "Only records of this type (good-offices, coup, ...)")
      ->type_name("TYPE");
  verb.add_option("--actor", flags.actor, "Only records that this actor took part in (cicig)")
      ->type_name("ACTOR");
  verb.add_option("--instrument", flags.instrument,
                  "Only records of this instrument (democratic-charter, 1080)")
      ->type_name("INSTRUMENT");
  verb.add_option("--article", flags.article,
                  "Only where this article was applied; of --instrument when that is given")
      ->check(MakeCountValidator())
      ->type_name("N");
  AddDateOption(verb, "--active", flags.active,
                "Only what went on, or may have gone on, in this year, month or day");
  AddDateOption(verb, "--since", flags.since,
                "Only what happened or went on, or may have, on or after this date");
  AddDateOption(verb, "--until", flags.until,
                "Only what happened or went on, or may have, on or before this date; 2009 means "
                "until its last day");
}

absl::StatusOr<FilterConditions> ReadFilterFlags(Session& session, v1::RecordKind kind,
                                                 const FilterFlags& flags) {
  FilterConditions conditions;
  if (absl::Status status = CheckDated(kind, flags); !status.ok()) return status;
  if (absl::Status status = CheckInterval(flags.since, flags.until); !status.ok()) return status;
  if (!flags.type.empty()) {
    absl::StatusOr<std::string> type = ParseType(kind, flags.type);
    if (!type.ok()) return type.status();
    conditions.type = *std::move(type);
  }
  if (!flags.actor.empty()) {
    absl::StatusOr<std::string> actor = ParseName(v1::RECORD_KIND_ACTOR, flags.actor);
    if (!actor.ok()) return actor.status();
    conditions.actor = *std::move(actor);
  }
  if (!flags.instrument.empty()) conditions.instrument = ParseInstrument(flags.instrument);
  conditions.article = flags.article;
  conditions.active = flags.active;
  conditions.since = flags.since;
  conditions.until = flags.until;
  absl::StatusOr<std::string> region_code = session.ResolveCountry(flags.country);
  if (!region_code.ok()) return region_code.status();
  conditions.region_code = *std::move(region_code);
  return conditions;
}

}  // namespace oas::missions::cli
