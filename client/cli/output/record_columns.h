// The columns that tables show of each kind of record.
#ifndef CLIENT_CLI_OUTPUT_RECORD_COLUMNS_H_
#define CLIENT_CLI_OUTPUT_RECORD_COLUMNS_H_

#include <functional>
#include <string>
#include <vector>

#include "client/cli/output/column.h"
#include "oas/missions/v1/record.pb.h"

namespace oas::missions::cli {

// The short name of the country of a region code ("HN" is "Honduras").
using CountryNames = std::function<std::string(const std::string& region_code)>;

// Columns of a kind; their values take messages of the kind's own type.
std::vector<Column> RecordColumns(v1::RecordKind kind, const CountryNames& countries);

// "page", or "curator" so that it is seen.
Cell OriginCell(v1::Origin origin);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_RECORD_COLUMNS_H_
