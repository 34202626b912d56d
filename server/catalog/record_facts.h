// What the engine wants to know of a record without parsing it again: its kind, its origin and when
// it happened.
#ifndef OAS_SERVER_CATALOG_RECORD_FACTS_H_
#define OAS_SERVER_CATALOG_RECORD_FACTS_H_

#include "oas/missions/v1/record.pb.h"
#include "server/catalog/event_date.h"
#include "server/catalog/record_kind.h"

namespace oas::catalog {

// Small, because a catalog may hold a million.
struct RecordFacts {
  v1::RecordKind kind = v1::RECORD_KIND_UNSPECIFIED;
  v1::Origin origin = v1::ORIGIN_UNSPECIFIED;
  RecordDates dates;
};

// The facts of the record inside `record`, which must be set and valid.
RecordFacts FactsOf(const v1::Record& record);

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_RECORD_FACTS_H_
