#include "client/cpp/record_reader.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "client/cpp/record_kind.h"
#include "client/cpp/rpc_status.h"
#include "google/protobuf/util/time_util.h"

namespace oas::missions {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;
using Missions = v1::MissionService::StubInterface;
using Charter = v1::CharterService::StubInterface;
using Timeline = v1::TimelineService::StubInterface;

constexpr std::int64_t kMaxPageSize = 1000;
// Every response of the API that carries records has them in this field.
constexpr int kRecordsField = 1;

// A unary method of a service.
template <typename Stub, typename Request, typename Response>
using Method = grpc::Status (Stub::*)(grpc::ClientContext*, const Request&, Response*);

absl::Status NoSuchKind(absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("\"", what, "\" is no kind of record"));
}

template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> Call(Client& client, Stub& stub, Method<Stub, Request, Response> method,
                              const Request& request) {
  const std::unique_ptr<grpc::ClientContext> context = client.NewContext();
  Response response;
  const grpc::Status status = (stub.*method)(context.get(), request, &response);
  if (!status.ok()) return ToAbslStatus(status);
  return response;
}

// What GetOne needs to know beside the method.
struct GetQuery {
  const std::string& name;
  v1::RecordKind kind;
  v1::RecordView view;
  std::int64_t at_revision;
};

template <typename Stub, typename Request, typename Response>
absl::StatusOr<RecordAnswer> GetOne(Client& client, Stub& stub,
                                    Method<Stub, Request, Response> method, const GetQuery& query) {
  Request request;
  request.set_name(query.name);
  request.set_view(query.view);
  if (query.at_revision != 0) request.mutable_read_options()->set_at_revision(query.at_revision);
  absl::StatusOr<Response> response = Call(client, stub, method, request);
  if (!response.ok()) return response.status();
  const FieldDescriptor* field = Response::descriptor()->FindFieldByNumber(kRecordsField);
  Message* message = response->GetReflection()->MutableMessage(&*response, field);
  return RecordAnswer{.record = WrapRecord(query.kind, *message), .revision = response->revision()};
}

template <typename Request>
Request FirstPage(const ListQuery& query) {
  Request request;
  request.set_view(query.view);
  request.set_origin(query.origin);
  request.set_filter(query.filter);
  request.set_order_by(query.order_by);
  request.set_explain(query.explain);
  const v1::ReadOptions options = ReadOptionsOf(query);
  if (options.snapshot_case() != v1::ReadOptions::SNAPSHOT_NOT_SET) {
    *request.mutable_read_options() = options;
  }
  // The same for all pages: a page token holds for an unchanged request only.
  request.set_page_size(static_cast<std::int32_t>(
      query.limit == 0 ? kMaxPageSize : std::min(kMaxPageSize, query.limit)));
  return request;
}

// Page after page until the last one, or until the limit.
template <typename Stub, typename Request, typename Response>
absl::StatusOr<ListSummary> ListPages(Client& client, Stub& stub,
                                      Method<Stub, Request, Response> method, Request request,
                                      const ListQuery& query, const RecordConsumer& consume) {
  const FieldDescriptor* field = Response::descriptor()->FindFieldByNumber(kRecordsField);
  ListSummary summary;
  std::int64_t count = 0;
  do {
    absl::StatusOr<Response> page = Call(client, stub, method, request);
    if (!page.ok()) return page.status();
    summary.revision = page->revision();
    summary.total_size = page->total_size();
    // Every page has the same plan; the first is as good as any.
    if (count == 0 && page->has_query_plan()) summary.query_plan = page->query_plan();
    const auto* reflection = page->GetReflection();
    for (int i = 0; i < reflection->FieldSize(*page, field); ++i) {
      if (query.limit != 0 && count == query.limit) return summary;
      ++count;
      Message* message = reflection->MutableRepeatedMessage(&*page, field, i);
      if (absl::Status status = consume(WrapRecord(query.kind, *message)); !status.ok())
        return status;
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && (query.limit == 0 || count < query.limit));
  const std::int64_t expected =
      query.limit == 0 ? summary.total_size : std::min(query.limit, summary.total_size);
  if (count < expected) {
    return absl::DataLossError(
        absl::StrCat("the list ended after ", count, " of ", expected, " records"));
  }
  return summary;
}

}  // namespace

