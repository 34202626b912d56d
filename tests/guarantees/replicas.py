#!/usr/bin/env python3
"""Several missiond on one PostgreSQL are one catalog: any of them takes writes and tells of all of
them, also while one is killed.

    build/venv/bin/python tests/guarantees/replicas.py --missiond=build/ci/server/missiond
"""

import guarantees_case
from guarantees_case import PostgresCase


class ReplicasTest(PostgresCase):
    """Ordered, Complete, ExactlyOncePerRevision and Durable, with all replicas at work."""

    def test_every_replica_takes_writes_and_tells_of_all(self):
        _, apis = self.replicas(self.database.new_store("missions"), 3)
        load = self.load(apis, curators=6, watchers=3)
        load.wait_for_commits(300)
        self.finish(load)
        self.assertFalse(load.refusals, "a replica is overtaken for ever")
        self.assert_same_content(apis, load)

    def test_a_watcher_changes_the_replica_whenever_it_likes(self):
        _, apis = self.replicas(self.database.new_store("missions"), 3)
        load = self.load(apis, curators=3, watchers=3)

        def resumptions():
            return sum(watcher.resumed for watcher in load.watchers)

        # One that is cut off again before it is back resumes once.
        disconnects = 0
        while resumptions() <= 30 and disconnects < 400:
            load.wait_for_commits(self.random.randint(1, 6))
            self.random.choice(load.watchers).disconnect()
            disconnects += 1
        self.finish(load)
        self.assertGreater(resumptions(), 30)

    def test_kill_of_a_replica_loses_nothing(self):
        servers, apis = self.replicas(self.database.new_store("missions"), 3)
        load = self.load(apis, curators=6, watchers=3)
        for _ in range(8):
            load.wait_for_commits(self.random.randint(1, 30))
            victim = self.random.choice(servers)
            victim.kill()
            load.wait_for_commits(6)  # the others go on without it
            victim.start()
        load.wait_for_commits(1)
        self.finish(load)
        self.assert_same_content(apis, load)
        self.assertEqual(servers[0].verify().returncode, 0)

    def assert_same_content(self, apis, load):
        """At the last revision and at one on the way, from every replica."""
        for revision in (load.last_revision, self.random.randint(1, load.last_revision)):
            exports = [self.export(api, revision) for api in apis]
            self.assertEqual(exports[1:], exports[:-1])
        for watcher in load.watchers[1:]:
            common = {r: n for r, n in watcher.names.items() if r <= load.last_revision}
            self.assertEqual({r: load.watchers[0].names[r] for r in common}, common)


if __name__ == "__main__":
    guarantees_case.main()
