// The order of all records of a collection, whose layers are ordered each by itself. A record's
// position in it is the number of records before it: it does not depend on the layers, so that it
// means the same on every server and after a restart.
#ifndef OAS_SERVER_QUERY_MERGED_ORDER_H_
#define OAS_SERVER_QUERY_MERGED_ORDER_H_

#include <cstdint>
#include <vector>

#include "server/catalog/collection.h"
#include "server/query/record_order.h"

namespace oas::query {

// Whether `a` comes before `b`.
bool IsBefore(const catalog::StoredRecord& a, const catalog::StoredRecord& b, RecordOrder order);

// The position of a record of the collection.
uint64_t PositionOf(const catalog::Collection& collection, const catalog::StoredRecord& record,
                    RecordOrder order);

// Where to begin in each layer to go on from `position`: places in the layer's own order, hidden
// rows included. Takes some hundred looks at records for each layer.
std::vector<uint64_t> PlacesAt(const catalog::Collection& collection, uint64_t position,
                               RecordOrder order);

// The record at `place` of a layer's own order, or the first after it that counts; nullptr at the
// end.
const catalog::StoredRecord* RecordFrom(const catalog::Collection::Layer& layer, uint64_t place,
                                        RecordOrder order);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_MERGED_ORDER_H_
