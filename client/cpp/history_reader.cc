#include "client/cpp/history_reader.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "client/cpp/rpc_status.h"

namespace oas::missions {
namespace {

using Stub = v1::HistoryService::StubInterface;

constexpr std::int64_t kMaxPageSize = 1000;
// Diffs carry both versions of each record whole.
constexpr std::int64_t kDiffPageSize = 100;

template <typename Request, typename Response>
using Method = grpc::Status (Stub::*)(grpc::ClientContext*, const Request&, Response*);

template <typename Request, typename Response>
absl::StatusOr<Response> Call(Client& client, Method<Request, Response> method,
                              const Request& request) {
  const std::unique_ptr<grpc::ClientContext> context = client.NewContext();
  Response response;
  const grpc::Status status = (client.history().*method)(context.get(), request, &response);
  if (!status.ok()) return ToAbslStatus(status);
  return response;
}

std::int32_t PageSize(std::int64_t limit, std::int64_t maximum) {
  return static_cast<std::int32_t>(limit == 0 ? maximum : std::min(limit, maximum));
}

// Hands page after page to `consume`, which answers how many entries it holds.
template <typename Request, typename Response, typename Consume>
absl::Status ForEachPage(Client& client, Method<Request, Response> method, Request request,
                         std::int64_t limit, const Consume& consume) {
  std::int64_t count = 0;
  do {
    const absl::StatusOr<Response> page = Call(client, method, request);
    if (!page.ok()) return page.status();
    const std::int64_t room = limit == 0 ? kMaxPageSize : limit - count;
    const absl::StatusOr<std::int64_t> used = consume(*page, room);
    if (!used.ok()) return used.status();
    count += *used;
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && (limit == 0 || count < limit));
  return absl::OkStatus();
}

// Hands up to `room` entries over, and answers how many.
template <typename Entries, typename Consume>
absl::StatusOr<std::int64_t> ForEachEntry(const Entries& entries, std::int64_t room,
                                          const Consume& consume) {
  const std::int64_t count = std::min<std::int64_t>(room, entries.size());
  for (int i = 0; i < count; ++i) {
    if (absl::Status status = consume(entries.Get(i)); !status.ok()) return status;
  }
  return count;
}

}  // namespace

absl::Status HistoryReader::Revisions(std::int64_t limit, const RevisionConsumer& consume) const {
  v1::ListRevisionsRequest request;
  request.set_page_size(PageSize(limit, kMaxPageSize));
  return ForEachPage(client_, &Stub::ListRevisions, std::move(request), limit,
                     [&](const v1::ListRevisionsResponse& page, std::int64_t room) {
                       return ForEachEntry(page.revisions(), room, consume);
                     });
}

absl::Status HistoryReader::RecordRevisions(const std::string& name, std::int64_t limit,
                                            const RecordRevisionConsumer& consume) const {
  v1::ListRecordRevisionsRequest request;
  request.set_name(name);
  request.set_page_size(PageSize(limit, kDiffPageSize));
  return ForEachPage(client_, &Stub::ListRecordRevisions, std::move(request), limit,
                     [&](const v1::ListRecordRevisionsResponse& page, std::int64_t room) {
                       return ForEachEntry(page.record_revisions(), room, consume);
                     });
}

absl::StatusOr<std::int64_t> HistoryReader::Diff(v1::DiffRevisionsRequest request,
                                                 const RecordDiffConsumer& consume) const {
  request.set_page_size(kDiffPageSize);
  request.clear_page_token();
  std::int64_t to_revision = request.to_revision();
  const absl::Status status =
      ForEachPage(client_, &Stub::DiffRevisions, std::move(request), 0,
                  [&](const v1::DiffRevisionsResponse& page, std::int64_t room) {
                    to_revision = page.to_revision();
                    return ForEachEntry(page.diffs(), room, consume);
                  });
  if (!status.ok()) return status;
  return to_revision;
}

absl::StatusOr<std::int64_t> HistoryReader::NewestRevision() const {
  v1::ListRevisionsRequest request;
  request.set_page_size(1);
  const absl::StatusOr<v1::ListRevisionsResponse> page =
      Call(client_, &Stub::ListRevisions, request);
  if (!page.ok()) return page.status();
  return page->newest_revision();
}

}  // namespace oas::missions
