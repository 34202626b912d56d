#include "server/catalog/field_diff.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/historic_date.pb.h"
#include "server/catalog/element_pairs.h"
#include "server/catalog/field_text.h"

namespace oas::catalog {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

bool IsContent(const FieldDescriptor& field) {
  constexpr std::array<absl::string_view, 6> kBookkeeping = {
      "name", "uid", "etag", "revision", "create_time", "update_time"};
  return std::find(kBookkeeping.begin(), kBookkeeping.end(), field.name()) == kBookkeeping.end();
}

bool IsMessage(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
}

bool IsDate(const FieldDescriptor& field) {
  return field.message_type() == v1::HistoricDate::descriptor() ||
         field.message_type() == google::type::Date::descriptor();
}

bool OnBothSides(const Message& previous, const Message& current, const FieldDescriptor& field) {
  return previous.GetReflection()->HasField(previous, &field) &&
         current.GetReflection()->HasField(current, &field);
}

const Message& Inner(const Message& message, const FieldDescriptor& field) {
  return message.GetReflection()->GetMessage(message, &field);
}

const Message& Element(const Message& message, const FieldDescriptor& field, int index) {
  return message.GetReflection()->GetRepeatedMessage(message, &field, index);
}

// Records have no maps, so equal messages have equal bytes.
bool Same(const Message& a, const Message& b) {
  return a.SerializePartialAsString() == b.SerializePartialAsString();
}

// A message without fields in the place of one that is not there.
const Message& EmptyLike(const Message& message) {
  return *message.GetReflection()->GetMessageFactory()->GetPrototype(message.GetDescriptor());
}

bool SameElements(const Message& previous, const Message& current, const FieldDescriptor& field) {
  const int size = current.GetReflection()->FieldSize(current, &field);
  if (previous.GetReflection()->FieldSize(previous, &field) != size) return false;
  for (int i = 0; i < size; ++i) {
    const bool same = IsMessage(field)
                          ? Same(Element(previous, field, i), Element(current, field, i))
                          : ElementText(previous, field, i) == ElementText(current, field, i);
    if (!same) return false;
  }
  return true;
}

bool SameField(const Message& previous, const Message& current, const FieldDescriptor& field) {
  if (field.is_repeated()) return SameElements(previous, current, field);
  if (!IsMessage(field)) return FieldText(previous, field) == FieldText(current, field);
  return previous.GetReflection()->HasField(previous, &field) ==
             current.GetReflection()->HasField(current, &field) &&
         Same(Inner(previous, field), Inner(current, field));
}

class Differences {
 public:
  std::vector<v1::FieldDiff> Take() && { return std::move(diffs_); }

  void OfFields(absl::string_view prefix, const Message& previous, const Message& current) {
    for (int i = 0; i < current.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor& field = *current.GetDescriptor()->field(i);
      if (prefix.empty() && !IsContent(field)) continue;
      // Most fields are the same, and this is sooner known than what they differ in.
      if (SameField(previous, current, field)) continue;
      const std::string path = absl::StrCat(prefix, field.name());
      if (field.is_repeated()) {
        OfElements(path, previous, current, field);
      } else if (IsMessage(field) && OnBothSides(previous, current, field)) {
        OfMessages(path, Inner(previous, field), Inner(current, field), IsDate(field));
      } else {
        Add(path, FieldText(previous, field), FieldText(current, field));
      }
    }
  }

 private:
  void Add(absl::string_view path, std::string previous, std::string current) {
    if (previous == current) return;
    v1::FieldDiff& diff = diffs_.emplace_back();
    diff.set_path(std::string(path));
    diff.set_previous(std::move(previous));
    diff.set_current(std::move(current));
  }

  void OfMessages(absl::string_view path, const Message& previous, const Message& current,
                  bool date) {
    if (Same(previous, current)) return;
    const std::string fields = absl::StrCat(path, ".");
    if (!date || MessageText(previous) == MessageText(current)) {
      return OfFields(fields, previous, current);
    }
    Add(path, MessageText(previous), MessageText(current));
    // What a source writes is no part of the text of a date.
    const auto* const source = current.GetDescriptor()->FindFieldByName("source_text");
    if (source == nullptr) return;
    Add(absl::StrCat(fields, source->name()), FieldText(previous, *source),
        FieldText(current, *source));
  }

  void OfElements(absl::string_view path, const Message& previous, const Message& current,
                  const FieldDescriptor& field) {
    const std::vector<ElementPair> pairs = PairElements(previous, current, field);
    int last = -1;
    bool in_order = true;
    for (const ElementPair& pair : pairs) {
      if (pair.previous >= 0 && pair.current >= 0) {
        in_order = in_order && last < pair.previous;
        last = pair.previous;
      }
      OfElement(path, previous, current, field, pair);
    }
    if (!in_order) Add(path, Order(previous, field), Order(current, field));
  }

  void OfElement(absl::string_view path, const Message& previous, const Message& current,
                 const FieldDescriptor& field, const ElementPair& pair) {
    const bool gone = pair.current < 0;
    const std::string key = gone ? ElementKey(previous, field, pair.previous)
                                 : ElementKey(current, field, pair.current);
    const std::string place = absl::StrCat(path, "[", key, "]");
    if (gone) {
      Add(place, ElementText(previous, field, pair.previous), "");
    } else if (pair.previous < 0) {
      Add(place, "", ElementText(current, field, pair.current));
    } else if (IsMessage(field)) {
      OfMessages(place, Element(previous, field, pair.previous),
                 Element(current, field, pair.current), IsDate(field));
    }
  }

  static std::string Order(const Message& message, const FieldDescriptor& field) {
    const int size = message.GetReflection()->FieldSize(message, &field);
    std::vector<std::string> keys;
    keys.reserve(static_cast<size_t>(size));
    for (int i = 0; i < size; ++i) {
      keys.push_back(ElementKey(message, field, i));
    }
    return absl::StrJoin(keys, ", ");
  }

  std::vector<v1::FieldDiff> diffs_;
};

void AddChangedPaths(absl::string_view prefix, const Message& previous, const Message& current,
                     std::vector<std::string>& paths) {
  for (int i = 0; i < current.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *current.GetDescriptor()->field(i);
    if (prefix.empty() && !IsContent(field)) continue;
    if (SameField(previous, current, field)) continue;
    std::string path = absl::StrCat(prefix, field.name());
    if (!field.is_repeated() && IsMessage(field) && !IsDate(field) &&
        OnBothSides(previous, current, field)) {
      AddChangedPaths(absl::StrCat(path, "."), Inner(previous, field), Inner(current, field),
                      paths);
    } else {
      paths.push_back(std::move(path));
    }
  }
}

}  // namespace

std::vector<v1::FieldDiff> DiffFields(const Message* previous, const Message* current) {
  if (previous == nullptr && current == nullptr) return {};
  Differences differences;
  differences.OfFields("", previous == nullptr ? EmptyLike(*current) : *previous,
                       current == nullptr ? EmptyLike(*previous) : *current);
  return std::move(differences).Take();
}

std::vector<std::string> ChangedPaths(const Message* previous, const Message* current) {
  std::vector<std::string> paths;
  if (previous == nullptr && current == nullptr) return paths;
  AddChangedPaths("", previous == nullptr ? EmptyLike(*current) : *previous,
                  current == nullptr ? EmptyLike(*previous) : *current, paths);
  return paths;
}

}  // namespace oas::catalog
