#include "client/cli/commands/get_command.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "client/cli/arguments.h"
#include "client/cli/explain_error.h"
#include "client/cli/output/list_printer.h"
#include "client/cli/output/words.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

using ::google::protobuf::Message;

ListLayout LayoutOf(v1::RecordKind kind, Session& session) {
  v1::Record example;
  const auto* field = v1::Record::descriptor()->FindFieldByNumber(static_cast<int>(kind));
  return {.columns = RecordColumns(kind, session.MakeCountryNames()),
          .list_field = std::string(NamesOf(kind).collection),
          .record_type = field->message_type()};
}

// True when the record is one of the country. Records without a country are of none.
bool IsOfCountry(const v1::Record& record, const std::string& region_code) {
  const Message* message = UnwrapRecord(record);
  const auto* field = message->GetDescriptor()->FindFieldByName("region_code");
  if (field == nullptr) return false;
  if (message->GetReflection()->GetString(*message, field) == region_code) return true;
  const auto& more = record.mission().additional_region_codes();
  return std::find(more.begin(), more.end(), region_code) != more.end();
}

// How many there are of each origin.
class Tally {
 public:
  void Count(v1::Origin origin) { ++(origin == v1::ORIGIN_SOURCE_PAGE ? page_ : curator_); }

  // "29 missions: 17 from the source page, 12 curator additions".
  std::string Text(const RecordKindNames& names, std::int64_t total) const {
    const std::int64_t shown = page_ + curator_;
    const std::string count = cli::Count(shown, names.singular, names.collection);
    return absl::StrCat(
        shown < total
            ? absl::StrCat(shown, " of ", cli::Count(total, names.singular, names.collection))
            : count,
        ": ", page_, " from the source page, ",
        cli::Count(curator_, "curator addition", "curator additions"));
  }

 private:
  std::int64_t page_ = 0;
  std::int64_t curator_ = 0;
};

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
    verb->footer(
        "Examples:\n"
        "  missionctl get missions\n"
        "  missionctl get missions --country honduras --origin page -o csv\n"
        "  missionctl get invocation bolivia-2003 -o json\n"
        "  missionctl get missions/honduras-2009");
  } else {
    const std::string collection(NamesOf(kind_).collection);
    verb = app.add_subcommand(collection, absl::StrCat("Short for: get ", collection));
    verb->add_option("NAME", names_, "Names; all when none is given")->type_name("");
  }
  AddListOptions(*verb, options_);
  if (kind_ == v1::RECORD_KIND_COUNTRY) {
    verb->footer("Example:\n  missionctl countries -o wide");
    return verb;
  }
  verb->add_option("--country", country_,
                   "Only records of this country (HN, HND, honduras, Honduras)")
      ->type_name("COUNTRY");
  AddDateOption(*verb, "--active-on", active_on_,
                "Only suspensions in force on this day, month or year (2010, 2010-06, 2010-06-01)");
  if (kind_ == v1::RECORD_KIND_SUSPENSION) {
    verb->footer("Example:\n  missionctl suspensions --active-on 2010-06-01");
  }
  return verb;
}

absl::Status GetCommand::Run(Session& session) {
  if (absl::Status status = ReadArguments(session); !status.ok()) return status;
  return names_.empty() ? List(session) : GetNamed(session);
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
        "--active-on is for suspensions: missionctl get suspensions --active-on 2010");
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
  const ListLayout layout = LayoutOf(kind_, session);
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
  const absl::StatusOr<std::string> region_code = session.ResolveCountry(country_);
  if (!region_code.ok()) return region_code.status();
  // The methods of events and suspensions select a country; of other kinds we do it here.
  const bool served = kind_ == v1::RECORD_KIND_EVENT || kind_ == v1::RECORD_KIND_SUSPENSION;
  const bool select_here = !region_code->empty() && !served;
  ListPrinter printer(LayoutOf(kind_, session), options_.format, session.screen(), session.out());
  Tally tally;
  const absl::StatusOr<ListSummary> summary = session.reader().List(
      {.kind = kind_,
       .origin = options_.origin,
       .view = ViewFor(options_),
       .at_revision = session.at_revision(),
       .limit = select_here ? 0 : options_.limit,
       .region_code = *region_code,
       .active_on = active_on_},
      [&](v1::Record record) {
        if (select_here && (!IsOfCountry(record, *region_code) ||
                            (options_.limit != 0 && printer.count() == options_.limit))) {
          return absl::OkStatus();
        }
        tally.Count(OriginOf(record));
        return printer.Add(*UnwrapRecord(record));
      });
  if (!summary.ok()) return summary.status();
  const std::int64_t total = select_here ? printer.count() : summary->total_size;
  absl::Status status = printer.End({{.name = "revision", .value = summary->revision},
                                     {.name = "totalSize", .value = total, .is_int64 = false}});
  if (!status.ok() || !IsForReading(options_.format)) return status;
  if (printer.count() == 0) {
    session.Say(absl::StrCat("No ", NamesOf(kind_).collection, " match."));
  } else {
    // The table first, then what is said about it.
    if (absl::Status flushed = session.out().Flush(); !flushed.ok()) return flushed;
    session.Note(tally.Text(NamesOf(kind_), total));
  }
  return absl::OkStatus();
}

}  // namespace oas::missions::cli
