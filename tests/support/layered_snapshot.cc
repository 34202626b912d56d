#include "tests/support/layered_snapshot.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "server/catalog/decoded_record.h"
#include "server/catalog/snapshot_update.h"

namespace oas::testing {
namespace {

using catalog::RecordUpdate;
using catalog::StoredRecordPtr;

// The content of `stored` under another name.
StoredRecordPtr Renamed(const catalog::StoredRecord& stored, const std::string& name) {
  v1::Record record = catalog::DecodeRecord(stored);
  google::protobuf::Message& content = *catalog::MutableContentOf(record);
  content.GetReflection()->SetString(&content, content.GetDescriptor()->FindFieldByName("name"),
                                     name);
  return catalog::StoredRecord::Encode(record);
}

// What a collection begins with, and the updates that make it what it is to be.
void Scatter(const std::vector<StoredRecordPtr>& records, Random& random,
             std::vector<StoredRecordPtr>& first, std::vector<RecordUpdate>& updates) {
  for (const StoredRecordPtr& record : records) {
    const std::string name(record->name());
    const auto other =
        static_cast<size_t>(Pick(random, 0, static_cast<int64_t>(records.size()) - 1));
    switch (Pick(random, 0, 9)) {
      case 0:  // comes later
        updates.push_back({name, record});
        break;
      case 1:  // was another before
        first.push_back(Renamed(*records[other], name));
        updates.push_back({name, record});
        break;
      case 2: {  // had a neighbour that goes
        first.push_back(record);
        first.push_back(Renamed(*records[other], name + "-gone"));
        updates.push_back({name + "-gone", nullptr});
        break;
      }
      default:
        first.push_back(record);
    }
  }
}

}  // namespace

catalog::SnapshotPtr InLayers(const catalog::SnapshotPtr& whole, Random& random) {
  std::vector<StoredRecordPtr> first;
  std::vector<RecordUpdate> updates;
  for (const catalog::KindInfo& info : catalog::kKinds) {
    Scatter(whole->CollectionOf(info.kind).Records(), random, first, updates);
  }
  std::shuffle(updates.begin(), updates.end(), random);
  catalog::SnapshotPtr snapshot =
      catalog::Snapshot::Create(whole->revision(), whole->commit_time(), first);
  for (size_t i = 0; i < updates.size();) {
    const auto count =
        std::min(updates.size() - i, static_cast<size_t>(Pick(random, 1, Pick(random, 1, 90))));
    snapshot = catalog::Update(*snapshot, whole->revision(), whole->commit_time(),
                               absl::MakeConstSpan(updates).subspan(i, count));
    i += count;
  }
  return snapshot;
}

}  // namespace oas::testing
