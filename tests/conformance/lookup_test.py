"""LookupInvocations: every article, year and country of the source page's two tables."""

from conformance_case import FOUNDING, ConformanceCase, names_of
from source_page import CHARTER, INVOCATIONS, MISSIONS_OF_INVOCATION, RESOLUTION_1080, SLUGS

METHOD = "CharterService.LookupInvocations"
# Lookups that no case of the page answers.
WITHOUT_PAGE_CASES = [{"article": 22}, {"article": 1}, {"year": 1948}, {"year": 1995},
                      {"region_code": "HT", "article": 20}, {"region_code": "HN", "year": 2010},
                      {"year": 2002, "article": 18}, {"year": 1991, "instrument": CHARTER}]


class LookupTest(ConformanceCase):
    def lookup(self, **criteria):
        return self.api.call(METHOD, **criteria)

    def assert_answers(self, expected, **criteria):
        """The page's cases in their order, and nothing else but what curators added."""
        answer = self.lookup(**criteria)
        self.assertEqual(answer.next_page_token, "")
        self.assertEqual(answer.total_size, len(answer.matches))
        found = [match.invocation for match in answer.matches]
        by_page = [i for i in found if i.HasField("source_row")]
        self.assertEqual(names_of(by_page), expected, criteria)
        for invocation in found:
            is_curators = invocation.name not in expected
            self.assertEqual(invocation.origin, 2 if is_curators else 1, invocation.name)
        only_page = self.lookup(origin="ORIGIN_SOURCE_PAGE", **criteria)
        self.assertEqual(names_of(m.invocation for m in only_page.matches), expected, criteria)
        self.assertEqual(only_page.total_size, len(expected))
        only_curators = self.lookup(origin="ORIGIN_CURATOR", **criteria)
        self.assertEqual(only_curators.total_size, answer.total_size - len(expected))

    @staticmethod
    def expected(holds):
        # Event order: within these tables a year has an order of its own only in 2004 and 2005.
        return [i.name for i in INVOCATIONS if holds(i)]

    def assert_answers_any_order(self, expected, **criteria):
        found = self.lookup(origin="ORIGIN_SOURCE_PAGE", **criteria)
        self.assert_answers([m.invocation.name for m in found.matches], **criteria)
        self.assertEqual(sorted(m.invocation.name for m in found.matches), sorted(expected))

    def test_article_20_is_venezuela_2002_and_honduras_2009(self):
        self.assert_answers(["invocations/venezuela-2002", "invocations/honduras-2009"], article=20)

    def test_article_18_is_nicaragua_2004_2005_and_ecuador_2005(self):
        self.assert_answers_any_order(
            ["invocations/nicaragua-2004", "invocations/nicaragua-2005",
             "invocations/ecuador-2005"], article=18)

    def test_article_21_is_honduras_2009(self):
        self.assert_answers(["invocations/honduras-2009"], article=21)

    def test_articles_are_of_the_charter_when_no_instrument_is_named(self):
        for article in (18, 20, 21):
            self.assertEqual(self.lookup(article=article),
                             self.lookup(article=article, instrument=CHARTER))

    def test_later_cases_are_the_curators(self):
        added = [m.invocation for m in self.lookup(article=20).matches
                 if m.invocation.origin == 2]
        self.assertIn("invocations/venezuela-2016", names_of(added))
        for invocation in added:
            self.assertGreater(invocation.year, 2009)

    def test_every_year_of_the_tables(self):
        for year in sorted({i.year for i in INVOCATIONS}):
            with self.subTest(year=year):
                self.assert_answers_any_order(self.expected(lambda i, y=year: i.year == y),
                                              year=year)

    def test_every_country_of_the_tables(self):
        for code in SLUGS:
            with self.subTest(region_code=code):
                cases = self.expected(lambda i, c=code: i.row.region_code == c)
                self.assert_answers(sorted(cases), region_code=code)

    def test_every_instrument_of_the_tables(self):
        self.assert_answers(
            ["invocations/haiti-1991", "invocations/peru-1992", "invocations/guatemala-1993",
             "invocations/paraguay-1996"], instrument=RESOLUTION_1080)
        self.assert_answers_any_order(
            self.expected(lambda i: i.row.instrument == CHARTER), instrument=CHARTER)

    def test_every_case_of_the_tables_alone(self):
        for case in INVOCATIONS:
            with self.subTest(case.name):
                criteria = {"region_code": case.row.region_code, "year": case.year,
                            "instrument": case.row.instrument}
                self.assert_answers([case.name], **criteria)
                for article in case.row.articles:
                    self.assert_answers([case.name], article=article, **criteria)
                (match,) = self.lookup(**criteria).matches
                self.assertEqual(match.invocation.region_code, case.row.region_code)
                self.assertEqual(match.invocation.year, case.year)
                self.assertEqual(match.invocation.instrument, case.row.instrument)
                self.assertEqual(tuple(match.invocation.articles), case.row.articles)
                self.assertEqual(match.invocation.source_row.year_text, case.row.year_text)
                self.assertEqual(list(match.invocation.source_row.years), list(case.row.years))

    def test_criteria_that_are_set_must_all_hold(self):
        for criteria in WITHOUT_PAGE_CASES:
            with self.subTest(**criteria):
                self.assert_answers([], **criteria)

    def test_joins_the_missions_and_suspensions(self):
        for match in self.lookup(origin="ORIGIN_SOURCE_PAGE").matches:
            name = match.invocation.name
            with self.subTest(name):
                self.assertEqual(names_of(match.missions), MISSIONS_OF_INVOCATION[name])
                suspended = name == "invocations/honduras-2009"
                self.assertEqual(names_of(match.suspensions),
                                 ["suspensions/honduras-2009"] if suspended else [])
                for record in [*match.missions, *match.suspensions]:
                    self.assertIn(name, record.invocations)

    def test_joined_records_are_those_that_get_answers(self):
        (match,) = self.lookup(region_code="HN", view="RECORD_VIEW_FULL").matches
        mission = self.api.call("MissionService.GetMission", name="missions/honduras-2009").mission
        self.assertEqual(match.missions[0], mission)
        self.assertTrue(match.suspensions[0].summary)
        self.assertTrue(match.invocation.assertions)

    def test_pages_are_the_whole_in_the_same_order(self):
        whole = self.lookup(read_options=FOUNDING)
        for page_size in (1, 3, len(whole.matches) - 1, len(whole.matches), 1000):
            matches, token = [], ""
            while True:
                page = self.lookup(read_options=FOUNDING, page_size=page_size, page_token=token)
                self.assertLessEqual(len(page.matches), page_size)
                self.assertEqual(page.total_size, whole.total_size)
                matches += page.matches
                token = page.next_page_token
                if not token:
                    break
                self.assertTrue(page.matches, "an empty page before the last")
            self.assertEqual(matches, list(whole.matches))
