#include "client/cli/output/record_columns.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/cli/output/words.h"
#include "client/cpp/historic_date.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

constexpr ColumnUse kWide = ColumnUse::kWideOnly;

template <typename T>
Column NameColumn() {
  return MakeColumn<T>("NAME", [](const T& record) { return record.name(); });
}

template <typename T>
Column CountryColumn(const CountryNames& countries) {
  return MakeColumn<T>("COUNTRY",
                       [countries](const T& record) { return countries(record.region_code()); });
}

template <typename T>
Column PeriodColumn() {
  return MakeColumn<T>("PERIOD",
                       [](const T& record) { return FormatHistoricPeriod(record.period()); });
}

template <typename T>
Column OriginColumn() {
  Column column = MakeColumn<T>("ORIGIN", [](const T&) { return std::string(); });
  column.value = [](const google::protobuf::Message& message) {
    return OriginCell(dynamic_cast<const T&>(message).origin());
  };
  return column;
}

template <typename T>
Column RevisionColumn() {
  return MakeColumn<T>(
      "REVISION", [](const T& record) { return absl::StrCat(record.revision()); }, kWide);
}

std::string HeadsOf(const v1::Mission& mission) {
  std::vector<std::string> heads;
  for (const v1::Participant& participant : mission.participants()) {
    if (participant.role() != v1::PARTICIPANT_ROLE_HEAD) continue;
    heads.push_back(participant.actor().empty() ? participant.label()
                                                : std::string(IdOfName(participant.actor())));
  }
  return absl::StrJoin(heads, ", ");
}

std::vector<Column> MissionColumns(const CountryNames& countries) {
  using T = v1::Mission;
  return {NameColumn<T>(),
          PeriodColumn<T>(),
          CountryColumn<T>(countries),
          MakeColumn<T>("TYPE", [](const T& m) { return EnumWords(m.type()); }),
          MakeTextColumn<T>("TITLE", [](const T& m) { return m.title(); }),
          OriginColumn<T>(),
          MakeColumn<T>("LED BY", &HeadsOf, kWide),
          MakeColumn<T>(
              "INVOCATIONS", [](const T& m) { return JoinIds(m.invocations()); }, kWide),
          MakeColumn<T>(
              "SUSPENSIONS", [](const T& m) { return JoinIds(m.suspensions()); }, kWide),
          RevisionColumn<T>()};
}

std::vector<Column> InvocationColumns(const CountryNames& countries) {
  using T = v1::Invocation;
  return {
      NameColumn<T>(),
      MakeColumn<T>("YEAR", [](const T& i) { return absl::StrCat(i.year()); }),
      CountryColumn<T>(countries),
      MakeColumn<T>("INSTRUMENT", [](const T& i) { return std::string(IdOfName(i.instrument())); }),
      MakeColumn<T>("ARTICLES", &ArticlesText),
      MakeTextColumn<T>("SITUATION", [](const T& i) { return i.situation(); }),
      OriginColumn<T>(),
      MakeColumn<T>(
          "DATE", [](const T& i) { return FormatHistoricDate(i.date()); }, kWide),
      MakeColumn<T>(
          "CRISIS", [](const T& i) { return i.crisis(); }, kWide),
      MakeColumn<T>(
          "SOURCE ROW", [](const T& i) { return i.source_row().year_text(); }, kWide),
      MakeColumn<T>(
          "MISSIONS", [](const T& i) { return JoinIds(i.missions()); }, kWide),
      MakeColumn<T>(
          "SUSPENSIONS", [](const T& i) { return JoinIds(i.suspensions()); }, kWide),
      RevisionColumn<T>()};
}

std::string LiftedUnder(const v1::Suspension& suspension) {
  return suspension.has_lifted_under() ? ReferenceText(suspension.lifted_under()) : "";
}

std::vector<Column> SuspensionColumns(const CountryNames& countries) {
  using T = v1::Suspension;
  return {
      NameColumn<T>(),
      PeriodColumn<T>(),
      CountryColumn<T>(countries),
      MakeColumn<T>("IMPOSED UNDER", [](const T& s) { return ReferenceText(s.imposed_under()); }),
      MakeColumn<T>("LIFTED UNDER", &LiftedUnder),
      OriginColumn<T>(),
      MakeColumn<T>(
          "INVOCATIONS", [](const T& s) { return JoinIds(s.invocations()); }, kWide),
      MakeColumn<T>(
          "MISSIONS", [](const T& s) { return JoinIds(s.missions()); }, kWide),
      RevisionColumn<T>()};
}

// The name stands last: it is long, and says again what the other columns say.
std::vector<Column> EventColumns(const CountryNames& countries) {
  using T = v1::Event;
  return {MakeColumn<T>("DATE", [](const T& e) { return FormatHistoricDate(e.date()); }),
          CountryColumn<T>(countries),
          MakeColumn<T>("KIND", [](const T& e) { return EnumWords(e.kind()); }),
          MakeTextColumn<T>("HEADLINE", [](const T& e) { return e.headline(); }),
          OriginColumn<T>(),
          MakeTextColumn<T>("NAME", [](const T& e) { return e.name(); }),
          MakeColumn<T>(
              "UNTIL", [](const T& e) { return FormatHistoricDate(e.end_date()); }, kWide),
          MakeColumn<T>(
              "PLACE", [](const T& e) { return e.place(); }, kWide),
          MakeColumn<T>(
              "MISSIONS", [](const T& e) { return JoinIds(e.missions()); }, kWide),
          RevisionColumn<T>()};
}

template <typename T>
std::string OptionalNumber(bool present, T number) {
  return present ? absl::StrCat(number) : "";
}

