"""The server with one guarantee broken on purpose, each in another way, and the tests that find it."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Mutant:
    """A change of one source file, which some of the `tests` (names of ctest) must fail with."""

    guarantee: str
    what: str
    file: str
    changes: tuple  # of (text that stands there once, text to put in its place)
    tests: tuple


CURSOR = "server/feed/feed_cursor.cc"
COMMITTER = "server/curation/committer.cc"
APPEND = "server/log/postgres_append.cc"

# In PullRevision, where a revision is handed over whole.
WHOLE = """    seen_ = committed.commit.revision;
    chain_ = committed.commit.chain;
    return revision.Whole(view_);"""

MUTANTS = (
    Mutant("Complete", "each seventh revision is left out", CURSOR,
           ((WHOLE, WHOLE.replace("revision;", "revision + (seen_ % 7 == 5 ? 1 : 0);", 1)),),
           ("guarantees_feed",)),
    Mutant("ExactlyOncePerRevision", "a revision is sent again", CURSOR,
           ((WHOLE, WHOLE.replace("revision;", "revision - (seen_ % 7 == 5 ? 1 : 0);", 1)),),
           ("guarantees_feed",)),
    Mutant("ExactlyOncePerRevision", "the revision of a token is sent again", CURSOR,
           (("  seen_ = token.revision;", "  seen_ = token.revision > 1 ? token.revision - 1 : 0;"),),
           ("guarantees_feed", "guarantees_replicas")),
    Mutant("Ordered", "neighbours change places", CURSOR,
           (("ready_ = feed_->Recent(seen_ + 1);", "ready_ = feed_->Recent((seen_ + 1) ^ 1);"),
            (WHOLE, WHOLE.replace("seen_ = committed.commit.revision", "++seen_"))),
           ("guarantees_feed",)),
    Mutant("Resumable", "a token of lost history is taken", CURSOR,
           ((" || (*commit)->chain != token.chain", ""),),
           ("guarantees_feed", "guarantees_lost_history")),
    Mutant("Resumable", "a token of another store is taken", CURSOR,
           (("token.store_id != feed_->store_id()", "token.store_id.empty()"),),
           ("guarantees_feed",)),
    Mutant("Resumable", "a replica takes no token of what it has not reached", CURSOR,
           (("  seen_ = token.revision;",
             "  if (token.revision > feed_->Newest()->revision()) return InvalidResumeToken();\n"
             "  seen_ = token.revision;"),),
           ("guarantees_hand_over",)),
    Mutant("Progressing", "a sign of life has no token", CURSOR,
           (("revision());\n  return Respond(std::move(response));",
             "revision());\n"
             "  return std::make_shared<const std::string>(response.SerializeAsString());"),),
           ("guarantees_feed",)),
    Mutant("Atomic", "a snapshot lacks the last record of its commit",
           "server/curation/working_catalog.cc",
           (("  return catalog::Update(", "  if (updates.size() > 1) updates.pop_back();\n"
             "  return catalog::Update("),),
           ("guarantees_read",)),
    Mutant("Permanent", "what is not at hand is answered with the newest",
           "server/catalog/catalog.cc",
           (("  return past_->AtRevision(revision, newest);", "  return newest;"),),
           ("guarantees_read",)),
    Mutant("Repeatable", "a page goes on at the newest revision", "server/catalog/catalog.cc",
           (("  return AtRevision(revision);\n}\n\nabsl::StatusOr<SnapshotPtr> Catalog::AtTime",
             "  return Newest();\n}\n\nabsl::StatusOr<SnapshotPtr> Catalog::AtTime"),),
           ("guarantees_read",)),
    Mutant("Honest", "a dry run commits", COMMITTER,
           ((" && !request.options.validate_only()", ""),),
           ("guarantees_read",)),
    Mutant("Honest", "what left a filter is called deleted", "server/feed/feed_filter.cc",
           (("change.current == nullptr ? v1::CHANGE_TYPE_DELETED : v1::CHANGE_TYPE_LEFT",
             "v1::CHANGE_TYPE_DELETED"),),
           ("guarantees_read",)),
    Mutant("Honest", "a sign of life is ahead of the data", CURSOR,
           (("  response.set_revision(seen_);", "  response.set_revision(seen_ + 1);"),),
           ("guarantees_feed",)),
    Mutant("Durable", "what was not appended is acknowledged", COMMITTER,
           (("  absl::Status appended = Append(drafts);",
             "  absl::Status appended = previous.revision % 5 == 0 ? absl::OkStatus()"
             " : Append(drafts);"),),
           ("guarantees_crash",)),
    Mutant("Durable", "no standby is waited for", APPEND,
           (('"SET LOCAL lock_timeout', '"SET LOCAL synchronous_commit = local; '
             'SET LOCAL lock_timeout'),),
           ("guarantees_unknown_outcomes",)),
    Mutant("Durable", "a commit that was found is acknowledged before the standby has it",
           "server/log/postgres_writer.cc",
           (("    if (step.ok()) append_->End();\n", ""),),
           ("guarantees_unknown_outcomes",)),
    Mutant("Durable", "a damaged file is served", "server/log/chain.cc",
           ((" && hash_->Finish(commit_) == commit_.chain;", ";"),),
           ("guarantees_sqlite_faults",)),
    Mutant("Durable", "an index that does not fit is verified", "server/log/sqlite_reader.cc",
           (("PRAGMA integrity_check(1)", "SELECT 'ok'"),),
           ("guarantees_sqlite_faults",)),
    Mutant("Durable", "an index that does not fit is served", "server/log/sqlite_reader.cc",
           (("PRAGMA integrity_check(revisions)", "SELECT 'ok'"),),
           ("guarantees_sqlite_faults",)),
    Mutant("Durable", "an index of names that does not fit is served",
           "server/log/sqlite_reader.cc",
           (("PRAGMA integrity_check(changes)", "SELECT 'ok'"),),
           ("guarantees_sqlite_faults",)),
    Mutant("Durable", "a file has two servers", "server/log/file_lock.cc",
           (("LOCK_EX | LOCK_NB", "LOCK_SH | LOCK_NB"),),
           ("guarantees_sqlite_faults",)),
    Mutant("Durable", "what the database has lost is served on", COMMITTER,
           (("  if (!log_.IsShared() || revision == 0)", "  if (log_.IsShared() || revision == 0)"),),
           ("guarantees_lost_history",)),
    Mutant("Durable", "a database that stands still keeps the server from its end",
           "server/main.cc",
           (("  LimitEnd(drain_time + kPatienceWithStore, kExitStore);\n",
             "  LimitEnd(drain_time + absl::Hours(1), kExitStore);\n"),),
           ("guarantees_database_faults",)),
    Mutant("Repeatable", "own writes are not waited for at another replica",
           "server/catalog/catalog.cc",
           (("options.min_revision() > newest->revision()", "options.min_revision() < 0"),),
           ("guarantees_hand_over",)),
)
