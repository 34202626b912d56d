#include "client/cpp/cancellation.h"

namespace oas::missions {

void Cancellation::Cancel() {
  const std::lock_guard lock(mutex_);
  cancelled_ = true;
  changed_.notify_all();
  if (context_ != nullptr) context_->TryCancel();
}

bool Cancellation::cancelled() const {
  const std::lock_guard lock(mutex_);
  return cancelled_;
}

bool Cancellation::WaitFor(absl::Duration duration) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, absl::ToChronoNanoseconds(duration),
                           [this] { return cancelled_; });
}

Cancellation::Binding::Binding(Cancellation* cancellation, grpc::ClientContext& context)
    : cancellation_(cancellation) {
  if (cancellation_ == nullptr) return;
  const std::lock_guard lock(cancellation_->mutex_);
  cancellation_->context_ = &context;
  // A call that has not begun yet ends as soon as it does.
  if (cancellation_->cancelled_) context.TryCancel();
}

Cancellation::Binding::~Binding() {
  if (cancellation_ == nullptr) return;
  const std::lock_guard lock(cancellation_->mutex_);
  cancellation_->context_ = nullptr;
}

}  // namespace oas::missions
