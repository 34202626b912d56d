#include "client/cli/commands/describe_command.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/cli/arguments.h"
#include "client/cli/description.h"
#include "client/cli/labels.h"
#include "client/cli/output/document.h"
#include "client/cli/provenance.h"
#include "client/cpp/record_kind.h"
#include "google/protobuf/util/time_util.h"

namespace oas::missions::cli {
namespace {

using ::google::protobuf::Message;
using ::google::protobuf::util::TimeUtil;

// The record that an id without a kind means. An id that several kinds have is an error that names
// them.
absl::StatusOr<RecordAnswer> FindById(Session& session, const std::string& id) {
  std::vector<std::string> found;
  RecordAnswer answer;
  for (const RecordKindNames& names : kRecordKinds) {
    const absl::StatusOr<std::string> name = session.ResolveName(names.kind, id);
    if (!name.ok()) continue;
    absl::StatusOr<RecordAnswer> read =
        session.reader().Get(*name, v1::RECORD_VIEW_FULL, session.at_revision());
    if (read.ok()) {
      found.push_back(*name);
      answer = *std::move(read);
    } else if (!absl::IsNotFound(read.status()) && !absl::IsInvalidArgument(read.status())) {
      return read.status();
    }
  }
  if (found.size() == 1) return answer;
  if (found.empty()) {
    return absl::NotFoundError(absl::StrCat(
        "No record of any kind is called \"", id,
        "\". Find its name with: missionctl get missions (or invocations, events, actors, ...)"));
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "\"", id, "\" is the name of several records. Say which one: missionctl describe ",
      absl::StrJoin(found, ", or missionctl describe ")));
}

Assertions AssertionsOf(const Message& record) {
  Assertions assertions;
  const auto* field = record.GetDescriptor()->FindFieldByName("assertions");
  for (int i = 0; i < record.GetReflection()->FieldSize(record, field); ++i) {
    assertions.Add()->CopyFrom(record.GetReflection()->GetRepeatedMessage(record, field, i));
  }
  return assertions;
}

const google::protobuf::RepeatedPtrField<std::string>* LinksOf(const v1::Event& event,
                                                               v1::RecordKind kind) {
  switch (kind) {
    case v1::RECORD_KIND_MISSION:
      return &event.missions();
    case v1::RECORD_KIND_INVOCATION:
      return &event.invocations();
    case v1::RECORD_KIND_SUSPENSION:
      return &event.suspensions();
    default:
      return nullptr;
  }
}

// The events that name a mission, an invocation or a suspension, in order. The API has no way to
// ask for them yet, so the country's events are read and chosen from.
absl::StatusOr<std::vector<v1::Event>> EventsOf(Session& session, const v1::Record& record,
                                                std::int64_t revision) {
  std::vector<v1::Event> events;
  const v1::RecordKind kind = KindOf(record);
  if (LinksOf(v1::Event::default_instance(), kind) == nullptr) return events;
  const std::string name = NameOf(record);
  // A mission in several countries has events in all of them.
  std::string region_code = record.invocation().region_code() + record.suspension().region_code();
  if (record.mission().additional_region_codes().empty())
    region_code += record.mission().region_code();
  const absl::StatusOr<ListSummary> summary = session.reader().List(
      {.kind = v1::RECORD_KIND_EVENT, .at_revision = revision, .region_code = region_code},
      [&](v1::Record item) {
        const auto& links = *LinksOf(item.event(), kind);
        if (std::find(links.begin(), links.end(), name) != links.end()) {
          events.push_back(std::move(*item.mutable_event()));
        }
        return absl::OkStatus();
      });
  if (!summary.ok()) return summary.status();
  return events;
}

void DescribeAsRecord(const Message& record, std::int64_t revision, Document& document) {
  const auto& type = *record.GetDescriptor();
  const auto* reflection = record.GetReflection();
  const auto time = [&](const char* field) {
    return TimeUtil::ToString(dynamic_cast<const google::protobuf::Timestamp&>(
        reflection->GetMessage(record, type.FindFieldByName(field))));
  };
  document.Section("Record");
  document.Fact(
      "Last change",
      absl::StrCat("revision ", reflection->GetInt64(record, type.FindFieldByName("revision")),
                   ", ", time("update_time")));
  document.Fact("First entered", time("create_time"));
  document.Fact("Read at", absl::StrCat("revision ", revision));
}

}  // namespace

CLI::App* DescribeCommand::Register(CLI::App& app) {
  CLI::App* verb = app.add_subcommand(
      "describe",
      "Tell all about one record: facts, texts, events, and where the sources disagree");
  verb->add_option("NAME", arguments_, "Name (missions/honduras-2009), or kind and name")
      ->required()
      ->expected(1, 2)
      ->type_name("");
  verb->footer(
      "Examples:\n"
      "  missionctl describe missions/honduras-2009\n"
      "  missionctl describe suspension honduras-2009\n"
      "For programs: missionctl get missions/honduras-2009 -o json");
  return verb;
}

absl::Status DescribeCommand::Run(Session& session) {
  const absl::StatusOr<RecordAnswer> answer = Find(session);
  if (!answer.ok()) return answer.status();
  const absl::StatusOr<std::vector<v1::Event>> events =
      EventsOf(session, answer->record, answer->revision);
  if (!events.ok()) return events.status();
  const Message& record = *UnwrapRecord(answer->record);
  const Assertions assertions = AssertionsOf(record);
  Labels labels(session, answer->revision);
  Document document(session.screen());
  DescribeRecord(record, {.labels = labels, .countries = session.MakeCountryNames()}, document);
  DescribeEvents(*events, document);
  DescribeDisagreements(record, assertions, labels, document);
  DescribeProvenance(assertions, labels, document);
  DescribeAsRecord(record, answer->revision, document);
  return session.out().Write(document.text());
}

absl::StatusOr<RecordAnswer> DescribeCommand::Find(Session& session) const {
  const std::string& first = arguments_.front();
  if (arguments_.size() == 1 && !absl::StrContains(first, '/')) return FindById(session, first);
  const absl::StatusOr<v1::RecordKind> kind = ParseKind(first.substr(0, first.find('/')));
  if (!kind.ok()) return kind.status();
  const absl::StatusOr<std::string> name = session.ResolveName(*kind, arguments_.back());
  if (!name.ok()) return name.status();
  return session.reader().Get(*name, v1::RECORD_VIEW_FULL, session.at_revision());
}

}  // namespace oas::missions::cli
