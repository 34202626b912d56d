#include "tests/bench/sqlite/facet_counter.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

namespace oas::bench {
namespace {

// Each gives value and count of the most frequent values, and in the last column the number of all.

// Values that are columns of the mission.
std::string CountColumn(const std::string& column, const std::string& where) {
  return absl::StrCat("SELECT ", column, " AS value, count(*) AS n, count(*) OVER () ",
                      "FROM missions AS m ", where, " GROUP BY 1 ORDER BY n DESC, value LIMIT ?5");
}

// Values that stand in a table of numbers. They are grouped before they are looked up.
std::string CountSet(const std::string& table, const std::string& where) {
  return absl::StrCat(
      "SELECT v.value, g.n, count(*) OVER () FROM (SELECT s.value AS id, count(*) AS n FROM "
      "missions AS m JOIN ",
      table, " AS s ON s.mission = m.id ", where,
      " GROUP BY s.value) AS g JOIN facet_values AS v ON v.id = g.id "
      "ORDER BY g.n DESC, v.value LIMIT ?5");
}

// A mission has the country it stands under and any additional ones.
std::string CountCountries(const std::string& where) {
  return absl::StrCat(
      "SELECT value, sum(n) AS n, count(*) OVER () FROM ("
      "SELECT m.region_code AS value, count(*) AS n FROM missions AS m ",
      where,
      " GROUP BY 1 UNION ALL "
      "SELECT a.value, count(*) FROM missions AS m JOIN additional_regions AS a "
      "ON a.mission = m.id ",
      where, " GROUP BY 1) GROUP BY value ORDER BY n DESC, value LIMIT ?5");
}

std::string SqlOf(v1::MissionFacet facet, const std::string& where) {
  switch (facet) {
    case v1::MISSION_FACET_COUNTRY:
      return CountCountries(where);
    case v1::MISSION_FACET_TYPE:
      return CountColumn("m.type", where);
    case v1::MISSION_FACET_DECADE:
      return CountColumn("m.start_first / 100000", where);
    case v1::MISSION_FACET_ARTICLE:
      return CountSet("mission_articles", where);
    case v1::MISSION_FACET_INSTRUMENT:
      return CountSet("mission_instruments", where);
    default:
      return CountSet("mission_actors", where);
  }
}

std::string ValueOf(v1::MissionFacet facet, const Statement& row) {
  switch (facet) {
    case v1::MISSION_FACET_TYPE:
      return v1::MissionType_Name(static_cast<v1::MissionType>(row.Int(0)));
    case v1::MISSION_FACET_DECADE:
      return absl::StrCat(row.Int(0), "0s");
    default:
      return std::string(row.Text(0));
  }
}

}  // namespace

FacetCounter::CountStatements& FacetCounter::StatementsFor(const MissionFilter& filter) {
  const auto found = counts_.find(filter.Shape());
  if (found != counts_.end()) return found->second;
  const std::string where = filter.Where();
  CountStatements statements{
      {}, database_.Prepare(absl::StrCat("SELECT count(*) FROM missions AS m ", where))};
  for (int number = v1::MissionFacet_MIN + 1; number <= v1::MissionFacet_MAX; ++number) {
    const auto facet = static_cast<v1::MissionFacet>(number);
    statements.facets.emplace(facet, database_.Prepare(SqlOf(facet, where)));
  }
  return counts_.emplace(filter.Shape(), std::move(statements)).first->second;
}

void FacetCounter::Count(const MissionFilter& filter, int max_values,
                         v1::SummarizeMissionsResponse& response) {
  CountStatements& statements = StatementsFor(filter);
  for (auto& [facet, statement] : statements.facets) {
    v1::FacetCount& count = *response.add_facets();
    count.set_facet(facet);
    filter.BindTo(statement);
    statement.Bind(5, int64_t{max_values});
    while (statement.Step()) {
      v1::FacetValue& value = *count.add_values();
      value.set_value(ValueOf(facet, statement));
      value.set_count(statement.Int(1));
      count.set_value_count(statement.Int(2));
    }
  }
  filter.BindTo(statements.total);
  while (statements.total.Step()) response.set_total_count(statements.total.Int(0));
  response.set_revision(1);
}

}  // namespace oas::bench
