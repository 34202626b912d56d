#include "server/curation/record_rules.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "server/catalog/event_date.h"

namespace oas::curation {
namespace {

using google::protobuf::Message;

bool AllOf(absl::string_view text, bool (*holds)(unsigned char)) {
  return std::all_of(text.begin(), text.end(), holds);
}

void CheckName(const Message& content, const std::string& name, const std::string& expected,
               RuleContext& context) {
  if (name == expected) return;
  context.Report(content, "name", absl::StrCat("must be ", expected, " by the rule for names"));
}

// "{collection}/{country slug}-" of the country of a record; empty when the country is unknown,
// which is reported elsewhere.
std::string NamePrefix(v1::RecordKind kind, const std::string& region_code,
                       const RuleContext& context) {
  const v1::Country* country = context.index().FindCountry(region_code);
  if (country == nullptr) return "";
  return absl::StrCat(catalog::KindInfoOf(kind).collection, "/", country->slug(), "-");
}

void Check(const v1::Country& country, RuleContext& context) {
  CheckName(country, country.name(), absl::StrCat("countries/", country.region_code()), context);
  if (country.alpha3_code().empty() || country.numeric_code().empty()) return;  // reported
  if (country.alpha3_code().size() != 3 || !AllOf(country.alpha3_code(), absl::ascii_isupper)) {
    context.Report(country, "alpha3_code", "must be three capital letters (ISO 3166-1 alpha-3)");
  }
  if (country.numeric_code().size() != 3 || !AllOf(country.numeric_code(), absl::ascii_isdigit)) {
    context.Report(country, "numeric_code", "must be three digits (ISO 3166-1 numeric)");
  }
}

void Check(const v1::Instrument& instrument, RuleContext& context) {
  for (int i = 0; i < instrument.provisions_size(); ++i) {
    const int article = instrument.provisions(i).article();
    if (article >= 1 && article <= instrument.article_count()) continue;
    context.Report({{v1::Instrument::descriptor()->FindFieldByName("provisions"), i}},
                   absl::StrCat("article ", article, " is outside article_count, which is ",
                                instrument.article_count()));
  }
}

void Check(const v1::Actor& actor, RuleContext& context) {
  if (actor.offices_size() > 0 && actor.kind() != v1::ACTOR_KIND_PERSON) {
    context.Report(actor, "offices", "only persons hold offices; remove them or correct kind");
  }
}

void Check(const v1::Source& source, RuleContext& context) {
  const std::string& digest = source.text_sha256();
  const bool hex = std::all_of(digest.begin(), digest.end(), [](unsigned char c) {
    return absl::ascii_isdigit(c) || (c >= 'a' && c <= 'f');
  });
  if (!digest.empty() && (digest.size() != 64 || !hex)) {
    context.Report(source, "text_sha256", "must be 64 lowercase hexadecimal digits");
  }
}

void Check(const v1::Mission& mission, RuleContext& context) {
  const std::string prefix = NamePrefix(v1::RECORD_KIND_MISSION, mission.region_code(), context);
  if (prefix.empty() || !mission.period().has_start_date()) return;
  const std::string expected =
      absl::StrCat(prefix, mission.period().start_date().earliest().year());
  // Another mission of the same country and year has a further word.
  if (absl::StartsWith(mission.name(), expected + "-")) return;
  CheckName(mission, mission.name(), expected, context);
}

void CheckArticles(const v1::Invocation& invocation, RuleContext& context) {
  const bool by_article = invocation.basis() == v1::INVOCATION_BASIS_ARTICLES;
  if (by_article && invocation.articles().empty()) {
    context.Report(invocation, "articles", "is empty, and basis says ARTICLES; name the articles");
  }
  if (!by_article && !invocation.articles().empty()) {
    context.Report(invocation, "basis",
                   "must be INVOCATION_BASIS_ARTICLES when articles are named");
  }
  const v1::Instrument* instrument = context.index().FindInstrument(invocation.instrument());
  if (instrument == nullptr) return;
  for (int i = 0; i < invocation.articles_size(); ++i) {
    const int article = invocation.articles(i);
    if (article >= 1 && article <= instrument->article_count()) continue;
    context.Report({{v1::Invocation::descriptor()->FindFieldByName("articles"), i}},
                   absl::StrCat(invocation.instrument(), " has no article ", article, "; it has ",
                                instrument->article_count()));
  }
}

void Check(const v1::Invocation& invocation, RuleContext& context) {
  CheckArticles(invocation, context);
  const catalog::DayInterval days = catalog::DaysOf(invocation.date());
  if (days.first / 10'000 > invocation.year() || days.last / 10'000 < invocation.year()) {
    context.Report(invocation, "date", absl::StrCat("lies outside year ", invocation.year()));
  }
  const auto& years = invocation.source_row().years();
  if (invocation.has_source_row() &&
      std::count(years.begin(), years.end(), invocation.year()) == 0) {
    context.Report(invocation, "source_row",
                   absl::StrCat("years does not hold the invocation's year, ", invocation.year()));
  }
  if (invocation.has_source_row() != (invocation.origin() == v1::ORIGIN_SOURCE_PAGE)) {
    context.Report(invocation, "source_row",
                   "belongs to invocations of the source page, to all of them and no others");
  }
  const std::string prefix =
      NamePrefix(v1::RECORD_KIND_INVOCATION, invocation.region_code(), context);
  if (prefix.empty()) return;
  CheckName(invocation, invocation.name(), absl::StrCat(prefix, invocation.year()), context);
}

void Check(const v1::Suspension& suspension, RuleContext& context) {
  if (suspension.has_lifted_under() != suspension.period().has_end_date()) {
    context.Report(suspension, "lifted_under", "goes with period.end_date: both or neither");
  }
  const std::string prefix =
      NamePrefix(v1::RECORD_KIND_SUSPENSION, suspension.region_code(), context);
  if (prefix.empty() || !suspension.period().has_start_date()) return;
  CheckName(suspension, suspension.name(),
            absl::StrCat(prefix, suspension.period().start_date().earliest().year()), context);
}

// Takes two digits and a hyphen off `text`: "06-".
bool TakeTwoDigits(absl::string_view& text) {
  const bool two_digits =
      text.size() > 2 && absl::ascii_isdigit(static_cast<unsigned char>(text[0])) &&
      absl::ascii_isdigit(static_cast<unsigned char>(text[1])) && text[2] == '-';
  if (two_digits) text.remove_prefix(3);
  return two_digits;
}

// Whether `rest` of an event's name begins with its date, no less and no more precise than the date
// is: for a range the year of `earliest`, or its year and month.
bool HasDatePart(absl::string_view rest, const v1::HistoricDate& date) {
  const auto& day = date.earliest();
  if (!absl::ConsumePrefix(&rest, absl::StrFormat("%04d-", day.year()))) return false;
  const std::string month = absl::StrFormat("%02d-", day.month());
  switch (date.precision()) {
    case v1::DATE_PRECISION_DAY:
      return absl::ConsumePrefix(&rest, month) &&
             absl::ConsumePrefix(&rest, absl::StrFormat("%02d-", day.day()));
    case v1::DATE_PRECISION_MONTH:
      return absl::ConsumePrefix(&rest, month) && !TakeTwoDigits(rest);
    case v1::DATE_PRECISION_RANGE:
      absl::ConsumePrefix(&rest, month);
      return !TakeTwoDigits(rest);
    case v1::DATE_PRECISION_YEAR:
      return !TakeTwoDigits(rest);
    default:
      return true;  // without a precision there is nothing to hold the name to; that is reported
  }
}

void Check(const v1::Event& event, RuleContext& context) {
  if (event.has_end_date() &&
      catalog::DaysOf(event.end_date()).last < catalog::DaysOf(event.date()).first) {
    context.Report(event, "end_date", "is before date; correct one of them");
  }
  const std::string prefix = NamePrefix(v1::RECORD_KIND_EVENT, event.region_code(), context);
  if (prefix.empty() || !event.has_date()) return;
  absl::string_view rest = event.name();
  if (!absl::ConsumePrefix(&rest, prefix) || !HasDatePart(rest, event.date())) {
    context.Report(
        event, "name",
        absl::StrCat("must begin with ", prefix, "{date}-, the date as precise as the event's"));
  }
}

}  // namespace

void CheckRecord(const v1::Record& record, RuleContext& context) {
  switch (record.record_case()) {
    case v1::Record::kCountry:
      return Check(record.country(), context);
    case v1::Record::kInstrument:
      return Check(record.instrument(), context);
    case v1::Record::kActor:
      return Check(record.actor(), context);
    case v1::Record::kSource:
      return Check(record.source(), context);
    case v1::Record::kMission:
      return Check(record.mission(), context);
    case v1::Record::kInvocation:
      return Check(record.invocation(), context);
    case v1::Record::kSuspension:
      return Check(record.suspension(), context);
    case v1::Record::kEvent:
      return Check(record.event(), context);
    case v1::Record::RECORD_NOT_SET:
      return;
  }
}

}  // namespace oas::curation
