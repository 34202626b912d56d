#include "server/curation/resulting_catalog.h"

#include <utility>

#include "server/catalog/decoded_record.h"
#include "server/catalog/similar_text.h"

namespace oas::curation {

ResultingCatalog::ResultingCatalog(const WorkingCatalog& before, const CommitRequest& request)
    : before_(before), request_(request) {
  for (const IncomingRecord& record : request.records) incoming_.emplace(record.name, &record);
  for (const v1::RecordDelete& deleted : request.deletes) deleted_.insert(deleted.name());
}

const IncomingRecord* ResultingCatalog::Incoming(absl::string_view name) const {
  const auto found = incoming_.find(name);
  return found == incoming_.end() ? nullptr : found->second;
}

std::optional<v1::Record> ResultingCatalog::Decode(absl::string_view name) const {
  if (IsDeleted(name)) return std::nullopt;
  if (const IncomingRecord* const incoming = Incoming(name); incoming != nullptr) {
    return incoming->Decode();
  }
  const catalog::StoredRecordPtr stored = before_.Find(name);
  if (stored == nullptr) return std::nullopt;
  return catalog::DecodeRecord(*stored);
}

const v1::Record* ResultingCatalog::Find(absl::string_view name) const {
  if (IsDeleted(name)) return nullptr;
  const auto known = decoded_.find(name);
  if (known != decoded_.end()) return known->second.get();
  std::optional<v1::Record> record = Decode(name);
  if (!record.has_value()) return nullptr;
  auto kept = std::make_unique<v1::Record>(*std::move(record));
  return decoded_.emplace(name, std::move(kept)).first->second.get();
}

bool ResultingCatalog::Has(absl::string_view name) const {
  if (IsDeleted(name)) return false;
  return Incoming(name) != nullptr || before_.Find(name) != nullptr;
}

std::optional<std::string> ResultingCatalog::SimilarName(absl::string_view name,
                                                         v1::RecordKind kind) const {
  // Beyond this, looking at every name for each of many faults would keep other commits waiting.
  constexpr size_t kMostNames = 2000;
  catalog::SimilarText similar(name);
  if (request_.records.size() <= kMostNames) {
    for (const IncomingRecord& record : request_.records) {
      if (record.kind == kind) similar.Offer(record.name);
    }
  }
  const std::optional<std::string> before = before_.base().SimilarName(name, kind);
  if (before.has_value() && !IsDeleted(*before)) similar.Offer(*before);
  return similar.Best();
}

void ResultingCatalog::Forget() {
  constexpr size_t kMostDecoded = 4096;
  if (decoded_.size() > kMostDecoded) decoded_.clear();
}

}  // namespace oas::curation
