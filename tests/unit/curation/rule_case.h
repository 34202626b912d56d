// A case of a rule of the validator: one edit of the small catalog that breaks it, and the fault
// that must come of it.
//
//     {"missions/honduras-2009", R"(title: "Mission after the coup")", "", "", "title: is
//     required"}
#ifndef OAS_TESTS_UNIT_CURATION_RULE_CASE_H_
#define OAS_TESTS_UNIT_CURATION_RULE_CASE_H_

#include <ostream>
#include <string>
#include <vector>

#include "server/curation/manifest_reader.h"

namespace oas::curation {

struct RuleCase {
  std::string record;   // the record to edit
  std::string from;     // first text after its name that is replaced; stands there once or more
  std::string to;       // by this; may stretch over lines
  std::string at;       // first text of the record on the line of the fault; "" for its first line
  std::string message;  // part of the fault's message
  std::string reported = record;  // name that the fault tells, when it is not `record`
  std::string faulty = record;    // the record that `at` is looked for in, when it is not `record`
};

// The faults of a folder that holds the text as "catalog.textproto".
std::vector<Fault> FaultsOfText(const std::string& text);

// How GoogleTest shows a fault.
void PrintTo(const Fault& fault, std::ostream* stream);

// Fails the test unless the edit makes a fault at its file, line and record with its message.
void CheckRule(const RuleCase& rule_case);

}  // namespace oas::curation

#endif  // OAS_TESTS_UNIT_CURATION_RULE_CASE_H_
