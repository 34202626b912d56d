#include "tests/guarantees/ledger.h"

#include <gtest/gtest.h>

#include <utility>

namespace oas::testing {

void Ledger::Add(int64_t revision, ActorChanges changes) {
  const std::lock_guard lock(mutex_);
  EXPECT_TRUE(commits_.emplace(revision, std::move(changes)).second)
      << "two commits were told to be revision " << revision;
}

std::map<int64_t, ActorChanges> Ledger::commits() const {
  const std::lock_guard lock(mutex_);
  return commits_;
}

int64_t Ledger::last_revision() const {
  const std::lock_guard lock(mutex_);
  return commits_.empty() ? 0 : commits_.rbegin()->first;
}

std::map<std::string, std::string> Ledger::StateAt(int64_t revision) const {
  std::map<std::string, std::string> state;
  for (const auto& [made_by, changes] : commits()) {
    if (made_by > revision) break;
    for (const auto& [name, display_name] : changes) {
      if (display_name.has_value()) {
        state[name] = *display_name;
      } else {
        state.erase(name);
      }
    }
  }
  return state;
}

}  // namespace oas::testing
