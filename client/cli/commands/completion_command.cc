#include "client/cli/commands/completion_command.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "client/cli/filter_flags.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

std::vector<std::string> OptionsOf(const CLI::App& app) {
  std::vector<std::string> options;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_snames()) options.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) options.push_back("--" + name);
  }
  return options;
}

std::vector<const CLI::App*> VerbsOf(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string KindWords() {
  return absl::StrJoin(kRecordKinds, " ", [](std::string* out, const RecordKindNames& names) {
    absl::StrAppend(out, names.collection);
  });
}

// "countries/ missions/ ...": how names begin.
std::string CollectionWords() {
  return absl::StrJoin(kRecordKinds, " ", [](std::string* out, const RecordKindNames& names) {
    absl::StrAppend(out, names.collection, "/");
  });
}

std::string VerbWords(const CLI::App& app) {
  return absl::StrJoin(VerbsOf(app), " ", [](std::string* out, const CLI::App* verb) {
    absl::StrAppend(out, verb->get_name());
  });
}

// A `case` branch for each verb that sets `options`.
std::string OptionCases(const CLI::App& app) {
  std::string cases;
  for (const CLI::App* verb : VerbsOf(app)) {
    absl::StrAppend(&cases, "    ", verb->get_name(), ") options=\"",
                    absl::StrJoin(OptionsOf(*verb), " "), "\" ;;\n");
  }
  return cases;
}

// A `case` branch for each kind that has types, and for the verb that is about missions.
std::string TypeCases() {
  std::string cases;
  for (const RecordKindNames& names : kRecordKinds) {
    const std::vector<std::string> types = TypeWords(names.kind);
    if (types.empty()) continue;
    absl::StrAppend(&cases, "        *:", names.collection,
                    names.kind == v1::RECORD_KIND_MISSION ? "|summary:*" : "", ") words=\"",
                    absl::StrJoin(types, " "), "\" ;;\n");
  }
  return cases;
}

constexpr absl::string_view kFacetWords = "country type decade article instrument actor";

// What bash and zsh (through bashcompinit) run. Names are asked of the server with a short timeout;
// without a server there are none.
constexpr absl::string_view kBashScript = R"bash(# Completion of missionctl.
_missionctl_names() {
  missionctl get "$1" -o name --timeout 2s 2>/dev/null
}

_missionctl_ids() {
  _missionctl_names "$1" | sed 's,.*/,,'
}

_missionctl() {
  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
  local verb="" kind="" word options="" words=""
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      -*) ;;
      *) if [ -z "$verb" ]; then verb="$word"; elif [ -z "$kind" ]; then kind="$word"; fi ;;
    esac
  done
  case "$previous" in
    -o|--output)
      case "$verb" in
        export) words="ndjson" ;;
        apply|delete|diff|history|watch) words="table json ndjson" ;;
        *) words="table wide json ndjson csv textproto name" ;;
      esac ;;
    --from) words="earliest now" ;;
    -f|--file|--token-file)
      COMPREPLY=($(compgen -f -- "$current"))
      return ;;
    --view) words="basic full" ;;
    --origin) words="page curator" ;;
    --color) words="auto always never" ;;
    --kind) words="@KINDS@" ;;
    --by) words="@FACETS@" ;;
    --order-by) words="event_date name" ;;
    --actor) words="$(_missionctl_ids actors)" ;;
    --type)
      case "$verb:$kind" in
