#include "server/rpc/mission_service.h"

#include <string>
#include <utility>
#include <vector>

#include "server/catalog/catalog_errors.h"
#include "server/query/mission_summary.h"
#include "server/query/query_errors.h"
#include "server/query/text/row_filter.h"
#include "server/query/text/search_catalog.h"
#include "server/rpc/answer.h"
#include "server/rpc/record_chunks.h"
#include "server/rpc/record_reads.h"

namespace oas::rpc {
namespace {

constexpr int kMostNames = 1000;

// All or nothing: NOT_FOUND names every name that is missing.
absl::StatusOr<grpc::ByteBuffer> BatchGet(const v1::BatchGetMissionsRequest& request,
                                          const absl::StatusOr<catalog::SnapshotPtr>& snapshot) {
  if (auto view = query::CheckView(request.view()); !view.ok()) return view;
  if (request.names().empty())
    return query::FieldRequired("names", "give at least one name, missions/{mission}");
  if (request.names_size() > kMostNames)
    return query::TooManyItems("names", request.names_size(), kMostNames);
  if (!snapshot.ok()) return snapshot.status();
  Answer answer;
  std::vector<std::string> missing;
  for (const std::string& name : request.names()) {
    if (!catalog::IsNameOfKind(name, v1::RECORD_KIND_MISSION))
      return catalog::InvalidName("names", name, v1::RECORD_KIND_MISSION);
    const catalog::StoredRecordPtr& record = (*snapshot)->Find(name);
    if (record == nullptr) {
      missing.push_back(name);
      continue;
    }
    answer.AddRecord(record, query::ViewOr(request.view(), v1::RECORD_VIEW_FULL));
  }
  if (!missing.empty())
    return catalog::RecordNotFound(**snapshot, v1::RECORD_KIND_MISSION, missing);
  answer.AddInt64(v1::BatchGetMissionsResponse::kRevisionFieldNumber, (*snapshot)->revision());
  return std::move(answer).Finish();
}

absl::StatusOr<grpc::ByteBuffer> Search(const CallContext& calls,
                                        const v1::SearchCatalogRequest& request,
                                        absl::FunctionRef<bool()> cancelled) {
  if (calls.text_search == nullptr) {
    return query::MethodNotServed("MissionService.SearchCatalog",
                                  "it was started with --text-index=off");
  }
  return Encoded(query::SearchCatalog(
      {calls.catalog, *calls.text_search, query::CompileRowFilter, cancelled}, request));
}

}  // namespace

grpc::ServerUnaryReactor* MissionServiceImpl::GetMission(grpc::CallbackServerContext* context,
                                                         const grpc::ByteBuffer* request,
                                                         grpc::ByteBuffer* response) {
  return AnswerGet<v1::GetMissionRequest>(calls_, context, "MissionService.GetMission",
                                          v1::RECORD_KIND_MISSION, request, response);
}

grpc::ServerUnaryReactor* MissionServiceImpl::BatchGetMissions(grpc::CallbackServerContext* context,
                                                               const grpc::ByteBuffer* request,
                                                               grpc::ByteBuffer* response) {
  return AnswerRawAt<v1::BatchGetMissionsRequest>(
      calls_, context, "MissionService.BatchGetMissions", request, response, BatchGet);
}

grpc::ServerUnaryReactor* MissionServiceImpl::ListMissions(grpc::CallbackServerContext* context,
                                                           const grpc::ByteBuffer* request,
                                                           grpc::ByteBuffer* response) {
  return AnswerList<v1::ListMissionsRequest>(calls_, context, "MissionService.ListMissions",
                                             v1::RECORD_KIND_MISSION, request, response);
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* MissionServiceImpl::QueryMissions(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) {
  return StreamRecords<v1::QueryMissionsRequest>(
      calls_, context, "MissionService.QueryMissions", v1::RECORD_KIND_MISSION, request,
      [](const v1::QueryMissionsRequest& query) -> absl::string_view { return query.order_by(); });
}

grpc::ServerUnaryReactor* MissionServiceImpl::SummarizeMissions(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
    grpc::ByteBuffer* response) {
  return AnswerRawOnWorker<v1::SummarizeMissionsRequest>(
      calls_, context, "MissionService.SummarizeMissions", request, response,
      [this](const v1::SummarizeMissionsRequest& asked, absl::FunctionRef<bool()> cancelled) {
        return Encoded(query::SummarizeMissions(calls_.catalog, asked, cancelled));
      });
}

grpc::ServerUnaryReactor* MissionServiceImpl::GetCountry(grpc::CallbackServerContext* context,
                                                         const grpc::ByteBuffer* request,
                                                         grpc::ByteBuffer* response) {
  return AnswerGet<v1::GetCountryRequest>(calls_, context, "MissionService.GetCountry",
                                          v1::RECORD_KIND_COUNTRY, request, response);
}

grpc::ServerUnaryReactor* MissionServiceImpl::ListCountries(grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request,
                                                            grpc::ByteBuffer* response) {
  return AnswerList<v1::ListCountriesRequest>(calls_, context, "MissionService.ListCountries",
                                              v1::RECORD_KIND_COUNTRY, request, response);
}

grpc::ServerUnaryReactor* MissionServiceImpl::GetActor(grpc::CallbackServerContext* context,
                                                       const grpc::ByteBuffer* request,
                                                       grpc::ByteBuffer* response) {
  return AnswerGet<v1::GetActorRequest>(calls_, context, "MissionService.GetActor",
                                        v1::RECORD_KIND_ACTOR, request, response);
}

grpc::ServerUnaryReactor* MissionServiceImpl::ListActors(grpc::CallbackServerContext* context,
                                                         const grpc::ByteBuffer* request,
                                                         grpc::ByteBuffer* response) {
  return AnswerList<v1::ListActorsRequest>(calls_, context, "MissionService.ListActors",
                                           v1::RECORD_KIND_ACTOR, request, response);
}

grpc::ServerUnaryReactor* MissionServiceImpl::GetSource(grpc::CallbackServerContext* context,
                                                        const grpc::ByteBuffer* request,
                                                        grpc::ByteBuffer* response) {
  return AnswerGet<v1::GetSourceRequest>(calls_, context, "MissionService.GetSource",
                                         v1::RECORD_KIND_SOURCE, request, response);
}

grpc::ServerUnaryReactor* MissionServiceImpl::ListSources(grpc::CallbackServerContext* context,
                                                          const grpc::ByteBuffer* request,
                                                          grpc::ByteBuffer* response) {
  return AnswerList<v1::ListSourcesRequest>(calls_, context, "MissionService.ListSources",
                                            v1::RECORD_KIND_SOURCE, request, response);
}

grpc::ServerUnaryReactor* MissionServiceImpl::SearchCatalog(grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request,
                                                            grpc::ByteBuffer* response) {
  return AnswerRawOnWorker<v1::SearchCatalogRequest>(
      calls_, context, "MissionService.SearchCatalog", request, response,
      [this](const v1::SearchCatalogRequest& asked, absl::FunctionRef<bool()> cancelled) {
        return Search(calls_, asked, cancelled);
      });
}

}  // namespace oas::rpc
