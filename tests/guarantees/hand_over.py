#!/usr/bin/env python3
"""What one missiond gave is good at another on the same PostgreSQL, at once: revisions, resume tokens,
page tokens and cursors.

    build/venv/bin/python tests/guarantees/hand_over.py --missiond=build/ci/server/missiond
"""

import time
import uuid

import guarantees_case
from conformance_case import names_of, records_of
from curator import actor_like, actor_template
from guarantees_case import PostgresCase


class HandOverTest(PostgresCase):
    """Resumable, Repeatable, read-your-writes."""

    def setUp(self):
        super().setUp()
        _, (self.one, self.other) = self.replicas(self.database.new_store("missions"), 2)
        self.template = actor_template(self.one)
        self.count = 0

    def write(self, api):
        """Revision of a commit of one actor, and its name."""
        self.count += 1
        name = f"actors/test-{self.count}"
        record = {"actor": actor_like(self.template, name)}
        return self.apply(api, [record], request_id=str(uuid.uuid4())).revision, name

    def sides(self, count):
        """Both replicas in turn, as the one that does something first and the one that follows."""
        for turn in range(count):
            yield (self.one, self.other) if turn % 2 == 0 else (self.other, self.one)

    def test_reads_own_writes_at_the_other(self):
        waited = []
        for writer, reader in self.sides(40):
            revision, name = self.write(writer)
            started = time.monotonic()
            answer = self.eventually(
                lambda: reader.call("MissionService.GetActor", name=name,
                                    read_options={"min_revision": revision}), "it is there")
            waited.append(time.monotonic() - started)
            self.assertEqual(answer.actor.name, name)
            self.assertGreaterEqual(answer.revision, revision)
        waited.sort()
        print(f"    read at the other after {waited[len(waited) // 2] * 1e3:.0f} ms, at most "
              f"{waited[-1] * 1e3:.0f} ms")

    def test_a_retry_at_the_other_makes_no_second_commit(self):
        for number, (writer, other) in enumerate(self.sides(20)):
            record = {"actor": actor_like(self.template, f"actors/test-retried-{number}")}
            request_id = str(uuid.uuid4())
            first = self.apply(writer, [record], request_id=request_id)
            again = self.apply(other, [record], request_id=request_id)
            self.assertEqual((again.revision, again.replayed), (first.revision, True))
            self.assertEqual(len(again.diffs), 1)

    def test_a_refused_read_says_when_to_ask_again(self):
        revision, name = self.write(self.one)
        refusal = self.refusal_of(lambda: self.other.call(
            "MissionService.GetActor", name=name, read_options={"min_revision": revision + 1000}))
        self.assertEqual(refusal.code.name, "UNAVAILABLE")
        self.assertIsNotNone(refusal.retry)

    def test_a_feed_goes_on_at_the_other_at_once(self):
        token = None
        for writer, follower in self.sides(40):
            revision, name = self.write(writer)
            start = {"resume_token": token} if token else {"revision": revision}
            token = self.next_change(self.follow(writer, **start), revision, name)
            # With a token that the other may not have reached yet.
            call = self.follow(follower, resume_token=token)
            token = self.next_change(call, *self.write(writer))

    def follow(self, api, **start):
        return api.open("TimelineService.WatchTimeline", **start)

    def next_change(self, call, revision, name):
        """Sees exactly the change of `revision`, and answers its token."""
        for response in call:
            if response.WhichOneof("payload") == "changes":
                call.cancel()
                self.assertEqual((response.revision, names_of(response.changes.changes)),
                                 (revision, [name]))
                return response.resume_token
            self.assertLessEqual(response.revision, revision)
        return self.fail("the feed ended")

    def test_pages_go_on_at_the_other_at_once(self):
        for writer, follower in self.sides(40):
            revision, name = self.write(writer)
            # The token of the first page comes to the other before the commit may have.
            in_turn = self.read_in_turn(follower, writer, "MissionService.ListActors",
                                        page_size=30)
            whole = writer.call("MissionService.ListActors", page_size=1000,
                                read_options={"at_revision": revision})
            self.assertEqual(in_turn, names_of(whole.actors))
            self.assertIn(name, in_turn)

    def read_in_turn(self, follower, writer, method, **fields):
        """Names of the records on all pages, the first of them from `writer`."""
        names = []
        token = ""
        for turn in range(1000):
            api = writer if turn % 2 == 0 else follower
            page = self.eventually(lambda: api.call(method, page_token=token, **fields), "a page")
            names += names_of(records_of(page))
            token = page.next_page_token
            if not token:
                return names
        return self.fail("the pages do not come to an end")

    def test_pages_of_history_go_on_at_the_other(self):
        for writer, _ in self.sides(9):
            last, _ = self.write(writer)
        for reader in (self.one, self.other):
            self.eventually(lambda: reader.call("MissionService.ListActors", read_options={
                "min_revision": last}), "both have all")
        for method, fields in (("HistoryService.DiffRevisions", {"from_revision": 1}),
                               ("HistoryService.GetRevision", {"revision": 1}),
                               ("HistoryService.ListRecordRevisions", {"name": "actors/test-1"})):
            size = 40 if fields.get("revision") else 2
            pages = []
            for order in ((self.one, self.other), (self.one, self.one), (self.other, self.other)):
                pages.append(self.read_pages(order, method, page_size=size, **fields))
            self.assertEqual(pages[0], pages[1], method)
            self.assertEqual(pages[0], pages[2], method)

    def read_pages(self, apis, method, **fields):
        """The bytes of the first field of all pages, read from the clients in turn."""
        bytes_of_pages = []
        token = ""
        while True:
            page = apis[len(bytes_of_pages) % 2].call(method, page_token=token, **fields)
            bytes_of_pages.append([r.SerializeToString() for r in records_of(page)])
            token = page.next_page_token
            if not token:
                return bytes_of_pages

    def test_a_replay_goes_on_at_the_other(self):
        whole = self.one.stream("TimelineService.ReplayTimeline")
        names = [name for chunk in whole for name in names_of(chunk.events)]
        first = whole[0]
        rest = self.other.stream("TimelineService.ReplayTimeline",
                                 resume_cursor=first.resume_cursor)
        self.assertEqual(names_of(first.events) + [n for c in rest for n in names_of(c.events)],
                         names)
        self.assertEqual(rest[-1].total_count, len(names))


if __name__ == "__main__":
    guarantees_case.main()
