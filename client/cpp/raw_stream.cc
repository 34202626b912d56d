#include "client/cpp/raw_stream.h"

#include <grpcpp/generic/generic_stub.h>

#include <memory>
#include <vector>

#include "client/cpp/rpc_status.h"

namespace oas::missions {
namespace {

// Runs the operations of one call, each to its end before the next begins.
class RawStream {
 public:
  RawStream(Client& client, grpc::ClientContext& context, const std::string& method)
      : stub_(client.channel()), call_(stub_.PrepareCall(&context, method, &queue_)) {
    call_->StartCall(this);
    Wait();
  }
  ~RawStream() {
    queue_.Shutdown();
    void* tag = nullptr;
    bool ok = false;
    while (queue_.Next(&tag, &ok)) {
    }
  }
  RawStream(const RawStream&) = delete;
  RawStream& operator=(const RawStream&) = delete;

  void Send(const std::string& bytes) {
    const grpc::Slice slice(bytes);
    call_->WriteLast(grpc::ByteBuffer(&slice, 1), {}, this);
    Wait();  // Where it fails, Finish tells why.
  }

  bool Read(std::string* bytes) {
    grpc::ByteBuffer buffer;
    call_->Read(&buffer, this);
    std::vector<grpc::Slice> slices;
    if (!Wait() || !buffer.Dump(&slices).ok()) return false;
    bytes->clear();
    for (const grpc::Slice& slice : slices) {
      bytes->append(reinterpret_cast<const char*>(slice.begin()), slice.size());
    }
    return true;
  }

  grpc::Status Finish() {
    grpc::Status status;
    call_->Finish(&status, this);
    Wait();
    return status;
  }

 private:
  bool Wait() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }

  grpc::CompletionQueue queue_;
  grpc::GenericStub stub_;
  const std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
};

}  // namespace

absl::Status ReadRawStream(Client& client, const std::string& method, const std::string& request,
                           const RawConsumer& consume, Cancellation* cancellation) {
  const std::unique_ptr<grpc::ClientContext> context = client.NewStreamContext();
  const Cancellation::Binding binding(cancellation, *context);
  RawStream stream(client, *context, method);
  stream.Send(request);
  std::string bytes;
  while (stream.Read(&bytes)) {
    if (absl::Status status = consume(bytes); !status.ok()) {
      context->TryCancel();
      stream.Finish().ok();  // The consumer's own reason is the one that counts.
      return status;
    }
  }
  return ToAbslStatus(stream.Finish());
}

}  // namespace oas::missions
