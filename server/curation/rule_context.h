// What a rule of the validator is given: the catalog around it and a place to report to.
#ifndef OAS_SERVER_CURATION_RULE_CONTEXT_H_
#define OAS_SERVER_CURATION_RULE_CONTEXT_H_

#include <string>
#include <utility>
#include <vector>

#include "server/curation/field_path.h"
#include "server/curation/record_index.h"

namespace oas::curation {

// A fault of one record: where in it, what is wrong, and what would be right.
struct RecordFault {
  FieldPath path;
  std::string message;
};

// Collects the faults of one record.
class RuleContext {
 public:
  RuleContext(const RecordLookup& index, std::vector<RecordFault>& faults)
      : index_(index), faults_(faults) {}

  const RecordLookup& index() const { return index_; }
  void Report(FieldPath path, std::string message) {
    faults_.push_back({std::move(path), std::move(message)});
  }
  // The same for a field of `content` by its name.
  void Report(const google::protobuf::Message& content, const char* field, std::string message) {
    Report({{content.GetDescriptor()->FindFieldByName(field)}}, std::move(message));
  }

 private:
  const RecordLookup& index_;
  std::vector<RecordFault>& faults_;
};

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_RULE_CONTEXT_H_
