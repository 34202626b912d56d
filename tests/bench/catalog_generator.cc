#include "tests/bench/catalog_generator.h"

#include <iterator>
#include <utility>

#include "server/catalog/fingerprint.h"
#include "server/curation/seed.h"
#include "tests/bench/american_states.h"
#include "tests/bench/generated_dates.h"
#include "tests/bench/mission_story.h"

namespace oas::bench {
namespace {

constexpr int kYears = kLastYear - kFirstYear + 1;
constexpr uint64_t kPlacing = catalog::Fingerprint("places of missions");
constexpr uint64_t kRelating = catalog::Fingerprint("related missions");

}  // namespace

CatalogGenerator::CatalogGenerator(const GeneratorOptions& options)
    : options_(options),
      cast_(options.missions, options.seed),
      counts_(kAmericanStates.size() * kYears) {
  Random random(options.seed, kPlacing);
  const Zipf states(kAmericanStates.size(), 0.9);
  slots_.reserve(options.missions);
  for (uint32_t i = 0; i < options.missions; ++i) {
    Slot slot{static_cast<uint8_t>(states.Pick(random)), static_cast<int16_t>(PickYear(random)), 0};
    slot.ordinal = ++CountOf(slot);
    slots_.push_back(slot);
  }
}

absl::Time CatalogGenerator::CommitTime() {
  return absl::FromCivil(absl::CivilDay(2026, 1, 1), absl::UTCTimeZone());
}

uint32_t& CatalogGenerator::CountOf(const Slot& slot) {
  return counts_[slot.state * kYears + slot.year - kFirstYear];
}

bool CatalogGenerator::LeadsToNext(const Slot& slot) {
  if (slot.ordinal == 0 || slot.ordinal >= CountOf(slot)) return false;
  const uint64_t pair = (uint64_t{slot.state} << 48) + (static_cast<uint64_t>(slot.year) << 32);
  return Random(options_.seed ^ kRelating, pair + slot.ordinal).Chance(0.05);
}

bool CatalogGenerator::Next(v1::Record& record) {
  if (!MakeNext(record)) return false;
  constexpr int64_t kFirstRevision = 1;
  curation::StampNew(kFirstRevision, CommitTime(), record);
  return true;
}

bool CatalogGenerator::MakeNext(v1::Record& record) {
  if (next_cast_ < cast_.size()) {
    record = cast_.RecordAt(next_cast_++);
    return true;
  }
  if (story_.empty()) {
    if (next_mission_ == options_.missions) return false;
    const Slot& slot = slots_[next_mission_];
    const Slot previous{slot.state, slot.year, slot.ordinal - 1};
    const MissionPlace place = {.state = slot.state,
                                .year = slot.year,
                                .ordinal = slot.ordinal,
                                .follows_previous = LeadsToNext(previous),
                                .leads_to_next = LeadsToNext(slot)};
    Random random(options_.seed, next_mission_++);
    std::vector<v1::Record> story = TellStory(place, cast_, random);
    story_.assign(std::make_move_iterator(story.begin()), std::make_move_iterator(story.end()));
  }
  record = std::move(story_.front());
  story_.pop_front();
  return true;
}

std::vector<v1::Record> GenerateCatalog(const GeneratorOptions& options) {
  CatalogGenerator generator(options);
  std::vector<v1::Record> records;
  while (generator.Next(records.emplace_back())) {
  }
  records.pop_back();
  return records;
}

}  // namespace oas::bench
