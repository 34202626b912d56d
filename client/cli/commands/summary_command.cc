#include "client/cli/commands/summary_command.h"

#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/cli/filter_fault.h"
#include "client/cli/list_options.h"
#include "client/cli/matching.h"
#include "client/cli/output/csv.h"
#include "client/cli/output/json.h"
#include "client/cli/output/plan_text.h"
#include "client/cli/output/summary_text.h"
#include "client/cli/output/words.h"
#include "client/cpp/rpc_status.h"

namespace oas::missions::cli {
namespace {

// A facet with hundreds of values is data and not a picture.
constexpr std::int32_t kMostBars = 20;

// "country" is MISSION_FACET_COUNTRY.
absl::StatusOr<v1::MissionFacet> ParseFacet(absl::string_view text) {
  std::vector<std::string> known;
  const google::protobuf::EnumDescriptor& type = *v1::MissionFacet_descriptor();
  for (int i = 0; i < type.value_count(); ++i) {
    const std::string word = EnumCode(type.value(i));
    if (word.empty()) continue;
    if (word == FoldForMatch(text)) return static_cast<v1::MissionFacet>(type.value(i)->number());
    known.push_back(word);
  }
  const std::string nearest = NearestMatch(text, known);
  return absl::InvalidArgumentError(
      absl::StrCat("Missions are not counted by \"", text, "\".",
                   nearest.empty() ? "" : absl::StrCat(" Did you mean ", nearest, "?"),
                   "\nThey are counted by: ", absl::StrJoin(known, ", "), "."));
}

// A line for each value: "country,HN,3" or just the value.
std::string ValueLines(const v1::SummarizeMissionsResponse& response, Format format) {
  std::string text = format == Format::kCsv ? CsvLine({"facet", "value", "count"}) : "";
  for (const v1::FacetCount& facet : response.facets()) {
    for (const v1::FacetValue& value : facet.values()) {
      text += format == Format::kCsv
                  ? CsvLine({EnumWords(facet.facet()), value.value(), absl::StrCat(value.count())})
                  : absl::StrCat(value.value(), "\n");
    }
  }
  return text;
}

}  // namespace

CLI::App* SummaryCommand::Register(CLI::App& app) {
  CLI::App* verb =
      app.add_subcommand("summary", "Count missions by country, type, decade and more, as bars");
  verb->add_option("--by", facets_,
                   "What to count by: country, type, decade, article, instrument, actor; may be "
                   "given more than once (default: all)")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->type_name("FACET");
  verb->add_option("--max", max_values_,
                   "At most this many values of each, those with the highest counts (default: 20 "
                   "bars, 100 as data)")
      ->check(MakeCountValidator())
      ->type_name("N");
  AddFilterFlags(*verb, flags_);
  AddOriginOption(*verb, origin_);
  verb->add_flag("--explain", explain_, "Tell on standard error how the missions were found");
  AddFormatOption(*verb, format_);
  verb->footer(
      "Examples:\n"
      "  missionctl summary --by country\n"
      "  missionctl summary --by decade,type --filter 'country = HT OR country = HN'\n"
      "  missionctl summary --active 2005 --by country -o csv");
  return verb;
}

absl::Status SummaryCommand::Run(Session& session) {
  const absl::StatusOr<v1::SummarizeMissionsRequest> request = MakeRequest(session);
  if (!request.ok()) return request.status();
  const std::unique_ptr<grpc::ClientContext> context = session.client().NewContext();
  v1::SummarizeMissionsResponse response;
  const absl::Status status = ToAbslStatus(
      session.client().missions().SummarizeMissions(context.get(), *request, &response));
  if (!status.ok()) return WithFilter(status, request->filter());
  const bool has_plan = response.has_query_plan();
  const v1::QueryPlan plan = response.query_plan();
  response.clear_query_plan();  // It is told on standard error, whatever the form.
  if (absl::Status printed = Print(session, response); !printed.ok()) return printed;
  if (absl::Status flushed = session.out().Flush(); !flushed.ok()) return flushed;
  if (has_plan) session.Write(PlanText(plan, session.error_screen()));
  return absl::OkStatus();
}

absl::StatusOr<v1::SummarizeMissionsRequest> SummaryCommand::MakeRequest(Session& session) const {
  v1::SummarizeMissionsRequest request;
  for (const std::string& text : facets_) {
    const absl::StatusOr<v1::MissionFacet> facet = ParseFacet(text);
    if (!facet.ok()) return facet.status();
    request.add_facets(*facet);
  }
  const absl::StatusOr<FilterConditions> conditions =
      ReadFilterFlags(session, v1::RECORD_KIND_MISSION, flags_);
  if (!conditions.ok()) return conditions.status();
  request.set_filter(CompileFilter(v1::RECORD_KIND_MISSION, *conditions, flags_.filter));
  request.set_max_values(max_values_ == 0 && IsForReading(format_) ? kMostBars : max_values_);
  request.set_origin(origin_);
  request.set_explain(explain_);
  if (session.at_revision() != 0) {
    request.mutable_read_options()->set_at_revision(session.at_revision());
  }
  return request;
}

absl::Status SummaryCommand::Print(Session& session,
                                   const v1::SummarizeMissionsResponse& response) const {
  OutputStream& out = session.out();
  switch (format_) {
    case Format::kTable:
    case Format::kWide:
      return out.Write(SummaryText(response, session.MakeCountryNames(), session.screen()));
    case Format::kJson:
      return out.Write(absl::StrCat(PrettyJson(response), "\n"));
    case Format::kNdjson:
      for (const v1::FacetCount& facet : response.facets()) {
        absl::Status status = out.Write(absl::StrCat(CompactJson(facet), "\n"));
        if (!status.ok()) return status;
      }
      return absl::OkStatus();
    case Format::kTextproto:
      return out.Write(response.Utf8DebugString());
    case Format::kCsv:
    case Format::kName:
      break;
  }
  return out.Write(ValueLines(response, format_));
}

}  // namespace oas::missions::cli
