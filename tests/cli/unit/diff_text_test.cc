#include "client/cli/output/diff_text.h"

#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

v1::RecordDiff Updated() {
  v1::RecordDiff diff;
  diff.set_name("missions/honduras-2009");
  diff.set_action(v1::APPLY_ACTION_UPDATE);
  diff.mutable_current()->mutable_mission()->set_title("Good Offices");
  v1::FieldDiff* date = diff.add_fields();
  date->set_path("period.end_date");
  date->set_previous("2011-06-11");
  date->set_current("2011-06-01");
  v1::FieldDiff* text = diff.add_fields();
  text->set_path("outcome");
  text->set_current("One\n\x1b[31mtwo");
  return diff;
}

v1::RecordDiff Deleted() {
  v1::RecordDiff diff;
  diff.set_name("events/e");
  diff.set_action(v1::APPLY_ACTION_DELETE);
  diff.mutable_previous()->mutable_event()->set_headline("What was");
  return diff;
}

TEST(DiffTextTest, ShowsEachFieldBeforeAndAfter) {
  EXPECT_EQ(RecordDiffText(Updated(), Screen()),
            "~ missions/honduras-2009\n"
            "    period.end_date\n"
            "      - 2011-06-11\n"
            "      + 2011-06-01\n"
            "    outcome\n"
            "      + One\n"
            "      +  [31mtwo\n");
  EXPECT_EQ(RecordDiffText(Deleted(), Screen()), "- events/e  What was\n");
}

TEST(DiffTextTest, ColoursWhatCameAndWhatWent) {
  const std::string text = RecordDiffText(Updated(), {.colors = true});
  EXPECT_NE(text.find("\x1b[31m- 2011-06-11\x1b[0m"), std::string::npos) << text;
  EXPECT_NE(text.find("\x1b[32m+ 2011-06-01\x1b[0m"), std::string::npos) << text;
}

TEST(DiffTextTest, SumsUpInALine) {
  EXPECT_EQ(RecordDiffLine(Updated(), Screen()),
            "updated  missions/honduras-2009  period.end_date, outcome\n");
  EXPECT_EQ(RecordDiffLine(Deleted(), Screen()), "deleted  events/e  What was\n");
}

TEST(DiffTallyTest, CountsWhatThereIs) {
  DiffTally tally;
  EXPECT_EQ(tally.Text(), "nothing");
  tally.Count(v1::APPLY_ACTION_UNCHANGED, 30);
  EXPECT_FALSE(tally.differs());
  tally.Count(v1::APPLY_ACTION_CREATE);
  tally.Count(v1::APPLY_ACTION_DELETE, 2);
  EXPECT_TRUE(tally.differs());
  EXPECT_EQ(tally.Text(), "1 created, 2 deleted, 30 unchanged");
}

}  // namespace
}  // namespace oas::missions::cli
