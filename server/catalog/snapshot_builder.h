// Makes a snapshot of records that come one after another in any order, such as from a log.
//
//     SnapshotBuilder builder;
//     for (const v1::Record& record : records) builder.Add(record, StoredRecord::Encode(record));
//     SnapshotPtr snapshot = std::move(builder).Build(revision, commit_time);
#ifndef OAS_SERVER_CATALOG_SNAPSHOT_BUILDER_H_
#define OAS_SERVER_CATALOG_SNAPSHOT_BUILDER_H_

#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "server/catalog/snapshot.h"

namespace oas::catalog {

// Not thread-safe.
class SnapshotBuilder {
 public:
  // Adds a valid record; its name must be new. `stored` holds the bytes of the same record.
  void Add(const v1::Record& record, StoredRecordPtr stored);

  // Takes the collection of a kind as it is; no record of the kind may be added.
  void Share(v1::RecordKind kind, std::shared_ptr<const Collection> collection) {
    PartOf(kind).shared = std::move(collection);
  }

  SnapshotPtr Build(int64_t revision, absl::Time commit_time) &&;

 private:
  struct Part {  // of one kind, in the order of arrival
    std::vector<StoredRecordPtr> records;
    TermDictionary dictionary;
    RowTerms terms;
    std::shared_ptr<const Collection> shared;
  };

  Part& PartOf(v1::RecordKind kind) { return parts_[static_cast<size_t>(kind) - 1]; }
  // Gives the missions the articles of their invocations.
  void JoinArticles();

  std::array<Part, kKinds.size()> parts_;
  std::vector<TermId> row_;  // terms of the record being added
};

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_SNAPSHOT_BUILDER_H_
