// `missionctl search`: records of every kind by the words in them.
#ifndef CLIENT_CLI_COMMANDS_SEARCH_COMMAND_H_
#define CLIENT_CLI_COMMANDS_SEARCH_COMMAND_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/cli/commands/command.h"
#include "client/cli/output/format.h"
#include "client/cli/output/list_printer.h"
#include "oas/missions/v1/mission_service.pb.h"

namespace oas::missions::cli {

// Searches the text of all kinds of record and prints what matches, best first, with an excerpt.
class SearchCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;

 private:
  absl::StatusOr<v1::SearchCatalogRequest> MakeRequest(const Session& session) const;
  absl::StatusOr<v1::SearchCatalogResponse> FetchPages(Session& session,
                                                       v1::SearchCatalogRequest request,
                                                       ListPrinter& printer) const;

  std::vector<std::string> words_;
  std::vector<std::string> kinds_;
  std::string filter_;
  std::int64_t limit_ = 20;
  Format format_ = Format::kTable;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_SEARCH_COMMAND_H_
