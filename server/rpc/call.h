// What every call has in common, so that the methods only check, ask and answer: reading the
// request, turning errors into gRPC's, and reporting the call when it ends.
#ifndef OAS_SERVER_RPC_CALL_H_
#define OAS_SERVER_RPC_CALL_H_

#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "grpcpp/grpcpp.h"
#include "grpcpp/impl/codegen/proto_utils.h"
#include "server/catalog/catalog.h"
#include "server/curation/writer.h"
#include "server/feed/commit_feed.h"
#include "server/log/commit_log.h"
#include "server/query/text/text_search.h"
#include "server/rpc/call_observer.h"
#include "server/rpc/status_conversion.h"
#include "server/rpc/work_queue.h"

namespace oas::rpc {

// What the services need. All must outlive the server.
struct CallContext {
  const catalog::Catalog& catalog;
  CallObserver& observer;
  WorkQueue& work;
  const query::TextSearch* text_search;  // nullptr when the server searches no text
  const log::CommitLog* log;             // never nullptr; read on threads of the work queue only
  feed::CommitFeed* feed;                // never nullptr
  curation::Writer* writer;              // never nullptr
};

// INVALID_ARGUMENT: the bytes of a request are no message of `type`.
absl::Status MalformedRequest(absl::string_view type);

// RESOURCE_EXHAUSTED: the server has more to do than it can; `wait` is how long what is there
// takes.
absl::Status Overloaded(absl::Duration wait);

// Reads a request that a raw method got as bytes.
template <typename Request>
absl::StatusOr<Request> ReadRequest(const grpc::ByteBuffer& bytes) {
  Request request;
  grpc::Slice whole;
  bool parsed = false;
  if (bytes.TrySingleSlice(&whole).ok()) {  // as all short ones come
    parsed = request.ParseFromArray(whole.begin(), static_cast<int>(whole.size()));
  } else {
    // The reader empties the buffer it is given; a copy only takes references.
    grpc::ByteBuffer copy(bytes);
    parsed = grpc::SerializationTraits<Request>::Deserialize(&copy, &request).ok();
  }
  if (!parsed) return MalformedRequest(Request::descriptor()->full_name());
  return request;
}

// A response message as bytes, for the methods that join or count.
template <typename Response>
absl::StatusOr<grpc::ByteBuffer> Encoded(const absl::StatusOr<Response>& response) {
  if (!response.ok()) return response.status();
  grpc::ByteBuffer bytes;
  bool own_buffer = false;
  const grpc::Status encoded =
      grpc::SerializationTraits<Response>::Serialize(*response, &bytes, &own_buffer);
  if (!encoded.ok()) return absl::InternalError(encoded.error_message());
  return bytes;
}

// Reports a unary call and ends it with `status`. `reactor` is its default reactor, of which
// DefaultReactor() makes a new one whenever it is called.
void EndUnary(const CallContext& calls, grpc::CallbackServerContext* context,
              absl::string_view method, absl::Time start, const absl::Status& status,
              grpc::ServerUnaryReactor* reactor);

// The same for a call that ends at once.
grpc::ServerUnaryReactor* EndUnary(const CallContext& calls, grpc::CallbackServerContext* context,
                                   absl::string_view method, absl::Time start,
                                   const absl::Status& status);

// Goes on with a call that may take time: `answer` makes StatusOr<ByteBuffer> of `request` and of a
// function that tells whether the caller has gone, on a thread of the work queue. Refused with
// OVERLOADED when it would have to wait for long.
template <typename Request, typename AnswerFunction>
grpc::ServerUnaryReactor* RunOnWorker(const CallContext& calls,
                                      grpc::CallbackServerContext* context,
                                      absl::string_view method, absl::Time start, Request request,
                                      grpc::ByteBuffer* response, AnswerFunction answer) {
  grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
  const bool taken =
      calls.work.TryRun([calls, context, method, response, start, reactor,
                         answer = std::move(answer), asked = std::move(request)]() mutable {
        const auto cancelled = [context] { return context->IsCancelled(); };
        absl::StatusOr<grpc::ByteBuffer> answered = absl::CancelledError("the client went away");
        if (!cancelled()) answered = answer(asked, cancelled);
        if (answered.ok()) response->Swap(&*answered);
        EndUnary(calls, context, method, start, answered.status(), reactor);
      });
  if (!taken) {
    EndUnary(calls, context, method, start, Overloaded(calls.work.ExpectedWait()), reactor);
  }
  return reactor;
}

// A raw unary call that may take time; see RunOnWorker.
template <typename Request, typename AnswerFunction>
grpc::ServerUnaryReactor* AnswerRawOnWorker(const CallContext& calls,
                                            grpc::CallbackServerContext* context,
                                            absl::string_view method,
                                            const grpc::ByteBuffer* request_bytes,
                                            grpc::ByteBuffer* response, AnswerFunction answer) {
  const absl::Time start = absl::Now();
  absl::StatusOr<Request> request = ReadRequest<Request>(*request_bytes);
  if (!request.ok()) return EndUnary(calls, context, method, start, request.status());
  return RunOnWorker(calls, context, method, start, *std::move(request), response,
                     std::move(answer));
}

// A raw unary call that takes little time once it has its snapshot: `answer` makes
// StatusOr<ByteBuffer> of a Request and of a StatusOr<SnapshotPtr>. At once, unless the snapshot
// has to be made of the log: then on a thread of the work queue.
template <typename Request, typename AnswerFunction>
grpc::ServerUnaryReactor* AnswerRawAt(const CallContext& calls,
                                      grpc::CallbackServerContext* context,
                                      absl::string_view method,
                                      const grpc::ByteBuffer* request_bytes,
                                      grpc::ByteBuffer* response, AnswerFunction answer) {
  const absl::Time start = absl::Now();
  absl::StatusOr<Request> request = ReadRequest<Request>(*request_bytes);
  if (!request.ok()) return EndUnary(calls, context, method, start, request.status());
  const auto at_hand = calls.catalog.ReadAtHand(request->read_options());
  if (!at_hand.has_value()) {
    return RunOnWorker(calls, context, method, start, *std::move(request), response,
                       [calls, answer = std::move(answer)](
                           const Request& asked, absl::FunctionRef<bool()> /*cancelled*/) {
                         return answer(asked, calls.catalog.Read(asked.read_options()));
                       });
  }
  absl::StatusOr<grpc::ByteBuffer> answered = answer(*request, *at_hand);
  if (answered.ok()) response->Swap(&*answered);
  return EndUnary(calls, context, method, start, answered.status());
}

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_CALL_H_
