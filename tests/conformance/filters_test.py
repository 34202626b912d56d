"""The filter language over the wire: each operator, each rule of dates, each kind of fault."""

from conformance_case import FOUNDING, LISTS, STREAMS, ConformanceCase, names_of, records_of
from source_page import MISSIONS

PAGE = "origin = SOURCE_PAGE"

# The page's missions that were active in 2005, by its headings.
ACTIVE_2005 = {"missions/nicaragua-2005", "missions/ecuador-2005", "missions/bolivia-2005",
               "missions/haiti-2002", "missions/haiti-2005"}

LITERALS = ["1992", "2002", "2005", "2009", "2005-06", "2009-06", "2004-10-18", "2009-07-04",
            "2020-01"]


def day(date):
    return date.year * 10_000 + date.month * 100 + date.day


def days_of(date):
    """[e, l] of a HistoricDate."""
    return day(date.earliest), day(date.latest)


def literal_days(text):
    """[a, b] of a literal; months may end on a day 31 that they do not have: nothing lies there."""
    parts = [int(part) for part in text.split("-")]
    return (day_of(parts, (1, 1)), day_of(parts, (12, 31)))


def day_of(parts, missing):
    year, month, date = (*parts, *missing[len(parts) - 1:])
    return year * 10_000 + month * 100 + date


RULES = {
    ":": lambda e, l, a, b: e <= b and l >= a,
    "=": lambda e, l, a, b: e >= a and l <= b,
    "!=": lambda e, l, a, b: not (e >= a and l <= b),
    "<": lambda e, l, a, b: l < a,
    "<=": lambda e, l, a, b: l <= b,
    ">": lambda e, l, a, b: e > b,
    ">=": lambda e, l, a, b: e >= a,
}


class FiltersTest(ConformanceCase):
    def select(self, collection, text, **fields):
        return names_of(self.all_of(collection, filter=text, read_options=FOUNDING, **fields))

    def assert_selects(self, collection, text, keep):
        """The filter selects just the records that `keep` keeps, in event order."""
        expected = [r.name for r in self.all_of(collection, read_options=FOUNDING, view=2) if keep(r)]
        self.assertEqual(self.select(collection, text), expected, text)

    def test_every_rule_of_dates_on_every_precision(self):
        fields = {"missions": ("period.start_date", lambda r: r.period.start_date),
                  "events": ("date", lambda r: r.date),
                  "invocations": ("event_date", lambda r: r.date)}
        for collection, (field, date_of) in fields.items():
            for operator, rule in RULES.items():
                for literal in LITERALS:
                    with self.subTest(collection, operator=operator, literal=literal):
                        self.assert_selects(
                            collection, f'{field} {operator} "{literal}"',
                            lambda r: rule(*days_of(date_of(r)), *literal_days(literal)))

    def test_missions_active_in_2005(self):
        names = self.select("missions", f'active:"2005" AND {PAGE}')
        self.assertEqual(set(names), ACTIVE_2005)
        self.assertLessEqual(set(self.select("missions", f'active = "2005" AND {PAGE}')), ACTIVE_2005)
        for name, (first, last) in MISSIONS.items():
            for year in range(1990, 2024):
                if name in self.select_active(year):
                    self.assertGreaterEqual(year, first, name)
                # "present" on the page was January 2020, as the public record has it.
                elif first <= year <= (last or 2020):
                    self.fail(f"{name} is not active in {year}")

    def select_active(self, year):
        self._active = getattr(self, "_active", {})
        if year not in self._active:
            self._active[year] = set(self.select("missions", f"active : {year}"))
        return self._active[year]

    def test_suspended_on_a_day(self):
        for date, expected in (("2009-07-03", []), ("2009-07-04", ["suspensions/honduras-2009"]),
                               ("2011-06-01", ["suspensions/honduras-2009"]), ("2011-06-02", [])):
            self.assertEqual(self.select("suspensions", f"active : {date}"), expected)

    def test_honduras_before_2010(self):
        self.assert_selects(
            "missions", 'region_code="HN" AND period.start_date<"2010"',
            lambda r: r.region_code == "HN" and days_of(r.period.start_date)[1] < 20100101)

    def test_text_operators(self):
        self.assert_selects("actors", 'display_name = "José Miguel Insulza"',
                            lambda r: r.display_name == "José Miguel Insulza")
        self.assert_selects("actors", "display_name = \"José *\"",
                            lambda r: r.display_name.startswith("José "))
        self.assertEqual(self.select("actors", "display_name : insulza"),
                         self.select("actors", "display_name : INSULZA"))
        self.assertIn("actors/enrique-bolanos", self.select("actors", "display_name : bolanos"))
        self.assertIn("actors/enrique-bolanos", self.select("actors", "display_name : Bolaños"))

    def test_enums_numbers_booleans_and_presence(self):
        self.assert_selects("events", "kind = COUP", lambda r: r.kind == 1)
        self.assert_selects("events", "kind != coup", lambda r: r.kind != 1)
        self.assert_selects("invocations", "year >= 2005 year < 2010",
                            lambda r: 2005 <= r.year < 2010)
        self.assert_selects("missions", "period.ongoing = true", lambda r: r.period.ongoing)
        self.assert_selects("missions", "period.end_date:*", lambda r: r.period.HasField("end_date"))
        self.assert_selects("missions", "NOT period.end_date:*",
                            lambda r: not r.period.HasField("end_date"))

    def test_repeated_fields_match_by_one_of_their_elements(self):
        self.assert_selects("invocations", "articles = 20", lambda r: 20 in r.articles)
        self.assert_selects("missions", "participants.actor = actors/general-assembly",
                            lambda r: any(p.actor == "actors/general-assembly" for p in r.participants))
        self.assert_selects("invocations", "articles != 20", lambda r: 20 not in r.articles)

    def test_articles_of_missions_are_those_of_their_invocations(self):
        twenty = set(self.select("invocations", "article = 20"))
        self.assert_selects("missions", "article = 20", lambda r: twenty & set(r.invocations))
        self.assertIn("missions/honduras-2009", self.select("missions", "article = 20"))

    def test_logic(self):
        in_country = {code: set(self.select("missions", f"country = {code}")) for code in ("HN", "HT")}
        every = set(self.select("missions", ""))
        self.assertEqual(set(self.select("missions", "country = HN OR country = HT")),
                         in_country["HN"] | in_country["HT"])
        self.assertEqual(set(self.select("missions", "NOT (country = HN OR country = HT)")),
                         every - in_country["HN"] - in_country["HT"])
        self.assertEqual(self.select("missions", "-country = HN"),
                         self.select("missions", "country != HN"))
        # OR binds tighter than AND.
        self.assertEqual(
            self.select("missions", "active:2009 AND country = HN OR country = GT"),
            self.select("missions", "active:2009 AND (country = HN OR country = GT)"))
        self.assertEqual(self.select("missions", "active:2009 country = HN"),
                         self.select("missions", "active:2009 AND country = HN"))

    def test_streams_pages_and_counts_agree(self):
        for collection in STREAMS:
            for text in ("country = HN", "NOT country = HN", "event_date > 2008", "active : 2009",
                         "honduras"):
                with self.subTest(collection, filter=text):
                    expected = self.select(collection, text)
                    chunks = self.api.stream(STREAMS[collection], filter=text, read_options=FOUNDING)
                    self.assertEqual([r.name for c in chunks for r in records_of(c)], expected)
                    self.assertEqual(chunks[-1].total_count, len(expected))
                    pages = self.select(collection, text, page_size=2)
                    self.assertEqual(pages, expected)

    def test_summaries_count_what_lists_list(self):
        for text in ("", "country = HN", "active : 2005", "title : special"):
            answer = self.api.call("MissionService.SummarizeMissions", filter=text,
                                   read_options=FOUNDING)
            self.assertEqual(answer.total_count, len(self.select("missions", text)))
            for facet in answer.facets:
                if facet.facet != 1:
                    continue
                for value in facet.values:
                    both = f"({text}) AND country = {value.value}" if text else \
                        f"country = {value.value}"
                    self.assertEqual(value.count, len(self.select("missions", both)), both)

    def test_typed_fields_and_filter_hold_together(self):
        answer = self.api.call("TimelineService.ListEvents", region_code="HN",
                               filter="kind = COUP", read_options=FOUNDING)
        self.assertEqual(names_of(answer.events), ["events/honduras-2009-06-28-coup"])

    def test_every_kind_takes_a_filter(self):
        for collection in LISTS:
            self.assert_selects(collection, "name : a", lambda r: "a" in r.name.lower())

    def test_explanations(self):
        answer = self.api.call("MissionService.ListMissions", explain=True, read_options=FOUNDING,
                               filter="country = HN AND event_date < 2010 AND title : offices")
        plan = answer.query_plan
        self.assertIn("country", plan.filter)
        self.assertEqual([step.kind for step in plan.steps], [1, 2, 3, 4])
        self.assertGreaterEqual(plan.candidate_count, len(answer.missions))
        self.assertFalse(self.api.call("MissionService.ListMissions").HasField("query_plan"))
        chunks = self.api.stream("TimelineService.ReplayTimeline", explain=True, view=2)
        self.assertEqual([c.HasField("query_plan") for c in chunks],
                         [True] + [False] * (len(chunks) - 1))


