#include "server/query/filter/filter.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/query/filter/characters.h"
#include "server/query/filter/checker.h"
#include "server/query/filter/parser.h"
#include "server/query/filter/source.h"
#include "server/query/query_errors.h"

namespace oas::query {
namespace {

absl::Status CheckText(const FilterSource& source) {
  if (source.text.size() > kMostFilterBytes) {
    return FaultAt(source, source.text.substr(kMostFilterBytes, 0),
                   absl::StrCat("a filter has at most ", kMostFilterBytes,
                                " bytes, and this one has ", source.text.size()));
  }
  const size_t invalid = FirstInvalidByte(source.text);
  if (invalid == source.text.size()) return absl::OkStatus();
  // Errors are UTF-8, so they cannot quote what is not.
  return FaultAt(source, source.text.substr(invalid, 0), "this is no UTF-8");
}

}  // namespace

absl::StatusOr<std::vector<Filter>> ParseFilter(absl::string_view field, absl::string_view text,
                                                absl::Span<const v1::RecordKind> kinds) {
  const FilterSource source = {field, text};
  if (absl::Status status = CheckText(source); !status.ok()) return status;
  absl::StatusOr<std::optional<SyntaxNode>> syntax = Parser(source).Parse();
  if (!syntax.ok()) return syntax.status();
  if (!syntax->has_value()) return std::vector<Filter>(kinds.size());
  absl::StatusOr<std::vector<FilterNodePtr>> nodes = Checker(source, kinds).Check(**syntax);
  if (!nodes.ok()) return nodes.status();
  std::vector<Filter> filters;
  for (FilterNodePtr& node : *nodes) filters.emplace_back(std::move(node));
  return filters;
}

absl::StatusOr<Filter> ParseFilter(absl::string_view field, absl::string_view text,
                                   v1::RecordKind kind) {
  absl::StatusOr<std::vector<Filter>> filters = ParseFilter(field, text, absl::MakeSpan(&kind, 1));
  if (!filters.ok()) return filters.status();
  return std::move(filters->front());
}

std::string Filter::ToString() const { return root_ == nullptr ? "" : query::ToString(*root_); }

}  // namespace oas::query
