#include "tests/unit/log/postgres_server.h"

#include <fcntl.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <pqxx/pqxx>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace oas::log {
namespace {

// Where Debian puts the programs of the newest version; "" when there are none.
std::string ProgramFolder() {
  std::error_code none;
  std::string newest;
  for (const auto& version : std::filesystem::directory_iterator("/usr/lib/postgresql", none)) {
    const std::filesystem::path programs = version.path() / "bin";
    if (std::filesystem::exists(programs / "initdb")) newest = std::max(newest, programs.string());
  }
  return newest;
}

[[noreturn]] void Die(const std::string& what) {
  std::cerr << "PostgresServer: " << what << "\n";
  std::abort();
}

const passwd* Unprivileged() { return getpwnam("postgres"); }

// Runs a program of PostgreSQL in a child process, which ends with this one.
pid_t Launch(const std::vector<std::string>& command, const std::string& output) {
  const std::string program = ProgramFolder() + "/" + command[0];
  std::vector<char*> arguments;
  for (const std::string& argument : command)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  // initdb looks for its siblings where it was called from, else on a PATH that may not have them.
  arguments[0] = const_cast<char*>(program.c_str());
  const passwd* const user = geteuid() == 0 ? Unprivileged() : nullptr;
  const pid_t process = fork();
  if (process != 0) return process;
  if (user != nullptr &&
      (setgroups(0, nullptr) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0)) {
    _exit(127);
  }
  prctl(PR_SET_PDEATHSIG, SIGQUIT);
  const int file = open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  dup2(file, STDOUT_FILENO);
  dup2(file, STDERR_FILENO);
  if (chdir("/") != 0) _exit(127);
  execv(program.c_str(), arguments.data());
  _exit(127);
}

void RunToItsEnd(const std::vector<std::string>& command, const std::string& output) {
  int status = -1;
  const pid_t process = Launch(command, output);
  if (waitpid(process, &status, 0) == process && status == 0) return;
  std::cerr << std::ifstream(output).rdbuf();
  Die(command[0] + " failed");
}

// Hands the folder to the user that the programs run as.
void HandOver(const std::string& folder) {
  if (geteuid() != 0) return;
  const passwd* const user = Unprivileged();
  if (user == nullptr || chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0) {
    Die("the user postgres cannot have " + folder);
  }
}

}  // namespace

bool PostgresServer::IsInstalled() { return !ProgramFolder().empty(); }

PostgresServer::PostgresServer() {
  HandOver(folder_.path());
  RunToItsEnd({"initdb", "--pgdata", Data(), "--username=postgres", "--auth=trust", "--no-sync",
               "--encoding=UTF8", "--locale=C"},
              folder_.Path("initdb.log"));
}

PostgresServer::PostgresServer(const PostgresServer& primary, const std::string& name) {
  HandOver(folder_.path());
  RunToItsEnd({"pg_basebackup", "--pgdata", Data(), "--no-sync", "--checkpoint=fast",
               "--write-recovery-conf", "--dbname",
               absl::StrCat("host=", primary.host(), " user=postgres application_name=", name)},
              folder_.Path("pg_basebackup.log"));
}

PostgresServer::~PostgresServer() {
  if (process_ < 0) return;
  kill(process_, SIGQUIT);  // at once; its data goes with the folder
  waitpid(process_, nullptr, 0);
}

void PostgresServer::Start(const std::vector<std::string>& settings) {
  std::vector<std::string> command = {"postgres", "-D", Data(), "-k",       folder_.path(),
                                      "-h",       "",   "-c",   "fsync=off"};
  for (const std::string& setting : settings) {
    command.emplace_back("-c");
    command.push_back(setting);
  }
  process_ = Launch(command, folder_.Path("postgres.log"));
  while (!TakesConnections()) {
    if (waitpid(process_, nullptr, WNOHANG) != 0) {
      std::cerr << std::ifstream(folder_.Path("postgres.log")).rdbuf();
      Die("postgres ended");
    }
    poll(nullptr, 0, 10);  // until it asks again
  }
}

void PostgresServer::Kill() {
  // The processes of its sessions notice that it is gone; those that write are told.
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
  process_ = -1;
}

void PostgresServer::Promote() const { Query("SELECT pg_promote(true, 60)"); }

bool PostgresServer::TakesConnections() const {
  try {
    const pqxx::connection connection("host=" + host() + " user=postgres dbname=postgres");
    return true;
  } catch (const pqxx::broken_connection& /*not yet*/) {
    return false;
  }
}

std::string PostgresServer::Query(const std::string& sql) const {
  try {
    pqxx::connection connection("host=" + host() + " user=postgres dbname=postgres");
    pqxx::nontransaction transaction(connection);
    const pqxx::result result = transaction.exec(sql);
    return result.empty() ? "" : result[0][0].c_str();
  } catch (const std::exception& error) {
    ADD_FAILURE() << sql << ": " << error.what();
    return "";
  }
}

std::string PostgresServer::Address(const std::string& schema) const {
  Query(absl::StrCat("CREATE SCHEMA IF NOT EXISTS ", schema));
  return absl::StrCat("postgresql:///postgres?host=", host(),
                      "&user=postgres&options=-csearch_path%3D", schema);
}

}  // namespace oas::log
