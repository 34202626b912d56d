#include "server/curation/manifest_parser.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "google/protobuf/io/tokenizer.h"
#include "server/curation/syntax_advice.h"

namespace oas::curation {
namespace {

using google::protobuf::TextFormat;

// A file with more faults of form than this is no manifest.
constexpr int kMostFaults = 100;
// Records nest five deep; the parser would follow braces until the stack is full.
constexpr int kDeepestNesting = 100;

// Keeps what the parser complains of. Unknown fields come as warnings (the parser can pass over
// them), everything else as an error, after which it stops.
class FaultCollector final : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, int /*column*/, const std::string& message) override {
    errors.push_back({line, message});
  }
  void AddWarning(int line, int /*column*/, const std::string& message) override {
    warnings.push_back({line, message});
  }
  std::vector<SyntaxFault> errors;
  std::vector<SyntaxFault> warnings;
};

bool ParseOnce(const std::string& text, ParsedManifest& parsed, FaultCollector& collector) {
  parsed.lines = std::make_shared<TextFormat::ParseInfoTree>();
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&collector);
  parser.WriteLocationsTo(parsed.lines.get());
  parser.AllowUnknownField(true);
  parser.SetRecursionLimit(kDeepestNesting);
  return parser.ParseFromString(text, &parsed.manifest);
}

// False when there is a fault on that line already: leaving lines out does not help any more.
bool Report(const SyntaxFault& fault, ParsedManifest& parsed) {
  if (!parsed.bad_lines.insert(fault.line).second) return false;
  parsed.faults.push_back(fault);
  return true;
}

}  // namespace

ParsedManifest ParseManifest(const std::string& text) {
  std::vector<std::string> lines = absl::StrSplit(text, '\n');
  ParsedManifest parsed;
  for (int attempt = 0; attempt < kMostFaults; ++attempt) {
    std::string joined;
    for (const std::string& line : lines) absl::StrAppend(&joined, line, "\n");
    FaultCollector collector;
    const bool ok = ParseOnce(joined, parsed, collector);
    for (const SyntaxFault& warning : collector.warnings) Report(Advise(warning, lines), parsed);
    if (ok) return parsed;
    const SyntaxFault error = Advise(collector.errors.front(), lines);
    const size_t line = static_cast<size_t>(std::max(error.line, 0));
    if (!Report(error, parsed)) break;
    if (line >= lines.size() || IsCutOff(collector.errors.front())) return parsed;
    lines[line].clear();
  }
  parsed.faults.push_back({static_cast<int>(lines.size()) - 1,
                           "this file cannot be read to its end; mend the lines above first"});
  return parsed;
}

}  // namespace oas::curation
