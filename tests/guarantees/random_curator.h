// Commits at random, and enters what was acknowledged into a ledger.
#ifndef OAS_TESTS_GUARANTEES_RANDOM_CURATOR_H_
#define OAS_TESTS_GUARANTEES_RANDOM_CURATOR_H_

#include <string>
#include <vector>

#include "oas/missions/v1/curation_service.pb.h"
#include "tests/guarantees/ledger.h"
#include "tests/guarantees/restarting_server.h"
#include "tests/support/random_catalog.h"

namespace oas::testing {

// Makes, changes and deletes actors of its own. Not thread-safe; several may share server and
// ledger.
class RandomCurator {
 public:
  // Curators of different numbers have different actors.
  RandomCurator(const RestartingServer& server, Ledger& ledger, int number, uint64_t seed)
      : server_(server), ledger_(ledger), number_(number), random_(seed * 1000 + number) {}

  // One commit of one to four actors. When its answer is lost it is made again with the same
  // request_id, until there is one.
  void Commit();

  // The next request, without making it.
  v1::ApplyCatalogRequest NextRequest();
  // Makes a request until it is answered.
  v1::ApplyCatalogResponse Apply(const v1::ApplyCatalogRequest& request);
  // Enters what a request was told to have done.
  void Enter(const v1::ApplyCatalogRequest& request, const v1::ApplyCatalogResponse& response);

 private:
  std::string NextDisplayName();

  const RestartingServer& server_;
  Ledger& ledger_;
  const int number_;
  Random random_;
  std::vector<std::string> actors_;  // that are there
  int made_ = 0;
  int display_names_ = 0;
};

// An actor as curators make them.
v1::Actor ActorCalled(const std::string& name, const std::string& display_name);

}  // namespace oas::testing

#endif  // OAS_TESTS_GUARANTEES_RANDOM_CURATOR_H_
