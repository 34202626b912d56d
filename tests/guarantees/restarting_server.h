// A server on an SQLite store that is stopped and started again under its clients.
#ifndef OAS_TESTS_GUARANTEES_RESTARTING_SERVER_H_
#define OAS_TESTS_GUARANTEES_RESTARTING_SERVER_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>

#include "tests/support/temp_folder.h"
#include "tests/support/test_server.h"

namespace oas::testing {

using ChannelPtr = std::shared_ptr<grpc::Channel>;

// Restart and StartOn are for one thread; the rest is thread-safe.
class RestartingServer {
 public:
  // Begins with the four revisions of AppendSmallHistory.
  RestartingServer();
  ~RestartingServer();

  void Restart() { StartOn("missions.db"); }
  // The same with another store of its folder.
  void StartOn(const std::string& file);
  // Copies the store, which the server has open, as `missiond backup` does.
  void Backup(const std::string& file);

  // To the server that runs now, or ran last.
  ChannelPtr channel() const;
  // The same once it is another one than `failed`: waits for the server to come back.
  ChannelPtr Other(const ChannelPtr& failed) const;

 private:
  void Start(const std::string& file);

  TempFolder folder_;
  mutable std::mutex mutex_;
  mutable std::condition_variable started_;
  ChannelPtr channel_;  // guarded by mutex_
  std::unique_ptr<TestServer> server_;
};

}  // namespace oas::testing

#endif  // OAS_TESTS_GUARANTEES_RESTARTING_SERVER_H_
