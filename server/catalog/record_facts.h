// What the engine wants to know of a record without parsing it again.
#ifndef OAS_SERVER_CATALOG_RECORD_FACTS_H_
#define OAS_SERVER_CATALOG_RECORD_FACTS_H_

#include <string>
#include <vector>

#include "oas/missions/v1/record.pb.h"
#include "server/catalog/event_date.h"
#include "server/catalog/record_kind.h"

namespace oas::catalog {

struct RecordFacts {
  std::string name;
  v1::RecordKind kind = v1::RECORD_KIND_UNSPECIFIED;
  v1::Origin origin = v1::ORIGIN_UNSPECIFIED;
  // Countries the record belongs to, the main one first. Empty for hemispheric records.
  std::vector<std::string> region_codes;
  // When it happened or began; decides event order. {kNoDay, kNoDay} for records without a date.
  DayInterval date;
  // All days on which it may have been going on; equals `date` for a thing of one day.
  DayInterval span;

  bool InRegion(absl::string_view region_code) const;
};

// The facts of the record inside `record`, which must be set and valid.
RecordFacts FactsOf(const v1::Record& record);

// Event order: by date, then by name. Records without a date come last.
bool InEventOrder(const RecordFacts& a, const RecordFacts& b);

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_RECORD_FACTS_H_
