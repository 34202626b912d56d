#!/usr/bin/env python3
"""The primary database is lost, and its synchronous standby takes over: nothing acknowledged is lost,
and watchers go on with their tokens.

    build/venv/bin/python tests/guarantees/failover.py --missiond=build/ci/server/missiond
"""

import time

import guarantees_case
from guarantees_case import PostgresCase
from postgres_server import store_address


class FailoverTest(PostgresCase):
    """Durable and Resumable when a database server is lost for good."""

    def setUp(self):
        super().setUp()
        self.standby = self.database.add_standby()
        self.store = store_address(self.database, self.standby)

    def fail_over(self):
        self.database.kill()
        self.standby.promote()

    def test_loses_nothing_that_was_acknowledged(self):
        servers, apis = self.replicas(self.store, 2)
        load = self.load(apis, curators=6, watchers=2)
        load.wait_for_commits(self.random.randint(30, 120))
        started = time.monotonic()
        self.fail_over()
        load.wait_for_commits(1)
        back = time.monotonic() - started
        for watcher in load.watchers:
            watcher.disconnect()  # with the token of a revision that the lost primary told of
        load.wait_for_commits(60)
        self.finish(load)
        print(f"    the first commit was acknowledged {back:.1f} s after the loss")
        self.assertEqual(servers[0].verify().returncode, 0)

    def test_is_found_by_a_server_that_starts(self):
        servers, apis = self.replicas(self.store, 2)
        load = self.load(apis, curators=2, watchers=2)
        load.wait_for_commits(10)
        for server in servers:
            server.kill()
        self.fail_over()
        for server in servers:
            server.start()
        load.wait_for_commits(10)
        self.finish(load)
        revision = self.random.randint(1, 10)
        exports = [self.export(api, revision) for api in apis]
        self.assertEqual(exports[1:], exports[:-1])

    def test_never_takes_a_standby_for_the_primary(self):
        servers, apis = self.replicas(store_address(self.standby, self.database), 1)
        load = self.load(apis, curators=2)
        load.wait_for_commits(10)
        self.finish(load)
        answer = self.server(store_address(self.standby), "astray").attempt()
        self.assertEqual((answer.returncode, len(answer.stderr.splitlines())), (5, 1),
                         answer.stderr)
        self.assertEqual(servers[0].stop(), 0)


if __name__ == "__main__":
    guarantees_case.main()
