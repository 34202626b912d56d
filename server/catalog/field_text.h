// Values of a record's fields as short readable text, for differences.
//
//     FieldText(mission, *period)   // "2009-07 – 2011-06-01"
#ifndef OAS_SERVER_CATALOG_FIELD_TEXT_H_
#define OAS_SERVER_CATALOG_FIELD_TEXT_H_

#include <string>

#include "google/protobuf/message.h"

namespace oas::catalog {

// The value of a singular field; empty when it is not set. Dates are printed no more precisely than
// they are known, enums by the name of their value, messages as "field: value, field: value".
std::string FieldText(const google::protobuf::Message& message,
                      const google::protobuf::FieldDescriptor& field);

// One element of a repeated field, in the same way.
std::string ElementText(const google::protobuf::Message& message,
                        const google::protobuf::FieldDescriptor& field, int index);

// A message, in the same way.
std::string MessageText(const google::protobuf::Message& message);

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_FIELD_TEXT_H_
