#include "client/cli/session.h"

#include <unistd.h>

#include <iostream>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "client/cli/arguments.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {

absl::StatusOr<std::unique_ptr<Session>> Session::Create(const GlobalOptions& options) {
  ClientOptions client_options;
  client_options.address = options.server;
  if (!options.timeout.empty()) {
    const absl::StatusOr<absl::Duration> timeout = ParseTimeout(options.timeout);
    if (!timeout.ok()) return timeout.status();
    client_options.call_timeout = *timeout;
    client_options.stream_timeout = *timeout;
  }
  return std::unique_ptr<Session>(new Session(options, std::move(client_options)));
}

Session::Session(const GlobalOptions& options, ClientOptions client_options)
    : client_(std::move(client_options)),
      out_(STDOUT_FILENO),
      screen_(DetectScreen(STDOUT_FILENO, options.color)),
      error_screen_(DetectScreen(STDERR_FILENO, options.color)),
      at_revision_(options.at_revision),
      at_time_(options.at_time) {}

absl::Status Session::ResolveAtTime() {
  if (at_time_.empty()) return absl::OkStatus();
  const absl::StatusOr<absl::Time> moment = ParseMoment(at_time_);
  if (!moment.ok()) return moment.status();
  const absl::StatusOr<std::int64_t> revision = reader().RevisionAt(*moment);
  if (!revision.ok()) return revision.status();
  at_revision_ = *revision;
  Note(absl::StrCat("At ", at_time_, " the catalog was at revision ", *revision, "."));
  return absl::OkStatus();
}

absl::StatusOr<const CountryDirectory*> Session::Countries() {
  if (countries_ == nullptr) {
    std::vector<v1::Country> countries;
    const absl::StatusOr<ListSummary> summary = reader().List(
        {.kind = v1::RECORD_KIND_COUNTRY, .at_revision = at_revision_}, [&](v1::Record record) {
          countries.push_back(std::move(*record.mutable_country()));
          return absl::OkStatus();
        });
    if (!summary.ok()) return summary.status();
    countries_ = std::make_unique<CountryDirectory>(std::move(countries));
  }
  return countries_.get();
}

absl::StatusOr<std::string> Session::ResolveCountry(absl::string_view text) {
  if (text.empty()) return "";
  const absl::StatusOr<const CountryDirectory*> countries = Countries();
  if (!countries.ok()) return countries.status();
  return (*countries)->Resolve(text);
}

absl::StatusOr<std::string> Session::ResolveName(v1::RecordKind kind, absl::string_view text) {
  absl::StatusOr<std::string> name = ParseName(kind, text);
  if (!name.ok() || kind != v1::RECORD_KIND_COUNTRY) return name;
  const absl::string_view id = IdOfName(text);
  constexpr std::size_t kCodeSize = 2;
  if (id.size() == kCodeSize) return name;
  const absl::StatusOr<std::string> code = ResolveCountry(id);
  if (!code.ok()) return code.status();
  return absl::StrCat("countries/", *code);
}

CountryNames Session::MakeCountryNames() {
  return [this](const std::string& region_code) {
    const absl::StatusOr<const CountryDirectory*> countries = Countries();
    return countries.ok() ? (*countries)->NameOf(region_code) : region_code;
  };
}

void Session::Say(absl::string_view text) const { Write(absl::StrCat(text, "\n")); }

void Session::Write(absl::string_view lines) const { std::cerr << lines << std::flush; }

void Session::Note(absl::string_view text) const {
  if (error_screen_.terminal) Say(Paint(Style::kFaint, text, error_screen_));
}

void Session::Progress(absl::string_view text) const {
  if (error_screen_.terminal) std::cerr << absl::StrCat("\r\x1b[K", text) << std::flush;
}

}  // namespace oas::missions::cli
