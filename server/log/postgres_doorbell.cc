#include "server/log/postgres_doorbell.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <pqxx/pqxx>

namespace oas::log {
namespace {

constexpr char kChannel[] = "oas_commits";
constexpr int kRetryMillis = 1'000;

// What comes is counted by get_notifs; there is nothing in it.
class Ear final : public pqxx::notification_receiver {
 public:
  explicit Ear(pqxx::connection& connection) : notification_receiver(connection, kChannel) {}
  void operator()(const std::string& /*payload*/, int /*process*/) override {}
};

}  // namespace

PostgresDoorbell::PostgresDoorbell(PostgresAddress address)
    : address_(std::move(address)),
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this] { Run(); }) {}

PostgresDoorbell::~PostgresDoorbell() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ending_ = true;
  }
  ::eventfd_write(wake_, 1);
  thread_.join();
  ::close(wake_);
}

void PostgresDoorbell::Ring() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ++rings_;
    to_notify_ = true;
  }
  rung_.notify_all();
  ::eventfd_write(wake_, 1);
}

int64_t PostgresDoorbell::rings() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return rings_;
}

void PostgresDoorbell::WaitAfter(int64_t rings, absl::Time deadline) const {
  std::unique_lock<std::mutex> lock(mutex_);
  rung_.wait_until(lock, absl::ToChronoTime(deadline), [&] { return rings_ > rings; });
}

void PostgresDoorbell::Run() {
  std::unique_ptr<Ear> ear;
  do {
    if (session_ == nullptr) {
      absl::StatusOr<std::unique_ptr<PostgresSession>> opened = PostgresSession::Open(address_);
      if (!opened.ok()) continue;  // who waits looks for himself
      session_ = *std::move(opened);
      // A database without LISTEN refuses it, and is polled.
      (void)session_->Guard([&](pqxx::connection& connection) {
        ear = std::make_unique<Ear>(connection);
        return absl::OkStatus();
      });
      WakeUp();  // what was missed while there was no connection
    }
    PassOn();
    if (session_->lost()) {
      ear = nullptr;
      session_ = nullptr;
    }
  } while (WaitForSomething());
  ear = nullptr;
}

bool PostgresDoorbell::WaitForSomething() {
  int socket = -1;  // poll(2) passes over it
  if (session_ != nullptr) {
    (void)session_->Guard([&](pqxx::connection& connection) {
      socket = connection.sock();
      return absl::OkStatus();
    });
  }
  std::array<pollfd, 2> files = {{{wake_, POLLIN, 0}, {socket, POLLIN, 0}}};
  ::poll(files.data(), files.size(), session_ == nullptr ? kRetryMillis : -1);
  eventfd_t count = 0;
  ::eventfd_read(wake_, &count);
  const std::lock_guard<std::mutex> lock(mutex_);
  return !ending_;
}

void PostgresDoorbell::PassOn() {
  bool to_notify = false;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::swap(to_notify, to_notify_);
  }
  int heard = 0;
  (void)session_->Guard([&](pqxx::connection& connection) {
    if (to_notify) {
      pqxx::nontransaction transaction(connection);
      transaction.exec(std::string("NOTIFY ") + kChannel);
    }
    heard = connection.get_notifs();
    return absl::OkStatus();
  });
  if (heard > 0) WakeUp();
}

void PostgresDoorbell::WakeUp() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ++rings_;
  }
  rung_.notify_all();
}

}  // namespace oas::log
