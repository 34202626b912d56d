#include "tests/support/small_catalog.h"

#include <utility>

#include "server/curation/seed.h"
#include "tests/support/proto_matchers.h"

namespace oas::testing {
namespace {

constexpr char kText[] = R"text(
countries {
  name: "countries/HN"
  origin: ORIGIN_SOURCE_PAGE
  display_name: "Honduras"
  official_name: "Republic of Honduras"
  region_code: "HN"
  alpha3_code: "HND"
  numeric_code: "340"
  slug: "honduras"
  capital { name: "Tegucigalpa" location { latitude: 14.1 longitude: -87.2 } }
  subregion: "Central America"
  wikidata_id: "Q783"
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
countries {
  name: "countries/VE"
  origin: ORIGIN_SOURCE_PAGE
  display_name: "Venezuela"
  official_name: "Bolivarian Republic of Venezuela"
  region_code: "VE"
  alpha3_code: "VEN"
  numeric_code: "862"
  slug: "venezuela"
  capital { name: "Caracas" location { latitude: 10.5 longitude: -66.9 } }
  subregion: "South America"
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
instruments {
  name: "instruments/democratic-charter"
  origin: ORIGIN_SOURCE_PAGE
  title: "Inter-American Democratic Charter"
  kind: INSTRUMENT_KIND_CHARTER
  adoption_date { earliest { year: 2001 month: 9 day: 11 } latest { year: 2001 month: 9 day: 11 } precision: DATE_PRECISION_DAY }
  adopted_by: "actors/general-assembly"
  uri: "https://example.org/charter"
  article_count: 28
  summary: "What member states hold of democracy, and what they do when it breaks."
  provisions { article: 20 curator_summary: "Anybody may ask the council to meet." }
  provisions { article: 21 curator_summary: "The assembly may suspend a member." }
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
instruments {
  name: "instruments/resolution-1080"
  origin: ORIGIN_SOURCE_PAGE
  title: "Resolution 1080"
  symbol: "AG/RES. 1080 (XXI-O/91)"
  kind: INSTRUMENT_KIND_GENERAL_ASSEMBLY_RESOLUTION
  adoption_date { earliest { year: 1991 month: 6 day: 5 } latest { year: 1991 month: 6 day: 5 } precision: DATE_PRECISION_DAY }
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
actors {
  name: "actors/ana-perez"
  origin: ORIGIN_CURATOR
  display_name: "Ana Pérez"
  kind: ACTOR_KIND_PERSON
  region_code: "ES"
  aliases: "Ana Perez"
  offices {
    title: "Head of mission"
    body: "actors/support-mission"
    region_code: "HN"
    period {
      start_date { earliest { year: 2016 month: 1 day: 1 } latest { year: 2016 month: 12 day: 31 } precision: DATE_PRECISION_YEAR }
      ongoing: true
    }
  }
  summary: "Made up for the tests."
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_CURATOR confidence: CONFIDENCE_LOW }
}
actors {
  name: "actors/general-assembly"
  origin: ORIGIN_SOURCE_PAGE
  display_name: "OAS General Assembly"
  kind: ACTOR_KIND_OAS_BODY
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
actors {
  name: "actors/support-mission"
  origin: ORIGIN_CURATOR
  display_name: "Support Mission"
  kind: ACTOR_KIND_AD_HOC_BODY
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_CURATOR confidence: CONFIDENCE_MEDIUM }
}
sources {
  name: "sources/page"
  origin: ORIGIN_SOURCE_PAGE
  title: "Map of political missions"
  publisher: "OAS"
  kind: SOURCE_KIND_OFFICIAL
  text_sha256: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  note: "Made up for the tests."
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
missions {
  name: "missions/honduras-2009"
  origin: ORIGIN_SOURCE_PAGE
  title: "Mission after the coup"
  type: MISSION_TYPE_GOOD_OFFICES
  region_code: "HN"
  period {
    start_date { earliest { year: 2009 month: 7 day: 1 } latest { year: 2009 month: 7 day: 31 } precision: DATE_PRECISION_MONTH }
    end_date { earliest { year: 2011 month: 6 day: 1 } latest { year: 2011 month: 6 day: 1 } precision: DATE_PRECISION_DAY }
  }
  participants { actor: "actors/general-assembly" role: PARTICIPANT_ROLE_MANDATING_BODY }
  participants { role: PARTICIPANT_ROLE_PARTY label: "both sides" }
  instruments { instrument: "instruments/democratic-charter" relation: INSTRUMENT_RELATION_INVOKED articles: 20 articles: 21 }
  invocations: "invocations/honduras-2009"
  suspensions: "suspensions/honduras-2009"
  related_missions: "missions/honduras-2016"
  summary: "Talks that ended with the return of the member state."
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
  assertions {
    field_path: "period.end_date"
    source: "sources/page"
    origin: ORIGIN_SOURCE_PAGE
    confidence: CONFIDENCE_LOW
    disputed: true
    date_value { earliest { year: 2011 month: 6 day: 11 } latest { year: 2011 month: 6 day: 11 } precision: DATE_PRECISION_DAY }
    note: "A slip of the pen."
  }
}
missions {
  name: "missions/honduras-2016"
  origin: ORIGIN_CURATOR
  title: "Support mission"
  type: MISSION_TYPE_ANTI_CORRUPTION
  region_code: "HN"
  additional_region_codes: "VE"
  period {
    start_date { earliest { year: 2016 month: 1 day: 1 } latest { year: 2016 month: 12 day: 31 } precision: DATE_PRECISION_YEAR }
    ongoing: true
  }
  participants { actor: "actors/ana-perez" role: PARTICIPANT_ROLE_HEAD }
  participants { actor: "actors/ana-perez" role: PARTICIPANT_ROLE_SPEAKER }
  related_missions: "missions/honduras-2009"
  figures { label: "opening balance" value: 0 unit: "USD" }
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_CURATOR confidence: CONFIDENCE_MEDIUM }
}
missions {
  name: "missions/venezuela-2002"
  origin: ORIGIN_SOURCE_PAGE
  title: "Table of negotiation"
  type: MISSION_TYPE_GOOD_OFFICES
  region_code: "VE"
  period {
    start_date { earliest { year: 2002 month: 4 day: 13 } latest { year: 2002 month: 4 day: 13 } precision: DATE_PRECISION_DAY }
  }
  invocations: "invocations/venezuela-2002"
  invocations: "invocations/venezuela-2003"
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
invocations {
  name: "invocations/honduras-1993"
  origin: ORIGIN_CURATOR
  region_code: "HN"
  year: 1993
  instrument: "instruments/resolution-1080"
  basis: INVOCATION_BASIS_RECALLED
  situation: "Made up for the tests."
  date { earliest { year: 1993 month: 1 day: 1 } latest { year: 1993 month: 12 day: 31 } precision: DATE_PRECISION_YEAR }
  crisis: "honduras-1993"
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_CURATOR confidence: CONFIDENCE_LOW }
}
invocations {
  name: "invocations/honduras-2009"
  origin: ORIGIN_SOURCE_PAGE
  region_code: "HN"
  year: 2009
  instrument: "instruments/democratic-charter"
  basis: INVOCATION_BASIS_ARTICLES
  articles: 20
  articles: 21
  situation: "Coup."
  date { earliest { year: 2009 month: 6 day: 28 } latest { year: 2009 month: 6 day: 28 } precision: DATE_PRECISION_DAY }
  source_row { table: "Applications" position: 2 year_text: "2009" years: 2009 }
  crisis: "honduras-2009"
  missions: "missions/honduras-2009"
  suspensions: "suspensions/honduras-2009"
  summary: "Both articles in one week."
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
  assertions { field_path: "articles[21]" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
invocations {
  name: "invocations/honduras-2010"
  origin: ORIGIN_CURATOR
  region_code: "HN"
  year: 2010
  instrument: "instruments/democratic-charter"
  basis: INVOCATION_BASIS_GENERAL
  situation: "Made up for the tests."
  date { earliest { year: 2010 month: 2 day: 1 } latest { year: 2010 month: 2 day: 28 } precision: DATE_PRECISION_MONTH }
  crisis: "honduras-2009"
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_CURATOR confidence: CONFIDENCE_LOW }
}
invocations {
  name: "invocations/venezuela-2002"
  origin: ORIGIN_SOURCE_PAGE
  region_code: "VE"
  year: 2002
  instrument: "instruments/democratic-charter"
  basis: INVOCATION_BASIS_ARTICLES
  articles: 20
  situation: "Coup."
  date { earliest { year: 2002 month: 4 day: 13 } latest { year: 2002 month: 4 day: 13 } precision: DATE_PRECISION_DAY }
  source_row { table: "Applications" position: 1 year_text: "2002 and 2003" years: 2002 years: 2003 }
  crisis: "venezuela-2002"
  missions: "missions/venezuela-2002"
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
invocations {
  name: "invocations/venezuela-2003"
  origin: ORIGIN_SOURCE_PAGE
  region_code: "VE"
  year: 2003
  instrument: "instruments/democratic-charter"
  basis: INVOCATION_BASIS_GENERAL
  situation: "Talks."
  date { earliest { year: 2003 month: 1 day: 1 } latest { year: 2003 month: 12 day: 31 } precision: DATE_PRECISION_YEAR }
  source_row { table: "Applications" position: 1 year_text: "2002 and 2003" years: 2002 years: 2003 }
  crisis: "venezuela-2002"
  missions: "missions/venezuela-2002"
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
suspensions {
  name: "suspensions/honduras-2009"
  origin: ORIGIN_SOURCE_PAGE
  region_code: "HN"
  period {
    start_date { earliest { year: 2009 month: 7 day: 4 } latest { year: 2009 month: 7 day: 4 } precision: DATE_PRECISION_DAY }
    end_date { earliest { year: 2011 month: 6 day: 1 } latest { year: 2011 month: 6 day: 1 } precision: DATE_PRECISION_DAY }
  }
  imposed_under { instrument: "instruments/democratic-charter" relation: INSTRUMENT_RELATION_INVOKED articles: 21 }
  lifted_under { instrument: "instruments/democratic-charter" relation: INSTRUMENT_RELATION_PURSUANT_TO articles: 22 }
  invocations: "invocations/honduras-2009"
  missions: "missions/honduras-2009"
  summary: "Nearly two years."
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
events {
  name: "events/honduras-2009-crisis"
  origin: ORIGIN_SOURCE_PAGE
  region_code: "HN"
  kind: EVENT_KIND_INSTITUTIONAL_CRISIS
  headline: "A year of crisis"
  date { earliest { year: 2009 month: 1 day: 1 } latest { year: 2009 month: 12 day: 31 } precision: DATE_PRECISION_YEAR }
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
events {
  name: "events/honduras-2009-06-28-coup"
  origin: ORIGIN_SOURCE_PAGE
  region_code: "HN"
  kind: EVENT_KIND_COUP
  headline: "The president is taken out of the country"
  date { earliest { year: 2009 month: 6 day: 28 } latest { year: 2009 month: 6 day: 28 } precision: DATE_PRECISION_DAY }
  missions: "missions/honduras-2009"
  invocations: "invocations/honduras-2009"
  description: "At dawn."
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
events {
  name: "events/honduras-2009-07-talks"
  origin: ORIGIN_CURATOR
  region_code: "HN"
  kind: EVENT_KIND_DIALOGUE
  headline: "Talks begin"
  date { earliest { year: 2009 month: 7 day: 1 } latest { year: 2009 month: 7 day: 31 } precision: DATE_PRECISION_MONTH }
  end_date { earliest { year: 2009 month: 10 day: 30 } latest { year: 2009 month: 10 day: 30 } precision: DATE_PRECISION_DAY }
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_CURATOR confidence: CONFIDENCE_LOW }
}
events {
  name: "events/venezuela-2002-04-12-coup"
  origin: ORIGIN_SOURCE_PAGE
  region_code: "VE"
  kind: EVENT_KIND_COUP
  headline: "The president is held"
  date { earliest { year: 2002 month: 4 day: 12 } latest { year: 2002 month: 4 day: 12 } precision: DATE_PRECISION_DAY }
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_SOURCE_PAGE confidence: CONFIDENCE_HIGH }
}
events {
  name: "events/venezuela-2002-strikes"
  origin: ORIGIN_CURATOR
  region_code: "VE"
  kind: EVENT_KIND_PROTEST
  headline: "Strikes"
  date { earliest { year: 2002 month: 12 day: 2 } latest { year: 2003 month: 2 day: 3 } precision: DATE_PRECISION_RANGE approximate: true }
  assertions { field_path: "*" source: "sources/page" origin: ORIGIN_CURATOR confidence: CONFIDENCE_LOW }
}
)text";

}  // namespace

const std::string& SmallCatalogText() {
  static const std::string* const kCatalogText = new std::string(kText + 1);  // without its newline
  return *kCatalogText;
}

std::vector<v1::Record> RecordsOf(const v1::CatalogManifest& manifest) {
  std::vector<v1::Record> records;
  const auto& reflection = *manifest.GetReflection();
  for (const catalog::KindInfo& kind : catalog::kKinds) {  // kinds are numbered like the fields
    const auto* list = v1::CatalogManifest::descriptor()->FindFieldByNumber(kind.kind);
    const auto* content = v1::Record::descriptor()->FindFieldByNumber(kind.kind);
    for (int i = 0; i < reflection.FieldSize(manifest, list); ++i) {
      v1::Record& record = records.emplace_back();
      v1::Record::GetReflection()
          ->MutableMessage(&record, content)
          ->CopyFrom(reflection.GetRepeatedMessage(manifest, list, i));
    }
  }
  return records;
}

std::vector<v1::Record> SmallCatalogRecords() {
  return RecordsOf(FromText<v1::CatalogManifest>(SmallCatalogText()));
}

absl::Time TestCommitTime() { return absl::FromUnixSeconds(1'704'164'645); }

std::vector<std::string> NamesInEventOrder(const catalog::Collection& collection) {
  std::vector<std::string> names;
  for (const auto& record : collection.Records()) names.emplace_back(record->name());
  return names;
}

std::vector<std::string> NamesInNameOrder(const catalog::Collection& collection) {
  std::vector<std::string> names;
  for (const uint32_t row : collection.whole().name_order()) {
    names.emplace_back(collection.whole().records()[row]->name());
  }
  return names;
}

catalog::SnapshotPtr SnapshotOf(std::vector<v1::Record> records) {
  std::vector<catalog::StoredRecordPtr> stored;
  for (v1::Record& record : records) {
    curation::StampNew(1, TestCommitTime(), record);
    stored.push_back(catalog::StoredRecord::Encode(record));
  }
  return catalog::Snapshot::Create(1, TestCommitTime(), stored);
}

catalog::SnapshotPtr SmallSnapshot() { return SnapshotOf(SmallCatalogRecords()); }

}  // namespace oas::testing
