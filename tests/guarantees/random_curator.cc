#include "tests/guarantees/random_curator.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "tests/support/status_matchers.h"

namespace oas::testing {
namespace {

// Whether a call may be made again: the server stopped before or after it committed.
bool Passes(const absl::Status& status) {
  return status.code() == absl::StatusCode::kUnavailable ||
         status.code() == absl::StatusCode::kCancelled;
}

}  // namespace

v1::Actor ActorCalled(const std::string& name, const std::string& display_name) {
  v1::Actor actor;
  actor.set_name(name);
  actor.set_origin(v1::ORIGIN_CURATOR);
  actor.set_display_name(display_name);
  actor.set_kind(v1::ACTOR_KIND_AD_HOC_BODY);
  v1::Assertion& assertion = *actor.add_assertions();
  assertion.set_field_path("*");
  assertion.set_source("sources/page");
  assertion.set_origin(v1::ORIGIN_CURATOR);
  assertion.set_confidence(v1::CONFIDENCE_MEDIUM);
  return actor;
}

std::string RandomCurator::NextDisplayName() {
  return absl::StrCat("Body ", number_, ", version ", ++display_names_);
}

v1::ApplyCatalogRequest RandomCurator::NextRequest() {
  v1::ApplyCatalogRequest request;
  request.mutable_options()->set_reason("guarantees");
  request.mutable_options()->set_request_id(absl::StrFormat(
      "%08x-0000-4000-8000-%012x", random_() & 0xffffffff, random_() & 0xffffffffffff));
  std::vector<std::string> touched;
  for (int64_t left = Pick(random_, 1, 4); left > 0; --left) {
    const bool make = actors_.empty() || Pick(random_, 0, 2) == 0;
    if (make) {
      const std::string name = absl::StrCat("actors/test-", number_, "-", ++made_);
      *request.add_records()->mutable_actor() = ActorCalled(name, NextDisplayName());
      touched.push_back(name);
      continue;
    }
    const std::string name =
        actors_[static_cast<size_t>(Pick(random_, 0, static_cast<int64_t>(actors_.size()) - 1))];
    if (std::count(touched.begin(), touched.end(), name) > 0) continue;
    touched.push_back(name);
    if (Pick(random_, 0, 3) > 0) {
      *request.add_records()->mutable_actor() = ActorCalled(name, NextDisplayName());
    } else {
      v1::RecordDelete& deleted = *request.add_deletes();
      deleted.set_name(name);
      deleted.set_reason("told twice");
    }
  }
  return request;
}

v1::ApplyCatalogResponse RandomCurator::Apply(const v1::ApplyCatalogRequest& request) {
  ChannelPtr channel = server_.channel();
  while (true) {
    const auto stub = v1::CurationService::NewStub(channel);
    const auto response = Call(*stub, &v1::CurationService::Stub::ApplyCatalog, request);
    if (response.ok()) return *response;
    if (!Passes(response.status()) || ::testing::Test::HasFatalFailure()) {
      ADD_FAILURE() << response.status();
      return {};
    }
    channel = server_.Other(channel);
  }
}

void RandomCurator::Enter(const v1::ApplyCatalogRequest& request,
                          const v1::ApplyCatalogResponse& response) {
  ActorChanges changes;
  for (const v1::Record& record : request.records()) {
    changes[record.actor().name()] = record.actor().display_name();
  }
  for (const v1::RecordDelete& deleted : request.deletes()) changes[deleted.name()] = std::nullopt;
  for (const auto& [name, display_name] : changes) {
    actors_.erase(std::remove(actors_.begin(), actors_.end(), name), actors_.end());
    if (display_name.has_value()) actors_.push_back(name);
  }
  ledger_.Add(response.revision(), std::move(changes));
}

void RandomCurator::Commit() {
  const v1::ApplyCatalogRequest request = NextRequest();
  Enter(request, Apply(request));
}

}  // namespace oas::testing
