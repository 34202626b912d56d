// The catalog that a request would make, for checking its records against.
#ifndef OAS_SERVER_CURATION_RESULTING_CATALOG_H_
#define OAS_SERVER_CURATION_RESULTING_CATALOG_H_

#include <memory>
#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "server/curation/commit_request.h"
#include "server/curation/record_index.h"
#include "server/curation/working_catalog.h"

namespace oas::curation {

// Not thread-safe. Records are decoded when they are asked for.
class ResultingCatalog final : public RecordLookup {
 public:
  // Both must outlive it, and stay as they are.
  ResultingCatalog(const WorkingCatalog& before, const CommitRequest& request);

  // The record lives until Forget.
  const v1::Record* Find(absl::string_view name) const override;
  bool Has(absl::string_view name) const override;
  std::optional<std::string> SimilarName(absl::string_view name,
                                         v1::RecordKind kind) const override;

  // A copy of the record, if there is one, for who changes it.
  std::optional<v1::Record> Decode(absl::string_view name) const;

  // What the request brings of this name, or nullptr; of a name given twice the first.
  const IncomingRecord* Incoming(absl::string_view name) const;
  bool IsDeleted(absl::string_view name) const { return deleted_.contains(name); }
  void Delete(absl::string_view name) { deleted_.emplace(name); }

  // Gives up decoded records, when there are many.
  void Forget();

 private:
  const WorkingCatalog& before_;
  const CommitRequest& request_;
  absl::flat_hash_map<absl::string_view, const IncomingRecord*> incoming_;
  absl::flat_hash_set<std::string> deleted_;
  mutable absl::flat_hash_map<std::string, std::unique_ptr<v1::Record>> decoded_;
};

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_RESULTING_CATALOG_H_
