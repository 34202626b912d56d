#include "client/cli/commands/get_command.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "client/cli/arguments.h"
#include "client/cli/commands/record_list.h"
#include "client/cli/explain_error.h"
#include "client/cli/output/list_printer.h"
#include "client/cpp/query_reader.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

using ::google::protobuf::Message;

constexpr char kFilterHelp[] =
    "Filters (AIP-160) compare fields, join them with AND, OR (which binds tighter) and NOT, and\n"
    "find bare words in texts. Of a date known as an interval, = asks for what certainly lies in\n"
    "the year, month or day given, and : for what may; <, <=, > and >= for what certainly does.\n"
    "Beside the fields of the records there are active, event_date, country, actor, instrument "
    "and\n"
    "article.\n"
    "Examples:\n"
    "  missionctl get missions\n"
    "  missionctl get missions --country honduras --origin page -o csv\n"
    "  missionctl get missions --active 2005 --order-by name\n"
    "  missionctl get missions --filter 'actor = cicig OR period.start_date < 2000' --explain\n"
    "  missionctl get events --type coup --since 2009-06\n"
    "  missionctl get invocations --stream --filter 'article = 20' -o ndjson\n"
    "  missionctl get invocation bolivia-2003 -o json\n"
    "  missionctl get missions/honduras-2009";

}  // namespace

CLI::App* GetCommand::Register(CLI::App& app) {
  CLI::App* verb = nullptr;
  if (kind_ == v1::RECORD_KIND_UNSPECIFIED) {
    verb = app.add_subcommand("get", "Show records of a kind: all of them, or those named");
    verb->add_option("KIND NAME", arguments_,
                     "Kind (missions, invocations, suspensions, events, countries, instruments, "
                     "actors, sources; singular and short forms, too), then names")
        ->required()
        ->type_name("");
    verb->footer(kFilterHelp);
  } else {
    const std::string collection(NamesOf(kind_).collection);
    verb = app.add_subcommand(collection, absl::StrCat("Short for: get ", collection));
    verb->add_option("NAME", names_, "Names; all when none is given")->type_name("");
  }
  AddListOptions(*verb, options_);
  if (kind_ == v1::RECORD_KIND_COUNTRY) {
    AddFilterOption(*verb, flags_.filter);
    verb->footer("Example:\n  missionctl countries -o wide");
  } else {
    AddFilterFlags(*verb, flags_);
    AddDateOption(
        *verb, "--active-on", active_on_,
        "Only suspensions in force on this day, month or year (2010, 2010-06, 2010-06-01)");
  }
  AddQueryOptions(*verb);
  if (kind_ == v1::RECORD_KIND_SUSPENSION) {
    verb->footer(
        "Examples:\n"
        "  missionctl suspensions --active-on 2010-06-01\n"
        "  missionctl suspensions --filter 'period.end_date > 2010'");
  }
  return verb;
}

void GetCommand::AddQueryOptions(CLI::App& verb) {
  verb.add_option("--order-by", order_by_, "Order: event_date or name, also 'event_date desc'")
      ->type_name("ORDER");
  verb.add_flag("--explain", explain_, "Tell on standard error how the records were found");
  if (kind_ == v1::RECORD_KIND_UNSPECIFIED) {
    verb.add_flag("--stream", stream_,
                  "Print missions or invocations as they arrive instead of page by page");
  }
}

absl::Status GetCommand::Run(Session& session) {
  if (absl::Status status = ReadArguments(session); !status.ok()) return status;
  if (names_.empty()) return List(session);
  if (!flags_.empty() || active_on_.year() != 0 || !order_by_.empty() || stream_ || explain_) {
    return absl::InvalidArgumentError(
        "Names say which records to show: leave the names or the filters and orders out.");
  }
  return GetNamed(session);
}

