// A stored record as a message of any kind.
#ifndef OAS_SERVER_CATALOG_DECODED_RECORD_H_
#define OAS_SERVER_CATALOG_DECODED_RECORD_H_

#include "server/catalog/stored_record.h"

namespace oas::catalog {

// What a view has of it, in the field of its kind.
inline v1::Record DecodeRecord(const StoredRecord& stored,
                               v1::RecordView view = v1::RECORD_VIEW_FULL) {
  v1::Record record;
  const auto* const field = v1::Record::descriptor()->FindFieldByNumber(stored.facts().kind);
  stored.DecodeInto(view, *v1::Record::GetReflection()->MutableMessage(&record, field));
  return record;
}

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_DECODED_RECORD_H_
