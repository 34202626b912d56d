// Get and List, which are the same for every kind of record.
//
//     return AnswerList<v1::ListActorsRequest>(calls_, context, "MissionService.ListActors",
//                                              v1::RECORD_KIND_ACTOR, request, response);
#ifndef OAS_SERVER_RPC_RECORD_READS_H_
#define OAS_SERVER_RPC_RECORD_READS_H_

#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "grpcpp/support/byte_buffer.h"
#include "oas/missions/v1/mission_service.pb.h"
#include "server/catalog/catalog.h"
#include "server/query/read_plan.h"
#include "server/query/request_checks.h"
#include "server/rpc/answer.h"
#include "server/rpc/call.h"

namespace oas::rpc {

// The field numbers that all Get and all List responses share.
inline constexpr int kGetRevisionField = v1::GetMissionResponse::kRevisionFieldNumber;
inline constexpr int kNextPageTokenField = v1::ListMissionsResponse::kNextPageTokenFieldNumber;
inline constexpr int kListRevisionField = v1::ListMissionsResponse::kRevisionFieldNumber;
inline constexpr int kTotalSizeField = v1::ListMissionsResponse::kTotalSizeFieldNumber;
inline constexpr int kListQueryPlanField = v1::ListMissionsResponse::kQueryPlanFieldNumber;

template <typename Request>
absl::StatusOr<grpc::ByteBuffer> GetRecord(v1::RecordKind kind, const Request& request,
                                           const absl::StatusOr<catalog::SnapshotPtr>& snapshot) {
  if (auto view = query::CheckView(request.view()); !view.ok()) return view;
  if (!snapshot.ok()) return snapshot.status();
  const absl::StatusOr<const catalog::StoredRecordPtr*> record =
      query::FindRecord(**snapshot, kind, "name", request.name());
  if (!record.ok()) return record.status();
  Answer answer;
  answer.AddRecord(**record, query::ViewOr(request.view(), v1::RECORD_VIEW_FULL));
  answer.AddInt64(kGetRevisionField, (*snapshot)->revision());
  return std::move(answer).Finish();
}

template <typename Request>
absl::StatusOr<grpc::ByteBuffer> ListRecords(const catalog::Catalog& catalog, v1::RecordKind kind,
                                             const Request& request,
                                             absl::FunctionRef<bool()> cancelled) {
  const absl::StatusOr<query::ReadPlan> plan = query::PlanList(catalog, request, kind);
  if (!plan.ok()) return plan.status();
  const absl::StatusOr<query::RecordPage> page = query::ReadPage(*plan, cancelled);
  if (!page.ok()) return page.status();
  Answer answer(page->bytes);
  for (const catalog::StoredRecordPtr& record : page->records) answer.AddRecord(record, plan->view);
  answer.AddString(kNextPageTokenField, page->next_page_token);
  answer.AddInt64(kListRevisionField, plan->revision());
  answer.AddInt64(kTotalSizeField, page->total_size);
  if (plan->explain) answer.AddMessage(kListQueryPlanField, plan->rows->Explain());
  return std::move(answer).Finish();
}

template <typename Request>
grpc::ServerUnaryReactor* AnswerGet(const CallContext& calls, grpc::CallbackServerContext* context,
                                    absl::string_view method, v1::RecordKind kind,
                                    const grpc::ByteBuffer* request, grpc::ByteBuffer* response) {
  return AnswerRawAt<Request>(
      calls, context, method, request, response,
      [kind](const Request& get, const absl::StatusOr<catalog::SnapshotPtr>& snapshot) {
        return GetRecord(kind, get, snapshot);
      });
}

template <typename Request>
grpc::ServerUnaryReactor* AnswerList(const CallContext& calls, grpc::CallbackServerContext* context,
                                     absl::string_view method, v1::RecordKind kind,
                                     const grpc::ByteBuffer* request, grpc::ByteBuffer* response) {
  return AnswerRawOnWorker<Request>(
      calls, context, method, request, response,
      [calls, kind](const Request& list, absl::FunctionRef<bool()> cancelled) {
        return ListRecords(calls.catalog, kind, list, cancelled);
      });
}

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_RECORD_READS_H_
