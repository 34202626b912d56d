// `missionctl charter`: invocations of the Democratic Charter and of Resolution 1080.
#ifndef CLIENT_CLI_COMMANDS_CHARTER_COMMAND_H_
#define CLIENT_CLI_COMMANDS_CHARTER_COMMAND_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "client/cli/commands/command.h"
#include "client/cli/list_options.h"
#include "client/cli/output/list_printer.h"
#include "oas/missions/v1/charter_service.pb.h"

namespace oas::missions::cli {

// Looks invocations up, each with its missions and suspensions, or counts them by a stated rule.
class CharterCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;

 private:
  // What --filter selects. LookupInvocations takes no filter, so ListInvocations is asked first.
  struct Selection {
    // Names; everything when absent.
    std::optional<std::set<std::string>> names;
    // At which they were selected; 0 when nothing was asked.
    std::int64_t revision = 0;

    bool Has(const std::string& name) const { return !names.has_value() || names->count(name) > 0; }
  };

  absl::Status LookUp(Session& session, const std::string& region_code);
  v1::LookupInvocationsRequest MakeLookup(const Session& session,
                                          const std::string& region_code) const;
  absl::StatusOr<Selection> Select(Session& session) const;
  absl::StatusOr<v1::LookupInvocationsResponse> FetchPages(Session& session,
                                                           v1::LookupInvocationsRequest request,
                                                           const Selection& selection,
                                                           ListPrinter& printer) const;
  absl::Status Count(Session& session, const std::string& region_code);

  ListOptions options_;
  std::string filter_;
  std::string country_;
  std::int32_t article_ = 0;
  std::int32_t year_ = 0;
  std::string instrument_;
  v1::CountingRule rule_ = v1::COUNTING_RULE_UNSPECIFIED;
  bool include_recalled_ = false;
  CLI::Option* article_option_ = nullptr;
  CLI::Option* year_option_ = nullptr;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_CHARTER_COMMAND_H_
