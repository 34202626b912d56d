#!/usr/bin/env python3
"""A standby that was behind takes over, so that the store loses commits: tokens of them are refused,
and a server that served them ends.

    build/venv/bin/python tests/guarantees/lost_history.py --missiond=build/ci/server/missiond
"""

import uuid

import guarantees_case
from guarantees_case import export
from missiond import clients
from outage_case import OutageCase


class LostHistoryTest(OutageCase):
    """Revisions 3 to 5 are lost with the primary, and others take their numbers."""

    make_store = OutageCase.make_store_with_standby

    def setUp(self):
        super().setUp()
        self.commit("actors/test-kept")
        self.standby.kill()
        self.database.query("ALTER SYSTEM RESET synchronous_standby_names")
        self.database.query("SELECT pg_reload_conf()")
        self.tokens = {}
        for number in range(3):
            revision = self.commit(f"actors/test-lost-{number}")
            self.tokens[revision] = self.token_of(revision)
        self.database.kill()
        self.standby.start()
        self.standby.promote()
        # The server that served what is lost.
        self.assertEqual(self.servers[0].wait(seconds=20), 5)
        self.assertIn("has no longer the revision 5", self.servers[0].log())
        self.other = self.server(self.servers[0].store, "other")
        self.other.start()
        self.other_api = self.api.at(self.other.address)
        self.addCleanup(self.other_api.close)

    def commit(self, name, api=None):
        """Revision of a commit of one actor."""
        request_id = str(uuid.uuid4())
        return self.eventually(lambda: self.write(name, request_id, api=api), "a commit").revision

    def token_of(self, revision):
        """The resume token of the response that brings the revision."""
        call = self.api.open("TimelineService.WatchTimeline", revision=revision)
        for response in call:
            if response.WhichOneof("payload") == "changes":
                call.cancel()
                return response.resume_token
        return self.fail("the feed ended")

    def assert_refused(self, token):
        refusal = self.refusal_of(lambda: list(self.other_api.open(
            "TimelineService.WatchTimeline", resume_token=token)))
        self.assertEqual((refusal.code.name, refusal.reason), ("DATA_LOSS", "LOST_HISTORY"))

    def test_tokens_of_lost_revisions_are_refused(self):
        self.assertEqual(sorted(self.tokens), [3, 4, 5])
        for token in self.tokens.values():
            self.assert_refused(token)
        for number in range(4):  # others of the same numbers
            self.assertEqual(self.commit(f"actors/test-new-{number}", self.other_api), 3 + number)
        for token in self.tokens.values():
            self.assert_refused(token)

    def test_a_server_that_is_started_again_serves_what_the_store_has(self):
        for number in range(4):
            revision = self.commit(f"actors/test-new-{number}", self.other_api)
        expected = export(self.other_api, revision)
        self.servers[0].start()
        with clients(self.servers[:1]) as (api,):
            self.assertEqual(export(api, revision), expected)


if __name__ == "__main__":
    guarantees_case.main()
