#include "tests/bench/sqlite/tables.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "server/catalog/event_date.h"

namespace oas::bench {
namespace {

constexpr char kTables[] = R"sql(
CREATE TABLE missions (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, uid TEXT NOT NULL, etag TEXT NOT NULL,
  revision INTEGER NOT NULL, create_time INTEGER NOT NULL, update_time INTEGER NOT NULL,
  origin INTEGER NOT NULL, title TEXT NOT NULL, type INTEGER NOT NULL, region_code TEXT NOT NULL,
  start_first INTEGER NOT NULL, start_last INTEGER NOT NULL, start_precision INTEGER NOT NULL,
  start_approximate INTEGER NOT NULL, start_source_text TEXT NOT NULL,
  end_first INTEGER, end_last INTEGER, end_precision INTEGER, end_approximate INTEGER,
  end_source_text TEXT, ongoing INTEGER NOT NULL, children INTEGER NOT NULL);
CREATE TABLE additional_regions (
  mission INTEGER, position INTEGER, value TEXT, PRIMARY KEY (mission, position)) WITHOUT ROWID;
CREATE TABLE participants (
  mission INTEGER, position INTEGER, actor TEXT, role INTEGER, capacity TEXT, label TEXT,
  PRIMARY KEY (mission, position)) WITHOUT ROWID;
CREATE TABLE instruments (
  mission INTEGER, position INTEGER, instrument TEXT, relation INTEGER, articles BLOB,
  PRIMARY KEY (mission, position)) WITHOUT ROWID;
CREATE TABLE invocations (
  mission INTEGER, position INTEGER, value TEXT, PRIMARY KEY (mission, position)) WITHOUT ROWID;
CREATE TABLE suspensions (
  mission INTEGER, position INTEGER, value TEXT, PRIMARY KEY (mission, position)) WITHOUT ROWID;
CREATE TABLE related_missions (
  mission INTEGER, position INTEGER, value TEXT, PRIMARY KEY (mission, position)) WITHOUT ROWID;
CREATE TABLE figures (
  mission INTEGER, position INTEGER, label TEXT, value REAL, unit TEXT, qualifier INTEGER,
  PRIMARY KEY (mission, position)) WITHOUT ROWID;
CREATE TABLE facet_values (id INTEGER PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE mission_actors (
  mission INTEGER, value INTEGER, PRIMARY KEY (mission, value)) WITHOUT ROWID;
CREATE TABLE mission_instruments (
  mission INTEGER, value INTEGER, PRIMARY KEY (mission, value)) WITHOUT ROWID;
CREATE TABLE mission_articles (
  mission INTEGER, value INTEGER, PRIMARY KEY (mission, value)) WITHOUT ROWID;
)sql";

// Lists by country, and by country and type, come out of an index in event order.
constexpr char kIndexes[] = R"sql(
CREATE UNIQUE INDEX missions_by_name ON missions (name);
CREATE INDEX missions_by_region ON missions (region_code, start_first, start_last DESC, name);
CREATE INDEX missions_by_region_and_type
  ON missions (region_code, type, start_first, start_last DESC, name);
CREATE INDEX missions_by_type ON missions (type, start_first, start_last DESC, name);
CREATE INDEX missions_by_date ON missions (start_first, start_last DESC, name);
CREATE INDEX missions_by_actor ON mission_actors (value, mission);
CREATE INDEX missions_by_instrument ON mission_instruments (value, mission);
CREATE INDEX missions_by_article ON mission_articles (value, mission);
ANALYZE;
)sql";

constexpr char kInsertString[] = " VALUES (?, ?, ?)";

int64_t NanosOf(const google::protobuf::Timestamp& time) {
  constexpr int64_t kNanosPerSecond = 1'000'000'000;
  return time.seconds() * kNanosPerSecond + time.nanos();
}

void BindDate(Statement& row, int first_column, const v1::HistoricDate& date) {
  const catalog::DayInterval days = catalog::DaysOf(date);
  row.Bind(first_column, int64_t{days.first});
  row.Bind(first_column + 1, int64_t{days.last});
  row.Bind(first_column + 2, int64_t{date.precision()});
  row.Bind(first_column + 3, int64_t{date.approximate()});
  row.Bind(first_column + 4, absl::string_view(date.source_text()));
}

int64_t ChildrenOf(const v1::Mission& mission) {
  return (mission.additional_region_codes().empty() ? 0 : kAdditionalRegions) |
         (mission.participants().empty() ? 0 : kParticipants) |
         (mission.instruments().empty() ? 0 : kInstruments) |
         (mission.invocations().empty() ? 0 : kInvocations) |
         (mission.suspensions().empty() ? 0 : kSuspensions) |
         (mission.related_missions().empty() ? 0 : kRelatedMissions) |
         (mission.figures().empty() ? 0 : kFigures);
}

Database& WithTables(Database& database) {
  database.Run(kTables);
  database.Run("BEGIN");
  return database;
}

}  // namespace

