// What curators were told is committed: the truth that feeds and reads are held against.
#ifndef OAS_TESTS_GUARANTEES_LEDGER_H_
#define OAS_TESTS_GUARANTEES_LEDGER_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace oas::testing {

// Display names after a commit, by the name of the actor; nullopt where one was deleted.
using ActorChanges = std::map<std::string, std::optional<std::string>>;

// Thread-safe.
class Ledger {
 public:
  void Add(int64_t revision, ActorChanges changes);
  // By revision.
  std::map<int64_t, ActorChanges> commits() const;
  int64_t last_revision() const;
  // The display names of all actors that curators made and that are there after `revision`.
  std::map<std::string, std::string> StateAt(int64_t revision) const;

 private:
  mutable std::mutex mutex_;
  std::map<int64_t, ActorChanges> commits_;
};

}  // namespace oas::testing

#endif  // OAS_TESTS_GUARANTEES_LEDGER_H_
