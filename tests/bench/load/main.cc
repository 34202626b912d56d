// bench_load: puts a load on a server and prints what came of it, one line of JSON.
//
//     bench_load --address=127.0.0.1:50051 --requests=calls.txt --server-pid=4711 closed
//
// A file of requests has lines such as `MissionService/GetMission name: "missions/honduras-2009"`.
#include <CLI/CLI.hpp>
#include <iostream>
#include <string>
#include <vector>

#include "tests/bench/load/closed_loop.h"
#include "tests/bench/load/health_wait.h"
#include "tests/bench/load/open_loop.h"
#include "tests/bench/load/requests.h"
#include "tests/bench/load/stream_reader.h"
#include "tests/bench/load/target.h"
#include "tests/bench/load/watchers.h"

namespace oas::bench {
namespace {

struct Options {
  std::string address;
  std::string requests_path;
  int connections = 1;
  pid_t server_pid = 0;
  ClosedLoopOptions closed;
  OpenLoopOptions open;
  WatchersOptions watchers;
  int repeat = 1;
  double pause_seconds = 0;
  std::string sizes_path;
  double timeout_seconds = 60;
};

void AddLoopOptions(CLI::App& loop, double& warmup_seconds, double& seconds) {
  loop.add_option("--warmup", warmup_seconds, "Seconds before counting")->capture_default_str();
  loop.add_option("--seconds", seconds, "Seconds of counting")->capture_default_str();
}

void AddOptions(CLI::App& app, Options& options) {
  app.add_option("--address", options.address, "HOST:PORT of the server")->required();
  app.add_option("--requests", options.requests_path, "File of requests")->check(CLI::ExistingFile);
  app.add_option("--connections", options.connections, "Connections to spread the calls over")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  app.add_option("--server-pid", options.server_pid, "Process whose processor time is taken");
  app.require_subcommand(1);

  CLI::App& closed = *app.add_subcommand("closed", "Always the same number of calls outstanding");
  closed.add_option("--outstanding", options.closed.outstanding)->check(CLI::Range(1, 10'000));
  AddLoopOptions(closed, options.closed.warmup_seconds, options.closed.seconds);

  CLI::App& open = *app.add_subcommand("open", "Calls that come at a rate");
  open.add_option("--rate", options.open.rate, "Calls a second")->check(CLI::PositiveNumber);
  open.add_option("--deadline", options.open.deadline_seconds, "Seconds in which an answer is good")
      ->check(CLI::PositiveNumber);
  AddLoopOptions(open, options.open.warmup_seconds, options.open.seconds);

  CLI::App& stream = *app.add_subcommand("stream", "Reads the answer of the first request");
  stream.add_option("--repeat", options.repeat, "How often")->check(CLI::Range(1, 1'000'000));
  stream.add_option("--pause", options.pause_seconds,
                    "Read once, stop reading for so many seconds after the first message, and tell "
                    "of the server's memory");
  stream.add_option("--sizes", options.sizes_path,
                    "Write the size of each message to this file, and count records");

  CLI::App& watch =
      *app.add_subcommand("watch", "Streams of the first request that follow what the others do");
  watch.add_option("--streams", options.watchers.streams)->check(CLI::Range(1, 100'000));
  watch.add_option("--stalled", options.watchers.stalled, "Streams that stop reading");
  watch.add_option("--warmup-events", options.watchers.warmup_events, "Events before counting");
  watch.add_option("--events", options.watchers.events, "Events that are counted");

  app.add_subcommand("print", "Makes each request once and prints the answers as JSON");
  app.add_subcommand("wait", "Waits until the server says that it serves")
      ->add_option("--timeout", options.timeout_seconds, "Seconds to wait at most");
}

// The answers to every request, one line for each message; false after an error.
bool PrintAnswers(Target& target, const std::vector<Request>& requests) {
  for (const Request& request : requests) {
    const grpc::Status status = ReadAnswer(target, request, [&](const grpc::ByteBuffer& message) {
      std::cout << AnswerAsJson(request, message).value_or("{}") << "\n";
    });
    if (status.ok()) continue;
    std::cerr << "bench_load: " << request.method << ": " << status.error_message() << "\n";
    return false;
  }
  return true;
}

int Run(const CLI::App& app, const Options& options) {
  if (app.got_subcommand("wait")) {
    return WaitUntilServing(options.address, options.timeout_seconds) ? 0 : 1;
  }
  const absl::StatusOr<std::vector<Request>> requests = ReadRequests(options.requests_path);
  if (!requests.ok()) {
    std::cerr << "bench_load: " << requests.status().message() << "\n";
    return 1;
  }
  Target target(options.address, options.connections, options.server_pid);
  if (app.got_subcommand("print")) return PrintAnswers(target, *requests) ? 0 : 1;
  if (app.got_subcommand("closed")) {
    std::cout << RunClosedLoop(target, *requests, options.closed) << "\n";
  } else if (app.got_subcommand("open")) {
    std::cout << RunOpenLoop(target, *requests, options.open) << "\n";
  } else if (app.got_subcommand("watch")) {
    if (requests->size() < 2) {
      std::cerr << "bench_load: watch needs a request that makes events\n";
      return 1;
    }
    std::cout << RunWatchers(target, *requests, options.watchers) << "\n";
  } else if (options.pause_seconds > 0) {
    std::cout << ReadWithPause(target, requests->front(), options.pause_seconds) << "\n";
  } else {
    std::cout << ReadStreams(target, requests->front(), options.repeat, options.sizes_path) << "\n";
  }
  return 0;
}

}  // namespace
}  // namespace oas::bench

int main(int argc, char** argv) {
  oas::bench::Options options;
  CLI::App app("Puts a load on a server and prints what came of it, as JSON.", "bench_load");
  oas::bench::AddOptions(app, options);
  CLI11_PARSE(app, argc, argv);
  return oas::bench::Run(app, options);
}