TableWriter::TableWriter(Database& database)
    : database_(WithTables(database)),
      insert_mission_(database.Prepare("INSERT INTO missions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                       "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      insert_region_(
          database.Prepare(absl::StrCat("INSERT INTO additional_regions", kInsertString))),
      insert_participant_(database.Prepare("INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?)")),
      insert_instrument_(database.Prepare("INSERT INTO instruments VALUES (?, ?, ?, ?, ?)")),
      insert_invocation_(database.Prepare(absl::StrCat("INSERT INTO invocations", kInsertString))),
      insert_suspension_(database.Prepare(absl::StrCat("INSERT INTO suspensions", kInsertString))),
      insert_related_(
          database.Prepare(absl::StrCat("INSERT INTO related_missions", kInsertString))),
      insert_figure_(database.Prepare("INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?)")),
      insert_value_(database.Prepare("INSERT INTO facet_values VALUES (?, ?)")),
      insert_actor_set_(database.Prepare("INSERT INTO mission_actors VALUES (?, ?)")),
      insert_instrument_set_(database.Prepare("INSERT INTO mission_instruments VALUES (?, ?)")),
      insert_article_set_(database.Prepare("INSERT INTO mission_articles VALUES (?, ?)")) {}

void TableWriter::AddInvocation(const v1::Invocation& invocation) {
  std::vector<std::string>& articles = articles_[invocation.name()];
  for (const int article : invocation.articles()) {
    articles.push_back(absl::StrCat(invocation.instrument(), "#", article));
  }
}

void TableWriter::AddMission(const v1::Mission& mission) {
  ++id_;
  AddRow(mission);
  AddStrings(insert_region_, mission.additional_region_codes());
  AddStrings(insert_invocation_, mission.invocations());
  AddStrings(insert_suspension_, mission.suspensions());
  AddStrings(insert_related_, mission.related_missions());
  AddParts(mission);
  AddSets(mission);
}

void TableWriter::Finish() {
  database_.Run("COMMIT");
  database_.Run(kIndexes);
}

void TableWriter::AddRow(const v1::Mission& mission) {
  Statement& row = insert_mission_;
  row.Bind(1, id_).Bind(2, mission.name()).Bind(3, mission.uid()).Bind(4, mission.etag());
  row.Bind(5, mission.revision()).Bind(6, NanosOf(mission.create_time()));
  row.Bind(7, NanosOf(mission.update_time())).Bind(8, int64_t{mission.origin()});
  row.Bind(9, mission.title()).Bind(10, int64_t{mission.type()}).Bind(11, mission.region_code());
  BindDate(row, 12, mission.period().start_date());
  for (int column = 17; column <= 21; ++column) row.BindNull(column);
  if (mission.period().has_end_date()) BindDate(row, 17, mission.period().end_date());
  row.Bind(22, int64_t{mission.period().ongoing()}).Bind(23, ChildrenOf(mission));
  row.Run();
}

void TableWriter::AddStrings(Statement& insert,
                             const google::protobuf::RepeatedPtrField<std::string>& values) {
  for (int i = 0; i < values.size(); ++i) {
    insert.Bind(1, id_).Bind(2, int64_t{i}).Bind(3, values[i]).Run();
  }
}

void TableWriter::AddParts(const v1::Mission& mission) {
  int64_t position = 0;
  for (const v1::Participant& participant : mission.participants()) {
    Statement& row = insert_participant_;
    row.Bind(1, id_).Bind(2, position++).Bind(3, participant.actor());
    row.Bind(4, int64_t{participant.role()}).Bind(5, participant.capacity());
    row.Bind(6, participant.label()).Run();
  }
  position = 0;
  for (const v1::InstrumentReference& reference : mission.instruments()) {
    Statement& row = insert_instrument_;
    row.Bind(1, id_).Bind(2, position++).Bind(3, reference.instrument());
    row.Bind(4, int64_t{reference.relation()});
    row.BindBlob(5, {reinterpret_cast<const char*>(reference.articles().data()),
                     reference.articles().size() * sizeof(int32_t)});
    row.Run();
  }
  position = 0;
  for (const v1::Figure& figure : mission.figures()) {
    Statement& row = insert_figure_;
    row.Bind(1, id_).Bind(2, position++).Bind(3, figure.label()).Bind(4, figure.value());
    row.Bind(5, figure.unit()).Bind(6, int64_t{figure.qualifier()}).Run();
  }
}

void TableWriter::AddSets(const v1::Mission& mission) {
  std::set<std::string> actors;
  for (const auto& participant : mission.participants()) actors.insert(participant.actor());
  actors.erase("");
  std::set<std::string> instruments;
  for (const auto& reference : mission.instruments()) instruments.insert(reference.instrument());
  std::set<std::string> articles;
  for (const std::string& name : mission.invocations()) {
    articles.insert(articles_[name].begin(), articles_[name].end());
  }
  for (const auto& [insert, values] : {std::pair{&insert_actor_set_, &actors},
                                       {&insert_instrument_set_, &instruments},
                                       {&insert_article_set_, &articles}}) {
    for (const std::string& value : *values) {
      insert->Bind(1, id_).Bind(2, IdOf(value, values_, insert_value_)).Run();
    }
  }
}

int64_t TableWriter::IdOf(const std::string& value, std::map<std::string, int64_t>& ids,
                          Statement& insert) {
  const auto [entry, is_new] = ids.try_emplace(value, static_cast<int64_t>(ids.size()) + 1);
  if (is_new) insert.Bind(1, entry->second).Bind(2, value).Run();
  return entry->second;
}

}  // namespace oas::bench
