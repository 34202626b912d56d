#include "client/cli/manifest_input.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "client/cpp/record_kind.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/json_util.h"
#include "oas/missions/v1/catalog_manifest.pb.h"

namespace oas::missions::cli {
namespace {

// Keeps the first fault.
class FirstFault : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    if (!text.empty()) return;
    text = line < 0 ? message : absl::StrCat(line + 1, ":", column + 1, ": ", message);
  }

  std::string text;
};

absl::Status ParseManifest(absl::string_view text, const std::string& name,
                           std::vector<v1::Record>& records) {
  v1::CatalogManifest manifest;
  FirstFault fault;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&fault);
  if (!parser.ParseFromString(std::string(text), &manifest)) {
    return absl::InvalidArgumentError(absl::StrCat(name, ":", fault.text));
  }
  const auto* reflection = manifest.GetReflection();
  for (const RecordKindNames& kind : kRecordKinds) {
    // A manifest has each kind in the field of the kind's number.
    const auto* field =
        v1::CatalogManifest::descriptor()->FindFieldByNumber(static_cast<int>(kind.kind));
    for (int i = 0; i < reflection->FieldSize(manifest, field); ++i) {
      records.push_back(
          WrapRecord(kind.kind, *reflection->MutableRepeatedMessage(&manifest, field, i)));
    }
  }
  return absl::OkStatus();
}

absl::Status ParseLines(absl::string_view text, const std::string& name,
                        std::vector<v1::Record>& records) {
  int number = 0;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    ++number;
    if (absl::StripAsciiWhitespace(line).empty()) continue;
    v1::Record record;
    const auto status = google::protobuf::util::JsonStringToMessage(
        google::protobuf::StringPiece(line.data(), line.size()), &record);
    if (!status.ok() || KindOf(record) == v1::RECORD_KIND_UNSPECIFIED) {
      return absl::InvalidArgumentError(absl::StrCat(
          name, ":", number, ": not a record in JSON on one line, as `missionctl export` prints it",
          status.ok() ? "" : ": ", std::string(status.message())));
    }
    records.push_back(std::move(record));
  }
  return absl::OkStatus();
}

absl::Status ReadFile(const std::string& path, std::vector<v1::Record>& records) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return absl::NotFoundError(
        absl::StrCat(path, " cannot be read: ", std::generic_category().message(errno)));
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return ParseRecords(text, path, records);
}

absl::Status ReadFolder(const std::string& path, std::vector<v1::Record>& records) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
    const std::string file = entry.path().string();
    if (absl::EndsWith(file, ".textproto") || absl::EndsWith(file, ".ndjson"))
      files.push_back(file);
  }
  if (error) return absl::NotFoundError(absl::StrCat(path, " cannot be read: ", error.message()));
  if (files.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, " holds no *.textproto and no *.ndjson files."));
  }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    if (absl::Status status = ReadFile(file, records); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ParseRecords(absl::string_view text, const std::string& name,
                          std::vector<v1::Record>& records) {
  return absl::StartsWith(absl::StripLeadingAsciiWhitespace(text), "{")
             ? ParseLines(text, name, records)
             : ParseManifest(text, name, records);
}

absl::StatusOr<std::vector<v1::Record>> ReadRecords(const std::vector<std::string>& paths) {
  std::vector<v1::Record> records;
  for (const std::string& path : paths) {
    absl::Status status;
    if (path == "-") {
      const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
      status = ParseRecords(text, "standard input", records);
    } else if (std::filesystem::is_directory(path)) {
      status = ReadFolder(path, records);
    } else {
      status = ReadFile(path, records);
    }
    if (!status.ok()) return status;
  }
  if (records.empty()) {
    return absl::InvalidArgumentError("There are no records in what was given.");
  }
  return records;
}

}  // namespace oas::missions::cli
