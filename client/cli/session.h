// What a command works with: the server, the output, and the options that all verbs share.
#ifndef CLIENT_CLI_SESSION_H_
#define CLIENT_CLI_SESSION_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "client/cli/country_directory.h"
#include "client/cli/output/output_stream.h"
#include "client/cli/output/record_columns.h"
#include "client/cli/output/screen.h"
#include "client/cpp/client.h"
#include "client/cpp/record_reader.h"

namespace oas::missions::cli {

// Options that every verb takes, as typed.
struct GlobalOptions {
  std::string server = "127.0.0.1:50051";
  std::string timeout;
  ColorChoice color = ColorChoice::kAuto;
  // Revision that all reads are of; the newest when 0.
  std::int64_t at_revision = 0;
  // Moment whose newest revision all reads are of, as typed.
  std::string at_time;
};

// The surroundings of one command. Data goes to `out`, everything else to standard error.
class Session {
 public:
  // INVALID_ARGUMENT when an option cannot be read.
  static absl::StatusOr<std::unique_ptr<Session>> Create(const GlobalOptions& options);

  Client& client() { return client_; }
  RecordReader reader() { return RecordReader(client_); }
  OutputStream& out() { return out_; }
  const Screen& screen() const { return screen_; }
  const Screen& error_screen() const { return error_screen_; }
  std::int64_t at_revision() const { return at_revision_; }

  // Turns --at-time, if it was given, into the revision that all reads are of. Asks the server.
  absl::Status ResolveAtTime();

  // The countries of the catalog; asks the server once.
  absl::StatusOr<const CountryDirectory*> Countries();

  // The region code of a country as typed; empty for an empty text.
  absl::StatusOr<std::string> ResolveCountry(absl::string_view text);

  // The resource name of a record as typed (ParseName); countries by any of their names.
  absl::StatusOr<std::string> ResolveName(v1::RecordKind kind, absl::string_view text);

  // Names of countries for tables; codes when the server does not tell.
  CountryNames MakeCountryNames();

  // A line of diagnostics.
  void Say(absl::string_view text) const;
  // Whole lines of diagnostics.
  void Write(absl::string_view lines) const;
  // A line that is of use to people only: not written unless standard error is a terminal.
  void Note(absl::string_view text) const;
  // A line that the next one replaces, for progress; nothing unless standard error is a terminal.
  void Progress(absl::string_view text) const;

 private:
  Session(const GlobalOptions& options, ClientOptions client_options);

  Client client_;
  OutputStream out_;
  const Screen screen_;
  const Screen error_screen_;
  std::int64_t at_revision_;
  const std::string at_time_;
  std::unique_ptr<CountryDirectory> countries_;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_SESSION_H_
