#!/usr/bin/env python3
"""The connection to the database breaks after COMMIT was sent and before the answer came: the commit
is made once, whatever became of the first try.

    build/venv/bin/python tests/guarantees/unknown_outcomes.py --missiond=build/ci/server/missiond
"""

import uuid

import guarantees_case
from outage_case import OutageCase
from processes import wait_until

WAITING = "FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


class UnknownOutcomeTest(OutageCase):
    """A commit stands still after COMMIT because it waits for a standby that is down."""

    NAME = "actors/test-in-flight"

    make_store = OutageCase.make_store_with_standby

    def setUp(self):
        super().setUp()
        self.standby.kill()
        self.request_id = str(uuid.uuid4())
        self.call = self.begin(self.NAME, self.request_id)
        wait_until(lambda: self.database.query(f"SELECT count(*) {WAITING}") == "1",
                   "the commit waits for the standby")

    def assert_made_once(self):
        """The call, or when it was refused its retry, and one more retry agree."""
        if self.call.exception() is None:
            answer = self.call.result()
        else:
            self.assertIn(self.call.code().name, ("UNAVAILABLE", "UNKNOWN"))
            answer = self.eventually(lambda: self.write(self.NAME, self.request_id), "a commit")
        self.assertEqual(answer.revision, 2)
        again = self.eventually(lambda: self.write(self.NAME, self.request_id), "the same answer")
        self.assertEqual((again.revision, again.replayed), (2, True))
        self.assert_committed_once(self.NAME, answer)

    def test_is_not_acknowledged_while_it_waits(self):
        self.assertFalse(self.call.done())
        self.assert_reads_go_on(1)
        self.standby.start()
        self.assert_made_once()
        self.assertFalse(self.call.result().replayed)

    def test_connection_is_lost(self):
        self.database.query(f"SELECT pg_terminate_backend(pid) {WAITING}")
        self.standby.start()
        self.assert_made_once()

    def test_is_not_acknowledged_before_the_standby_has_it(self):
        self.database.query(f"SELECT pg_terminate_backend(pid) {WAITING}")
        wait_until(lambda: self.database.query("SELECT revision FROM oas_store", "missions") == "2",
                   "the primary has the commit")
        self.assertIsNone(self.write(self.NAME, self.request_id, seconds=2))
        self.assertFalse(self.call.done() and self.call.exception() is None)
        self.database.kill()
        self.standby.start()
        self.standby.promote()
        self.assert_made_once()

    def test_server_is_killed(self):
        self.servers[0].kill()
        self.servers[0].start()
        self.standby.start()
        self.assert_made_once()

    def test_database_is_killed_and_comes_back(self):
        self.database.kill()
        self.database.start()
        self.standby.start()
        self.assert_made_once()

    def test_database_is_lost_with_the_commit(self):
        self.database.kill()
        self.standby.start()  # which never got it
        self.standby.promote()
        self.assert_made_once()


if __name__ == "__main__":
    guarantees_case.main()
