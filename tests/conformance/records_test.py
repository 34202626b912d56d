"""Get, BatchGet and List: every record under its name, whole, and marked with where it is from."""

import re

from conformance_case import FOUNDING, GETS, LISTS, ConformanceCase, names_of, records_of
from source_page import INVOCATIONS, MISSIONS

BATCH = "MissionService.BatchGetMissions"


class RecordsTest(ConformanceCase):
    def test_get_answers_every_record_that_list_names(self):
        for collection, method in GETS.items():
            listed = self.all_of(collection, view="RECORD_VIEW_FULL", read_options=FOUNDING)
            self.assertTrue(listed, collection)
            futures = [self.api.future(method, name=r.name, read_options=FOUNDING) for r in listed]
            for record, future in zip(listed, futures):
                answer = future.result()
                self.assertEqual(answer.revision, 1)
                self.assertEqual(getattr(answer, answer.DESCRIPTOR.fields[0].name), record)

    def test_every_record_carries_what_the_catalog_says_of_it(self):
        for collection in LISTS:
            uids, etags = set(), set()
            for record in self.all_of(collection):
                with self.subTest(record.name):
                    self.assertRegex(record.uid, r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
                    self.assertTrue(record.etag)
                    self.assertGreaterEqual(record.revision, 1)
                    self.assertGreater(record.create_time.seconds, 1_700_000_000)
                    self.assertGreaterEqual((record.update_time.seconds, record.update_time.nanos),
                                            (record.create_time.seconds, record.create_time.nanos))
                    self.assertIn(record.origin, (1, 2))
                    uids.add(record.uid)
                    etags.add(record.etag)
            self.assertEqual(len(uids), len(etags), "two records of one content")

    def test_the_page_tells_of_17_missions(self):
        missions = self.all_of("missions", origin="ORIGIN_SOURCE_PAGE")
        self.assertCountEqual(names_of(missions), MISSIONS)
        self.assertEqual(len(missions), 17)

    def test_the_page_tells_of_13_invocations(self):
        invocations = self.all_of("invocations", origin="ORIGIN_SOURCE_PAGE")
        self.assertCountEqual(names_of(invocations), [i.name for i in INVOCATIONS])

    def test_origin_splits_every_collection(self):
        for collection in LISTS:
            parts = []
            for origin in (1, 2):
                found = self.all_of(collection, origin=origin)
                self.assertEqual({record.origin for record in found} - {origin}, set())
                parts += names_of(found)
            self.assertCountEqual(parts, names_of(self.all_of(collection)))

    def test_batch_get_answers_in_the_order_of_the_names(self):
        names = ["missions/peru-1992", "missions/haiti-1991", "missions/peru-1992"]
        answer = self.api.call(BATCH, names=names)
        self.assertEqual(names_of(answer.missions), names)
        self.assertTrue(answer.missions[0].assertions, "FULL when unspecified")
        self.assertGreaterEqual(answer.revision, 1)

    def test_batch_get_of_a_thousand_names(self):
        answer = self.api.call(BATCH, names=["missions/peru-1992"] * 1000, view=1)
        self.assertEqual(len(answer.missions), 1000)

    def test_batch_get_is_all_or_nothing_and_names_every_missing_one(self):
        refusal = self.api.refusal(
            BATCH, names=["missions/peru-1992", "missions/peru-1893", "missions/haiti-1791"])
        self.assert_refused(refusal, "NOT_FOUND", "RECORD_NOT_FOUND", kind="mission",
                            name="missions/peru-1893 missions/haiti-1791")
        self.assertNotIn("missions/peru-1992", refusal.message)

    def test_summaries_count_what_the_list_holds(self):
        answer = self.api.call("MissionService.SummarizeMissions", read_options=FOUNDING)
        missions = self.all_of("missions", read_options=FOUNDING)
        self.assertEqual(answer.total_count, len(missions))
        facets = {f.facet: {v.value: v.count for v in f.values} for f in answer.facets}
        self.assertEqual(sorted(facets), [1, 2, 3, 4, 5, 6])
        self.assertEqual(facets[1]["HN"], sum("HN" in [m.region_code, *m.additional_region_codes]
                                              for m in missions))
        by_decade = {}
        for mission in missions:
            decade = f"{mission.period.start_date.earliest.year // 10}0s"
            by_decade[decade] = by_decade.get(decade, 0) + 1
        self.assertEqual(facets[3], by_decade)
        self.assertEqual(sum(facets[2].values()), len(missions))
        for value in facets[2]:
            self.assertRegex(value, "^MISSION_TYPE_[A-Z_]+$")

    def test_summaries_of_the_page(self):
        answer = self.api.call("MissionService.SummarizeMissions", facets=["MISSION_FACET_ARTICLE"],
                               origin="ORIGIN_SOURCE_PAGE")
        self.assertEqual(answer.total_count, 17)
        (facet,) = answer.facets
        charter = "instruments/democratic-charter#"
        self.assertEqual([(v.value, v.count) for v in facet.values],
                         [(charter + "18", 3), (charter + "20", 2), (charter + "21", 1)])

    def test_summaries_answer_the_highest_counts_and_say_how_many_there_are(self):
        whole = self.api.call("MissionService.SummarizeMissions", facets=[1])
        first = self.api.call("MissionService.SummarizeMissions", facets=[1], max_values=2)
        self.assertEqual(list(first.facets[0].values), list(whole.facets[0].values[:2]))
        self.assertEqual(first.facets[0].value_count, len(whole.facets[0].values))
        counts = [(-v.count, v.value) for v in whole.facets[0].values]
        self.assertEqual(counts, sorted(counts))

    def test_names_follow_the_pattern_of_their_collection(self):
        for collection, method in LISTS.items():
            pattern = "[A-Z]{2}" if collection == "countries" else "[a-z0-9-]+"
            for record in records_of(self.api.call(method, page_size=1000)):
                self.assertTrue(re.fullmatch(f"{collection}/{pattern}", record.name), record.name)
