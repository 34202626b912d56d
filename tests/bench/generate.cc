// bench_generate: writes a generated catalog into a store, as one commit.
//
//     bench_generate --missions=1000000 --store=sqlite:build/bench/catalogs/1000000.db
#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "server/catalog/record_kind.h"
#include "server/curation/record_index.h"
#include "server/log/open_log.h"
#include "tests/bench/catalog_generator.h"

namespace oas::bench {
namespace {

struct Sums {
  int64_t records = 0;
  int64_t bytes = 0;  // encoded
};

// Gives the records of a generator to a log, and counts them.
class GeneratedChanges {
 public:
  explicit GeneratedChanges(const GeneratorOptions& options) : generator_(options) {}

  bool Next(log::Change& change) {
    if (!generator_.Next(record_)) return false;
    const google::protobuf::Message& content = *catalog::ContentOf(record_);
    content.SerializeToString(&bytes_);
    change = {.name = curation::NameOf(record_), .bytes = bytes_};
    Sums& sums = sums_[catalog::KindOf(record_)];
    ++sums.records;
    sums.bytes += static_cast<int64_t>(bytes_.size());
    if (++count_ % kProgressStep == 0) std::cerr << "    " << count_ << " records\n";
    return true;
  }

  // One line of JSON: {"missions": {"records": 17, "bytes": 51000}, …}.
  std::string Summary() const {
    std::string json;
    for (const auto& [kind, sums] : sums_) {
      absl::StrAppend(&json, json.empty() ? "{" : ", ", "\"", catalog::KindInfoOf(kind).collection,
                      "\": {\"records\": ", sums.records, ", \"bytes\": ", sums.bytes, "}");
    }
    return json + "}";
  }

 private:
  static constexpr int64_t kProgressStep = 200'000;

  CatalogGenerator generator_;
  v1::Record record_;
  std::string bytes_;  // of the record; the change last given points to both
  int64_t count_ = 0;
  std::map<v1::RecordKind, Sums> sums_;
};

absl::Status Generate(const GeneratorOptions& options, const std::string& store) {
  const absl::StatusOr<std::unique_ptr<log::CommitLog>> log = log::OpenLog(store);
  if (!log.ok()) return log.status();
  GeneratedChanges changes(options);
  log::Commit commit = {
      .revision = 1,
      .commit_time = CatalogGenerator::CommitTime(),
      .author = "bench_generate",
      .reason = absl::StrCat("generated: ", options.missions, " missions, seed ", options.seed)};
  const absl::Status appended = (*log)->Append(
      commit, [&](log::Change& change) -> absl::StatusOr<bool> { return changes.Next(change); });
  if (appended.ok()) std::cout << changes.Summary() << "\n";
  return appended;
}

int Main(int argc, const char* const* argv) {
  GeneratorOptions options;
  std::string store;
  CLI::App app("Writes a generated catalog into an empty store and prints what is in it, as JSON.",
               "bench_generate");
  app.add_option("--missions", options.missions, "Number of missions")
      ->check(CLI::Range(1, 10'000'000))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "The same seed makes the same catalog")
      ->capture_default_str();
  app.add_option("--store", store, "Store to fill: sqlite:PATH")->required();
  app.set_version_flag("--generator-version", std::to_string(kGeneratorVersion));
  CLI11_PARSE(app, argc, argv);
  const absl::Status generated = Generate(options, store);
  if (generated.ok()) return 0;
  std::cerr << "bench_generate: " << generated.message() << "\n";
  return 1;
}

}  // namespace
}  // namespace oas::bench

int main(int argc, char** argv) { return oas::bench::Main(argc, argv); }
