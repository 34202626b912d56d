"""read_options: which revision is read, on every method that reads."""

import grpc

from conformance_case import FAR_AHEAD, GETS, LISTS, STREAMS, ConformanceCase
from reflected_api import Refusal

# Every method that reads, with the least that it must be given.
READS = [
    *[(method, {}) for method in (*LISTS.values(), *STREAMS.values())],
    ("CharterService.LookupInvocations", {}),
    ("CharterService.CountInvocations", {"counting_rule": "COUNTING_RULE_PER_YEAR"}),
    ("MissionService.SummarizeMissions", {}),
    ("MissionService.BatchGetMissions", {"names": ["missions/haiti-1991"]}),
    (GETS["countries"], {"name": "countries/HN"}),
    (GETS["instruments"], {"name": "instruments/democratic-charter"}),
    (GETS["actors"], {"name": "actors/jose-miguel-insulza"}),
    (GETS["sources"], {"name": "sources/oas-political-missions-map"}),
    (GETS["missions"], {"name": "missions/haiti-1991"}),
    (GETS["invocations"], {"name": "invocations/haiti-1991"}),
    (GETS["suspensions"], {"name": "suspensions/honduras-2009"}),
    (GETS["events"], {"name": "events/honduras-2009-06-28-coup"}),
]


class ReadOptionsTest(ConformanceCase):
    def revision_of(self, method, fields, options=None):
        if options is not None:
            fields = {**fields, "read_options": options}
        if self.api.method(method).server_streaming:
            return self.api.stream(method, **fields)[0].revision
        return self.api.call(method, **fields).revision

    def each_read(self):
        for method, fields in READS:
            with self.subTest(method):
                yield method, fields

    def test_every_answer_says_at_which_revision_it_was_read(self):
        for method, fields in self.each_read():
            self.assertGreaterEqual(self.revision_of(method, fields), 1)

    def test_reads_revision_1_forever(self):
        for method, fields in self.each_read():
            self.assertEqual(self.revision_of(method, fields, {"at_revision": 1}), 1)

    def test_refuses_revisions_that_there_are_not(self):
        newest = str(self.revision_of(*READS[0]))
        for method, fields in self.each_read():
            for revision in (0, -1, -2**63, FAR_AHEAD, 2**63 - 1):
                refusal = self.api.refusal(method, read_options={"at_revision": revision}, **fields)
                self.assert_refused(refusal, "NOT_FOUND", "REVISION_NOT_FOUND",
                                    revision=str(revision))
                self.assertGreaterEqual(int(refusal.metadata["newest_revision"]), int(newest))

    def test_the_revision_after_the_newest_is_not_there_yet(self):
        newest = self.revision_of(*READS[0])
        refusal = self.api.refusal(READS[0][0], read_options={"at_revision": newest + 1})
        self.assert_refused(refusal, "NOT_FOUND", "REVISION_NOT_FOUND", revision=str(newest + 1))

    def test_reads_as_of_a_time(self):
        country = self.api.call(GETS["countries"], name="countries/HN",
                                read_options={"at_revision": 1}).country
        first = {"seconds": country.create_time.seconds, "nanos": country.create_time.nanos}
        for method, fields in self.each_read():
            self.assertEqual(self.revision_of(method, fields, {"at_time": first}), 1)
            later = {"at_time": {"seconds": 32_503_680_000}}  # the year 3000
            self.assertGreaterEqual(self.revision_of(method, fields, later), 1)

    def test_refuses_times_before_the_catalog(self):
        country = self.api.call(GETS["countries"], name="countries/HN",
                                read_options={"at_revision": 1}).country
        before = {"seconds": country.create_time.seconds - 1, "nanos": country.create_time.nanos}
        for method, fields in self.each_read():
            for time in (before, {}, {"seconds": -1}, {"seconds": -62_135_596_800}):
                refusal = self.api.refusal(method, read_options={"at_time": time}, **fields)
                self.assert_refused(refusal, "NOT_FOUND", "REVISION_NOT_FOUND")
                self.assertIn("time", refusal.metadata)
                self.assertIn("newest_revision", refusal.metadata)

    def test_bears_times_that_are_none(self):
        for time in ({"seconds": 2**63 - 1}, {"seconds": -2**63}, {"seconds": 1, "nanos": -1},
                     {"seconds": 2**62, "nanos": 2**31 - 1}):
            method = LISTS["missions"]
            try:
                answer = self.api.call(method, read_options={"at_time": time})
                self.assertGreaterEqual(answer.revision, 1)
            except grpc.RpcError as error:
                refusal = Refusal.of(error)
                self.assertIn(refusal.code.name, ("NOT_FOUND", "INVALID_ARGUMENT"))
                self.assertTrue(refusal.reason)
        self.assert_alive()

    def test_reads_ones_own_writes(self):
        for method, fields in self.each_read():
            for least in (0, 1, -1):
                self.assertGreaterEqual(
                    self.revision_of(method, fields, {"min_revision": least}), max(least, 1))

    def test_says_when_to_try_again_for_a_revision_it_has_not_reached(self):
        for method, fields in self.each_read():
            refusal = self.api.refusal(method, read_options={"min_revision": FAR_AHEAD}, **fields)
            self.assert_refused(refusal, "UNAVAILABLE", "REVISION_NOT_REACHED",
                                min_revision=str(FAR_AHEAD))
            self.assertIn("newest_revision", refusal.metadata)
            delay = refusal.retry.retry_delay
            self.assertGreater(delay.seconds + delay.nanos, 0)
