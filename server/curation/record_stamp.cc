#include "server/curation/record_stamp.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "server/catalog/decoded_record.h"
#include "server/catalog/fingerprint.h"
#include "server/catalog/record_kind.h"
#include "server/catalog/timestamps.h"
#include "server/curation/record_index.h"

namespace oas::curation {
namespace {

// Calls `use` with the message inside `record`, as its own type.
template <typename Use>
void WithContent(v1::Record& record, Use use) {
  switch (record.record_case()) {
    case v1::Record::kCountry:
      return use(*record.mutable_country());
    case v1::Record::kInstrument:
      return use(*record.mutable_instrument());
    case v1::Record::kActor:
      return use(*record.mutable_actor());
    case v1::Record::kSource:
      return use(*record.mutable_source());
    case v1::Record::kMission:
      return use(*record.mutable_mission());
    case v1::Record::kInvocation:
      return use(*record.mutable_invocation());
    case v1::Record::kSuspension:
      return use(*record.mutable_suspension());
    case v1::Record::kEvent:
      return use(*record.mutable_event());
    case v1::Record::RECORD_NOT_SET:
      return;
  }
}

// A UUID of version 8 (RFC 9562, own content): the same record made at the same revision always has
// the same one, on every replica.
std::string UidOf(const std::string& name, int64_t revision) {
  const std::string key = absl::StrCat(name, "@", revision);
  const uint64_t a = catalog::Fingerprint(key);
  const uint64_t b = catalog::Fingerprint(key, a);
  return absl::StrFormat("%08x-%04x-8%03x-%04x-%012x", a >> 32, a >> 16 & 0xffff, a & 0xfff,
                         0x8000 | (b >> 48 & 0x3fff), b & 0xffff'ffff'ffff);
}

}  // namespace

RecordStamp StampOf(const catalog::StoredRecord& stored) {
  // The BASIC view has all of these fields.
  v1::Record record = catalog::DecodeRecord(stored, v1::RECORD_VIEW_BASIC);
  return TakeStamp(record);
}

RecordStamp TakeStamp(v1::Record& record) {
  RecordStamp stamp;
  WithContent(record, [&](auto& content) {
    stamp = {content.uid(),      content.etag(),        content.owner(),
             content.revision(), content.create_time(), content.update_time()};
    content.clear_uid();
    content.clear_etag();
    content.clear_owner();
    content.clear_revision();
    content.clear_create_time();
    content.clear_update_time();
  });
  return stamp;
}

void SetStamp(const RecordStamp& stamp, v1::Record& record) {
  WithContent(record, [&](auto& content) {
    content.set_uid(stamp.uid);
    content.set_etag(stamp.etag);
    content.set_owner(stamp.owner);
    content.set_revision(stamp.revision);
    *content.mutable_create_time() = stamp.create_time;
    *content.mutable_update_time() = stamp.update_time;
  });
}

std::string EtagOf(const v1::Record& record, const std::string& owner) {
  const std::string bytes = catalog::ContentOf(record)->SerializeAsString();
  return absl::StrFormat("%016x", catalog::Fingerprint(owner, catalog::Fingerprint(bytes)));
}

RecordStamp NewStamp(const v1::Record& record, const std::string& owner, int64_t revision,
                     absl::Time commit_time) {
  RecordStamp stamp;
  stamp.uid = UidOf(NameOf(record), revision);
  stamp.etag = EtagOf(record, owner);
  stamp.owner = owner;
  stamp.revision = revision;
  stamp.create_time = stamp.update_time = catalog::TimestampOf(commit_time);
  return stamp;
}

RecordStamp NextStamp(const v1::Record& record, const RecordStamp& old, const std::string& owner,
                      int64_t revision, absl::Time commit_time) {
  RecordStamp stamp = old;
  if (!owner.empty()) stamp.owner = owner;
  stamp.etag = EtagOf(record, stamp.owner);
  stamp.revision = revision;
  stamp.update_time = catalog::TimestampOf(commit_time);
  return stamp;
}

}  // namespace oas::curation
