// Reading a folder: which files, and where their records stand.
#include "server/curation/manifest_reader.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>

#include "server/curation/record_index.h"
#include "server/curation/seed.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/curation/rule_case.h"  // prints faults

namespace oas::curation {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::StatusIs;
using testing::TempFolder;

TEST(ManifestReaderTest, ReadsAllManifestsInTheOrderOfTheirNames) {
  const TempFolder folder;
  folder.Write("b.textproto", "actors { name: \"actors/b\" }");
  folder.Write("a.textproto", "# a comment\nactors { name: \"actors/a\" }\nactors {\n}\n");
  folder.Write("README.md", "no manifest");
  folder.Write("c.textproto.bak", "no manifest");
  std::filesystem::create_directory(folder.Path("more"));
  const auto manifests = ReadManifests(folder.path());
  ASSERT_THAT(manifests, IsOk());
  EXPECT_EQ(manifests->file_count, 2);
  EXPECT_THAT(manifests->faults, IsEmpty());
  ASSERT_EQ(manifests->records.size(), 3);
  EXPECT_EQ(NameOf(manifests->records[0].record), "actors/a");
  EXPECT_EQ(manifests->records[0].file, "a.textproto");
  EXPECT_EQ(manifests->records[0].first_line, 2);
  EXPECT_EQ(NameOf(manifests->records[1].record), "");
  EXPECT_EQ(manifests->records[1].first_line, 3);
  EXPECT_EQ(manifests->records[2].file, "b.textproto");
}

TEST(ManifestReaderTest, ReadsEveryKind) {
  const TempFolder folder;
  folder.Write("catalog.textproto", testing::SmallCatalogText());
  const auto manifests = ReadManifests(folder.path());
  ASSERT_THAT(manifests, IsOk());
  const auto records = testing::SmallCatalogRecords();
  ASSERT_EQ(manifests->records.size(), records.size());
  for (size_t i = 0; i < records.size(); ++i) {
    EXPECT_EQ(manifests->records[i].record.SerializeAsString(), records[i].SerializeAsString());
  }
}

TEST(ManifestReaderTest, KnowsTheLineOfEveryField) {
  const TempFolder folder;
  folder.Write("a.textproto",
               "missions {\n"
               "  name: \"missions/a\"\n"
               "  participants { label: \"one\" }\n"
               "  participants {\n"
               "    label: \"two\"\n"
               "  }\n"
               "  period {\n"
               "    start_date {\n"
               "      earliest { year: 2009 }\n"
               "    }\n"
               "  }\n"
               "}\n");
  const auto manifests = ReadManifests(folder.path());
  ASSERT_THAT(manifests, IsOk());
  const ManifestRecord& entry = manifests->records.at(0);
  const auto& mission = *v1::Mission::descriptor();
  const auto* participants = mission.FindFieldByName("participants");
  const auto* period = mission.FindFieldByName("period");
  const auto* start = v1::HistoricPeriod::descriptor()->FindFieldByName("start_date");
  const auto* end = v1::HistoricPeriod::descriptor()->FindFieldByName("end_date");
  const auto* label = v1::Participant::descriptor()->FindFieldByName("label");
  EXPECT_EQ(entry.LineOf({}), 1);
  EXPECT_EQ(entry.LineOf({{mission.FindFieldByName("name")}}), 2);
  EXPECT_EQ(entry.LineOf({{participants, 0}}), 3);
  EXPECT_EQ(entry.LineOf({{participants, 1}}), 4);
  EXPECT_EQ(entry.LineOf({{participants, 1}, {label}}), 5);
  EXPECT_EQ(entry.LineOf({{period}, {start}}), 8);
  EXPECT_EQ(entry.LineOf({{period}, {end}}), 7) << "not there: the line of the period";
  EXPECT_EQ(entry.LineOf({{mission.FindFieldByName("title")}}), 1) << "not there: the record's";
}

TEST(ManifestReaderTest, FolderMustBeThere) {
  const TempFolder folder;
  const auto manifests = ReadManifests(folder.Path("nowhere"));
  EXPECT_THAT(manifests, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(std::string(manifests.status().message()), HasSubstr("nowhere"));
  folder.Write("file", "");
  EXPECT_THAT(ReadManifests(folder.Path("file")), StatusIs(absl::StatusCode::kNotFound));
}

TEST(ManifestReaderTest, FolderMustHoldAManifest) {
  const TempFolder folder;
  folder.Write("README.md", "no manifest");
  EXPECT_THAT(ReadManifests(folder.path()), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST(ManifestReaderTest, FilesThatCannotBeReadAreAnErrorThatNamesThem) {
  const TempFolder folder;
  std::filesystem::create_directory(folder.Path("folder.textproto"));
  const auto directory = ReadManifests(folder.path());
  EXPECT_THAT(directory, StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_THAT(std::string(directory.status().message()), HasSubstr("folder.textproto"));
  std::filesystem::remove(folder.Path("folder.textproto"));

  // A link to nowhere cannot be read by anybody, root included.
  std::filesystem::create_symlink(folder.Path("gone"), folder.Path("link.textproto"));
  const auto link = ReadManifests(folder.path());
  EXPECT_THAT(link, StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_THAT(std::string(link.status().message()), HasSubstr("link.textproto"));
}

TEST(CheckDataTest, AnswersRecordsOrFaults) {
  const TempFolder folder;
  folder.Write("catalog.textproto", testing::SmallCatalogText());
  const auto sound = CheckData(folder.path());
  ASSERT_THAT(sound, IsOk());
  EXPECT_THAT(sound->faults, IsEmpty());
  EXPECT_EQ(sound->file_count, 1);
  EXPECT_EQ(sound->records.size(), testing::SmallCatalogRecords().size());

  folder.Write("more.textproto", "sources { name: \"sources/x\" }");
  const auto faulty = CheckData(folder.path());
  ASSERT_THAT(faulty, IsOk());
  EXPECT_FALSE(faulty->faults.empty());
  EXPECT_THAT(faulty->records, IsEmpty()) << "nothing of a faulty folder is served";
  EXPECT_THAT(CheckData(folder.Path("nowhere")), StatusIs(absl::StatusCode::kNotFound));
}

}  // namespace
}  // namespace oas::curation
