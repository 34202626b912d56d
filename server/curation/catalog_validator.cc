#include "server/curation/catalog_validator.h"

#include <algorithm>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "server/curation/assertion_rules.h"
#include "server/curation/field_rules.h"
#include "server/curation/link_rules.h"
#include "server/curation/record_rules.h"

namespace oas::curation {
namespace {

void CheckName(const v1::Record& record, RuleContext& context) {
  const v1::RecordKind kind = catalog::KindOf(record);
  const std::string& name = NameOf(record);
  if (name.empty() || catalog::IsNameOfKind(name, kind)) return;  // empty: reported as required
  context.Report(*catalog::ContentOf(record), "name",
                 absl::StrCat("\"", name, "\" is not of the form ", catalog::NamePattern(kind),
                              ", with a-z, 0-9 and - after the collection"));
}

void ReportTwice(const Manifests& manifests, std::vector<Fault>& faults) {
  absl::flat_hash_map<absl::string_view, const ManifestRecord*> first;
  for (const ManifestRecord& entry : manifests.records) {
    const std::string& name = NameOf(entry.record);
    const auto [found, inserted] = first.emplace(name, &entry);
    if (inserted || name.empty()) continue;
    faults.push_back({entry.file, entry.first_line, name,
                      absl::StrCat("this name is taken by ", found->second->file, ":",
                                   found->second->first_line, "; give one of them another name")});
  }
}

}  // namespace

std::vector<RecordFault> FaultsOf(const v1::Record& record, const RecordLookup& index) {
  std::vector<RecordFault> faults;
  const google::protobuf::Message* content = catalog::ContentOf(record);
  if (content == nullptr) return {{{}, "is empty; set a record of some kind"}};
  RuleContext context(index, faults);
  CheckName(record, context);
  CheckFields(*content, context);
  CheckRecord(record, context);
  CheckLinks(record, context);
  CheckAssertions(*content, context);
  return faults;
}

std::vector<Fault> ValidateManifests(const Manifests& manifests) {
  std::vector<Fault> faults = manifests.faults;
  std::vector<const v1::Record*> records;
  for (const ManifestRecord& entry : manifests.records) records.push_back(&entry.record);
  const RecordIndex index(records);
  ReportTwice(manifests, faults);
  for (const ManifestRecord& entry : manifests.records) {
    if (entry.damaged) continue;  // what it seems to lack may stand in the lines not read
    for (const RecordFault& fault : FaultsOf(entry.record, index)) {
      const std::string path = ToString(fault.path);
      faults.push_back({entry.file, entry.LineOf(fault.path), NameOf(entry.record),
                        absl::StrCat(path, path.empty() ? "" : ": ", fault.message)});
    }
  }
  std::stable_sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  return faults;
}

}  // namespace oas::curation
