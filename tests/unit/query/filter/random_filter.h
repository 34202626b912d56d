// Random filters that are valid for a kind, from a seed.
#ifndef OAS_TESTS_UNIT_QUERY_FILTER_RANDOM_FILTER_H_
#define OAS_TESTS_UNIT_QUERY_FILTER_RANDOM_FILTER_H_

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "oas/missions/v1/record.pb.h"
#include "server/query/filter/filter.h"

namespace oas::testing {

namespace v1 = ::oas::missions::v1;

// Not thread-safe.
class RandomFilter {
 public:
  RandomFilter(v1::RecordKind kind, uint32_t seed);

  // A filter as a person might write it: spaces, quotes, parentheses and capitals vary.
  std::string Text();
  // One comparison or one word.
  std::string Condition();

 private:
  std::string Nested(int depth);
  std::string ValueOf(const query::FilterField& field);
  std::string TextValue();
  std::string EnumValue(const query::FilterField& field);
  size_t Below(size_t limit) { return random_() % limit; }
  std::string OneOf(const std::vector<std::string>& choices);

  const v1::RecordKind kind_;
  const std::vector<std::string> paths_;
  std::mt19937 random_;
};

}  // namespace oas::testing

#endif  // OAS_TESTS_UNIT_QUERY_FILTER_RANDOM_FILTER_H_
