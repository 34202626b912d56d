#include "server/catalog/element_pairs.h"

#include <array>
#include <cstddef>
#include <deque>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "server/catalog/field_text.h"

namespace oas::catalog {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

// The field that says what an element is about, the first one set; and the one that tells apart
// several about the same: a person in two roles, two sources on one field.
constexpr std::array<absl::string_view, 6> kKeys = {"actor",      "instrument", "article",
                                                    "field_path", "title",      "label"};
constexpr std::array<absl::string_view, 5> kSecondKeys = {"role", "relation", "source", "body",
                                                          "unit"};

template <size_t size>
std::string FirstSet(const Message& element, const std::array<absl::string_view, size>& names) {
  for (const absl::string_view name : names) {
    const auto* const field = element.GetDescriptor()->FindFieldByName(std::string(name));
    if (field == nullptr || field->is_repeated()) continue;
    if (std::string text = FieldText(element, *field); !text.empty()) return text;
  }
  return "";
}

std::string SecondKey(const Message& message, const FieldDescriptor& field, int index) {
  const Message& element = message.GetReflection()->GetRepeatedMessage(message, &field, index);
  return absl::StrCat(ElementKey(message, field, index), "\n", FirstSet(element, kSecondKeys));
}

std::string Content(const Message& message, const FieldDescriptor& field, int index) {
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
    return ElementText(message, field, index);
  }
  return message.GetReflection()->GetRepeatedMessage(message, &field, index).SerializeAsString();
}

using Likeness = absl::FunctionRef<std::string(const Message&, const FieldDescriptor&, int)>;

// Pairs what has no partner yet and is alike, in the order in which it stands.
class Pairing {
 public:
  Pairing(const Message& previous, const Message& current, const FieldDescriptor& field)
      : previous_(previous),
        current_(current),
        field_(field),
        taken_(static_cast<size_t>(previous.GetReflection()->FieldSize(previous, &field))),
        partners_(static_cast<size_t>(current.GetReflection()->FieldSize(current, &field)), -1) {}

  void Pair(Likeness likeness) {
    absl::flat_hash_map<std::string, std::deque<int>> free;
    for (int i = 0; i < static_cast<int>(taken_.size()); ++i) {
      if (!taken_[static_cast<size_t>(i)]) free[likeness(previous_, field_, i)].push_back(i);
    }
    for (int i = 0; i < static_cast<int>(partners_.size()); ++i) {
      int& partner = partners_[static_cast<size_t>(i)];
      if (partner >= 0) continue;
      const auto found = free.find(likeness(current_, field_, i));
      if (found == free.end() || found->second.empty()) continue;
      partner = found->second.front();
      found->second.pop_front();
      taken_[static_cast<size_t>(partner)] = true;
    }
  }

  std::vector<ElementPair> Result() const {
    std::vector<ElementPair> pairs;
    pairs.reserve(partners_.size());
    for (size_t i = 0; i < partners_.size(); ++i) {
      pairs.push_back({partners_[i], static_cast<int>(i)});
    }
    for (size_t i = 0; i < taken_.size(); ++i) {
      if (!taken_[i]) pairs.push_back({static_cast<int>(i), -1});
    }
    return pairs;
  }

 private:
  const Message& previous_;
  const Message& current_;
  const FieldDescriptor& field_;
  std::vector<bool> taken_;    // of previous
  std::vector<int> partners_;  // of current
};

}  // namespace

std::string ElementKey(const Message& message, const FieldDescriptor& field, int index) {
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
    return ElementText(message, field, index);
  }
  std::string key =
      FirstSet(message.GetReflection()->GetRepeatedMessage(message, &field, index), kKeys);
  return key.empty() ? absl::StrCat(index) : key;
}

std::vector<ElementPair> PairElements(const Message& previous, const Message& current,
                                      const FieldDescriptor& field) {
  Pairing pairing(previous, current, field);
  pairing.Pair(Content);
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    pairing.Pair(SecondKey);
    pairing.Pair(ElementKey);
  }
  return pairing.Result();
}

}  // namespace oas::catalog
