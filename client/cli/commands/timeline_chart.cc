#include "client/cli/commands/timeline_chart.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "client/cli/filter_fault.h"
#include "client/cli/output/chart.h"
#include "client/cpp/historic_date.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

using ::std::chrono::sys_days;

// Puts records into rows, one for each country, and keeps track of the years they span.
class ChartBuilder {
 public:
  explicit ChartBuilder(const TimelineChartQuery& query) : query_(query) {}

  void Add(const v1::Record& record) {
    switch (record.record_case()) {
      case v1::Record::kMission:
        AddMission(record.mission());
        break;
      case v1::Record::kSuspension:
        AddBar(record.suspension().region_code(), ChartBarKind::kSuspension,
               record.suspension().period());
        break;
      case v1::Record::kInvocation:
        AddMark(record.invocation().region_code(),
                record.invocation().basis() == v1::INVOCATION_BASIS_RECALLED
                    ? ChartMarkKind::kRecalled
                    : ChartMarkKind::kInvocation,
                record.invocation().date());
        break;
      case v1::Record::kEvent:
        AddMark(record.event().region_code(), ChartMarkKind::kEvent, record.event().date());
        break;
      default:
        break;
    }
  }

  // Rows in the order of the countries' names.
  std::vector<ChartRow> Rows(const CountryNames& countries) const {
    std::map<std::string, ChartRow> by_name;
    for (const auto& [region_code, row] : rows_) {
      ChartRow& named = by_name[countries(region_code)];
      named = row;
      named.label = countries(region_code);
      for (ChartBar& bar : named.bars) {
        if (bar.ongoing) bar.last = bar.certain_last = AxisEnd();
      }
    }
    std::vector<ChartRow> rows;
    rows.reserve(by_name.size());
    for (auto& [name, row] : by_name) rows.push_back(std::move(row));
    return rows;
  }

  ChartSpan Span() const {
    const int first = query_.since.year() != 0 ? query_.since.year() : first_year_;
    const int last = query_.until.year() != 0 ? query_.until.year() : last_year_;
    return {.first_year = first, .last_year = std::max(first, last)};
  }

 private:
  sys_days AxisEnd() const { return std::chrono::year(Span().last_year) / 12 / 31; }

  bool IsWanted(const std::string& region_code) const {
    return query_.region_code.empty() || query_.region_code == region_code;
  }

  bool IsInSpan(sys_days first, sys_days last) const {
    return (query_.since.year() == 0 || last >= FirstDay(query_.since)) &&
           (query_.until.year() == 0 || first <= LastDay(query_.until));
  }

  void Widen(sys_days first, sys_days last) {
    using std::chrono::year_month_day;
    first_year_ = std::min(first_year_, static_cast<int>(year_month_day(first).year()));
    last_year_ = std::max(last_year_, static_cast<int>(year_month_day(last).year()));
  }

  void AddMark(const std::string& region_code, ChartMarkKind kind, const v1::HistoricDate& date) {
    if (!IsWanted(region_code) || !date.has_earliest()) return;
    const ChartMark mark = {
        .kind = kind, .first = FirstDay(date.earliest()), .last = LastDay(date.latest())};
    if (!IsInSpan(mark.first, mark.last)) return;
    Widen(mark.first, mark.last);
    rows_[region_code].marks.push_back(mark);
  }

  void AddMission(const v1::Mission& mission) {
    AddBar(mission.region_code(), ChartBarKind::kMission, mission.period());
    for (const std::string& region_code : mission.additional_region_codes()) {
      AddBar(region_code, ChartBarKind::kMission, mission.period());
    }
  }

  void AddBar(const std::string& region_code, ChartBarKind kind, const v1::HistoricPeriod& period) {
    if (!IsWanted(region_code) || !period.start_date().has_earliest()) return;
    // Without an end only the beginning is known.
    const v1::HistoricDate& end = period.has_end_date() ? period.end_date() : period.start_date();
    const ChartBar bar = {.kind = kind,
                          .first = FirstDay(period.start_date().earliest()),
                          .last = LastDay(end.latest()),
                          .certain_first = LastDay(period.start_date().latest()),
                          .certain_last = FirstDay(end.earliest()),
                          .end_unknown = !period.has_end_date() && !period.ongoing(),
                          .ongoing = period.ongoing()};
    const sys_days last = bar.ongoing ? sys_days(std::chrono::year(9999) / 12 / 31) : bar.last;
    if (!IsInSpan(bar.first, last)) return;
    Widen(bar.first, bar.last);
    rows_[region_code].bars.push_back(bar);
  }

  const TimelineChartQuery& query_;
  std::map<std::string, ChartRow> rows_;
  int first_year_ = std::numeric_limits<int>::max();
  int last_year_ = 0;
};

}  // namespace

absl::Status PrintTimelineChart(Session& session, const TimelineChartQuery& query) {
  ChartBuilder builder(query);
  std::int64_t revision = session.at_revision();
  for (const v1::RecordKind kind : {v1::RECORD_KIND_MISSION, v1::RECORD_KIND_SUSPENSION,
                                    v1::RECORD_KIND_INVOCATION, v1::RECORD_KIND_EVENT}) {
    const absl::StatusOr<ListSummary> summary = session.reader().List(
        {.kind = kind, .origin = query.origin, .at_revision = revision, .filter = query.filter},
        [&](const v1::Record& record) {
          builder.Add(record);
          return absl::OkStatus();
        });
    if (!summary.ok()) return WithFilter(summary.status(), query.filter);
    revision = summary->revision;  // What follows is read at the revision of the first list.
  }
  const std::vector<ChartRow> rows = builder.Rows(session.MakeCountryNames());
  if (rows.empty()) {
    session.Say("Nothing to draw. The whole timeline: missionctl timeline --chart");
    return absl::OkStatus();
  }
  return session.out().Write(DrawChart(rows, builder.Span(), session.screen()));
}

}  // namespace oas::missions::cli
