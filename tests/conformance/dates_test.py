"""Historic dates: no answer is more precise than its precision says."""

import calendar
import datetime

from conformance_case import LISTS, ConformanceCase
from source_page import MISSIONS

DAY, MONTH, YEAR, RANGE = 1, 2, 3, 4


def day_of(date):
    return datetime.date(date.year, date.month, date.day)


def dates_in(message, path=""):
    """Every HistoricDate inside a message, with the path to it."""
    for field, value in message.ListFields():
        if field.message_type is None:
            continue
        for index, element in enumerate(value if field.is_repeated else [value]):
            inside = f"{path}.{field.name}[{index}]"
            if field.message_type.name == "HistoricDate":
                yield inside, element
            else:
                yield from dates_in(element, inside)


class DatesTest(ConformanceCase):
    def test_bounds_are_what_the_precision_promises(self):
        seen = set()
        for collection in LISTS:
            for record in self.all_of(collection, view="RECORD_VIEW_FULL"):
                for path, date in dates_in(record, record.name):
                    with self.subTest(path):
                        self.check(date)
                        seen.add(date.precision)
        self.assertEqual(seen, {DAY, MONTH, YEAR, RANGE})

    def check(self, date):
        earliest, latest = day_of(date.earliest), day_of(date.latest)
        last_of_month = calendar.monthrange(earliest.year, earliest.month)[1]
        if date.precision == DAY:
            self.assertEqual(earliest, latest)
        elif date.precision == MONTH:
            self.assertEqual(earliest.day, 1)
            self.assertEqual(latest, earliest.replace(day=last_of_month))
        elif date.precision == YEAR:
            self.assertEqual((earliest.month, earliest.day), (1, 1))
            self.assertEqual(latest, datetime.date(earliest.year, 12, 31))
        else:
            self.assertEqual(date.precision, RANGE)
            self.assertLess(earliest, latest)

    def test_periods_end_after_they_begin_or_go_on(self):
        for collection in ("missions", "suspensions"):
            for record in self.all_of(collection):
                period = record.period
                self.assertTrue(period.HasField("start_date"), record.name)
                self.assertFalse(period.ongoing and period.HasField("end_date"), record.name)
                if period.HasField("end_date"):
                    self.assertGreaterEqual(day_of(period.end_date.latest),
                                            day_of(period.start_date.earliest), record.name)

    def test_missions_of_the_page_begin_in_the_year_of_their_heading(self):
        for mission in self.all_of("missions", origin="ORIGIN_SOURCE_PAGE"):
            self.assertEqual(mission.period.start_date.earliest.year, MISSIONS[mission.name][0])

    def test_an_event_is_named_after_its_date_and_no_finer(self):
        for event in self.all_of("events"):
            date = event.date
            day = day_of(date.earliest)
            written = {DAY: f"{day}", MONTH: f"{day:%Y-%m}"}.get(date.precision, f"{day:%Y}")
            self.assertIn(f"-{written}-", event.name)
            if date.precision in (MONTH, YEAR):
                self.assertNotIn(f"-{day}-", event.name, "a day that nobody knows")

    def test_records_without_a_date_come_last(self):
        for collection, field in (("instruments", "adoption_date"), ("sources", "publication_date")):
            dated = [record.HasField(field) for record in self.all_of(collection)]
            self.assertIn(False, dated)
            self.assertEqual(dated, sorted(dated, reverse=True), collection)

    def test_periods_are_listed_in_the_total_order(self):
        for collection in ("missions", "suspensions"):
            keys = [(day_of(r.period.start_date.earliest),
                     -day_of(r.period.start_date.latest).toordinal(), r.name)
                    for r in self.all_of(collection)]
            self.assertEqual(keys, sorted(keys))

    def test_invocations_are_listed_in_the_total_order(self):
        keys = [(day_of(i.date.earliest), -day_of(i.date.latest).toordinal(), i.name)
                for i in self.all_of("invocations")]
        self.assertEqual(keys, sorted(keys))
