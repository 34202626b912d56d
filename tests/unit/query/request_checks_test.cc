#include "server/query/request_checks.h"

#include <gmock/gmock.h>

#include <limits>
#include <string>

#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::query {
namespace {

using testing::FromText;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::IsFieldError;
using testing::IsOk;
using testing::MetadataOf;
using testing::StatusIs;

google::type::Date Date(const std::string& text) { return FromText<google::type::Date>(text); }

TEST(CheckRegionCodeTest, TakesCountriesOfTheCatalog) {
  const auto snapshot = testing::SmallSnapshot();
  EXPECT_THAT(CheckRegionCode(*snapshot, "", "region_code"), IsOk());
  EXPECT_THAT(CheckRegionCode(*snapshot, "HN", "region_code"), IsOk());
  for (const std::string& code :
       {std::string("US"), std::string("hn"), std::string("HND"), std::string("/"),
        std::string(" HN"), std::string(100'000, 'x')}) {
    const absl::Status status = CheckRegionCode(*snapshot, code, "region_code");
    EXPECT_THAT(status, IsFieldError(v1::ERROR_REASON_INVALID_REGION_CODE, "region_code"));
    EXPECT_EQ(MetadataOf(status)["known"], "HN, VE");
    EXPECT_LT(status.message().size(), 1000);
  }
}

TEST(CheckYearTest, TakesYearsOfTheOrganization) {
  for (const int year : {0, 1948, 2009, 9999}) EXPECT_THAT(CheckYear(year), IsOk()) << year;
  for (const int year :
       {1, 1947, 10'000, -2009, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
    EXPECT_THAT(CheckYear(year), IsFieldError(v1::ERROR_REASON_INVALID_YEAR, "year")) << year;
  }
}

TEST(CheckEnumTest, RefusesNumbersThatTheEnumDoesNotHave) {
  for (const int number : {0, 1, 2}) {
    EXPECT_THAT(CheckView(static_cast<v1::RecordView>(number)), IsOk());
    EXPECT_THAT(CheckOrigin(static_cast<v1::Origin>(number)), IsOk());
  }
  for (const int number : {3, -1, 1 << 30}) {
    EXPECT_THAT(CheckView(static_cast<v1::RecordView>(number)),
                IsFieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, "view"));
    EXPECT_THAT(CheckOrigin(static_cast<v1::Origin>(number)),
                IsFieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, "origin"));
  }
}

TEST(FindRecordTest, FindsARecordOfTheKindAskedFor) {
  const auto snapshot = testing::SmallSnapshot();
  const auto record =
      FindRecord(*snapshot, v1::RECORD_KIND_MISSION, "name", "missions/honduras-2009");
  ASSERT_THAT(record, IsOk());
  EXPECT_EQ((**record)->name(), "missions/honduras-2009");
}

TEST(FindRecordTest, SuggestsASimilarName) {
  const auto record = FindRecord(*testing::SmallSnapshot(), v1::RECORD_KIND_MISSION, "name",
                                 "missions/hondras-2009");
  EXPECT_THAT(record, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(record, HasReason(v1::ERROR_REASON_RECORD_NOT_FOUND));
  auto metadata = MetadataOf(record.status());
  EXPECT_EQ(metadata["name"], "missions/hondras-2009");
  EXPECT_EQ(metadata["kind"], "mission");
  EXPECT_EQ(metadata["suggestion"], "missions/honduras-2009");
  EXPECT_THAT(std::string(record.status().message()), HasSubstr("did you mean"));
  const auto resource = testing::DetailOf<google::rpc::ResourceInfo>(record.status());
  ASSERT_TRUE(resource.has_value());
  EXPECT_EQ(resource->resource_type(), "oas.missions/Mission");
  EXPECT_EQ(resource->resource_name(), "missions/hondras-2009");
}

TEST(FindRecordTest, RefusesNamesOfAnotherForm) {
  const auto snapshot = testing::SmallSnapshot();
  EXPECT_THAT(FindRecord(*snapshot, v1::RECORD_KIND_MISSION, "name", ""),
              IsFieldError(v1::ERROR_REASON_FIELD_REQUIRED, "name"));
  for (const char* name : {"honduras-2009", "actors/ana-perez", "missions/", "missions/a/b"}) {
    const auto record = FindRecord(*snapshot, v1::RECORD_KIND_MISSION, "name", name);
    EXPECT_THAT(record, IsFieldError(v1::ERROR_REASON_INVALID_NAME, "name")) << name;
    EXPECT_EQ(MetadataOf(record.status())["pattern"], "missions/{mission}");
    EXPECT_EQ(MetadataOf(record.status())["value"], name);
  }
}

TEST(FindRecordTest, QuotesLongNamesInWholeCharacters) {
  // Details must be UTF-8: a name cut inside a character would make them unreadable.
  for (size_t shift = 0; shift < 4; ++shift) {
    std::string name(shift, 'x');
    for (int i = 0; i < 200; ++i) name += "\xe2\x82\xac";  // the sign of the euro
    const auto record =
        FindRecord(*testing::SmallSnapshot(), v1::RECORD_KIND_MISSION, "name", name);
    EXPECT_THAT(record, IsFieldError(v1::ERROR_REASON_INVALID_NAME, "name")) << shift;
    EXPECT_LE(MetadataOf(record.status())["value"].size(), 200);
    EXPECT_GE(MetadataOf(record.status())["value"].size(), 197);
  }
}

TEST(CheckIntervalTest, GoesFromTheBeginningToTheEnd) {
  const auto interval = CheckInterval(true, Date("year: 2009"), true, Date("year: 2010 month: 2"));
  ASSERT_THAT(interval, IsOk());
  EXPECT_EQ(*interval, (catalog::DayInterval{20090101, 20100228}));
}

TEST(CheckIntervalTest, IsWithoutBoundWhereOneIsNotSet) {
  const auto from = CheckInterval(true, Date("year: 2009"), false, {});
  ASSERT_THAT(from, IsOk());
  EXPECT_TRUE(from->Overlaps({99991231, 99991231}));
  const auto until = CheckInterval(false, {}, true, Date("year: 2009"));
  ASSERT_THAT(until, IsOk());
  EXPECT_TRUE(until->Overlaps({10101, 10101}));
  EXPECT_FALSE(until->Overlaps({20100101, 20100101}));
}

TEST(CheckIntervalTest, RefusesDatesThatAreNone) {
  for (const char* text :
       {"", "year: 2009 month: 13", "year: 2009 month: 2 day: 29", "year: 2009 day: 3", "year: -1",
        "month: 6 day: 28", "year: 2147483647 month: 2147483647 day: 2147483647"}) {
    EXPECT_THAT(CheckInterval(true, Date(text), false, {}),
                IsFieldError(v1::ERROR_REASON_INVALID_DATE, "since"))
        << text;
    EXPECT_THAT(CheckInterval(false, {}, true, Date(text)),
                IsFieldError(v1::ERROR_REASON_INVALID_DATE, "until"))
        << text;
  }
}

TEST(CheckIntervalTest, RefusesAnIntervalThatEndsBeforeItBegins) {
  EXPECT_THAT(CheckInterval(true, Date("year: 2010"), true, Date("year: 2009")),
              IsFieldError(v1::ERROR_REASON_INVALID_DATE, "until"));
  EXPECT_THAT(CheckInterval(true, Date("year: 2009 month: 6"), true, Date("year: 2009")), IsOk())
      << "until means until the last day of the year";
}

}  // namespace
}  // namespace oas::query
