// Records for tests of filters, with what a filter is told of them beside the message.
#ifndef OAS_TESTS_SUPPORT_FILTER_RECORDS_H_
#define OAS_TESTS_SUPPORT_FILTER_RECORDS_H_

#include <string>
#include <utility>
#include <vector>

#include "server/query/filter/filter.h"

namespace oas::testing {

// A record that a filter can be asked about. Holds all that its subject() refers to.
class FilterRecord {
 public:
  // Terms are given by their values, for the catalog's own rules are tested elsewhere.
  FilterRecord(v1::Record record, catalog::RecordDates dates,
               std::vector<std::pair<catalog::TermField, std::string>> terms);

  v1::RecordKind kind() const;
  // Valid as long as this record is, and is not moved.
  query::FilterSubject subject() const;

 private:
  v1::Record record_;
  catalog::RecordFacts facts_;
  std::vector<std::pair<catalog::TermField, std::string>> term_values_;
  std::vector<catalog::Term> terms_;
};

// The mission to Honduras of 2009: from 28 June 2009 to some day of June 2011, with participants,
// instruments, assertions and long texts.
const FilterRecord& HondurasMission();
// A mission of whose end nothing is known, from some day of 2005 on; every other field is empty.
const FilterRecord& BareMission();
// The coup of 28 June 2009.
const FilterRecord& HondurasCoup();
const FilterRecord& HondurasInvocation();
const FilterRecord& HondurasSuspension();
const FilterRecord& HondurasCountry();
const FilterRecord& DemocraticCharter();
const FilterRecord& SecretaryGeneral();
const FilterRecord& SourcePage();

// All of them.
const std::vector<const FilterRecord*>& FilterRecords();

// The record of a kind that has most of its fields set.
const FilterRecord& FilterRecordOf(v1::RecordKind kind);

}  // namespace oas::testing

#endif  // OAS_TESTS_SUPPORT_FILTER_RECORDS_H_
