// bench_sqlite: ListMissions and SummarizeMissions over SQLite, as a competent engineer would write
// them: the right indexes, statements prepared once, the database in memory.
//
//     bench_sqlite --database=1000000-tables.db
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <mutex>
#include <string>
#include <vector>

#include "oas/missions/v1/mission_service.grpc.pb.h"
#include "tests/bench/bench_server.h"
#include "tests/bench/sqlite/facet_counter.h"
#include "tests/bench/sqlite/mission_lister.h"

namespace oas::bench {
namespace {

constexpr int kDefaultPageSize = 100;
constexpr int kDefaultMaxValues = 100;

// Answers on gRPC's own threads: handing the work to others would only cost more.
class SqliteService final : public v1::MissionService::CallbackService {
 public:
  explicit SqliteService(const Database& database) : lister_(database), counter_(database) {}

  grpc::ServerUnaryReactor* ListMissions(grpc::CallbackServerContext* context,
                                         const v1::ListMissionsRequest* request,
                                         v1::ListMissionsResponse* response) override {
    return Answer(context, request->filter(), [&](const MissionFilter& filter) {
      const int page_size = request->page_size() > 0 ? request->page_size() : kDefaultPageSize;
      lister_.List(filter, page_size, *response);
    });
  }

  grpc::ServerUnaryReactor* SummarizeMissions(grpc::CallbackServerContext* context,
                                              const v1::SummarizeMissionsRequest* request,
                                              v1::SummarizeMissionsResponse* response) override {
    return Answer(context, request->filter(), [&](const MissionFilter& filter) {
      const int max_values = request->max_values() > 0 ? request->max_values() : kDefaultMaxValues;
      counter_.Count(filter, max_values, *response);
    });
  }

 private:
  template <typename Use>
  grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context, const std::string& text,
                                   Use&& use) {
    grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
    const std::optional<MissionFilter> filter = MissionFilter::Parse(text);
    if (filter) {
      const std::lock_guard<std::mutex> lock(mutex_);
      use(*filter);
      reactor->Finish(grpc::Status::OK);
    } else {
      reactor->Finish({grpc::StatusCode::UNIMPLEMENTED, "no filter that is measured: " + text});
    }
    return reactor;
  }

  std::mutex mutex_;
  MissionLister lister_;
  FacetCounter counter_;
};

// Brings a file into the page cache.
void Warm(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<char> block(1 << 20);
  while (file.read(block.data(), static_cast<std::streamsize>(block.size()))) {
  }
}

int Main(int argc, const char* const* argv) {
  std::string listen = "127.0.0.1:0";
  std::string path;
  CLI::App app("Serves missions out of an SQLite database of columns.", "bench_sqlite");
  app.add_option("--listen", listen, "HOST:PORT; port 0 takes a free one")->capture_default_str();
  app.add_option("--database", path, "What bench_sqlite_import made")
      ->required()
      ->check(CLI::ExistingFile);
  CLI11_PARSE(app, argc, argv);
  Warm(path);
  const Database database = Database::OpenForReading(path);
  SqliteService service(database);
  return ServeUntilStopped(listen, {&service});
}

}  // namespace
}  // namespace oas::bench

int main(int argc, char** argv) { return oas::bench::Main(argc, argv); }
