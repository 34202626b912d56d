// What the text parser complains of, said so that a curator knows what to write instead.
#ifndef OAS_SERVER_CURATION_SYNTAX_ADVICE_H_
#define OAS_SERVER_CURATION_SYNTAX_ADVICE_H_

#include <string>
#include <vector>

#include "server/curation/manifest_parser.h"

namespace oas::curation {

// Whether the parser met the end of the file inside a record.
bool IsCutOff(const SyntaxFault& complaint);

// The complaint with the line it is really about (the parser tells the next one for values of
// enums, and one past the end for a file that breaks off) and, where there is one, the right
// spelling.
SyntaxFault Advise(const SyntaxFault& complaint, const std::vector<std::string>& lines);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_SYNTAX_ADVICE_H_
