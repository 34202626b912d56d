// Lists of records of one kind, as `get` and its short forms print them.
#ifndef CLIENT_CLI_COMMANDS_RECORD_LIST_H_
#define CLIENT_CLI_COMMANDS_RECORD_LIST_H_

#include "absl/status/status.h"
#include "client/cli/output/format.h"
#include "client/cli/output/list_printer.h"
#include "client/cli/session.h"
#include "client/cpp/record_reader.h"
#include "oas/missions/v1/record.pb.h"

namespace oas::missions::cli {

// What is shown of records of a kind.
ListLayout RecordLayout(v1::RecordKind kind, Session& session);

// Prints the records that `query` selects, page after page, and how they were found when it asks to
// explain.
absl::Status PrintRecordPages(Session& session, const ListQuery& query, Format format);

// The same through a stream, for kinds that are streamed (IsStreamed). Ctrl-C ends it early: what
// has come is printed, and the status is CANCELLED.
absl::Status PrintRecordStream(Session& session, const ListQuery& query, Format format);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_RECORD_LIST_H_