// Finds the kind and turns what was typed into resource names.
absl::Status GetCommand::ReadArguments(Session& session) {
  std::vector<std::string> typed = names_;
  if (!arguments_.empty()) {
    // "get missions/honduras-2009" says the kind in the name.
    const bool named = absl::StrContains(arguments_.front(), '/');
    const std::string kind = arguments_.front().substr(0, arguments_.front().find('/'));
    const absl::StatusOr<v1::RecordKind> parsed = ParseKind(kind);
    if (!parsed.ok()) return parsed.status();
    kind_ = *parsed;
    typed.assign(arguments_.begin() + (named ? 0 : 1), arguments_.end());
  }
  if (active_on_.year() != 0 && kind_ != v1::RECORD_KIND_SUSPENSION) {
    return absl::InvalidArgumentError(
        "--active-on is for suspensions: missionctl get suspensions --active-on 2010. For other "
        "kinds there is --active.");
  }
  names_.clear();
  for (const std::string& text : typed) {
    absl::StatusOr<std::string> name = session.ResolveName(kind_, text);
    if (!name.ok()) return name.status();
    names_.push_back(*std::move(name));
  }
  return absl::OkStatus();
}

// Shows what there is of the names; what there is not is told, and decides the exit code.
absl::Status GetCommand::GetNamed(Session& session) {
  const ListLayout layout = RecordLayout(kind_, session);
  ListPrinter printer(layout, options_.format, session.screen(), session.out());
  absl::Status failure;
  for (const std::string& name : names_) {
    const absl::StatusOr<RecordAnswer> answer =
        session.reader().Get(name, ViewFor(options_), session.at_revision());
    if (!answer.ok()) {
      if (!absl::IsNotFound(answer.status())) return answer.status();
      if (!failure.ok()) session.Say(ExplainError(failure, session.client().options()));
      failure = answer.status();
      continue;
    }
    const Message& record = *UnwrapRecord(answer->record);
    absl::Status status = names_.size() == 1 ? PrintOne(record, layout, options_.format,
                                                        session.screen(), session.out())
                                             : printer.Add(record);
    if (!status.ok()) return status;
  }
  if (names_.size() > 1 && printer.count() > 0) {
    if (absl::Status status = printer.End({}); !status.ok()) return status;
  }
  return failure;
}

absl::Status GetCommand::List(Session& session) {
  if (stream_ && !IsStreamed(kind_)) {
    return absl::InvalidArgumentError(absl::StrCat(
        "--stream is for missions and invocations. Leave it out for ", NamesOf(kind_).collection,
        ": all of them come in any case.",
        kind_ == v1::RECORD_KIND_EVENT ? " Events stream with: missionctl timeline" : ""));
  }
  const absl::StatusOr<ListQuery> query = MakeQuery(session);
  if (!query.ok()) return query.status();
  return stream_ ? PrintRecordStream(session, *query, options_.format)
                 : PrintRecordPages(session, *query, options_.format);
}

absl::StatusOr<ListQuery> GetCommand::MakeQuery(Session& session) const {
  absl::StatusOr<FilterConditions> conditions = ReadFilterFlags(session, kind_, flags_);
  if (!conditions.ok()) return conditions.status();
  ListQuery query = {.kind = kind_,
                     .origin = options_.origin,
                     .view = ViewFor(options_),
                     .at_revision = session.at_revision(),
                     .limit = options_.limit,
                     .order_by = order_by_,
                     .explain = explain_,
                     .active_on = active_on_};
  // What the method takes as a field of its own goes there and not into the filter.
  if (kind_ == v1::RECORD_KIND_EVENT || kind_ == v1::RECORD_KIND_SUSPENSION) {
    query.region_code = std::exchange(conditions->region_code, "");
  }
  if (kind_ == v1::RECORD_KIND_EVENT) {
    query.since = std::exchange(conditions->since, {});
    query.until = std::exchange(conditions->until, {});
  }
  query.filter = CompileFilter(kind_, *conditions, flags_.filter);
  return query;
}

}  // namespace oas::missions::cli
