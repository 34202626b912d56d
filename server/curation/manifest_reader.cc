#include "server/curation/manifest_reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/curation/manifest_parser.h"
#include "server/curation/record_index.h"

namespace oas::curation {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::TextFormat;
using ParseInfoTree = TextFormat::ParseInfoTree;

// Line (from 0) of a field, or -1. The parser keeps one place for all elements of a [list].
int StartOf(const ParseInfoTree& tree, const FieldDescriptor& field, int index) {
  int line = tree.GetLocation(&field, index).line;
  while (line < 0 && index > 0) line = tree.GetLocation(&field, --index).line;
  return line;
}

// The records of one repeated field of the manifest, with their places.
void TakeRecords(const std::string& file, const FieldDescriptor* field, ParsedManifest& parsed,
                 std::vector<ManifestRecord>& records) {
  const auto& reflection = *parsed.manifest.GetReflection();
  const FieldDescriptor* target =
      v1::Record::descriptor()->FindFieldByNumber(field->number());  // kinds share their numbers
  for (int i = 0; i < reflection.FieldSize(parsed.manifest, field); ++i) {
    ManifestRecord& entry = records.emplace_back();
    entry.file = file;
    entry.file_lines = parsed.lines;
    entry.lines = parsed.lines->GetTreeForNested(field, i);
    const auto range = parsed.lines->GetLocationRange(field, i);
    // A record that the file breaks off in has no place; its name stands near its beginning.
    const bool cut_off = range.start.line < 0;
    const auto* name = field->message_type()->FindFieldByName("name");
    entry.first_line =
        cut_off ? std::max(StartOf(*entry.lines, *name, -1), 0) + 1 : range.start.line + 1;
    entry.damaged =
        cut_off || std::any_of(parsed.bad_lines.begin(), parsed.bad_lines.end(), [&](int line) {
          return line >= range.start.line && line <= range.end.line;
        });
    entry.last_line = cut_off ? std::numeric_limits<int>::max() : range.end.line + 1;
    v1::Record::GetReflection()
        ->MutableMessage(&entry.record, target)
        ->CopyFrom(reflection.GetRepeatedMessage(parsed.manifest, field, i));
  }
}

// Name of the record, from the `first` one on, in which a line stands; empty when it stands in
// none.
std::string RecordAt(const std::vector<ManifestRecord>& records, size_t first, int line) {
  for (size_t i = first; i < records.size(); ++i) {
    if (records[i].first_line <= line && line <= records[i].last_line) {
      return NameOf(records[i].record);
    }
  }
  return "";
}

absl::StatusOr<std::string> ReadFile(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream content;
  if (stream && stream.peek() != std::ifstream::traits_type::eof()) content << stream.rdbuf();
  if (!stream && !stream.eof()) {
    return absl::PermissionDeniedError(absl::StrCat("cannot read ", path.string()));
  }
  return content.str();
}

absl::StatusOr<std::vector<std::filesystem::path>> ManifestFiles(const std::string& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  auto entries = std::filesystem::directory_iterator(folder, error);
  for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
    if (entries->path().extension() == ".textproto") files.push_back(entries->path());
  }
  if (error) {
    return absl::NotFoundError(
        absl::StrCat("cannot read the data folder ", folder, ": ", error.message()));
  }
  if (files.empty()) {
    return absl::FailedPreconditionError(
        absl::StrCat("the data folder ", folder, " holds no *.textproto manifest"));
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string ToString(const Fault& fault) {
  return absl::StrCat(fault.file, ":", fault.line, ": ", fault.record,
                      fault.record.empty() ? "" : ": ", fault.message);
}

int ManifestRecord::LineOf(const FieldPath& path) const {
  int line = first_line;
  const ParseInfoTree* tree = lines;
  for (const FieldStep& step : path) {
    if (tree == nullptr) break;
    // A repeated field as a whole stands where its first element stands.
    const int index = step.field->is_repeated() ? std::max(step.index, 0) : -1;
    const int start = StartOf(*tree, *step.field, index);
    if (start < 0) break;
    line = start + 1;
    if (step.field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) break;
    tree = tree->GetTreeForNested(step.field, index);
  }
  return line;
}

absl::StatusOr<Manifests> ReadManifests(const std::string& folder) {
  const absl::StatusOr<std::vector<std::filesystem::path>> files = ManifestFiles(folder);
  if (!files.ok()) return files.status();
  Manifests manifests;
  manifests.file_count = static_cast<int>(files->size());
  for (const std::filesystem::path& path : *files) {
    const absl::StatusOr<std::string> text = ReadFile(path);
    if (!text.ok()) return text.status();
    const std::string file = path.filename().string();
    ParsedManifest parsed = ParseManifest(*text);
    const size_t first_record = manifests.records.size();
    const google::protobuf::Descriptor& descriptor = *v1::CatalogManifest::descriptor();
    for (int i = 0; i < descriptor.field_count(); ++i) {
      TakeRecords(file, descriptor.field(i), parsed, manifests.records);
    }
    for (const SyntaxFault& fault : parsed.faults) {
      manifests.faults.push_back({file, fault.line + 1,
                                  RecordAt(manifests.records, first_record, fault.line + 1),
                                  fault.message});
    }
  }
  return manifests;
}

}  // namespace oas::curation
