// The least that a feed can cost: streams that wait, and get the same bytes after each call of
// ApplyCatalog.
#ifndef OAS_TESTS_BENCH_FLOOR_FEED_H_
#define OAS_TESTS_BENCH_FLOOR_FEED_H_

#include <mutex>
#include <set>

#include "oas/missions/v1/curation_service.grpc.pb.h"
#include "oas/missions/v1/timeline_service.grpc.pb.h"

namespace oas::bench {

namespace v1 = ::oas::missions::v1;

// One contiguous slice with a reference count: sending it copies nothing.
grpc::ByteBuffer BytesOfSize(size_t size);

// Thread-safe. Must outlive the server of its services.
class FloorFeed {
 public:
  explicit FloorFeed(size_t event_bytes);

  grpc::Service& watch_service() { return watch_service_; }
  grpc::Service& apply_service() { return apply_service_; }

 private:
  class Stream;
  class WatchService final : public v1::TimelineService::WithRawCallbackMethod_WatchTimeline<
                                 v1::TimelineService::CallbackService> {
   public:
    explicit WatchService(FloorFeed& feed) : feed_(feed) {}
    grpc::ServerWriteReactor<grpc::ByteBuffer>* WatchTimeline(
        grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) override;

   private:
    FloorFeed& feed_;
  };
  class ApplyService final : public v1::CurationService::WithRawCallbackMethod_ApplyCatalog<
                                 v1::CurationService::CallbackService> {
   public:
    explicit ApplyService(FloorFeed& feed) : feed_(feed) {}
    grpc::ServerUnaryReactor* ApplyCatalog(grpc::CallbackServerContext* context,
                                           const grpc::ByteBuffer* request,
                                           grpc::ByteBuffer* response) override;

   private:
    FloorFeed& feed_;
  };

  const grpc::ByteBuffer event_;
  std::mutex mutex_;
  std::set<Stream*> streams_;  // guarded by mutex_
  WatchService watch_service_{*this};
  ApplyService apply_service_{*this};
};

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_FLOOR_FEED_H_
