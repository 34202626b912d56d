#include "tests/support/random_catalog.h"

#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "server/catalog/event_date.h"
#include "tests/support/small_catalog.h"

namespace oas::testing {
namespace {

google::type::Date DateOf(int32_t day) {
  google::type::Date date;
  date.set_year(day / 10'000);
  date.set_month(day / 100 % 100);
  date.set_day(day % 100);
  return date;
}

}  // namespace

v1::HistoricDate RandomHistoricDate(Random& random) {
  const catalog::DayInterval a = catalog::DaysOf(RandomPartialDate(random));
  const catalog::DayInterval b = catalog::DaysOf(RandomPartialDate(random));
  const bool range = Pick(random, 0, 3) == 0;
  v1::HistoricDate date;
  *date.mutable_earliest() = DateOf(range ? std::min(a.first, b.first) : a.first);
  *date.mutable_latest() = DateOf(range ? std::max(a.last, b.last) : a.last);
  date.set_precision(v1::DATE_PRECISION_RANGE);
  return date;
}

namespace {

v1::Record RandomEvent(Random& random, int number) {
  v1::Record record;
  v1::Event& event = *record.mutable_event();
  event.set_name("events/event-" + std::to_string(number));
  event.set_region_code(Pick(random, 0, 1) == 0 ? "AA" : "BB");
  event.set_origin(Pick(random, 0, 1) == 0 ? v1::ORIGIN_SOURCE_PAGE : v1::ORIGIN_CURATOR);
  *event.mutable_date() = RandomHistoricDate(random);
  const bool huge = Pick(random, 0, 199) == 0;
  const auto length =
      static_cast<size_t>(huge ? Pick(random, 60'000, 140'000) : Pick(random, 0, 400));
  event.set_headline(std::string(length, 'h'));
  event.set_description(std::string(static_cast<size_t>(Pick(random, 0, 300)), 'd'));
  return record;
}

}  // namespace

uint64_t TestSeed() {
  const char* const given = std::getenv("OAS_TEST_SEED");  // NOLINT(concurrency-mt-unsafe)
  const uint64_t seed =
      given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}() % 1'000'000;
  std::cout << "OAS_TEST_SEED=" << seed << "\n";
  return seed;
}

int64_t Pick(Random& random, int64_t first, int64_t last) {
  const uint64_t range = static_cast<uint64_t>(last - first) + 1;
  return first + static_cast<int64_t>(random() % range);
}

google::type::Date RandomPartialDate(Random& random) {
  google::type::Date date;
  date.set_year(static_cast<int32_t>(Pick(random, 1990, 2019)));
  const int64_t precision = Pick(random, 0, 2);
  if (precision > 0) date.set_month(static_cast<int32_t>(Pick(random, 1, 12)));
  if (precision > 1) {
    date.set_day(
        static_cast<int32_t>(Pick(random, 1, catalog::DaysInMonth(date.year(), date.month()))));
  }
  return date;
}

catalog::SnapshotPtr RandomSnapshot(Random& random, int count) {
  std::vector<v1::Record> records;
  for (const char* code : {"AA", "BB"}) {
    v1::Country& country = *records.emplace_back().mutable_country();
    country.set_name(std::string("countries/") + code);
    country.set_region_code(code);
  }
  for (int i = 0; i < count; ++i) records.push_back(RandomEvent(random, i));
  return SnapshotOf(std::move(records));
}

}  // namespace oas::testing
