// Filters at random that are valid for a kind and select something of RandomLinkedSnapshot now and
// then.
#ifndef OAS_TESTS_SUPPORT_RANDOM_FILTER_H_
#define OAS_TESTS_SUPPORT_RANDOM_FILTER_H_

#include <string>

#include "oas/missions/v1/record.pb.h"
#include "tests/support/random_catalog.h"

namespace oas::testing {

// `kind` is MISSION, INVOCATION, EVENT or SUSPENSION.
std::string RandomFilter(Random& random, v1::RecordKind kind);

}  // namespace oas::testing

#endif  // OAS_TESTS_SUPPORT_RANDOM_FILTER_H_
