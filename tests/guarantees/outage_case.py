"""One missiond on a database to which something happens while it serves."""

import grpc
from curator import actor_like, actor_template
from guarantees_case import PostgresCase
from postgres_server import store_address


class OutageCase(PostgresCase):
    """Commits are tried once, by hand; a watcher sees all of them."""

    def setUp(self):
        super().setUp()
        self.servers, apis = self.replicas(self.make_store(), 1)
        self.api = apis[0]
        self.template = actor_template(self.api)
        self.load_of_one = self.load(apis, curators=0)
        self.watcher = self.load_of_one.watchers[0]
        self.watcher.wait_for(1)

    def make_store(self):
        return self.database.new_store("missions")

    def make_store_with_standby(self):
        """Of a database with a synchronous standby, on whichever of the two is the primary."""
        self.database.new_store("missions")
        self.standby = self.database.add_standby()
        return store_address(self.database, self.standby, database="missions")

    def begin(self, name, request_id, api=None):
        """A call that commits one actor."""
        record = {"actor": actor_like(self.template, name)}
        return (api or self.api).future("CurationService.ApplyCatalog", records=[record],
                               options={"reason": "guarantees", "request_id": request_id})

    def write(self, name, request_id, seconds=None, api=None):
        """Its answer; with `seconds`, the caller waits no longer and gets None."""
        call = self.begin(name, request_id, api)
        if seconds is None:
            return call.result()
        try:
            return call.result(seconds)
        except grpc.FutureTimeoutError:
            call.cancel()
            return None

    def assert_reads_go_on(self, revision):
        for _ in range(20):
            answer = self.api.call("MissionService.GetMission", name="missions/honduras-2009")
            self.assertEqual(answer.revision, revision)
        self.assertGreater(self.api.call("MissionService.ListMissions").total_size, 10)
        chunks = self.api.stream("TimelineService.ReplayTimeline")
        self.assertGreater(chunks[-1].total_count, 10)

    def assert_committed_once(self, name, answer):
        """The revision is there, is the newest, made the record, and the watcher saw it once."""
        self.assertTrue(self.watcher.wait_for(answer.revision))
        self.assertEqual(self.watcher.names[answer.revision], [name])
        history = self.api.call("HistoryService.ListRecordRevisions", name=name)
        self.assertEqual(len(history.record_revisions), 1)
        self.assertEqual(history.record_revisions[0].revision.revision, answer.revision)
        self.assertEqual(self.load_of_one.breaches(), [])
        self.assertEqual(self.servers[0].verify().returncode, 0)
