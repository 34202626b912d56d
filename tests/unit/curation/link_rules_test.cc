// Links that stand on both sides.
#include "server/curation/link_rules.h"

#include <gmock/gmock.h>

#include "tests/unit/curation/rule_case.h"

namespace oas::curation {
namespace {

TEST(LinkRulesTest, EveryMutualLinkIsReturned) {
  // Each line takes the link away on one side; the other side is at fault.
  const struct {
    const char* edited;
    const char* link;
    const char* faulty;
    const char* line;
    const char* message;
  } cases[] = {
      {"invocations/honduras-2009", R"(missions: "missions/honduras-2009")",
       "missions/honduras-2009", "invocations:",
       "invocations[0]: invocations/honduras-2009 does not name missions/honduras-2009 in its "
       "missions; add it there, or remove it here"},
      {"suspensions/honduras-2009", R"(missions: "missions/honduras-2009")",
       "missions/honduras-2009", "suspensions:",
       "suspensions[0]: suspensions/honduras-2009 does not name missions/honduras-2009 in its "
       "missions"},
      {"missions/honduras-2016", R"(related_missions: "missions/honduras-2009")",
       "missions/honduras-2009", "related_missions:",
       "related_missions[0]: missions/honduras-2016 does not name missions/honduras-2009 in its "
       "related_missions"},
      {"missions/honduras-2009", R"(invocations: "invocations/honduras-2009")",
       "invocations/honduras-2009", "missions:",
       "missions[0]: missions/honduras-2009 does not name invocations/honduras-2009 in its "
       "invocations"},
      {"suspensions/honduras-2009", R"(invocations: "invocations/honduras-2009")",
       "invocations/honduras-2009", "suspensions:",
       "suspensions[0]: suspensions/honduras-2009 does not name invocations/honduras-2009 in its "
       "invocations"},
      {"missions/honduras-2009", R"(suspensions: "suspensions/honduras-2009")",
       "suspensions/honduras-2009", "missions:",
       "missions[0]: missions/honduras-2009 does not name suspensions/honduras-2009 in its "
       "suspensions"},
      {"invocations/honduras-2009", R"(suspensions: "suspensions/honduras-2009")",
       "suspensions/honduras-2009", "invocations:",
       "invocations[0]: invocations/honduras-2009 does not name suspensions/honduras-2009 in its "
       "suspensions"},
  };
  for (const auto& c : cases) {
    CheckRule({c.edited, c.link, "", c.line, c.message, c.faulty, c.faulty});
  }
}

TEST(LinkRulesTest, RecordDoesNotLinkToItself) {
  CheckRule({"missions/honduras-2009", R"(related_missions: "missions/honduras-2016")",
             R"(related_missions: "missions/honduras-2009")",
             "related_missions:", "related_missions[0]: names the record itself; remove it"});
}

}  // namespace
}  // namespace oas::curation
