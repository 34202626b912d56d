// Asks a server that is not there for a mission, and prints a date.
#include <iostream>

#include "client/cpp/feed_reader.h"
#include "client/cpp/historic_date.h"
#include "client/cpp/record_reader.h"

int main() {
  oas::missions::Client client({.address = "unix:/nobody/listens/here"});
  const auto answer = oas::missions::RecordReader(client).Get("missions/honduras-2009");
  if (!absl::IsUnavailable(answer.status())) return 1;
  oas::missions::v1::HistoricDate date;
  date.set_precision(oas::missions::v1::DATE_PRECISION_MONTH);
  date.mutable_earliest()->set_year(2009);
  date.mutable_earliest()->set_month(6);
  std::cout << oas::missions::DescribeHistoricDate(date) << std::endl;
  return 0;
}
