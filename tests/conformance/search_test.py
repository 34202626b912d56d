"""Text search over the wire."""

from conformance_case import ConformanceCase, patiently

SEARCH = "MissionService.SearchCatalog"
MISSION, EVENT = 5, 8  # RecordKind


def content_of(result):
    return getattr(result.record, result.record.WhichOneof("record"))


class SearchTest(ConformanceCase):
    @classmethod
    def setUpClass(cls):
        # The text index is built while everything else is served.
        patiently(lambda: cls.api.call(SEARCH, query="honduras"))

    def names(self, query, **fields):
        answer = self.api.call(SEARCH, query=query, page_size=1000, **fields)
        self.assertEqual(answer.total_size, len(answer.results))
        return [content_of(result).name for result in answer.results]

    def test_accents_do_not_matter_either_way(self):
        for plain, accented in (("Bolanos", "Bolaños"), ("coup d'etat", "coup d’état")):
            self.assertTrue(self.names(plain))
            self.assertEqual(self.names(plain), self.names(accented))
        self.assertIn("actors/enrique-bolanos", self.names("Bolanos"))

    def test_phrases_and_prefixes(self):
        self.assertLessEqual(set(self.names('"good offices"')), set(self.names("good offices")))
        self.assertLessEqual(set(self.names("honduras")), set(self.names("hond*")))

    def test_kinds_and_filters_narrow(self):
        every = self.names("honduras")
        missions = self.names("honduras", kinds=[MISSION])
        self.assertEqual(missions, [name for name in every if name.startswith("missions/")])
        self.assertEqual(self.names("honduras", kinds=[EVENT], filter="kind = COUP"),
                         ["events/honduras-2009-06-28-coup"])

    def test_highlights_are_places_in_the_snippet(self):
        for result in self.api.call(SEARCH, query="insulza").results:
            snippet = result.snippet.encode()
            self.assertTrue(result.highlights)
            for span in result.highlights:
                word = snippet[span.offset:span.offset + span.length].decode()
                self.assertEqual(word.lower(), "insulza")

    def test_pages_follow_each_other(self):
        whole, names, token = self.names("president"), [], ""
        while True:
            page = self.api.call(SEARCH, query="president", page_size=7, page_token=token)
            names += [content_of(result).name for result in page.results]
            token = page.next_page_token
            if not token:
                break
        self.assertEqual(names, whole)

    def test_faults(self):
        for fields, code, reason, field in (
                ({}, "INVALID_ARGUMENT", "FIELD_REQUIRED", "query"),
                ({"query": "..."}, "INVALID_ARGUMENT", "INVALID_QUERY", "query"),
                ({"query": "a", "page_size": -1}, "INVALID_ARGUMENT", "INVALID_PAGE_SIZE",
                 "page_size"),
                ({"query": "a", "filter": "nonsense (("}, "INVALID_ARGUMENT", "INVALID_FILTER",
                 "filter")):
            with self.subTest(fields):
                self.assert_refused(self.api.refusal(SEARCH, **fields), code, reason, field=field)
