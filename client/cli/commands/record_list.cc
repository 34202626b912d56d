#include "client/cli/commands/record_list.h"

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "client/cli/explain_error.h"
#include "client/cli/filter_fault.h"
#include "client/cli/interrupt.h"
#include "client/cli/output/plan_text.h"
#include "client/cli/output/words.h"
#include "client/cli/progress_line.h"
#include "client/cpp/query_reader.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

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

// A list on its way out, with what is said about it.
class RecordList {
 public:
  RecordList(Session& session, v1::RecordKind kind, Format format)
      : session_(session),
        names_(NamesOf(kind)),
        format_(format),
        printer_(RecordLayout(kind, session), format, session.screen(), session.out()) {}

  absl::Status Add(const v1::Record& record) {
    tally_.Count(OriginOf(record));
    return printer_.Add(*UnwrapRecord(record));
  }

  absl::Status End(const ListSummary& summary) {
    absl::Status status =
        printer_.End({{.name = "revision", .value = summary.revision},
                      {.name = "totalSize", .value = summary.total_size, .is_int64 = false}});
    if (!status.ok() || !IsForReading(format_)) return status;
    if (printer_.count() == 0) {
      session_.Say(absl::StrCat("No ", names_.collection, " match."));
      return absl::OkStatus();
    }
    // The table first, then what is said about it.
    if (absl::Status flushed = session_.out().Flush(); !flushed.ok()) return flushed;
    session_.Note(tally_.Text(names_, summary.total_size));
    return absl::OkStatus();
  }

  // Shows what has come of a list that will not come to its end.
  void Abandon() {
    // Whatever fails here, the reason why the list ended is what is told.
    printer_.Abandon().IgnoreError();
    session_.out().Flush().IgnoreError();
  }

  std::int64_t count() const { return printer_.count(); }

 private:
  Session& session_;
  const RecordKindNames& names_;
  const Format format_;
  ListPrinter printer_;
  Tally tally_;
};

void Explain(const Session& session, const v1::QueryPlan& plan) {
  session.Write(PlanText(plan, session.error_screen()));
}

}  // namespace

ListLayout RecordLayout(v1::RecordKind kind, Session& session) {
  const auto* field = v1::Record::descriptor()->FindFieldByNumber(static_cast<int>(kind));
  return {.columns = RecordColumns(kind, session.MakeCountryNames()),
          .list_field = std::string(NamesOf(kind).collection),
          .record_type = field->message_type()};
}

absl::Status PrintRecordPages(Session& session, const ListQuery& query, Format format) {
  RecordList list(session, query.kind, format);
  const absl::StatusOr<ListSummary> summary =
      session.reader().List(query, [&](const v1::Record& record) { return list.Add(record); });
  if (!summary.ok()) return WithFilter(summary.status(), query.filter);
  if (absl::Status status = list.End(*summary); !status.ok()) return status;
  if (!summary->query_plan.has_value()) return absl::OkStatus();
  if (absl::Status flushed = session.out().Flush(); !flushed.ok()) return flushed;
  Explain(session, *summary->query_plan);
  return absl::OkStatus();
}

absl::Status PrintRecordStream(Session& session, const ListQuery& query, Format format) {
  const RecordKindNames& names = NamesOf(query.kind);
  RecordList list(session, query.kind, format);
  Cancellation cancellation;
  const InterruptGuard guard(cancellation);
  ProgressLine progress(session, std::string(names.collection));
  const absl::StatusOr<ListSummary> summary = QueryRecords(
      session.client(), query,
      [&](const RecordChunk& chunk) {
        if (chunk.query_plan.has_value()) Explain(session, *chunk.query_plan);
        for (const v1::Record& record : chunk.records) {
          if (absl::Status status = list.Add(record); !status.ok()) return status;
        }
        progress.Advance(static_cast<std::int64_t>(chunk.records.size()));
        return session.out().Flush();
      },
      &cancellation);
  progress.Clear();
  if (summary.ok()) return list.End(*summary);
  list.Abandon();
  if (cancellation.cancelled()) {
    return SaidCutShort(Count(list.count(), names.singular, names.collection));
  }
  return WithFilter(summary.status(), query.filter);
}

}  // namespace oas::missions::cli
