// Catalogs of records at random, for properties that must hold whatever the data.
#ifndef OAS_TESTS_SUPPORT_RANDOM_CATALOG_H_
#define OAS_TESTS_SUPPORT_RANDOM_CATALOG_H_

#include <cstdint>
#include <random>

#include "google/type/date.pb.h"
#include "server/catalog/snapshot.h"

namespace oas::testing {

using Random = std::mt19937_64;

// A seed for a test that is different each time: printed, and taken from OAS_TEST_SEED to repeat a
// run that failed.
uint64_t TestSeed();

// A number from `first` to `last`, both included. The same for a seed with every standard library.
int64_t Pick(Random& random, int64_t first, int64_t last);

// A day, month or year from 1990 to 2019; unknown parts are 0.
google::type::Date RandomPartialDate(Random& random);

// A snapshot of two countries (AA, BB) and `count` events with random dates of any precision,
// regions, origins and sizes, a few of them larger than a chunk of a stream.
catalog::SnapshotPtr RandomSnapshot(Random& random, int count);

// A day, month, year or range of days of these years.
v1::HistoricDate RandomHistoricDate(Random& random);

// A snapshot of two countries (AA, BB), `count` missions and as many invocations, events and
// suspensions, linked at random, with fields left out at random.
catalog::SnapshotPtr RandomLinkedSnapshot(Random& random, int count);

}  // namespace oas::testing

#endif  // OAS_TESTS_SUPPORT_RANDOM_CATALOG_H_