class FilterFaultsTest(ConformanceCase):
    def test_faults_say_where_and_what(self):
        for text, offset, token, suggestion in (
                ("regoin_code = HN", 0, "regoin_code", "region_code"),
                ("country = HN AND typ = COUP", 17, "typ", "type"),
                ("type = FACT_FINDIN", 7, "FACT_FINDIN", "FACT_FINDING"),
                ("period.start_date < 2010-13", 20, "2010-13", None),
                ("(country = HN", 0, "(", None),
                ('title = "unfinished', 8, None, None)):
            with self.subTest(text):
                refusal = self.api.refusal("MissionService.ListMissions", filter=text)
                self.assert_refused(refusal, "INVALID_ARGUMENT", "INVALID_FILTER", field="filter")
                self.assertEqual(refusal.metadata["offset"], str(offset))
                if token is not None:
                    self.assertEqual(refusal.metadata["token"], token)
                if suggestion is not None:
                    self.assertEqual(refusal.metadata["suggestion"], suggestion)

    def test_a_country_that_is_none_is_told(self):
        refusal = self.api.refusal("MissionService.ListMissions", filter="country = XX")
        self.assert_refused(refusal, "INVALID_ARGUMENT", "INVALID_REGION_CODE", field="filter")
        self.assertIn("HN", refusal.metadata["known"])

    def test_depth_length_and_work_are_bounded(self):
        for text in ("(" * 10_000, "NOT " * 10_000 + "country = HN", "country = HN " * 10_000,
                     "title : " + "*a" * 5_000):
            refusal = self.api.refusal("MissionService.ListMissions", filter=text)
            self.assert_refused(refusal, "INVALID_ARGUMENT", "INVALID_FILTER", field="filter")

    def test_every_filtered_method_refuses_alike(self):
        for method in (*LISTS.values(), *STREAMS.values(), "MissionService.SummarizeMissions"):
            refusal = self.api.refusal(method, filter="nonsense ((")
            self.assert_refused(refusal, "INVALID_ARGUMENT", "INVALID_FILTER", field="filter")
