// Which elements of a repeated field before and after a change are the same ones.
#ifndef OAS_SERVER_CATALOG_ELEMENT_PAIRS_H_
#define OAS_SERVER_CATALOG_ELEMENT_PAIRS_H_

#include <string>
#include <vector>

#include "google/protobuf/message.h"

namespace oas::catalog {

// Places of an element before and after; -1 where it is not.
struct ElementPair {
  int previous = -1;
  int current = -1;
};

// The elements of `field` in two messages: those of `current` in their order, then those that are
// gone. Equal elements are paired first, then messages of the same key.
std::vector<ElementPair> PairElements(const google::protobuf::Message& previous,
                                      const google::protobuf::Message& current,
                                      const google::protobuf::FieldDescriptor& field);

// What an element is told apart by: its value, or the field of a message that names what it is
// about (the actor of a participant); its place where it has none.
std::string ElementKey(const google::protobuf::Message& message,
                       const google::protobuf::FieldDescriptor& field, int index);

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_ELEMENT_PAIRS_H_
