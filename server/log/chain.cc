#include "server/log/chain.h"

#include <array>

#include "server/catalog/fingerprint.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

// Numbers go in as eight bytes, the lowest first, on every machine.
uint64_t AddNumber(uint64_t number, uint64_t hash) {
  std::array<char, sizeof(number)> bytes = {};
  for (char& byte : bytes) {
    byte = static_cast<char>(number & 0xff);
    number >>= 8;
  }
  return catalog::Fingerprint({bytes.data(), bytes.size()}, hash);
}

// With its length first, so that "ab" + "c" differs from "a" + "bc".
uint64_t AddText(absl::string_view text, uint64_t hash) {
  return catalog::Fingerprint(text, AddNumber(text.size(), hash));
}

}  // namespace

ChainHash::ChainHash(uint64_t previous) : hash_(AddNumber(previous, catalog::kFingerprintSeed)) {}

void ChainHash::Add(const Change& change) {
  ++change_count_;
  hash_ = AddText(change.name, hash_);
  hash_ = AddNumber(change.old_hash.has_value() ? 1 : 0, hash_);
  hash_ = AddNumber(change.old_hash.value_or(0), hash_);
  hash_ = AddNumber(change.bytes.has_value() ? 1 : 0, hash_);
  hash_ = AddText(change.bytes.has_value() ? *change.bytes : change.reason, hash_);
}

uint64_t ChainHash::Finish(const Commit& commit) const {
  uint64_t hash = AddNumber(static_cast<uint64_t>(change_count_), hash_);
  hash = AddNumber(static_cast<uint64_t>(commit.revision), hash);
  hash = AddNumber(static_cast<uint64_t>(absl::ToUnixNanos(commit.commit_time)), hash);
  hash = AddText(commit.author, hash);
  hash = AddText(commit.reason, hash);
  return AddText(commit.request_id, hash);
}

void ChainCheck::Begin(const Commit& commit, uint64_t previous_chain) {
  commit_ = commit;
  hash_.emplace(previous_chain);
}

absl::Status ChainCheck::End() {
  if (!hash_.has_value()) return absl::OkStatus();
  const bool whole =
      hash_->change_count() == commit_.change_count && hash_->Finish(commit_) == commit_.chain;
  hash_.reset();
  return whole ? absl::OkStatus() : ChainBroken(commit_.revision);
}

}  // namespace oas::log