std::vector<Column> CountryColumns() {
  using T = v1::Country;
  return {
      NameColumn<T>(),
      MakeColumn<T>("COUNTRY", [](const T& c) { return c.display_name(); }),
      MakeColumn<T>("ALPHA-3", [](const T& c) { return c.alpha3_code(); }),
      MakeColumn<T>("CAPITAL", [](const T& c) { return c.capital().name(); }),
      MakeColumn<T>("SUBREGION", [](const T& c) { return c.subregion(); }),
      MakeColumn<T>("OAS MEMBER",
                    [](const T& c) { return FormatHistoricPeriod(c.oas_membership()); }),
      OriginColumn<T>(),
      MakeColumn<T>(
          "OFFICIAL NAME", [](const T& c) { return c.official_name(); }, kWide),
      MakeColumn<T>(
          "SLUG", [](const T& c) { return c.slug(); }, kWide),
      MakeColumn<T>(
          "NUMERIC", [](const T& c) { return c.numeric_code(); }, kWide),
      MakeColumn<T>(
          "SEAT", [](const T& c) { return c.seat_of_government().name(); }, kWide),
      MakeColumn<T>(
          "WIKIDATA", [](const T& c) { return c.wikidata_id(); }, kWide),
      MakeColumn<T>(
          "GW", [](const T& c) { return OptionalNumber(c.has_gw_code(), c.gw_code()); }, kWide),
      MakeColumn<T>(
          "COW", [](const T& c) { return OptionalNumber(c.has_cow_code(), c.cow_code()); }, kWide),
      RevisionColumn<T>()};
}

std::vector<Column> InstrumentColumns() {
  using T = v1::Instrument;
  return {
      NameColumn<T>(),
      MakeColumn<T>("SYMBOL", [](const T& i) { return i.symbol(); }),
      MakeColumn<T>("KIND", [](const T& i) { return EnumWords(i.kind()); }),
      MakeColumn<T>("ADOPTED", [](const T& i) { return FormatHistoricDate(i.adoption_date()); }),
      MakeTextColumn<T>("TITLE", [](const T& i) { return i.title(); }),
      OriginColumn<T>(),
      MakeColumn<T>(
          "ARTICLES",
          [](const T& i) { return OptionalNumber(i.article_count() > 0, i.article_count()); },
          kWide),
      MakeColumn<T>(
          "ADOPTED BY", [](const T& i) { return std::string(IdOfName(i.adopted_by())); }, kWide),
      MakeColumn<T>(
          "PLACE", [](const T& i) { return i.place(); }, kWide),
      MakeColumn<T>(
          "ADDRESS", [](const T& i) { return i.uri(); }, kWide),
      RevisionColumn<T>()};
}

std::vector<Column> ActorColumns() {
  using T = v1::Actor;
  return {MakeTextColumn<T>("NAME", [](const T& a) { return a.name(); }),
          MakeTextColumn<T>("ACTOR", [](const T& a) { return a.display_name(); }),
          MakeColumn<T>("KIND", [](const T& a) { return EnumWords(a.kind()); }),
          MakeColumn<T>("FROM", [](const T& a) { return a.region_code(); }),
          MakeColumn<T>("ACRONYM", [](const T& a) { return a.acronym(); }),
          OriginColumn<T>(),
          MakeColumn<T>(
              "ALIASES", [](const T& a) { return absl::StrJoin(a.aliases(), "; "); }, kWide),
          MakeColumn<T>(
              "OFFICES",
              [](const T& a) {
                return absl::StrJoin(a.offices(), "; ",
                                     [](std::string* out, const v1::Office& office) {
                                       absl::StrAppend(out, office.title());
                                     });
              },
              kWide),
          MakeColumn<T>(
              "WIKIDATA", [](const T& a) { return a.wikidata_id(); }, kWide),
          RevisionColumn<T>()};
}

std::vector<Column> SourceColumns() {
  using T = v1::Source;
  return {MakeTextColumn<T>("NAME", [](const T& s) { return s.name(); }),
          MakeColumn<T>("KIND", [](const T& s) { return EnumWords(s.kind()); }),
          MakeColumn<T>("PUBLISHED",
                        [](const T& s) { return FormatHistoricDate(s.publication_date()); }),
          MakeTextColumn<T>("PUBLISHER", [](const T& s) { return s.publisher(); }),
          MakeTextColumn<T>("TITLE", [](const T& s) { return s.title(); }),
          OriginColumn<T>(),
          MakeColumn<T>(
              "LANGUAGE", [](const T& s) { return s.language_code(); }, kWide),
          MakeColumn<T>(
              "ADDRESS", [](const T& s) { return s.uri(); }, kWide),
          MakeColumn<T>(
              "SHA256", [](const T& s) { return s.text_sha256(); }, kWide),
          RevisionColumn<T>()};
}

}  // namespace

std::vector<Column> RecordColumns(v1::RecordKind kind, const CountryNames& countries) {
  switch (kind) {
    case v1::RECORD_KIND_COUNTRY:
      return CountryColumns();
    case v1::RECORD_KIND_INSTRUMENT:
      return InstrumentColumns();
    case v1::RECORD_KIND_ACTOR:
      return ActorColumns();
    case v1::RECORD_KIND_SOURCE:
      return SourceColumns();
    case v1::RECORD_KIND_MISSION:
      return MissionColumns(countries);
    case v1::RECORD_KIND_INVOCATION:
      return InvocationColumns(countries);
    case v1::RECORD_KIND_SUSPENSION:
      return SuspensionColumns(countries);
    case v1::RECORD_KIND_EVENT:
      return EventColumns(countries);
    default:
      return {};
  }
}

Cell OriginCell(v1::Origin origin) {
  return {OriginWord(origin), origin == v1::ORIGIN_CURATOR ? Style::kNotice : Style::kPlain};
}

}  // namespace oas::missions::cli
