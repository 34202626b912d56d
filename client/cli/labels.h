// What records are called in words, for texts that refer to them.
#ifndef CLIENT_CLI_LABELS_H_
#define CLIENT_CLI_LABELS_H_

#include <cstdint>
#include <map>
#include <string>

#include "client/cli/session.h"

namespace oas::missions::cli {

// Looks titles and display names up, each once. Not thread-safe; the session must outlive it.
class Labels {
 public:
  Labels(Session& session, std::int64_t revision) : session_(session), revision_(revision) {}

  // "José Miguel Insulza" for "actors/jose-miguel-insulza"; the name itself when the server does
  // not tell or the record has no title.
  const std::string& Of(const std::string& name);

  // "José Miguel Insulza (actors/jose-miguel-insulza)".
  std::string WithName(const std::string& name);

 private:
  std::string Fetch(const std::string& name);

  Session& session_;
  const std::int64_t revision_;
  std::map<std::string, std::string> labels_;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_LABELS_H_
