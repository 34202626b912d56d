#include "client/cli/commands/charter_command.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/cli/arguments.h"
#include "client/cli/filter_fault.h"
#include "client/cli/filter_flags.h"
#include "client/cli/output/column.h"
#include "client/cli/output/csv.h"
#include "client/cli/output/json.h"
#include "client/cli/output/table.h"
#include "client/cli/output/text.h"
#include "client/cli/output/words.h"
#include "client/cpp/historic_date.h"
#include "client/cpp/record_kind.h"
#include "client/cpp/rpc_status.h"

namespace oas::missions::cli {
namespace {

using ::google::protobuf::Message;
using Match = v1::InvocationMatch;

constexpr std::int64_t kMaxPageSize = 1000;

// "honduras-2009 (2009-07-04 – 2011-06-01)".
std::string SuspensionsText(const Match& match) {
  return absl::StrJoin(match.suspensions(), ", ", [](std::string* out, const v1::Suspension& s) {
    absl::StrAppend(out, IdOfName(s.name()), " (", FormatHistoricPeriod(s.period()), ")");
  });
}

Column MakeOriginColumn() {
  Column column = MakeColumn<Match>("ORIGIN", [](const Match&) { return std::string(); });
  column.value = [](const Message& row) {
    return OriginCell(dynamic_cast<const Match&>(row).invocation().origin());
  };
  return column;
}

const Message& InvocationOf(const Message& row) {
  return dynamic_cast<const Match&>(row).invocation();
}

ListLayout MatchLayout(const CountryNames& countries) {
  constexpr ColumnUse kWide = ColumnUse::kWideOnly;
  ListLayout layout;
  layout.columns = {
      MakeColumn<Match>("YEAR", [](const Match& m) { return absl::StrCat(m.invocation().year()); }),
      MakeColumn<Match>(
          "COUNTRY",
          [countries](const Match& m) { return countries(m.invocation().region_code()); }),
      MakeColumn<Match>(
          "INSTRUMENT",
          [](const Match& m) { return std::string(IdOfName(m.invocation().instrument())); }),
      MakeColumn<Match>("ARTICLES", [](const Match& m) { return ArticlesText(m.invocation()); }),
      MakeTextColumn<Match>("SITUATION", [](const Match& m) { return m.invocation().situation(); }),
      MakeTextColumn<Match>("MISSIONS",
                            [](const Match& m) { return JoinIds(m.invocation().missions()); }),
      MakeTextColumn<Match>("SUSPENSION", &SuspensionsText),
      MakeOriginColumn(),
      MakeColumn<Match>(
          "DATE", [](const Match& m) { return FormatHistoricDate(m.invocation().date()); }, kWide),
      MakeColumn<Match>(
          "CRISIS", [](const Match& m) { return m.invocation().crisis(); }, kWide),
      MakeColumn<Match>(
          "SOURCE ROW", [](const Match& m) { return m.invocation().source_row().year_text(); },
          kWide),
      MakeColumn<Match>(
          "NAME", [](const Match& m) { return m.invocation().name(); }, kWide)};
  layout.list_field = "matches";
  layout.record_of = &InvocationOf;
  layout.record_type = v1::Invocation::descriptor();
  return layout;
}

// The number with the rule that makes it one, and what was counted.
std::string CountText(const v1::CountInvocationsResponse& response, const Screen& screen) {
  Table table({{"COUNTED AS ONE"}, {"INVOCATIONS"}});
  for (const v1::InvocationGroup& group : response.groups()) {
    table.AddRow({{group.key()}, {JoinIds(group.invocations())}});
  }
  std::string text = response.count() == 0 ? "" : absl::StrCat(table.Render(screen), "\n");
  absl::StrAppend(&text, "Count: ", response.count(), "\n");
  for (const std::string& line :
       WrapText(absl::StrCat("Rule: ", response.rule_text()), screen.width)) {
    absl::StrAppend(&text, line, "\n");
  }
  return text;
}

absl::Status PrintCount(Session& session, Format format,
                        const v1::CountInvocationsResponse& response) {
  OutputStream& out = session.out();
  switch (format) {
    case Format::kTable:
    case Format::kWide:
      return out.Write(CountText(response, session.screen()));
    case Format::kJson:
      return out.Write(absl::StrCat(PrettyJson(response), "\n"));
    case Format::kNdjson:
      return out.Write(absl::StrCat(CompactJson(response), "\n"));
    case Format::kTextproto:
      return out.Write(response.Utf8DebugString());
    case Format::kCsv:
    case Format::kName:
      break;
  }
  std::string text =
      format == Format::kCsv ? CsvLine(CsvColumns(*v1::InvocationGroup::descriptor())) : "";
  for (const v1::InvocationGroup& group : response.groups()) {
    text += format == Format::kCsv ? CsvLine(CsvValues(group)) : absl::StrCat(group.key(), "\n");
  }
  return out.Write(text);
}

}  // namespace

CLI::App* CharterCommand::Register(CLI::App& app) {
  CLI::App* verb = app.add_subcommand(
      "charter", "Show uses of the Democratic Charter and of Resolution 1080, and what followed");
  verb->add_option("--country", country_, "Only this country (HN, HND, honduras, Honduras)")
      ->type_name("COUNTRY");
  article_option_ = verb->add_option("--article", article_,
                                     "Only where this article was applied; of the Democratic "
                                     "Charter unless --instrument names another")
                        ->type_name("N");
  year_option_ = verb->add_option("--year", year_, "Only this year")->type_name("YEAR");
  verb->add_option("--instrument", instrument_,
                   "Only this instrument: democratic-charter, resolution-1080 or 1080, ...")
      ->type_name("INSTRUMENT");
  AddChoice<v1::CountingRule>(*verb, "--count", rule_,
                              {{"per-year", v1::COUNTING_RULE_PER_YEAR},
                               {"per-source-row", v1::COUNTING_RULE_PER_SOURCE_ROW},
                               {"per-crisis", v1::COUNTING_RULE_PER_CRISIS}},
                              "Count instead, by a stated rule, because tallies differ by it")
      ->type_name("per-year|per-source-row|per-crisis");
  verb->add_flag(
      "--include-recalled", include_recalled_,
      "With --count: count also where the instrument was recalled without being applied");
  AddFilterOption(*verb, filter_);
  AddListOptions(*verb, options_);
  verb->footer(
      "Examples:\n"
      "  missionctl charter --article 20\n"
      "  missionctl charter --filter 'basis = RECALLED OR event_date > 2010'\n"
      "  missionctl charter --country honduras --year 2009 -o json\n"
      "  missionctl charter --instrument 1080\n"
      "  missionctl charter --count per-crisis --origin page");
  return verb;
}

absl::Status CharterCommand::Run(Session& session) {
  const absl::StatusOr<std::string> region_code = session.ResolveCountry(country_);
  if (!region_code.ok()) return region_code.status();
  if (rule_ != v1::COUNTING_RULE_UNSPECIFIED) return Count(session, *region_code);
  if (include_recalled_) {
    return absl::InvalidArgumentError(
        "--include-recalled goes with --count; the list shows recalled ones in any case.");
  }
  // 0 asks the server for any article or year; whoever typed 0 did not mean that.
  if (article_option_->count() > 0 && article_ <= 0) {
    return absl::InvalidArgumentError(
        "Articles are numbered from 1: missionctl charter --article 20");
  }
  if (year_option_->count() > 0 && year_ <= 0) {
    return absl::InvalidArgumentError("A year has four digits: missionctl charter --year 2009");
  }
  return LookUp(session, *region_code);
}

absl::Status CharterCommand::LookUp(Session& session, const std::string& region_code) {
  const absl::StatusOr<Selection> selection = Select(session);
  if (!selection.ok()) return WithFilter(selection.status(), filter_);
  v1::LookupInvocationsRequest request = MakeLookup(session, region_code);
  if (selection->revision != 0) {
    request.mutable_read_options()->set_at_revision(selection->revision);
  }
  ListPrinter printer(MatchLayout(session.MakeCountryNames()), options_.format, session.screen(),
                      session.out());
  const absl::StatusOr<v1::LookupInvocationsResponse> last =
      FetchPages(session, std::move(request), *selection, printer);
  if (!last.ok()) return last.status();
  absl::Status status =
      printer.End({{.name = "revision", .value = last->revision()},
                   {.name = "totalSize", .value = last->total_size(), .is_int64 = false}});
  if (!status.ok() || !IsForReading(options_.format)) return status;
  if (printer.count() == 0) {
    session.Say("No invocations match. All of them: missionctl charter");
    return absl::OkStatus();
  }
  if (absl::Status flushed = session.out().Flush(); !flushed.ok()) return flushed;
  session.Note(absl::StrCat(cli::Count(printer.count(), "invocation", "invocations"),
                            ". Cases marked \"curator\" are not on the source page."));
  return absl::OkStatus();
}

v1::LookupInvocationsRequest CharterCommand::MakeLookup(const Session& session,
                                                        const std::string& region_code) const {
  v1::LookupInvocationsRequest request;
  request.set_region_code(region_code);
  request.set_article(article_);
  request.set_year(year_);
  if (!instrument_.empty()) request.set_instrument(ParseInstrument(instrument_));
  request.set_origin(options_.origin);
  request.set_view(ViewFor(options_));
  // What a filter selects may be on any page.
  const bool all = options_.limit == 0 || !filter_.empty();
  request.set_page_size(
      static_cast<std::int32_t>(all ? kMaxPageSize : std::min(options_.limit, kMaxPageSize)));
  if (session.at_revision() != 0) {
    request.mutable_read_options()->set_at_revision(session.at_revision());
  }
  return request;
}

absl::StatusOr<CharterCommand::Selection> CharterCommand::Select(Session& session) const {
  Selection selection;
  if (filter_.empty()) return selection;
  selection.names.emplace();
  const absl::StatusOr<ListSummary> summary =
      session.reader().List({.kind = v1::RECORD_KIND_INVOCATION,
                             .origin = options_.origin,
                             .at_revision = session.at_revision(),
                             .filter = filter_},
                            [&](const v1::Record& record) {
                              selection.names->insert(record.invocation().name());
                              return absl::OkStatus();
                            });
  if (!summary.ok()) return summary.status();
  selection.revision = summary->revision;
  return selection;
}

// Prints match after match up to the limit; answers the last page, with the number of matches that
// the selection leaves as its total.
absl::StatusOr<v1::LookupInvocationsResponse> CharterCommand::FetchPages(
    Session& session, v1::LookupInvocationsRequest request, const Selection& selection,
    ListPrinter& printer) const {
  v1::LookupInvocationsResponse page;
  std::int32_t seen = 0;
  std::int32_t selected = 0;
  do {
    const std::unique_ptr<grpc::ClientContext> context = session.client().NewContext();
    const grpc::Status status =
        session.client().charter().LookupInvocations(context.get(), request, &page);
    if (!status.ok()) return ToAbslStatus(status);
    seen += page.matches_size();
    for (const Match& match : page.matches()) {
      if (!selection.Has(match.invocation().name())) continue;
      ++selected;
      if (options_.limit != 0 && printer.count() == options_.limit) continue;
      if (absl::Status printed = printer.Add(match); !printed.ok()) return printed;
    }
    const bool enough = options_.limit != 0 && printer.count() == options_.limit;
    if (enough && !selection.names.has_value()) return page;
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  if (seen < page.total_size()) {
    return absl::DataLossError(
        absl::StrCat("the list ended after ", seen, " of ", page.total_size(), " invocations"));
  }
  if (selection.names.has_value()) page.set_total_size(selected);
  return page;
}

absl::Status CharterCommand::Count(Session& session, const std::string& region_code) {
  if (article_option_->count() > 0 || year_option_->count() > 0 || !filter_.empty()) {
    return absl::InvalidArgumentError(
        "--count does not go with --article, --year or --filter: it counts by --country, "
        "--instrument and "
        "--origin.");
  }
  v1::CountInvocationsRequest request;
  request.set_counting_rule(rule_);
  request.set_region_code(region_code);
  if (!instrument_.empty()) request.set_instrument(ParseInstrument(instrument_));
  request.set_origin(options_.origin);
  request.set_include_recalled(include_recalled_);
  if (session.at_revision() != 0) {
    request.mutable_read_options()->set_at_revision(session.at_revision());
  }
  const std::unique_ptr<grpc::ClientContext> context = session.client().NewContext();
  v1::CountInvocationsResponse response;
  const grpc::Status status =
      session.client().charter().CountInvocations(context.get(), request, &response);
  if (!status.ok()) return ToAbslStatus(status);
  return PrintCount(session, options_.format, response);
}

}  // namespace oas::missions::cli
