#include "client/cli/commands/search_command.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/cli/arguments.h"
#include "client/cli/filter_fault.h"
#include "client/cli/filter_flags.h"
#include "client/cli/list_options.h"
#include "client/cli/output/column.h"
#include "client/cli/output/marked_text.h"
#include "client/cli/output/words.h"
#include "client/cli/text_index_wait.h"
#include "client/cpp/record_kind.h"
#include "client/cpp/rpc_status.h"

namespace oas::missions::cli {
namespace {

using ::google::protobuf::Message;
using Result = v1::SearchResult;

constexpr std::int64_t kMaxPageSize = 1000;

std::string KindWord(const Result& result) {
  return std::string(NamesOf(KindOf(result.record())).singular);
}

Cell SnippetCell(const Result& result) {
  std::vector<TextMark> marks;
  for (const v1::TextSpan& span : result.highlights()) {
    if (span.offset() < 0 || span.length() <= 0) continue;
    marks.push_back(
        {static_cast<std::size_t>(span.offset()), static_cast<std::size_t>(span.length())});
  }
  MarkedText marked = MakeMarkedText(result.snippet(), std::move(marks));
  return {.text = std::move(marked.text), .marks = std::move(marked.marks)};
}

const Message& RecordOf(const Message& row) {
  return *UnwrapRecord(dynamic_cast<const Result&>(row).record());
}

ListLayout ResultLayout() {
  ListLayout layout;
  Column snippet = MakeTextColumn<Result>("TEXT", [](const Result&) { return std::string(); });
  snippet.value = [](const Message& row) { return SnippetCell(dynamic_cast<const Result&>(row)); };
  layout.columns = {
      MakeColumn<Result>("NAME", [](const Result& r) { return NameOf(r.record()); }),
      MakeColumn<Result>("KIND", &KindWord),
      MakeTextColumn<Result>("TITLE", [](const Result& r) { return TitleOf(r.record()); }),
      std::move(snippet),
      MakeColumn<Result>(
          "SCORE", [](const Result& r) { return NumberText(r.score()); }, ColumnUse::kWideOnly)};
  layout.list_field = "results";
  layout.record_of = &RecordOf;
  // Records of several kinds have no fields in common to make columns of.
  layout.csv_columns = {"name", "kind", "title", "score", "snippet"};
  layout.csv_values = [](const Message& row) -> std::vector<std::string> {
    const auto& result = dynamic_cast<const Result&>(row);
    return {NameOf(result.record()), KindWord(result), TitleOf(result.record()),
            NumberText(result.score()), result.snippet()};
  };
  return layout;
}

}  // namespace

CLI::App* SearchCommand::Register(CLI::App& app) {
  CLI::App* verb = app.add_subcommand("search", "Find records by the words in them, best first");
  verb->add_option("WORDS", words_, "Words that must all occur; see below for phrases")
      ->required()
      ->type_name("");
  verb->add_option("--kind", kinds_, "Only records of this kind; may be given more than once")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->type_name("KIND");
  AddFilterOption(*verb, filter_);
  verb->add_option("--limit", limit_, "At most this many (default: 20)")
      ->check(MakeCountValidator())
      ->type_name("N");
  AddFormatOption(*verb, format_);
  verb->footer(
      "Case and accents do not matter. A word that ends in * finds all that begin so. Words in\n"
      "double quotes are a phrase; the shell takes quotes away unless there are others around "
      "them.\n"
      "Examples:\n"
      "  missionctl search insulza honduras\n"
      "  missionctl search '\"coup d etat\"' --kind events\n"
      "  missionctl search 'constitu*' --filter 'country = HN AND event_date > 2005'\n"
      "  missionctl search corruption -o name");
  return verb;
}

absl::Status SearchCommand::Run(Session& session) {
  const absl::StatusOr<v1::SearchCatalogRequest> request = MakeRequest(session);
  if (!request.ok()) return request.status();
  ListPrinter printer(ResultLayout(), format_, session.screen(), session.out());
  const absl::StatusOr<v1::SearchCatalogResponse> last = FetchPages(session, *request, printer);
  if (!last.ok()) return WithFilter(last.status(), filter_);
  absl::Status status =
      printer.End({{.name = "revision", .value = last->revision()},
                   {.name = "totalSize", .value = last->total_size(), .is_int64 = false}});
  if (!status.ok() || !IsForReading(format_)) return status;
  if (printer.count() == 0) {
    session.Say(absl::StrCat("Nothing matches ", request->query(),
                             ". All words must occur; a word with * at its end finds more."));
    return absl::OkStatus();
  }
  if (absl::Status flushed = session.out().Flush(); !flushed.ok()) return flushed;
  session.Note(printer.count() < last->total_size()
                   ? absl::StrCat("The best ", printer.count(), " of ", last->total_size(),
                                  " results. More: --limit")
                   : Count(printer.count(), "result", "results"));
  return absl::OkStatus();
}

absl::StatusOr<v1::SearchCatalogRequest> SearchCommand::MakeRequest(const Session& session) const {
  v1::SearchCatalogRequest request;
  request.set_query(absl::StrJoin(words_, " "));
  for (const std::string& text : kinds_) {
    const absl::StatusOr<v1::RecordKind> kind = ParseKind(text);
    if (!kind.ok()) return kind.status();
    request.add_kinds(*kind);
  }
  request.set_filter(filter_);
  request.set_page_size(static_cast<std::int32_t>(std::min(limit_, kMaxPageSize)));
  if (!IsForReading(format_) && format_ != Format::kName && format_ != Format::kCsv) {
    request.set_view(v1::RECORD_VIEW_FULL);
  }
  if (session.at_revision() != 0) {
    request.mutable_read_options()->set_at_revision(session.at_revision());
  }
  return request;
}

// Prints result after result up to the limit; answers the last page.
absl::StatusOr<v1::SearchCatalogResponse> SearchCommand::FetchPages(
    Session& session, v1::SearchCatalogRequest request, ListPrinter& printer) const {
  v1::SearchCatalogResponse page;
  do {
    const auto search = [&] {
      const std::unique_ptr<grpc::ClientContext> context = session.client().NewContext();
      return ToAbslStatus(session.client().missions().SearchCatalog(context.get(), request, &page));
    };
    const absl::Status status =
        WaitForTextIndex(search, session.client().options().call_timeout,
                         [&](absl::string_view notice) { session.Say(notice); });
    if (!status.ok()) return status;
    for (const Result& result : page.results()) {
      if (printer.count() == limit_) return page;
      // A kind of a later version: there is nothing to show of it but that it is there.
      if (UnwrapRecord(result.record()) == nullptr) continue;
      if (absl::Status printed = printer.Add(result); !printed.ok()) return printed;
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && printer.count() < limit_);
  return page;
}

}  // namespace oas::missions::cli
