#include "server/curation/syntax_advice.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "server/catalog/similar_text.h"

namespace oas::curation {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptor;

// The `index`-th quoted text in a message, from 0; empty when there are fewer.
absl::string_view Quoted(absl::string_view message, int index) {
  for (int i = 0;; ++i) {
    const size_t open = message.find('"');
    if (open == absl::string_view::npos) return "";
    const size_t close = message.find('"', open + 1);
    if (close == absl::string_view::npos) return "";
    if (i == index) return message.substr(open + 1, close - open - 1);
    message.remove_prefix(close + 1);
  }
}

std::string DidYouMean(const catalog::SimilarText& similar, absl::string_view otherwise) {
  return similar.Best() ? absl::StrCat("; did you mean ", *similar.Best(), "?")
                        : absl::StrCat("; ", otherwise);
}

SyntaxFault UnknownField(const SyntaxFault& complaint) {
  const absl::string_view type = Quoted(complaint.message, 0);
  const absl::string_view name = Quoted(complaint.message, 1);
  const Descriptor* message =
      DescriptorPool::generated_pool()->FindMessageTypeByName(std::string(type));
  if (message == nullptr) return complaint;
  catalog::SimilarText similar(name);
  for (int i = 0; i < message->field_count(); ++i) similar.Offer(message->field(i)->name());
  return {complaint.line,
          absl::StrCat(message->name(), " has no field ", name, DidYouMean(similar, "remove it"))};
}

// Offers the values of every enum that a field called `field` has, in `message` and inside it.
void OfferValues(const Descriptor& message, absl::string_view field, int depth,
                 catalog::SimilarText& similar) {
  constexpr int kDeepest = 4;  // records nest no deeper
  for (int i = 0; i < message.field_count() && depth < kDeepest; ++i) {
    const FieldDescriptor& candidate = *message.field(i);
    if (candidate.message_type() != nullptr) {
      OfferValues(*candidate.message_type(), field, depth + 1, similar);
    } else if (candidate.enum_type() != nullptr && candidate.name() == field) {
      for (int v = 1; v < candidate.enum_type()->value_count(); ++v) {
        similar.Offer(candidate.enum_type()->value(v)->name());
      }
    }
  }
}

SyntaxFault UnknownValue(const SyntaxFault& complaint, const std::vector<std::string>& lines) {
  const absl::string_view value = Quoted(complaint.message, 0);
  const absl::string_view field = Quoted(complaint.message, 1);
  int line = std::min(complaint.line, static_cast<int>(lines.size()) - 1);
  while (line > 0 && !absl::StrContains(lines[static_cast<size_t>(line)], value)) --line;
  catalog::SimilarText similar(value);
  OfferValues(*oas::missions::v1::CatalogManifest::descriptor(), field, 0, similar);
  return {line,
          absl::StrCat(value, " is no value of ", field,
                       DidYouMean(similar, "the codebook, data/README.md, lists its values"))};
}

SyntaxFault CutOff(const std::vector<std::string>& lines) {
  int line = static_cast<int>(lines.size()) - 1;
  while (line > 0 && lines[static_cast<size_t>(line)].empty()) --line;
  return {line, "the file ends inside a record; close its braces"};
}

}  // namespace

bool IsCutOff(const SyntaxFault& complaint) {
  return absl::StartsWith(complaint.message, "Expected") && absl::EndsWith(complaint.message, ": ");
}

SyntaxFault Advise(const SyntaxFault& complaint, const std::vector<std::string>& lines) {
  if (absl::StrContains(complaint.message, "has no field named")) return UnknownField(complaint);
  if (absl::StartsWith(complaint.message, "Unknown enumeration value")) {
    return UnknownValue(complaint, lines);
  }
  return IsCutOff(complaint) ? CutOff(lines) : complaint;
}

}  // namespace oas::curation
