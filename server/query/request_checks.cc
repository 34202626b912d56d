#include "server/query/request_checks.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "server/catalog/catalog_errors.h"
#include "server/query/query_errors.h"

namespace oas::query {

absl::Status CheckRegionCode(const catalog::Snapshot& snapshot, absl::string_view region_code,
                             absl::string_view field) {
  if (region_code.empty()) return absl::OkStatus();
  if (snapshot.Find(absl::StrCat("countries/", region_code)) != nullptr) return absl::OkStatus();
  const catalog::Collection& countries = snapshot.CollectionOf(v1::RECORD_KIND_COUNTRY);
  return InvalidRegionCode(field, region_code, countries.ValuesOf(catalog::TermField::kRegionCode));
}

absl::Status CheckYear(int year) {
  if (year == 0 || (year >= 1948 && year <= 9999)) return absl::OkStatus();
  return InvalidYear("year", year);
}

absl::Status CheckView(v1::RecordView view) {
  if (v1::RecordView_IsValid(view)) return absl::OkStatus();
  return InvalidEnumValue("view", view, "RecordView");
}

absl::Status CheckOrigin(v1::Origin origin) {
  if (v1::Origin_IsValid(origin)) return absl::OkStatus();
  return InvalidEnumValue("origin", origin, "Origin");
}

v1::RecordView ViewOr(v1::RecordView view, v1::RecordView fallback) {
  return view == v1::RECORD_VIEW_UNSPECIFIED ? fallback : view;
}

absl::StatusOr<const catalog::StoredRecordPtr*> FindRecord(const catalog::Snapshot& snapshot,
                                                           v1::RecordKind kind,
                                                           absl::string_view field,
                                                           absl::string_view name) {
  if (name.empty()) {
    return FieldRequired(field, absl::StrCat("give a name, ", catalog::NamePattern(kind)));
  }
  if (!catalog::IsNameOfKind(name, kind)) return catalog::InvalidName(field, name, kind);
  const catalog::StoredRecordPtr& record = snapshot.Find(name);
  if (record == nullptr) return catalog::RecordNotFound(snapshot, kind, {std::string(name)});
  return &record;
}

absl::StatusOr<catalog::DayInterval> CheckDate(absl::string_view field,
                                               const google::type::Date& date) {
  if (!catalog::IsPartialDate(date)) return InvalidDate(field, date);
  return catalog::DaysOf(date);
}

absl::StatusOr<catalog::DayInterval> CheckInterval(bool has_since, const google::type::Date& since,
                                                   bool has_until,
                                                   const google::type::Date& until) {
  catalog::DayInterval interval{0, catalog::kNoDay};
  if (has_since) {
    const auto days = CheckDate("since", since);
    if (!days.ok()) return days.status();
    interval.first = days->first;
  }
  if (has_until) {
    const auto days = CheckDate("until", until);
    if (!days.ok()) return days.status();
    interval.last = days->last;
  }
  if (interval.last < interval.first) return IntervalEndsBeforeItBegins(since, until);
  return interval;
}

}  // namespace oas::query
