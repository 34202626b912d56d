#include "server/curation/value_rules.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"
#include "oas/missions/v1/country.pb.h"
#include "oas/missions/v1/historic_date.pb.h"
#include "oas/missions/v1/participant.pb.h"
#include "server/catalog/event_date.h"
#include "server/curation/region_codes.h"

namespace oas::curation {
namespace {

using catalog::DaysOf;
using catalog::IsCalendarDay;
using google::protobuf::Message;

std::string Written(const google::type::Date& date) {
  return absl::StrFormat("%04d-%02d-%02d", date.year(), date.month(), date.day());
}

// The interval that the precision promises, from the day `earliest`.
catalog::DayInterval IntervalOf(v1::DatePrecision precision, google::type::Date earliest) {
  if (precision != v1::DATE_PRECISION_DAY) earliest.set_day(0);
  if (precision == v1::DATE_PRECISION_YEAR) earliest.set_month(0);
  return DaysOf(earliest);
}

std::string Written(const catalog::DayInterval& days) {
  const auto day = [](int32_t d) {
    return absl::StrFormat("%04d-%02d-%02d", d / 10'000, d / 100 % 100, d % 100);
  };
  return absl::StrCat(day(days.first), " to ", day(days.last));
}

// The path of a field inside the value at `path`.
FieldPath Inside(const FieldPath& path, const Message& value, const char* field) {
  FieldPath inside = path;
  inside.push_back({value.GetDescriptor()->FindFieldByName(field)});
  return inside;
}

bool CheckBounds(const v1::HistoricDate& date, const FieldPath& path, RuleContext& context) {
  bool calendar_days = true;
  for (const auto& [field, day] :
       {std::pair<const char*, const google::type::Date&>{"earliest", date.earliest()},
        {"latest", date.latest()}}) {
    if (IsCalendarDay(day)) continue;
    calendar_days = false;
    context.Report(Inside(path, date, field),
                   absl::StrCat(Written(day),
                                " is no day of the calendar; both bounds are full "
                                "dates"));
  }
  return calendar_days;
}

void CheckDate(const v1::HistoricDate& date, const FieldPath& path, RuleContext& context) {
  if (!CheckBounds(date, path, context)) return;
  const catalog::DayInterval days = DaysOf(date);
  if (days.last < days.first) {
    context.Report(path, absl::StrCat("latest (", Written(date.latest()), ") is before earliest (",
                                      Written(date.earliest()), "); swap them"));
    return;
  }
  switch (date.precision()) {
    case v1::DATE_PRECISION_DAY:
    case v1::DATE_PRECISION_MONTH:
    case v1::DATE_PRECISION_YEAR: {
      const catalog::DayInterval promised = IntervalOf(date.precision(), date.earliest());
      if (promised == days) return;
      context.Report(path, absl::StrCat(v1::DatePrecision_Name(date.precision()), " means ",
                                        Written(promised), ", not ", Written(days)));
      return;
    }
    case v1::DATE_PRECISION_RANGE:
      if (days.first == days.last) {
        context.Report(path, "a range of one day is a day; say DATE_PRECISION_DAY");
      }
      return;
    default:
      context.Report(Inside(path, date, "precision"),
                     "is required: DATE_PRECISION_DAY, _MONTH, _YEAR or _RANGE");
  }
}

void CheckPeriod(const v1::HistoricPeriod& period, const FieldPath& path, RuleContext& context) {
  if (!period.has_end_date()) return;
  if (period.ongoing()) {
    context.Report(path, "is ongoing and has an end_date; it can only be one of them");
  }
  if (DaysOf(period.end_date()).last < DaysOf(period.start_date()).first) {
    context.Report(Inside(path, period, "end_date"), "is before start_date; correct one of them");
  }
}

void CheckPlace(const v1::Place& place, const FieldPath& path, RuleContext& context) {
  const auto& location = place.location();
  const bool on_earth = location.latitude() >= -90 && location.latitude() <= 90 &&
                        location.longitude() >= -180 && location.longitude() <= 180;
  if (!on_earth) {
    context.Report(Inside(path, place, "location"),
                   "is not on Earth; latitude is from -90 to 90, longitude from -180 to 180");
  }
}

void CheckInstrumentReference(const v1::InstrumentReference& reference, const FieldPath& path,
                              RuleContext& context) {
  const v1::Instrument* instrument = context.index().FindInstrument(reference.instrument());
  if (instrument == nullptr) return;  // reported as a reference
  for (const int article : reference.articles()) {
    if (article >= 1 && article <= instrument->article_count()) continue;
    context.Report(Inside(path, reference, "articles"),
                   instrument->article_count() == 0
                       ? absl::StrCat(reference.instrument(), " has no articles; remove ", article)
                       : absl::StrCat(reference.instrument(), " has the articles 1 to ",
                                      instrument->article_count(), ", not ", article));
  }
}

}  // namespace

bool CheckWholeValue(const Message& value, const FieldPath& path, RuleContext& context) {
  if (const auto* date = dynamic_cast<const v1::HistoricDate*>(&value)) {
    CheckDate(*date, path, context);
    return true;
  }
  if (const auto* period = dynamic_cast<const v1::HistoricPeriod*>(&value)) {
    CheckPeriod(*period, path, context);
  } else if (const auto* place = dynamic_cast<const v1::Place*>(&value)) {
    CheckPlace(*place, path, context);
  } else if (const auto* reference = dynamic_cast<const v1::InstrumentReference*>(&value)) {
    CheckInstrumentReference(*reference, path, context);
  } else if (const auto* participant = dynamic_cast<const v1::Participant*>(&value)) {
    if (participant->actor().empty() && participant->label().empty()) {
      context.Report(path, "names nobody; set actor, or label where the source names no one");
    }
  }
  return false;
}

void CheckRegionCode(const std::string& code, const FieldPath& path, RuleContext& context) {
  if (!IsAssignedRegionCode(code)) {
    context.Report(path, absl::StrCat("\"", code, "\" is no ISO 3166-1 alpha-2 code"));
    return;
  }
  // Actors come from anywhere; what happened, happened in a country of the catalog.
  const absl::string_view holder = path.back().field->containing_type()->name();
  if (holder == "Actor" || holder == "Office") return;
  if (context.index().HasCountry(code)) return;
  context.Report(path, absl::StrCat("the catalog has no countries/", code,
                                    "; add the country, or correct the code"));
}

void CheckWikidataId(const std::string& id, const FieldPath& path, RuleContext& context) {
  const absl::string_view digits = absl::string_view(id).substr(id.empty() ? 0 : 1);
  const bool valid = id.empty() || (id[0] == 'Q' && !digits.empty() &&
                                    std::all_of(digits.begin(), digits.end(), absl::ascii_isdigit));
  if (!valid) context.Report(path, absl::StrCat("\"", id, "\" is no Wikidata item such as Q783"));
}

}  // namespace oas::curation
