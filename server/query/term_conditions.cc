#include "server/query/term_conditions.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace oas::query {
namespace {

using catalog::RowSet;
using catalog::Segment;
using catalog::TermField;
using catalog::TermId;

// A field of a kind whose values are exactly the terms of a field.
struct IndexedPath {
  v1::RecordKind kind;  // UNSPECIFIED: every kind that has the path
  absl::string_view path;
  TermField field;
};

constexpr IndexedPath kIndexedPaths[] = {
    {v1::RECORD_KIND_UNSPECIFIED, "origin", TermField::kOrigin},
    {v1::RECORD_KIND_UNSPECIFIED, "region_code", TermField::kRegionCode},
    {v1::RECORD_KIND_UNSPECIFIED, "participants.actor", TermField::kActor},
    {v1::RECORD_KIND_UNSPECIFIED, "missions", TermField::kMission},
    {v1::RECORD_KIND_UNSPECIFIED, "invocations", TermField::kInvocation},
    {v1::RECORD_KIND_UNSPECIFIED, "suspensions", TermField::kSuspension},
    {v1::RECORD_KIND_MISSION, "type", TermField::kType},
    {v1::RECORD_KIND_MISSION, "instruments.instrument", TermField::kInstrument},
    {v1::RECORD_KIND_INVOCATION, "basis", TermField::kType},
    {v1::RECORD_KIND_INVOCATION, "instrument", TermField::kInstrument},
    {v1::RECORD_KIND_INVOCATION, "year", TermField::kYear},
    {v1::RECORD_KIND_EVENT, "kind", TermField::kType},
    {v1::RECORD_KIND_EVENT, "instruments.instrument", TermField::kInstrument},
    {v1::RECORD_KIND_INSTRUMENT, "kind", TermField::kType},
    {v1::RECORD_KIND_ACTOR, "kind", TermField::kType},
    {v1::RECORD_KIND_SOURCE, "kind", TermField::kType},
};

std::optional<TermField> TermFieldOf(v1::RecordKind kind, const FilterField& field) {
  if (field.virtual_field == VirtualField::kTerm) return field.term_field;
  if (field.virtual_field != VirtualField::kNone) return std::nullopt;
  for (const IndexedPath& indexed : kIndexedPaths) {
    const bool of_kind = indexed.kind == v1::RECORD_KIND_UNSPECIFIED || indexed.kind == kind;
    if (of_kind && indexed.path == field.path) return indexed.field;
  }
  return std::nullopt;
}

// A set of the segment, not owned.
RowSetPtr Borrowed(const RowSet& rows) { return {std::shared_ptr<const void>(), &rows}; }
RowSetPtr Owned(RowSet rows) { return std::make_shared<const RowSet>(std::move(rows)); }

RowSetPtr Complement(const Segment& segment, const RowSet& rows) {
  RowSet all;
  all.addRange(0, segment.size());
  return Owned(all - rows);
}

RowSetPtr RowsOfTerm(const Segment& segment, const catalog::Term& term) {
  const std::optional<TermId> id = segment.terms().Find(term);
  if (!id.has_value()) return Owned({});
  const catalog::TermRows rows = segment.terms().Rows(*id);
  return rows.set() != nullptr ? Borrowed(*rows.set()) : Owned(rows.ToSet());
}

// The rows of all terms of a field whose value `accepts` takes.
template <typename Accepts>
RowSetPtr RowsOfTerms(const Segment& segment, TermField field, Accepts accepts) {
  RowSet rows;
  for (const TermId id : segment.terms().TermsOf(field)) {
    if (accepts(segment.terms().TermAt(id).value)) segment.terms().Rows(id).AddTo(rows);
  }
  return Owned(std::move(rows));
}

// Whether a comparison of texts holds for one text, decided by the filter's own rules.
bool HoldsFor(const FilterNode& term_comparison, absl::string_view value) {
  const catalog::Term term{term_comparison.field.term_field, value};
  const catalog::RecordFacts no_facts;
  return Matches(term_comparison, {v1::Record::default_instance(), no_facts, {&term, 1}});
}

RowSetPtr RowsByText(const Segment& segment, TermField field, const FilterNode& node) {
  if (node.value.present) {
    return RowsOfTerms(segment, field, [](absl::string_view) { return true; });
  }
  if (node.comparator == Comparator::kEquals && !node.value.wildcard && !node.value.text.empty()) {
    return RowsOfTerm(segment, {field, node.value.text});
  }
  if (node.comparator != Comparator::kEquals && node.comparator != Comparator::kHas) return nullptr;
  FilterNode as_term = node;
  as_term.field.type = FieldType::kTerm;
  as_term.field.virtual_field = VirtualField::kTerm;
  as_term.field.term_field = field;
  // What an empty field satisfies is not told by terms, which are never empty.
  const bool is_virtual = node.field.virtual_field == VirtualField::kTerm;
  if (!is_virtual && HoldsFor(as_term, "")) return nullptr;
  return RowsOfTerms(segment, field,
                     [&](absl::string_view value) { return HoldsFor(as_term, value); });
}

RowSetPtr RowsByEnum(const Segment& segment, TermField field, const FilterNode& node) {
  const auto* const value =
      node.field.steps.back()->enum_type()->FindValueByNumber(static_cast<int>(node.value.integer));
  if (value == nullptr) return nullptr;
  return RowsOfTerm(segment, {field, value->name()});
}

bool CompareNumbers(int64_t a, Comparator comparator, int64_t b) {
  switch (comparator) {
    case Comparator::kLess:
      return a < b;
    case Comparator::kLessEquals:
      return a <= b;
    case Comparator::kGreater:
      return a > b;
    case Comparator::kGreaterEquals:
      return a >= b;
    default:
      return a == b;
  }
}

RowSetPtr RowsByInteger(const Segment& segment, TermField field, const FilterNode& node) {
  return RowsOfTerms(segment, field, [&](absl::string_view value) {
    int64_t number = 0;
    return absl::SimpleAtoi(value, &number) &&
           CompareNumbers(number, node.comparator, node.value.integer);
  });
}

RowSetPtr RowsByName(const Segment& segment, const FilterNode& node) {
  if (node.comparator != Comparator::kEquals || node.value.wildcard) return nullptr;
  const std::optional<uint32_t> row = segment.FindRow(node.value.text);
  RowSet rows;
  if (row.has_value()) rows.add(*row);
  return Owned(std::move(rows));
}

RowSetPtr RowsOfComparison(const Segment& segment, v1::RecordKind kind, const FilterNode& node) {
  if (node.comparator == Comparator::kNotEquals) {
    FilterNode equals = node;
    equals.comparator = Comparator::kEquals;
    const RowSetPtr rows = RowsOfComparison(segment, kind, equals);
    return rows == nullptr ? nullptr : Complement(segment, *rows);
  }
  if (node.field.path == "name") return RowsByName(segment, node);
  const std::optional<TermField> field = TermFieldOf(kind, node.field);
  if (!field.has_value()) return nullptr;
  switch (node.field.type) {
    case FieldType::kString:
    case FieldType::kTerm:
      return RowsByText(segment, *field, node);
    case FieldType::kEnum:
      return node.value.present ? nullptr : RowsByEnum(segment, *field, node);
    case FieldType::kInteger:
      return node.value.present ? nullptr : RowsByInteger(segment, *field, node);
    default:
      return nullptr;
  }
}

RowSetPtr RowsOfGroup(const Segment& segment, v1::RecordKind kind, const FilterNode& node) {
  std::optional<RowSet> rows;
  for (const FilterNodePtr& child : node.children) {
    const RowSetPtr of_child = RowsByTerms(segment, kind, *child);
    if (of_child == nullptr) return nullptr;
    if (!rows.has_value()) {
      rows = *of_child;
    } else if (node.kind == FilterNodeKind::kAnd) {
      *rows &= *of_child;
    } else {
      *rows |= *of_child;
    }
  }
  return Owned(*std::move(rows));
}

}  // namespace

RowSetPtr RowsByTerms(const Segment& segment, v1::RecordKind kind, const FilterNode& node) {
  switch (node.kind) {
    case FilterNodeKind::kAnd:
    case FilterNodeKind::kOr:
      return RowsOfGroup(segment, kind, node);
    case FilterNodeKind::kNot: {
      const RowSetPtr rows = RowsByTerms(segment, kind, *node.children.front());
      return rows == nullptr ? nullptr : Complement(segment, *rows);
    }
    case FilterNodeKind::kComparison:
      return RowsOfComparison(segment, kind, node);
    case FilterNodeKind::kNever:
      return Owned({});
    case FilterNodeKind::kText:
      return nullptr;
  }
  return nullptr;
}

}  // namespace oas::query
