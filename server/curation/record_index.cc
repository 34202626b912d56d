#include "server/curation/record_index.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/catalog/similar_text.h"

namespace oas::curation {
namespace {

std::string CountryName(absl::string_view region_code) {
  return absl::StrCat("countries/", region_code);
}

}  // namespace

const std::string& NameOf(const v1::Record& record) {
  static const std::string* const kNone = new std::string();
  const google::protobuf::Message* content = catalog::ContentOf(record);
  if (content == nullptr) return *kNone;
  const auto* name = content->GetDescriptor()->FindFieldByName("name");
  std::string* const no_scratch = nullptr;  // never used: strings are stored as strings
  return content->GetReflection()->GetStringReference(*content, name, no_scratch);
}

RecordIndex::RecordIndex(const std::vector<const v1::Record*>& records) {
  for (const v1::Record* record : records) by_name_.emplace(NameOf(*record), record);
}

const v1::Record* RecordIndex::Find(absl::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

bool RecordLookup::HasCountry(absl::string_view region_code) const {
  return Has(CountryName(region_code));
}

const v1::Country* RecordLookup::FindCountry(absl::string_view region_code) const {
  const v1::Record* record = Find(CountryName(region_code));
  return record != nullptr && record->has_country() ? &record->country() : nullptr;
}

const v1::Instrument* RecordLookup::FindInstrument(absl::string_view name) const {
  const v1::Record* record = Find(name);
  return record != nullptr && record->has_instrument() ? &record->instrument() : nullptr;
}

std::optional<std::string> RecordIndex::SimilarName(absl::string_view name,
                                                    v1::RecordKind kind) const {
  catalog::SimilarText similar(name);
  const std::string prefix = absl::StrCat(catalog::KindInfoOf(kind).collection, "/");
  for (const auto& [candidate, record] : by_name_) {
    if (absl::StartsWith(candidate, prefix)) similar.Offer(candidate);
  }
  return similar.Best();
}

}  // namespace oas::curation
