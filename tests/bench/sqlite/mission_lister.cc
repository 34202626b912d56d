#include "tests/bench/sqlite/mission_lister.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/bench/sqlite/tables.h"

namespace oas::bench {
namespace {

constexpr char kColumns[] =
    "m.id, m.children, m.name, m.uid, m.etag, m.revision, m.create_time, m.update_time, m.origin, "
    "m.title, m.type, m.region_code, m.start_first, m.start_last, m.start_precision, "
    "m.start_approximate, m.start_source_text, m.end_first, m.end_last, m.end_precision, "
    "m.end_approximate, m.end_source_text, m.ongoing";
constexpr int kStartColumn = 12;
constexpr int kEndColumn = 17;
constexpr int kOngoingColumn = 22;

std::string SelectStrings(const char* table) {
  return absl::StrCat("SELECT value FROM ", table, " WHERE mission = ?");
}

void Set(absl::string_view text, std::string& field) { field.assign(text.data(), text.size()); }

void SetDay(int64_t day, google::type::Date& date) {
  date.set_year(static_cast<int>(day / 10'000));
  date.set_month(static_cast<int>(day / 100 % 100));
  date.set_day(static_cast<int>(day % 100));
}

void SetTime(int64_t nanos, google::protobuf::Timestamp& time) {
  constexpr int64_t kNanosPerSecond = 1'000'000'000;
  time.set_seconds(nanos / kNanosPerSecond);
  time.set_nanos(static_cast<int>(nanos % kNanosPerSecond));
}

void ReadDate(const Statement& row, int first_column, v1::HistoricDate& date) {
  SetDay(row.Int(first_column), *date.mutable_earliest());
  SetDay(row.Int(first_column + 1), *date.mutable_latest());
  date.set_precision(static_cast<v1::DatePrecision>(row.Int(first_column + 2)));
  date.set_approximate(row.Int(first_column + 3) != 0);
  const absl::string_view source_text = row.Text(first_column + 4);
  if (!source_text.empty()) Set(source_text, *date.mutable_source_text());
}

void ReadRow(const Statement& row, v1::Mission& mission) {
  Set(row.Text(2), *mission.mutable_name());
  Set(row.Text(3), *mission.mutable_uid());
  Set(row.Text(4), *mission.mutable_etag());
  mission.set_revision(row.Int(5));
  SetTime(row.Int(6), *mission.mutable_create_time());
  SetTime(row.Int(7), *mission.mutable_update_time());
  mission.set_origin(static_cast<v1::Origin>(row.Int(8)));
  Set(row.Text(9), *mission.mutable_title());
  mission.set_type(static_cast<v1::MissionType>(row.Int(10)));
  Set(row.Text(11), *mission.mutable_region_code());
  v1::HistoricPeriod& period = *mission.mutable_period();
  ReadDate(row, kStartColumn, *period.mutable_start_date());
  if (!row.IsNull(kEndColumn)) ReadDate(row, kEndColumn, *period.mutable_end_date());
  period.set_ongoing(row.Int(kOngoingColumn) != 0);
}

}  // namespace

MissionLister::MissionLister(const Database& database)
    : database_(database),
      regions_(database.Prepare(SelectStrings("additional_regions"))),
      participants_(database.Prepare(
          "SELECT actor, role, capacity, label FROM participants WHERE mission = ?")),
      instruments_(database.Prepare(
          "SELECT instrument, relation, articles FROM instruments WHERE mission = ?")),
      invocations_(database.Prepare(SelectStrings("invocations"))),
      suspensions_(database.Prepare(SelectStrings("suspensions"))),
      related_(database.Prepare(SelectStrings("related_missions"))),
      figures_(
          database.Prepare("SELECT label, value, unit, qualifier FROM figures WHERE mission = ?")) {
}

MissionLister::ListStatements& MissionLister::StatementsFor(const MissionFilter& filter) {
  const auto found = lists_.find(filter.Shape());
  if (found != lists_.end()) return found->second;
  const std::string where = filter.Where();
  ListStatements statements{
      database_.Prepare(absl::StrCat("SELECT ", kColumns, " FROM missions AS m ", where,
                                     " ORDER BY m.start_first, m.start_last DESC, m.name "
                                     "LIMIT ?5")),
      database_.Prepare(absl::StrCat("SELECT count(*) FROM missions AS m ", where))};
  return lists_.emplace(filter.Shape(), std::move(statements)).first->second;
}

void MissionLister::List(const MissionFilter& filter, int page_size,
                         v1::ListMissionsResponse& response) {
  ListStatements& statements = StatementsFor(filter);
  filter.BindTo(statements.rows);
  statements.rows.Bind(5, int64_t{page_size});
  response.mutable_missions()->Reserve(page_size);
  while (statements.rows.Step()) {
    v1::Mission& mission = *response.add_missions();
    ReadRow(statements.rows, mission);
    ReadChildren(statements.rows.Int(0), statements.rows.Int(1), mission);
  }
  filter.BindTo(statements.count);
  while (statements.count.Step()) {
    response.set_total_size(static_cast<int32_t>(statements.count.Int(0)));
  }
  response.set_revision(1);
}

void MissionLister::ReadChildren(int64_t id, int64_t children, v1::Mission& mission) {
  if (children & kAdditionalRegions) {
    ReadStrings(regions_, id, *mission.mutable_additional_region_codes());
  }
  if (children & kParticipants) ReadParticipants(id, mission);
  if (children & kInstruments) ReadInstruments(id, mission);
  if (children & kInvocations) ReadStrings(invocations_, id, *mission.mutable_invocations());
  if (children & kSuspensions) ReadStrings(suspensions_, id, *mission.mutable_suspensions());
  if (children & kRelatedMissions) ReadStrings(related_, id, *mission.mutable_related_missions());
  if (children & kFigures) ReadFigures(id, mission);
}

void MissionLister::ReadStrings(Statement& select, int64_t id,
                                google::protobuf::RepeatedPtrField<std::string>& values) {
  select.Bind(1, id);
  while (select.Step()) Set(select.Text(0), *values.Add());
}

void MissionLister::ReadParticipants(int64_t id, v1::Mission& mission) {
  participants_.Bind(1, id);
  while (participants_.Step()) {
    v1::Participant& participant = *mission.add_participants();
    Set(participants_.Text(0), *participant.mutable_actor());
    participant.set_role(static_cast<v1::ParticipantRole>(participants_.Int(1)));
    const absl::string_view capacity = participants_.Text(2);
    if (!capacity.empty()) Set(capacity, *participant.mutable_capacity());
    const absl::string_view label = participants_.Text(3);
    if (!label.empty()) Set(label, *participant.mutable_label());
  }
}

void MissionLister::ReadInstruments(int64_t id, v1::Mission& mission) {
  instruments_.Bind(1, id);
  while (instruments_.Step()) {
    v1::InstrumentReference& reference = *mission.add_instruments();
    Set(instruments_.Text(0), *reference.mutable_instrument());
    reference.set_relation(static_cast<v1::InstrumentRelation>(instruments_.Int(1)));
    const absl::string_view articles = instruments_.Text(2);
    for (size_t i = 0; i < articles.size(); i += sizeof(int32_t)) {
      int32_t article = 0;
      articles.copy(reinterpret_cast<char*>(&article), sizeof(article), i);
      reference.add_articles(article);
    }
  }
}

void MissionLister::ReadFigures(int64_t id, v1::Mission& mission) {
  figures_.Bind(1, id);
  while (figures_.Step()) {
    v1::Figure& figure = *mission.add_figures();
    Set(figures_.Text(0), *figure.mutable_label());
    figure.set_value(figures_.Double(1));
    Set(figures_.Text(2), *figure.mutable_unit());
    figure.set_qualifier(static_cast<v1::FigureQualifier>(figures_.Int(3)));
  }
}

}  // namespace oas::bench
