// The fields that a filter can name: those of the kind's message and of the messages in it, and the
// virtual ones.
#ifndef OAS_SERVER_QUERY_FILTER_SCHEMA_H_
#define OAS_SERVER_QUERY_FILTER_SCHEMA_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "google/protobuf/descriptor.h"
#include "server/query/filter/filter.h"

namespace oas::query {

// The message type of a kind's records.
const google::protobuf::Descriptor& MessageOf(v1::RecordKind kind);

// The field of this path, or nothing. Fields of the message come before virtual ones.
std::optional<FilterField> FindField(v1::RecordKind kind, absl::Span<const std::string> segments);

// Every path that FindField finds, virtual ones first, parts after the whole.
const std::vector<std::string>& AllPaths(v1::RecordKind kind);

// The path that is most like `path`: spelt alike, or with the same last segment. "" without any.
std::string SimilarPath(absl::Span<const v1::RecordKind> kinds, absl::string_view path);

// Collection of the records that a text field or term names ("actors"), or "".
absl::string_view CollectionOf(const FilterField& field);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_SCHEMA_H_
