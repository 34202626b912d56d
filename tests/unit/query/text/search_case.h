// Small catalogs for the tests of text search.
#ifndef OAS_TESTS_UNIT_QUERY_TEXT_SEARCH_CASE_H_
#define OAS_TESTS_UNIT_QUERY_TEXT_SEARCH_CASE_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "oas/missions/v1/record.pb.h"
#include "server/catalog/snapshot.h"
#include "server/query/text/text_index.h"
#include "server/query/text/tokenizer.h"

namespace oas::testing {

// Enough of a record to be searched.
v1::Record MissionRecord(const std::string& id, const std::string& title,
                         const std::string& summary = "");
v1::Record ActorRecord(const std::string& id, const std::string& display_name,
                       const std::vector<std::string>& aliases = {});
v1::Record EventRecord(const std::string& id, const std::string& headline,
                       const std::string& description = "");

// Revision 1 holding these records.
catalog::SnapshotPtr SearchSnapshot(const std::vector<v1::Record>& records, int64_t revision = 1);

std::shared_ptr<const query::TextIndex> IndexOf(const catalog::SnapshotPtr& snapshot);

query::Tokenizer NewTokenizer();

// The query that `text` is; fails the test when it is none.
query::TextQuery QueryOf(const std::string& text);

// The names of the records that a query finds, best first.
std::vector<std::string> Names(const query::TextIndex& index, const std::string& query);

// The same with every choice; the query of `spec` is not looked at.
std::vector<std::string> Names(const query::TextIndex& index, const std::string& query,
                               query::TextSearchSpec spec);

}  // namespace oas::testing

#endif  // OAS_TESTS_UNIT_QUERY_TEXT_SEARCH_CASE_H_
