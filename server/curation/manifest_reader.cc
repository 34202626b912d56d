#include "server/curation/manifest_reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "google/protobuf/io/tokenizer.h"
#include "oas/missions/v1/catalog_manifest.pb.h"

namespace oas::curation {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::TextFormat;
using ParseInfoTree = TextFormat::ParseInfoTree;

// A file with more faults of form than this is no manifest.
constexpr int kMostFaultsPerFile = 100;
// Records nest five deep; the parser would follow braces until the stack is full.
constexpr int kDeepestNesting = 100;

// Keeps what the parser complains of. Unknown fields come as warnings (the parser can pass over
// them), everything else as an error, after which it stops.
class FaultCollector final : public google::protobuf::io::ErrorCollector {
 public:
  struct Complaint {
    int line;  // from 0
    std::string message;
  };
  void AddError(int line, int /*column*/, const std::string& message) override {
    errors.push_back({line, message});
  }
  void AddWarning(int line, int /*column*/, const std::string& message) override {
    warnings.push_back({line, message});
  }
  std::vector<Complaint> errors;
  std::vector<Complaint> warnings;
};

struct ParsedFile {
  v1::CatalogManifest manifest;
  std::shared_ptr<ParseInfoTree> lines;
  std::set<int> bad_lines;  // from 0
};

void Report(const std::string& file, int line, const std::string& message, ParsedFile& parsed,
            std::vector<Fault>& faults) {
  if (!parsed.bad_lines.insert(line).second) return;
  faults.push_back({file, line + 1, "", message});
}

// Parses `text`; after an error it blanks the offending line and tries again, so that all errors of
// a file are found at once.
ParsedFile ParseManifest(const std::string& file, const std::string& text,
                         std::vector<Fault>& faults) {
  std::vector<std::string> lines = absl::StrSplit(text, '\n');
  ParsedFile parsed;
  for (int attempt = 0; attempt < kMostFaultsPerFile; ++attempt) {
    std::string joined;
    for (const std::string& line : lines) absl::StrAppend(&joined, line, "\n");
    FaultCollector collector;
    parsed.lines = std::make_shared<ParseInfoTree>();
    TextFormat::Parser parser;
    parser.RecordErrorsTo(&collector);
    parser.WriteLocationsTo(parsed.lines.get());
    parser.AllowUnknownField(true);
    parser.SetRecursionLimit(kDeepestNesting);
    const bool ok = parser.ParseFromString(joined, &parsed.manifest);
    for (const auto& warning : collector.warnings) {
      Report(file, warning.line, warning.message, parsed, faults);
    }
    if (ok) return parsed;
    const auto& error = collector.errors.front();
    const size_t line = static_cast<size_t>(std::max(error.line, 0));
    const bool again = parsed.bad_lines.count(error.line) > 0 || line >= lines.size();
    Report(file, error.line, error.message, parsed, faults);
    if (again) break;
    lines[line].clear();
  }
  faults.push_back({file, static_cast<int>(lines.size()), "",
                    "this file cannot be read to its end; mend the lines above first"});
  return parsed;
}

// Line (from 0) of a field, or -1. The parser keeps one place for all elements of a [list].
int StartOf(const ParseInfoTree& tree, const FieldDescriptor& field, int index) {
  int line = tree.GetLocation(&field, index).line;
  while (line < 0 && index > 0) line = tree.GetLocation(&field, --index).line;
  return line;
}

// The records of one repeated field of the manifest, with their places.
void TakeRecords(const std::string& file, const FieldDescriptor* field, ParsedFile& parsed,
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
    v1::Record::GetReflection()
        ->MutableMessage(&entry.record, target)
        ->CopyFrom(reflection.GetRepeatedMessage(parsed.manifest, field, i));
  }
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
    ParsedFile parsed = ParseManifest(file, *text, manifests.faults);
    const google::protobuf::Descriptor& descriptor = *v1::CatalogManifest::descriptor();
    for (int i = 0; i < descriptor.field_count(); ++i) {
      TakeRecords(file, descriptor.field(i), parsed, manifests.records);
    }
  }
  return manifests;
}

}  // namespace oas::curation
