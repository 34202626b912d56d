"""ListSuspensions: who was suspended on a day, and on which days Honduras was."""

from conformance_case import ConformanceCase, names_of

METHOD = "CharterService.ListSuspensions"
HONDURAS = "suspensions/honduras-2009"

# active_on (month and day 0 where open): was Honduras suspended, certainly or perhaps?
DAYS = {
    (2009, 7, 3): False,
    (2009, 7, 4): True,  # the first day counts
    (2009, 7, 5): True,
    (2010, 1, 1): True,
    (2011, 5, 31): True,
    (2011, 6, 1): True,  # and the last
    (2011, 6, 2): False,
    (2011, 6, 11): False,  # the page's reading of the last day, which is disputed
    (2009, 6, 0): False,
    (2009, 7, 0): True,
    (2010, 2, 0): True,
    (2011, 6, 0): True,
    (2011, 7, 0): False,
    (2008, 0, 0): False,
    (2009, 0, 0): True,
    (2010, 0, 0): True,
    (2011, 0, 0): True,
    (2012, 0, 0): False,
    (1, 1, 1): False,
    (9999, 12, 31): False,
}


class SuspensionsTest(ConformanceCase):
    def test_active_on_every_kind_of_date(self):
        for (year, month, day), suspended in DAYS.items():
            with self.subTest(active_on=(year, month, day)):
                answer = self.api.call(METHOD, region_code="HN",
                                       active_on={"year": year, "month": month, "day": day})
                self.assertEqual(names_of(answer.suspensions), [HONDURAS] if suspended else [])
                self.assertEqual(answer.total_size, int(suspended))

    def test_the_page_tells_of_one(self):
        answer = self.api.call(METHOD, origin="ORIGIN_SOURCE_PAGE")
        self.assertEqual(names_of(answer.suspensions), [HONDURAS])

    def test_no_other_country_was_suspended(self):
        answer = self.api.call(METHOD, region_code="VE", read_options={"at_revision": 1})
        self.assertEqual(names_of(answer.suspensions), [])

    def test_says_by_which_articles(self):
        suspension = self.api.call("CharterService.GetSuspension", name=HONDURAS).suspension
        charter = "instruments/democratic-charter"
        self.assertEqual((suspension.imposed_under.instrument,
                          list(suspension.imposed_under.articles)), (charter, [21]))
        self.assertEqual((suspension.lifted_under.instrument,
                          list(suspension.lifted_under.articles)), (charter, [22]))

    def test_keeps_the_pages_own_day_as_disputed(self):
        suspension = self.api.call("CharterService.GetSuspension", name=HONDURAS).suspension
        readings = [a for a in suspension.assertions
                    if a.field_path == "period.end_date" and a.disputed]
        (reading,) = [a for a in readings if a.origin == 1]
        day = reading.date_value.earliest
        self.assertEqual((day.year, day.month, day.day), (2011, 6, 11))
        end = suspension.period.end_date.latest
        self.assertEqual((end.year, end.month, end.day), (2011, 6, 1))

    def test_refuses_what_is_no_date(self):
        for date, said in (({"year": 2009, "month": 13, "day": 1}, "2009-13-01"),
                           ({"year": 2009, "month": 2, "day": 29}, "2009-02-29"),
                           ({"year": 2009, "day": 5}, "2009-00-05"),
                           ({"month": 6, "day": 5}, "0000-06-05"),
                           ({}, "0000-00-00"),
                           ({"year": 10000}, "10000-00-00"),
                           ({"year": 2009, "month": -1}, "2009--1-00")):
            with self.subTest(date):
                self.assert_refused(self.api.refusal(METHOD, active_on=date), "INVALID_ARGUMENT",
                                    "INVALID_DATE", field="active_on", value=said)
