// Text as a reader compares it: without case, accents and typographic variants.
//
//     Fold("Misión en Perú")   // "mision en peru"
#ifndef OAS_SERVER_QUERY_FILTER_FOLD_H_
#define OAS_SERVER_QUERY_FILTER_FOLD_H_

#include <string>

#include "absl/strings/string_view.h"

namespace oas::query {

// Lower case; Latin letters without diacritics, ligatures as their letters (æ as ae, ß as ss);
// combining marks left out; curly quotes, long dashes and hard spaces as their plain forms. Covers
// Unicode's Latin-1, Latin Extended-A and Latin Extended Additional: every language of the Americas
// that is written with precomposed Latin letters. Other characters, and bytes that are no UTF-8,
// stay.
std::string Fold(absl::string_view text);

// The same at the end of `folded`, for who folds much.
void AppendFolded(absl::string_view text, std::string& folded);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_FOLD_H_
