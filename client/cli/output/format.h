// The forms in which records are printed: the values of `-o`.
#ifndef CLIENT_CLI_OUTPUT_FORMAT_H_
#define CLIENT_CLI_OUTPUT_FORMAT_H_

#include <map>
#include <string>

namespace oas::missions::cli {

// A form of output.
enum class Format {
  kTable,      // Aligned columns.
  kWide,       // The same with more columns.
  kJson,       // One proto3-JSON document.
  kNdjson,     // One proto3-JSON line for each record.
  kCsv,        // RFC 4180 with a header line; every field of the records.
  kTextproto,  // A CatalogManifest.
  kName,       // Resource names only.
};

// The forms by the words that users type.
inline std::map<std::string, Format> FormatsByName() {
  return {{"table", Format::kTable},   {"wide", Format::kWide}, {"json", Format::kJson},
          {"ndjson", Format::kNdjson}, {"csv", Format::kCsv},   {"textproto", Format::kTextproto},
          {"name", Format::kName}};
}

// True for the forms made for people; the others carry whole records for programs.
inline bool IsForReading(Format format) {
  return format == Format::kTable || format == Format::kWide;
}

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_FORMAT_H_
