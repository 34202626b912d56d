"""CountInvocations: the same cases by three rules, and each number with its rule."""

from conformance_case import FOUNDING, ConformanceCase
from source_page import CHARTER, INVOCATIONS, RESOLUTION_1080, ROWS

METHOD = "CharterService.CountInvocations"
PER_YEAR, PER_ROW, PER_CRISIS = (
    "COUNTING_RULE_PER_YEAR", "COUNTING_RULE_PER_SOURCE_ROW", "COUNTING_RULE_PER_CRISIS")

# rule: Resolution 1080; the Charter as the page has it. The numbers follow from the page's tables.
EXPECTED = {PER_YEAR: (4, 9), PER_ROW: (4, 6), PER_CRISIS: (4, 8)}
RECALLED = 3  # a basis that does not count unless asked for


def key_of(invocation, rule):
    """What makes an invocation one to count, from the rules as the API tells them."""
    if rule == PER_CRISIS:
        return invocation.crisis
    if rule == PER_ROW and invocation.HasField("source_row"):
        return invocation.source_row.table, invocation.source_row.position
    return invocation.name


class CountTest(ConformanceCase):
    def count(self, rule, **fields):
        answer = self.api.call(METHOD, counting_rule=rule, **{"read_options": FOUNDING, **fields})
        self.assertEqual(answer.count, len(answer.groups))
        self.assertEqual(len({group.key for group in answer.groups}), answer.count)
        return answer

    def test_counts_the_page_by_each_rule(self):
        for rule, (resolution, charter) in EXPECTED.items():
            with self.subTest(rule):
                page = {"origin": "ORIGIN_SOURCE_PAGE"}
                self.assertEqual(self.count(rule, instrument=RESOLUTION_1080, **page).count,
                                 resolution)
                self.assertEqual(self.count(rule, instrument=CHARTER, **page).count, charter)
                self.assertEqual(self.count(rule, **page).count, resolution + charter)

    def test_counts_later_cases_by_each_rule(self):
        for instrument in (RESOLUTION_1080, CHARTER):
            counted = [i for i in self.all_of("invocations", read_options=FOUNDING)
                       if i.instrument == instrument and i.basis != RECALLED]
            for rule in EXPECTED:
                expected = len({key_of(invocation, rule) for invocation in counted})
                self.assertEqual(self.count(rule, instrument=instrument).count, expected, rule)
        self.assertGreater(self.count(PER_YEAR).count, 13)

    def test_rows_of_the_page_are_its_groups(self):
        groups = self.count(PER_ROW, origin="ORIGIN_SOURCE_PAGE").groups
        cases = {row: [i.name for i in INVOCATIONS if i.row is row] for row in ROWS}
        self.assertCountEqual([list(g.invocations) for g in groups], cases.values())

    def test_years_are_records(self):
        for group in self.count(PER_YEAR).groups:
            self.assertEqual([group.key], list(group.invocations))

    def test_nicaragua_2004_and_2005_are_one_crisis(self):
        groups = self.count(PER_CRISIS, region_code="NI", origin="ORIGIN_SOURCE_PAGE").groups
        self.assertEqual([(g.key, list(g.invocations)) for g in groups],
                         [("nicaragua-2004",
                           ["invocations/nicaragua-2004", "invocations/nicaragua-2005"])])

    def test_bolivia_is_one_row_and_three_years_and_three_crises(self):
        page = {"region_code": "BO", "origin": "ORIGIN_SOURCE_PAGE"}
        self.assertEqual([self.count(rule, **page).count for rule in EXPECTED], [3, 1, 3])

    def test_decisions_that_only_recall_count_when_asked_for(self):
        for rule in EXPECTED:
            without = self.count(rule, region_code="BO")
            with_recalled = self.count(rule, region_code="BO", include_recalled=True)
            self.assertEqual(with_recalled.count, without.count + 1)
            self.assertEqual(with_recalled.groups[-1].invocations, ["invocations/bolivia-2019"])
            self.assertNotEqual(with_recalled.rule_text, without.rule_text)

    def test_says_the_rule_in_words(self):
        texts = {self.count(rule).rule_text for rule in EXPECTED}
        self.assertEqual(len(texts), 3)
        self.assertNotIn("", texts)

    def test_groups_are_in_event_order_and_hold_every_case_once(self):
        listed = [i for i in self.all_of("invocations", read_options=FOUNDING)
                  if i.basis != RECALLED]
        order = {invocation.name: place for place, invocation in enumerate(listed)}
        for rule in EXPECTED:
            groups = self.count(rule).groups
            self.assertCountEqual([n for g in groups for n in g.invocations], order)
            firsts = [order[group.invocations[0]] for group in groups]
            self.assertEqual(firsts, sorted(firsts), rule)

    def test_a_count_of_nothing_is_zero(self):
        answer = self.count(PER_YEAR, region_code="BZ")
        self.assertEqual((answer.count, len(answer.groups)), (0, 0))

    def test_refuses_to_count_by_no_rule(self):
        self.assert_refused(self.api.refusal(METHOD), "INVALID_ARGUMENT", "FIELD_REQUIRED",
                            field="counting_rule")
        self.assert_refused(self.api.refusal(METHOD, counting_rule=99), "INVALID_ARGUMENT",
                            "INVALID_ENUM_VALUE", field="counting_rule", value="99")