v1::ReadOptions ReadOptionsOf(const ListQuery& query) {
  v1::ReadOptions options;
  if (query.at_time.has_value()) {
    const std::int64_t nanoseconds = absl::ToUnixNanos(*query.at_time);
    *options.mutable_at_time() =
        google::protobuf::util::TimeUtil::NanosecondsToTimestamp(nanoseconds);
  } else if (query.at_revision != 0) {
    options.set_at_revision(query.at_revision);
  }
  return options;
}

absl::StatusOr<RecordAnswer> RecordReader::Get(const std::string& name, v1::RecordView view,
                                               std::int64_t at_revision) const {
  const v1::RecordKind kind = KindOfName(name).value_or(v1::RECORD_KIND_UNSPECIFIED);
  const GetQuery query = {.name = name, .kind = kind, .view = view, .at_revision = at_revision};
  switch (kind) {
    case v1::RECORD_KIND_COUNTRY:
      return GetOne(client_, client_.missions(), &Missions::GetCountry, query);
    case v1::RECORD_KIND_INSTRUMENT:
      return GetOne(client_, client_.charter(), &Charter::GetInstrument, query);
    case v1::RECORD_KIND_ACTOR:
      return GetOne(client_, client_.missions(), &Missions::GetActor, query);
    case v1::RECORD_KIND_SOURCE:
      return GetOne(client_, client_.missions(), &Missions::GetSource, query);
    case v1::RECORD_KIND_MISSION:
      return GetOne(client_, client_.missions(), &Missions::GetMission, query);
    case v1::RECORD_KIND_INVOCATION:
      return GetOne(client_, client_.charter(), &Charter::GetInvocation, query);
    case v1::RECORD_KIND_SUSPENSION:
      return GetOne(client_, client_.charter(), &Charter::GetSuspension, query);
    case v1::RECORD_KIND_EVENT:
      return GetOne(client_, client_.timeline(), &Timeline::GetEvent, query);
    default:
      return NoSuchKind(name);
  }
}

absl::StatusOr<std::int64_t> RecordReader::RevisionAt(absl::Time time) const {
  const absl::StatusOr<ListSummary> summary =
      List({.kind = v1::RECORD_KIND_SOURCE, .at_time = time, .limit = 1},
           [](const v1::Record&) { return absl::OkStatus(); });
  if (!summary.ok()) return summary.status();
  return summary->revision;
}

absl::StatusOr<ListSummary> RecordReader::List(const ListQuery& query,
                                               const RecordConsumer& consume) const {
  const auto list = [&](auto& stub, auto method, auto request) {
    return ListPages(client_, stub, method, std::move(request), query, consume);
  };
  Missions& missions = client_.missions();
  Charter& charter = client_.charter();
  switch (query.kind) {
    case v1::RECORD_KIND_COUNTRY:
      return list(missions, &Missions::ListCountries, FirstPage<v1::ListCountriesRequest>(query));
    case v1::RECORD_KIND_INSTRUMENT:
      return list(charter, &Charter::ListInstruments, FirstPage<v1::ListInstrumentsRequest>(query));
    case v1::RECORD_KIND_ACTOR:
      return list(missions, &Missions::ListActors, FirstPage<v1::ListActorsRequest>(query));
    case v1::RECORD_KIND_SOURCE:
      return list(missions, &Missions::ListSources, FirstPage<v1::ListSourcesRequest>(query));
    case v1::RECORD_KIND_MISSION:
      return list(missions, &Missions::ListMissions, FirstPage<v1::ListMissionsRequest>(query));
    case v1::RECORD_KIND_INVOCATION:
      return list(charter, &Charter::ListInvocations, FirstPage<v1::ListInvocationsRequest>(query));
    case v1::RECORD_KIND_SUSPENSION: {
      auto request = FirstPage<v1::ListSuspensionsRequest>(query);
      request.set_region_code(query.region_code);
      if (query.active_on.year() != 0) *request.mutable_active_on() = query.active_on;
      return list(charter, &Charter::ListSuspensions, std::move(request));
    }
    case v1::RECORD_KIND_EVENT: {
      auto request = FirstPage<v1::ListEventsRequest>(query);
      request.set_region_code(query.region_code);
      if (query.since.year() != 0) *request.mutable_since() = query.since;
      if (query.until.year() != 0) *request.mutable_until() = query.until;
      return list(client_.timeline(), &Timeline::ListEvents, std::move(request));
    }
    default:
      return NoSuchKind(v1::RecordKind_Name(query.kind));
  }
}

}  // namespace oas::missions
