// The catalog that a set of records would make, for checks that cross records.
#ifndef OAS_SERVER_CURATION_RECORD_INDEX_H_
#define OAS_SERVER_CURATION_RECORD_INDEX_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "oas/missions/v1/record.pb.h"
#include "server/catalog/record_kind.h"

namespace oas::curation {

// Name of the record inside `record`; empty when it has none.
const std::string& NameOf(const v1::Record& record);

// The catalog that a record is checked against.
class RecordLookup {
 public:
  virtual ~RecordLookup() = default;

  // The record of this name, or nullptr.
  virtual const v1::Record* Find(absl::string_view name) const = 0;
  // Whether there is one.
  virtual bool Has(absl::string_view name) const = 0;
  // The name of this kind that is spelt most like `name`.
  virtual std::optional<std::string> SimilarName(absl::string_view name,
                                                 v1::RecordKind kind) const = 0;

  bool HasCountry(absl::string_view region_code) const;
  // The country of an ISO 3166-1 alpha-2 code, or nullptr.
  const v1::Country* FindCountry(absl::string_view region_code) const;
  // The instrument of this name, or nullptr.
  const v1::Instrument* FindInstrument(absl::string_view name) const;
};

// Keeps pointers to the records, which must outlive it. Of a name that is taken twice it has the
// first. Immutable after construction.
class RecordIndex final : public RecordLookup {
 public:
  explicit RecordIndex(const std::vector<const v1::Record*>& records);

  const v1::Record* Find(absl::string_view name) const override;
  bool Has(absl::string_view name) const override { return by_name_.contains(name); }
  std::optional<std::string> SimilarName(absl::string_view name,
                                         v1::RecordKind kind) const override;

 private:
  absl::flat_hash_map<absl::string_view, const v1::Record*> by_name_;
};

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_RECORD_INDEX_H_
