"""History: revisions, versions of records, differences, and exports that verify themselves."""

import hashlib

from conformance_case import FAR_AHEAD, FOUNDING, LISTS, ConformanceCase, names_of, read_pages

KINDS = ["country", "instrument", "actor", "source", "mission", "invocation", "suspension", "event"]
COLLECTIONS = dict(zip(KINDS, LISTS))


def varint(number):
    groups = bytearray()
    while number > 0x7f:
        groups.append(number & 0x7f | 0x80)
        number >>= 7
    groups.append(number)
    return bytes(groups)


def content_of(record):
    return getattr(record, record.WhichOneof("record"))


class HistoryTest(ConformanceCase):
    def test_lists_every_revision_without_a_gap(self):
        pages = read_pages(self.api, "HistoryService.ListRevisions", page_size=100)
        revisions = [revision for page in pages for revision in page.revisions]
        self.assertEqual([r.revision for r in revisions],
                         list(range(revisions[0].revision, 0, -1)))
        times = [(r.commit_time.seconds, r.commit_time.nanos) for r in revisions]
        self.assertEqual(times, sorted(times, reverse=True))
        for revision in revisions:
            self.assertTrue(revision.author)
            self.assertTrue(revision.reason)

    def test_the_first_revision_created_all_that_it_holds(self):
        pages = read_pages(self.api, "HistoryService.GetRevision", revision=1, page_size=150)
        changes = [change for page in pages for change in page.changes]
        self.assertEqual({page.revision.change_count for page in pages}, {len(changes)})
        self.assertEqual({change.type for change in changes}, {1}, "CREATED")
        founding = {r.name for c in LISTS for r in self.all_of(c, read_options=FOUNDING)}
        self.assertEqual({change.name for change in changes}, founding)
        for change in changes:
            self.assertEqual(content_of(change.current).name, change.name)
            self.assertFalse(change.HasField("previous"))

    def test_a_record_has_its_first_version(self):
        name = "missions/haiti-1991"
        pages = read_pages(self.api, "HistoryService.ListRecordRevisions", name=name)
        oldest = pages[-1].record_revisions[-1]
        self.assertEqual(oldest.revision.revision, 1)
        record = self.api.call("MissionService.GetMission", name=name, read_options=FOUNDING)
        self.assertEqual(oldest.record.mission, record.mission)

    def test_a_revision_does_not_differ_from_itself(self):
        answer = self.api.call("HistoryService.DiffRevisions", from_revision=1, to_revision=1)
        self.assertEqual((len(answer.diffs), answer.to_revision), (0, 1))
        self.assertGreaterEqual(
            self.api.call("HistoryService.DiffRevisions", from_revision=1).to_revision, 1)

    def test_an_export_is_whole_and_says_so(self):
        for fields in ({}, {"read_options": FOUNDING}, {"kinds": [5]}, {"kinds": [8, 1, 8]}):
            chunks = self.api.stream("HistoryService.ExportCatalog", **fields)
            records = [record for chunk in chunks for record in chunk.records]
            for chunk in chunks[:-1]:
                self.assertFalse(chunk.HasField("trailer"))
            trailer = chunks[-1].trailer
            self.assertEqual(trailer.record_count, len(records))
            self.assertEqual({c.revision for c in chunks}, {trailer.revision})
            digest = hashlib.sha256()
            for record in records:
                written = record.SerializeToString()
                digest.update(varint(len(written)) + written)
            self.assertEqual(trailer.sha256, digest.hexdigest())

    def test_an_export_has_what_the_lists_have(self):
        chunks = self.api.stream("HistoryService.ExportCatalog", read_options=FOUNDING)
        records = [record for chunk in chunks for record in chunk.records]
        kinds = [record.WhichOneof("record") for record in records]
        self.assertEqual(kinds, sorted(kinds, key=KINDS.index))
        for kind, collection in COLLECTIONS.items():
            exported = [content_of(record) for record in records
                        if record.WhichOneof("record") == kind]
            listed = self.all_of(collection, read_options=FOUNDING, view=2)
            self.assertEqual(names_of(exported), names_of(listed), kind)
            self.assertEqual(exported, listed)

    def test_refuses_revisions_and_records_that_there_are_not(self):
        for revision in (-1, FAR_AHEAD, -2**63):
            for method, field in (("GetRevision", "revision"), ("DiffRevisions", "from_revision")):
                self.assert_refused(
                    self.api.refusal(f"HistoryService.{method}", **{field: revision}),
                    "NOT_FOUND", "REVISION_NOT_FOUND", revision=str(revision))
        self.assert_refused(
            self.api.refusal("HistoryService.ListRecordRevisions", name="missions/atlantis-1999"),
            "NOT_FOUND", "RECORD_NOT_FOUND", name="missions/atlantis-1999")
        for method, field in (("GetRevision", "revision"), ("ListRecordRevisions", "name"),
                              ("DiffRevisions", "from_revision")):
            self.assert_refused(self.api.refusal(f"HistoryService.{method}"), "INVALID_ARGUMENT",
                                "FIELD_REQUIRED", field=field)

    def test_refuses_tokens_that_are_none(self):
        for method, fields in (("ListRevisions", {}), ("GetRevision", {"revision": 1}),
                               ("ListRecordRevisions", {"name": "missions/haiti-1991"}),
                               ("DiffRevisions", {"from_revision": 1})):
            for garbage in ("x", "A" * 54, "A" * 100_000, "\0"):
                self.assert_refused(
                    self.api.refusal(f"HistoryService.{method}", page_token=garbage, **fields),
                    "INVALID_ARGUMENT", "INVALID_PAGE_TOKEN", field="page_token")

    def test_exports_bear_readers_that_go_away(self):
        for _ in range(50):
            running = self.api.open("HistoryService.ExportCatalog")
            next(running)
            running.cancel()
        self.assert_alive()