@TYPES@      esac ;;
    --count) words="per-year per-source-row per-crisis" ;;
    --country) words="$(_missionctl_ids countries)" ;;
    --instrument) words="$(_missionctl_ids instruments)" ;;
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  case "$verb" in
@CASES@  esac
  case "$current" in
    -*) words="$options @GLOBAL@" ;;
    *)
      case "$verb:$kind" in
        :*) words="@VERBS@" ;;
        get:) words="@KINDS@" ;;
        get:*|describe:?*) words="$(_missionctl_ids "$kind")" ;;
        countries:*|suspensions:*) words="$(_missionctl_ids "$verb")" ;;
        describe:)
          if [ "${current%%/*}" = "$current" ]; then
            words="@KINDS@"
          else
            words="$(_missionctl_names "${current%%/*}")"
          fi ;;
        watch:*|export:*) words="@KINDS@" ;;
        history:*|delete:*)
          if [ "${current%%/*}" = "$current" ]; then
            words="@SLASHED@"
          else
            words="$(_missionctl_names "${current%%/*}")"
          fi ;;
        completion:*) words="bash zsh fish" ;;
      esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _missionctl missionctl
)bash";

std::string BashScript(const CLI::App& app) {
  return absl::StrReplaceAll(kBashScript, {{"@CASES@", OptionCases(app)},
                                           {"@GLOBAL@", absl::StrJoin(OptionsOf(app), " ")},
                                           {"@VERBS@", VerbWords(app)},
                                           {"@KINDS@", KindWords()},
                                           {"@SLASHED@", CollectionWords()},
                                           {"@FACETS@", kFacetWords},
                                           {"@TYPES@", TypeCases()}});
}

std::string ZshScript(const CLI::App& app) {
  return absl::StrCat("#compdef missionctl\nautoload -U +X bashcompinit && bashcompinit\n",
                      BashScript(app));
}

// A line of fish: `words` are offered where `condition` holds.
std::string FishLine(absl::string_view condition, absl::string_view words) {
  return absl::StrCat("complete -c missionctl -f -n '", condition, "' -a '", words, "'\n");
}

// A line of fish: `words` are offered after an option of a verb.
std::string FishOptionWords(absl::string_view verb, absl::string_view option,
                            absl::string_view words) {
  return absl::StrCat("complete -c missionctl -f -n '__fish_seen_subcommand_from ", verb, "' -l ",
                      option, " -x -a '", words, "'\n");
}

std::string FishOptions(const CLI::App& app, const std::string& condition) {
  std::string lines;
  for (const CLI::Option* option : app.get_options()) {
    std::string flags;
    for (const std::string& name : option->get_snames()) absl::StrAppend(&flags, " -s ", name);
    for (const std::string& name : option->get_lnames()) absl::StrAppend(&flags, " -l ", name);
    if (flags.empty()) continue;
    absl::StrAppend(&lines, "complete -c missionctl -f", condition, flags, " -d '",
                    absl::StrReplaceAll(option->get_description(), {{"'", "\\'"}}), "'\n");
  }
  return lines;
}

std::string FishScript(const CLI::App& app) {
  std::string script = "# Completion of missionctl.\n" + FishOptions(app, "");
  for (const CLI::App* verb : VerbsOf(app)) {
    const std::string seen = absl::StrCat("__fish_seen_subcommand_from ", verb->get_name());
    absl::StrAppend(&script, "complete -c missionctl -f -n __fish_use_subcommand -a ",
                    verb->get_name(), " -d '",
                    absl::StrReplaceAll(verb->get_description(), {{"'", "\\'"}}), "'\n",
                    FishOptions(*verb, absl::StrCat(" -n '", seen, "'")));
  }
  const std::string names =
      "(missionctl get (commandline -opc)[3] -o name --timeout 2s 2>/dev/null)";
  // Words of an option: fish takes them from a line that names it.
  absl::StrAppend(&script, FishOptionWords("search", "kind", KindWords()),
                  FishOptionWords("summary", "by", kFacetWords),
                  FishOptionWords("watch", "from", "earliest now"),
                  FishOptionWords("diff", "kind", KindWords()));
  absl::StrAppend(&script,
                  FishLine("__fish_seen_subcommand_from get describe watch export", KindWords()),
                  FishLine("__fish_seen_subcommand_from history delete", CollectionWords()),
                  FishLine("__fish_seen_subcommand_from get describe; and test (count (commandline "
                           "-opc)) -gt 2",
                           names),
                  FishLine("__fish_seen_subcommand_from completion", "bash zsh fish"));
  return script;
}

}  // namespace

CLI::App* CompletionCommand::Register(CLI::App& app) {
  app_ = &app;
  CLI::App* verb =
      app.add_subcommand("completion", "Print a script that makes your shell complete");
  verb->add_option("SHELL", shell_, "bash, zsh or fish")->required()->type_name("");
  verb->footer(
      "Examples:\n"
      "  source <(missionctl completion bash)\n"
      "  missionctl completion zsh > \"${fpath[1]}/_missionctl\"\n"
      "  missionctl completion fish > ~/.config/fish/completions/missionctl.fish");
  return verb;
}

absl::Status CompletionCommand::Run(Session& session) {
  if (shell_ == "bash") return session.out().Write(BashScript(*app_));
  if (shell_ == "zsh") return session.out().Write(ZshScript(*app_));
  if (shell_ == "fish") return session.out().Write(FishScript(*app_));
  return absl::InvalidArgumentError(absl::StrCat("There is no completion for \"", shell_,
                                                 "\". The shells are: bash, zsh, fish."));
}

}  // namespace oas::missions::cli
