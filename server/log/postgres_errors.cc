#include "server/log/postgres_errors.h"

#include <exception>
#include <pqxx/except>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

constexpr char kTryAgain[] = "try again; when it stays so, see to the database server";

// One line, without libpq's "ERROR:  ".
std::string Tidy(absl::string_view message) {
  message = absl::StripAsciiWhitespace(message);
  absl::ConsumePrefix(&message, "ERROR:  ");
  absl::ConsumePrefix(&message, "FATAL:  ");
  return absl::StrReplaceAll(message, {{"\n", "; "}, {"\t", ""}});
}

// A commit that another one was faster than, at the same revision or with the same request.
absl::Status Conflict(absl::string_view message) {
  if (absl::StrContains(message, "by_request_id")) return RequestIdTaken();
  return CommitOvertaken();
}

}  // namespace

PostgresError ErrorOfState(absl::string_view state, absl::string_view message) {
  const std::string cause =
      state.empty() ? Tidy(message) : absl::StrCat(Tidy(message), " (SQLSTATE ", state, ")");
  const absl::string_view kind = state.substr(0, 2);
  // 25006: a primary that has become a standby. 57P01 to 57P03: the server stops or starts.
  if (state.empty() || kind == "08" || state == "25006" || absl::StartsWith(state, "57P0")) {
    return {StoreUnavailable(cause, kTryAgain), true};
  }
  if (state == "23505") return {Conflict(message)};
  if (kind == "40") return {CommitOvertaken()};
  if (state == "22021" || state == "22P05") return {TextNotKept()};
  if (kind == "54") return {ChangeTooLarge()};
  if (kind == "53" || kind == "55" || kind == "57" || kind == "58") {
    return {StoreUnavailable(cause, kTryAgain)};
  }
  if (state == "42501" || kind == "28") {
    return {absl::PermissionDeniedError(absl::StrCat(cause, "; see to the rights of its user"))};
  }
  if (kind == "XX") return {StoreDamaged(cause)};
  return {StoreFault(cause)};
}

PostgresError ErrorOfException(const PostgresAddress& address) {
  try {
    throw;
  } catch (const pqxx::sql_error& error) {
    return ErrorOfState(error.sqlstate(), address.Scrub(error.what()));
  } catch (const pqxx::broken_connection& error) {
    return ErrorOfState("", address.Scrub(error.what()));
  } catch (const pqxx::in_doubt_error& /*error*/) {
    return {OutcomeUnknown("the connection broke"), true};
  } catch (const pqxx::argument_error& /*error*/) {
    return {TextNotKept()};  // found when it was to be quoted
  } catch (const std::bad_alloc& /*error*/) {
    return {ChangeTooLarge(), true};
  } catch (const std::exception& error) {
    return {StoreFault(address.Scrub(error.what())), true};
  }
}

}  // namespace oas::log
