#include "tests/unit/query/filter/random_filter.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "server/query/filter/schema.h"

namespace oas::testing {

using query::FieldType;
using query::FilterField;

RandomFilter::RandomFilter(v1::RecordKind kind, uint32_t seed)
    : kind_(kind), paths_(query::AllPaths(kind)), random_(seed) {}

std::string RandomFilter::OneOf(const std::vector<std::string>& choices) {
  return choices[Below(choices.size())];
}

std::string RandomFilter::Text() { return Nested(3); }

std::string RandomFilter::Nested(int depth) {
  if (depth == 0 || Below(3) == 0) return Condition();
  const std::string negation = OneOf({"", "", "NOT ", "-"});
  std::string text = absl::StrCat(negation, "(", OneOf({"", " "}), Nested(depth - 1));
  const size_t parts = Below(3);
  for (size_t i = 0; i < parts; ++i) {
    absl::StrAppend(&text, OneOf({" AND ", " OR ", " ", "\n\tOR  "}), Nested(depth - 1));
  }
  return absl::StrCat(text, OneOf({"", " "}), ")");
}

std::string RandomFilter::Condition() {
  if (Below(8) == 0) return TextValue();
  const std::string& path = paths_[Below(paths_.size())];
  const auto field = query::FindField(kind_, std::vector<std::string>(absl::StrSplit(path, '.')));
  if (field->type == FieldType::kMessage || Below(10) == 0) return absl::StrCat(path, ":*");
  const bool ordered = field->type != FieldType::kEnum && field->type != FieldType::kBool &&
                       field->type != FieldType::kTerm && field->type != FieldType::kPeriod;
  const std::string comparator =
      ordered ? OneOf({":", "=", "!=", "<", "<=", ">", ">="}) : OneOf({":", "=", "!="});
  const std::string value =
      Below(6) == 0
          ? absl::StrCat("(", ValueOf(*field), OneOf({" OR ", " AND ", " "}), ValueOf(*field), ")")
          : ValueOf(*field);
  return absl::StrCat(path, OneOf({"", " "}), comparator, OneOf({"", " "}), value);
}

std::string RandomFilter::EnumValue(const FilterField& field) {
  const auto& values = *field.steps.back()->enum_type();
  const std::string name =
      values.value(static_cast<int>(Below(static_cast<size_t>(values.value_count()))))->name();
  return OneOf({name, absl::StrCat("\"", name, "\"")});
}

std::string RandomFilter::TextValue() {
  return OneOf({"HN", "honduras", "\"Tegucigalpa\"", "'Misión de'", "insulza", "\"*insulza*\"",
                "hond*", R"("a\*b")", R"("say \"x\" \\")", "\"president’s PARTY\"", "x.y", "2009",
                "actors/oas", "\"AND\"", "\"d'état\""});
}

std::string RandomFilter::ValueOf(const FilterField& field) {
  switch (field.type) {
    case FieldType::kEnum:
      return EnumValue(field);
    case FieldType::kBool:
      return OneOf({"true", "false", "\"TRUE\""});
    case FieldType::kInteger:
      return OneOf({"0", "7", "20", "-3", "2009", "\"21\"", "2147483647"});
    case FieldType::kNumber:
      return OneOf({"0", "8.5", "-3", "1e3", "0.1", "-0.000001", "123456789.25"});
    case FieldType::kTimestamp:
      return OneOf({"2012", "2012-04", "2012-04-21", "2012-04-21T15:30:00Z",
                    "\"2012-04-21T11:30:00.5-04:00\"", "9999-12-31", "0001"});
    case FieldType::kDate:
    case FieldType::kPeriod:
      return OneOf({"2005", "2009", "2009-06", "2009-06-28", "\"2011-06\"", "2011-06-11", "1900",
                    "9999-12", "0001-01-01"});
    default:
      break;
  }
  const bool article =
      field.type == FieldType::kTerm && field.term_field == catalog::TermField::kArticle;
  if (article) return OneOf({"20", "21", "democratic-charter#20", "\"*charter#2*\""});
  return TextValue();
}

}  // namespace oas::testing
