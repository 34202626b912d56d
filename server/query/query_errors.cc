#include "server/query/query_errors.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "google/rpc/error_details.pb.h"
#include "server/catalog/error_details.h"

namespace oas::query {
namespace {

using catalog::FieldError;

std::string Written(const google::type::Date& date) {
  return absl::StrFormat("%04d-%02d-%02d", date.year(), date.month(), date.day());
}

}  // namespace

absl::Status InvalidRegionCode(absl::string_view field, absl::string_view value,
                               const std::vector<std::string>& known) {
  const std::string list = absl::StrJoin(known, ", ");
  return FieldError(
      v1::ERROR_REASON_INVALID_REGION_CODE, field, catalog::Excerpt(value),
      absl::StrCat("no country of the catalog has the code \"", catalog::Excerpt(value), "\"; ",
                   field, " takes an ISO 3166-1 alpha-2 code: ", list),
      {{"known", list}});
}

absl::Status InvalidArticle(int64_t article, const v1::Instrument& instrument,
                            const std::vector<int>& invoked) {
  std::string message;
  if (instrument.article_count() == 0) {
    message = absl::StrCat("the ", instrument.title(), " has no articles; leave the article out");
  } else {
    message = absl::StrCat("the ", instrument.title(), " has the articles 1 to ",
                           instrument.article_count(), ", not ", article);
    if (!invoked.empty()) {
      absl::StrAppend(&message, "; those invoked so far are ", absl::StrJoin(invoked, ", "));
    }
  }
  return FieldError(v1::ERROR_REASON_INVALID_ARTICLE, "article", absl::StrCat(article), message,
                    {{"instrument", instrument.name()},
                     {"article_count", absl::StrCat(instrument.article_count())}});
}

absl::Status InvalidYear(absl::string_view field, int64_t year) {
  return FieldError(v1::ERROR_REASON_INVALID_YEAR, field, absl::StrCat(year),
                    absl::StrCat(field,
                                 " must be a year from 1948, when the OAS was founded, to "
                                 "9999, not ",
                                 year));
}

absl::Status InvalidDate(absl::string_view field, const google::type::Date& date) {
  return FieldError(
      v1::ERROR_REASON_INVALID_DATE, field, Written(date),
      absl::StrCat(field, " is no date of the calendar: ", Written(date),
                   " (give a year, a year and month, or a full date; unknown parts are 0)"));
}

absl::Status IntervalEndsBeforeItBegins(const google::type::Date& since,
                                        const google::type::Date& until) {
  return FieldError(v1::ERROR_REASON_INVALID_DATE, "until", Written(until),
                    absl::StrCat("until (", Written(until), ") is before since (", Written(since),
                                 "); swap them"));
}

absl::Status InvalidEnumValue(absl::string_view field, int value, absl::string_view enum_name) {
  return FieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, field, absl::StrCat(value),
                    absl::StrCat(value, " is no value of ", enum_name, " that this server knows"));
}

absl::Status InvalidPageSize(absl::string_view field, int64_t value) {
  return FieldError(v1::ERROR_REASON_INVALID_PAGE_SIZE, field, absl::StrCat(value),
                    absl::StrCat(field, " must not be negative, and is ", value));
}

absl::Status InvalidPageToken(absl::string_view field) {
  return FieldError(v1::ERROR_REASON_INVALID_PAGE_TOKEN, field, "",
                    absl::StrCat(field,
                                 " was not given by this service; leave it empty to start "
                                 "at the beginning"));
}

absl::Status PageTokenMismatch(absl::string_view field) {
  return FieldError(v1::ERROR_REASON_PAGE_TOKEN_MISMATCH, field, "",
                    absl::StrCat(field,
                                 " belongs to another request; keep every other field "
                                 "unchanged from page to page, or leave it empty to start "
                                 "again"));
}

absl::Status InvalidOrderBy(absl::string_view value, const std::vector<std::string>& known) {
  const std::string list = absl::StrJoin(known, ", ");
  return FieldError(v1::ERROR_REASON_INVALID_ORDER_BY, "order_by", catalog::Excerpt(value),
                    absl::StrCat("results cannot be ordered by \"", catalog::Excerpt(value),
                                 "\"; order_by takes ", list),
                    {{"known", list}});
}

absl::Status FieldRequired(absl::string_view field, absl::string_view what_to_give) {
  return FieldError(v1::ERROR_REASON_FIELD_REQUIRED, field, "",
                    absl::StrCat(field, " is required: ", what_to_give));
}

absl::Status TooManyItems(absl::string_view field, int64_t count, int64_t maximum) {
  return FieldError(v1::ERROR_REASON_TOO_MANY_ITEMS, field, absl::StrCat(count),
                    absl::StrCat(field, " has ", count, " items; a call takes at most ", maximum),
                    {{"count", absl::StrCat(count)}, {"maximum", absl::StrCat(maximum)}});
}

absl::Status InvalidFilter(absl::string_view field, const FilterFault& fault) {
  std::string message = absl::StrCat(field, ", at offset ", fault.offset, ": ", fault.message);
  catalog::ErrorMetadata metadata = {{"field", std::string(field)},
                                     {"offset", absl::StrCat(fault.offset)},
                                     {"token", std::string(catalog::Excerpt(fault.token))}};
  if (!fault.suggestion.empty()) {
    absl::StrAppend(&message, "; did you mean \"", fault.suggestion, "\"?");
    metadata.emplace_back("suggestion", fault.suggestion);
  }
  absl::Status status = catalog::MakeError(absl::StatusCode::kInvalidArgument,
                                           v1::ERROR_REASON_INVALID_FILTER, message, metadata);
  google::rpc::BadRequest bad_request;
  google::rpc::BadRequest::FieldViolation& violation = *bad_request.add_field_violations();
  violation.set_field(std::string(field));
  violation.set_description(message);
  catalog::AddDetail(bad_request, status);
  return status;
}

absl::Status MethodNotServed(absl::string_view method, absl::string_view why) {
  return catalog::MakeError(
      absl::StatusCode::kUnimplemented, v1::ERROR_REASON_NOT_IMPLEMENTED,
      absl::StrCat("this version of the server does not serve ", method, ": ", why),
      {{"method", std::string(method)}});
}

}  // namespace oas::query
