#!/usr/bin/env python3
"""The database of the store is not there, goes away or stands still: reads go on, writes are refused
clearly, nothing is lost or done twice, and missiond need not be started again.

    build/venv/bin/python tests/guarantees/database_faults.py --missiond=build/ci/server/missiond
"""

import uuid

import guarantees_case
from guarantees_case import PostgresCase
from outage_case import OutageCase
from postgres_server import store_address
from processes import stopped


class StartTest(PostgresCase):
    """What an operator reads when missiond cannot start."""

    def assert_refused(self, store, *words):
        answer = self.server(store, "refused").attempt()
        self.assertEqual(answer.returncode, 5, answer.stderr)
        self.assertEqual(len(answer.stderr.splitlines()), 1, answer.stderr)
        self.assertTrue(answer.stderr.startswith("missiond: "), answer.stderr)
        for word in words:
            self.assertIn(word, answer.stderr)

    def test_says_that_the_database_is_not_there(self):
        self.assert_refused(store_address(self.database, database="nowhere"), "nowhere")
        self.database.kill()
        self.assert_refused(store_address(self.database) + "&password=s3cret",
                            str(self.database.folder))
        answer = self.server(store_address(self.database) + "&password=s3cret", "other").attempt()
        self.assertNotIn("s3cret", answer.stderr)

    def test_says_that_tables_are_damaged(self):
        store = self.database.new_store("missions")
        with self.server(store) as server:
            self.assertEqual(server.stop(), 0)
        self.database.query("DELETE FROM oas_changes WHERE position = 7", "missions")
        self.assert_refused(store, "damaged")


class OutageTest(OutageCase):
    """The database goes away while missiond serves."""

    def test_reads_go_on_and_writes_come_back(self):
        revision = self.write("actors/test-before", str(uuid.uuid4())).revision
        retried = str(uuid.uuid4())
        for _ in range(3):
            self.database.kill()
            self.assert_reads_go_on(revision)
            refusal = self.refusal_of(lambda: self.write("actors/test-while", retried))
            self.assertEqual((refusal.code.name, refusal.reason),
                             ("UNAVAILABLE", "STORE_UNAVAILABLE"), refusal.message)
            self.assertIsNotNone(refusal.retry)
            self.assertNotIn("\n", refusal.message)
            self.database.start()
        answer = self.eventually(lambda: self.write("actors/test-while", retried), "a commit")
        self.assertEqual((answer.revision, answer.replayed), (revision + 1, False))
        self.assert_committed_once("actors/test-while", answer)
        self.assertEqual(self.watcher.resumed, 0, "the feed did not go on in one call")
        self.assertEqual(self.servers[0].stop(), 0)

    def test_a_database_that_stands_still_costs_only_the_writers(self):
        revision = self.write("actors/test-before", str(uuid.uuid4())).revision
        retried = str(uuid.uuid4())
        with stopped(self.database.process):
            self.assertIsNone(self.write("actors/test-while", retried, seconds=1))
            self.assert_reads_go_on(revision)
        answer = self.eventually(lambda: self.write("actors/test-while", retried), "a commit")
        self.assertEqual(answer.revision, revision + 1)
        self.assert_committed_once("actors/test-while", answer)

    def test_stops_while_the_database_stands_still(self):
        with stopped(self.database.process):
            self.write("actors/test-while", str(uuid.uuid4()), seconds=0.2)
            self.assertEqual(self.servers[0].stop(seconds=20), 5)
            self.assertIn("does not answer", self.servers[0].log())

    def test_lost_connections_are_made_anew(self):
        for count in range(10):
            self.database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                "WHERE application_name = 'missiond'")
            name = f"actors/test-{count}"
            request_id = str(uuid.uuid4())
            answer = self.eventually(lambda: self.write(name, request_id), "a commit")
            self.assert_committed_once(name, answer)


if __name__ == "__main__":
    guarantees_case.main()
