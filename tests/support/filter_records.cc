#include "tests/support/filter_records.h"

#include <cstdlib>
#include <iostream>

#include "google/protobuf/text_format.h"
#include "server/catalog/record_kind.h"

namespace oas::testing {
namespace {

using catalog::DayInterval;
using catalog::RecordDates;
using catalog::TermField;

v1::Record FromText(const char* text) {
  v1::Record record;
  if (!google::protobuf::TextFormat::ParseFromString(text, &record)) {
    std::cerr << "no record: " << text << "\n";
    std::abort();
  }
  return record;
}

constexpr DayInterval kCoupDay = {20090628, 20090628};
constexpr DayInterval kJuly2009 = {20090704, 20090704};

}  // namespace

FilterRecord::FilterRecord(v1::Record record, RecordDates dates,
                           std::vector<std::pair<TermField, std::string>> terms)
    : record_(std::move(record)), term_values_(std::move(terms)) {
  facts_.kind = catalog::KindOf(record_);
  facts_.origin = v1::ORIGIN_SOURCE_PAGE;
  facts_.dates = dates;
  for (const auto& [field, value] : term_values_) terms_.push_back({field, value});
}

v1::RecordKind FilterRecord::kind() const { return facts_.kind; }

query::FilterSubject FilterRecord::subject() const {
  return {*catalog::ContentOf(record_), facts_, terms_};
}

const FilterRecord& HondurasMission() {
  static const auto* const kRecord = new FilterRecord(
      FromText(R"pb(
        mission {
          name: "missions/honduras-2009"
          uid: "uid-of-honduras"
          etag: "etag-of-honduras"
          revision: 7
          create_time { seconds: 1335022200 nanos: 500 }  # 2012-04-21T15:30:00.0000005Z
          origin: ORIGIN_SOURCE_PAGE
          title: "Misión de Buenos Oficios en Tegucigalpa"
          type: MISSION_TYPE_GOOD_OFFICES
          region_code: "HN"
          period {
            start_date {
              earliest { year: 2009 month: 6 day: 28 }
              latest { year: 2009 month: 6 day: 28 }
              precision: DATE_PRECISION_DAY
              source_text: "On June 28"
            }
            end_date {
              earliest { year: 2011 month: 6 day: 1 }
              latest { year: 2011 month: 6 day: 30 }
              precision: DATE_PRECISION_MONTH
              approximate: true
            }
          }
          participants { actor: "actors/jose-miguel-insulza" role: PARTICIPANT_ROLE_HEAD }
          participants { actor: "actors/oas" role: PARTICIPANT_ROLE_MANDATING_BODY }
          participants { role: PARTICIPANT_ROLE_PARTY label: "the President’s party" }
          instruments {
            instrument: "instruments/democratic-charter"
            relation: INSTRUMENT_RELATION_INVOKED
            articles: [ 20, 21 ]
          }
          invocations: "invocations/honduras-2009"
          figures { label: "members" value: 8.5 unit: "persons" }
          figures { label: "votes" value: -3 unit: "votes" }
          mandate: "Restore the President by dialogue."
          assertions {
            field_path: "period.end_date"
            source: "sources/oas-political-missions-map"
            origin: ORIGIN_SOURCE_PAGE
            confidence: CONFIDENCE_LOW
            disputed: true
            date_value {
              earliest { year: 2011 month: 6 day: 11 }
              latest { year: 2011 month: 6 day: 11 }
              precision: DATE_PRECISION_DAY
            }
          }
        })pb"),
      RecordDates{kCoupDay, {20110601, 20110630}},
      {{TermField::kCountry, "HN"},
       {TermField::kActor, "actors/jose-miguel-insulza"},
       {TermField::kActor, "actors/oas"},
       {TermField::kInstrument, "instruments/democratic-charter"},
       {TermField::kArticle, "instruments/democratic-charter#20"},
       {TermField::kArticle, "instruments/democratic-charter#21"}});
  return *kRecord;
}

const FilterRecord& BareMission() {
  static const auto* const kRecord =
      new FilterRecord(FromText(R"pb(
                         mission {
                           name: "missions/bare-2005"
                           period {
                             start_date {
                               earliest { year: 2005 month: 1 day: 1 }
                               latest { year: 2005 month: 12 day: 31 }
                               precision: DATE_PRECISION_YEAR
                             }
                           }
                         })pb"),
                       RecordDates{{20050101, 20051231}, {20050101, catalog::kNoDay}}, {});
  return *kRecord;
}

const FilterRecord& HondurasCoup() {
  static const auto* const kRecord = new FilterRecord(
      FromText(R"pb(
        event {
          name: "events/honduras-2009-06-28-coup"
          origin: ORIGIN_SOURCE_PAGE
          region_code: "HN"
          kind: EVENT_KIND_COUP
          headline: "The army takes President Zelaya to Costa Rica"
          date {
            earliest { year: 2009 month: 6 day: 28 }
            latest { year: 2009 month: 6 day: 28 }
            precision: DATE_PRECISION_DAY
          }
          participants { actor: "actors/manuel-zelaya" role: PARTICIPANT_ROLE_TARGET }
          missions: "missions/honduras-2009"
          place: "Tegucigalpa"
        })pb"),
      RecordDates{kCoupDay, kCoupDay},
      {{TermField::kCountry, "HN"}, {TermField::kActor, "actors/manuel-zelaya"}});
  return *kRecord;
}

const FilterRecord& HondurasInvocation() {
  static const auto* const kRecord =
      new FilterRecord(FromText(R"pb(
                         invocation {
                           name: "invocations/honduras-2009"
                           origin: ORIGIN_SOURCE_PAGE
                           region_code: "HN"
                           year: 2009
                           instrument: "instruments/democratic-charter"
                           basis: INVOCATION_BASIS_ARTICLES
                           articles: [ 20, 21 ]
                           situation: "Coup d’état"
                           date {
                             earliest { year: 2009 month: 7 day: 4 }
                             latest { year: 2009 month: 7 day: 4 }
                             precision: DATE_PRECISION_DAY
                           }
                           source_row {
                             table: "Charter"
                             position: 6
                             year_text: "2009"
                             years: [ 2009 ]
                           }
                           crisis: "honduras-2009"
                           missions: "missions/honduras-2009"
                         })pb"),
                       RecordDates{kJuly2009, kJuly2009},
                       {{TermField::kCountry, "HN"},
                        {TermField::kInstrument, "instruments/democratic-charter"},
                        {TermField::kArticle, "instruments/democratic-charter#20"},
                        {TermField::kArticle, "instruments/democratic-charter#21"}});
  return *kRecord;
}

const FilterRecord& HondurasSuspension() {
  static const auto* const kRecord = new FilterRecord(
      FromText(R"pb(
        suspension {
          name: "suspensions/honduras-2009"
          origin: ORIGIN_SOURCE_PAGE
          region_code: "HN"
          period {
            start_date {
              earliest { year: 2009 month: 7 day: 4 }
              latest { year: 2009 month: 7 day: 4 }
              precision: DATE_PRECISION_DAY
            }
            ongoing: true
          }
          imposed_under {
            instrument: "instruments/democratic-charter"
            articles: [ 21 ]
          }
        })pb"),
      RecordDates{kJuly2009, {catalog::kNoDay, catalog::kNoDay}},
      {{TermField::kCountry, "HN"}, {TermField::kInstrument, "instruments/democratic-charter"}});
  return *kRecord;
}

const FilterRecord& HondurasCountry() {
  static const auto* const kRecord =
      new FilterRecord(FromText(R"pb(
                         country {
                           name: "countries/HN"
                           display_name: "Honduras"
                           region_code: "HN"
                           capital {
                             name: "Tegucigalpa"
                             location { latitude: 14.1 longitude: -87.2167 }
                           }
                           gw_code: 91
                         })pb"),
                       RecordDates{}, {{TermField::kCountry, "HN"}});
  return *kRecord;
}

const FilterRecord& DemocraticCharter() {
  static const auto* const kRecord =
      new FilterRecord(FromText(R"pb(
                         instrument {
                           name: "instruments/democratic-charter"
                           title: "Inter-American Democratic Charter"
                           kind: INSTRUMENT_KIND_CHARTER
                           adoption_date {
                             earliest { year: 2001 month: 9 day: 11 }
                             latest { year: 2001 month: 9 day: 11 }
                             precision: DATE_PRECISION_DAY
                           }
                           adopted_by: "actors/oas-general-assembly"
                           article_count: 28
                           provisions { article: 20 heading: "Alteration" }
                         })pb"),
                       RecordDates{{20010911, 20010911}, {20010911, 20010911}}, {});
  return *kRecord;
}

const FilterRecord& SecretaryGeneral() {
  static const auto* const kRecord = new FilterRecord(FromText(R"pb(
                                                        actor {
                                                          name: "actors/jose-miguel-insulza"
                                                          display_name: "José Miguel Insulza"
                                                          kind: ACTOR_KIND_PERSON
                                                          region_code: "CL"
                                                          aliases: [ "Insulza", "el Panzer" ]
                                                          offices {
                                                            title: "Secretary General"
                                                            body: "actors/oas"
                                                            acting: true
                                                            period { ongoing: true }
                                                          }
                                                        })pb"),
                                                      RecordDates{}, {{TermField::kCountry, "CL"}});
  return *kRecord;
}

const FilterRecord& SourcePage() {
  static const auto* const kRecord = new FilterRecord(FromText(R"pb(
                                                        source {
                                                          name: "sources/oas-political-missions-map"
                                                          title: "Political Missions Map"
                                                          uri: "https://www.oas.org/map?x=1"
                                                          kind: SOURCE_KIND_OFFICIAL
                                                        })pb"),
                                                      RecordDates{}, {});
  return *kRecord;
}

const std::vector<const FilterRecord*>& FilterRecords() {
  static const auto* const kRecords = new std::vector<const FilterRecord*>{
      &HondurasMission(),    &BareMission(),        &HondurasCoup(),
      &HondurasInvocation(), &HondurasSuspension(), &HondurasCountry(),
      &DemocraticCharter(),  &SecretaryGeneral(),   &SourcePage()};
  return *kRecords;
}

const FilterRecord& FilterRecordOf(v1::RecordKind kind) {
  for (const FilterRecord* record : FilterRecords()) {
    if (record->kind() == kind) return *record;
  }
  std::abort();
}

}  // namespace oas::testing
