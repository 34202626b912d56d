"""Facts and their provenance: dates, disputes, links and spellings of every record."""

import datetime
import re
import subprocess
import unicodedata

from data_case import DataCase, fields_in

DAY = 1
INVOKED = 2
PAGE = "sources/oas-political-missions-map"


def day_of(date):
    return datetime.date(date.year, date.month, date.day)


class FactsTest(DataCase):
    def test_the_manifests_are_valid(self):
        check = subprocess.run([self.missiond, f"--check-data={self.data}"], text=True,
                               capture_output=True, timeout=60, check=False)
        self.assertEqual((check.returncode, check.stderr), (0, ""))
        files = len(list(self.data.glob("*.textproto")))
        records = sum(1 for _ in self.every_record())
        self.assertEqual(check.stdout, f"{records} records in {files} manifests, no faults\n")

    def test_no_imprecise_date_is_a_single_day(self):
        dates = 0
        for record in self.every_record():
            for path, field, value in fields_in(record):
                if field.message_type is None or field.message_type.name != "HistoricDate":
                    continue
                dates += 1
                with self.subTest(record.name, field=path):
                    single = day_of(value.earliest) == day_of(value.latest)
                    self.assertEqual(single, value.precision == DAY)
        self.assertGreater(dates, 300)

    def test_no_event_is_named_more_precisely_than_it_is_dated(self):
        for event in self.records("events"):
            rest = re.fullmatch(r"events/[a-z-]+-(\d{4}(?:-\d\d)*)-.*", event.name).group(1)
            parts = rest.count("-") + 1  # year, month, day
            most = {1: 3, 2: 2, 3: 1, 4: 2}[event.date.precision]
            self.assertLessEqual(parts, most, event.name)
            self.assertTrue(str(day_of(event.date.earliest)).startswith(rest), event.name)

    def test_every_disputed_reading_says_what_and_why(self):
        disputed = 0
        for record in self.every_record():
            for assertion in record.assertions:
                if assertion.disputed:
                    disputed += 1
                    with self.subTest(record.name, field=assertion.field_path):
                        self.assertTrue(assertion.value)
                        self.assertTrue(assertion.note)
                        self.assertNotEqual(assertion.field_path, "*", "dispute a field")
        self.assertGreater(disputed, 20)

    def test_the_suspension_of_honduras_ends_on_1_june_2011_and_the_page_is_disputed(self):
        suspension = self.record("suspensions/honduras-2009")
        end = suspension.period.end_date
        self.assertEqual((day_of(end.earliest), day_of(end.latest)),
                         (datetime.date(2011, 6, 1),) * 2)
        (page,) = [a for a in suspension.assertions if a.source == PAGE and a.disputed]
        self.assertEqual(page.field_path, "period.end_date")
        self.assertEqual(day_of(page.date_value.earliest), datetime.date(2011, 6, 11))
        event = self.record("events/honduras-2011-06-01-suspension-lifted")
        readings = [day_of(a.date_value.earliest) for a in event.assertions
                    if a.source == PAGE and a.disputed and a.HasField("date_value")]
        self.assertIn(datetime.date(2011, 6, 11), readings)

    def test_assertions_of_the_page_are_marked_so_and_say_where(self):
        for record in self.every_record():
            for assertion in record.assertions:
                with self.subTest(record.name, field=assertion.field_path):
                    self.assertEqual(assertion.origin, 1 if assertion.source == PAGE else 2)
                    self.assertIn(assertion.confidence, (1, 2, 3))
                    if assertion.source == PAGE and not record.name.startswith("sources/"):
                        self.assertTrue(assertion.locator)

    def test_records_have_their_long_texts(self):
        needed = {"missions": ("mandate", "summary", "outcome"), "invocations": ("summary",),
                  "suspensions": ("summary",)}
        for collection, fields in needed.items():
            for record in self.records(collection):
                for field in fields:
                    if field != "summary" and record.origin != 1:
                        continue  # of additions no more is known than their sources tell
                    self.assertGreater(len(getattr(record, field)), 20, f"{record.name} {field}")

    def test_every_source_is_used(self):
        cited = {a.source for record in self.every_record() for a in record.assertions}
        self.assertEqual([s.name for s in self.records("sources") if s.name not in cited], [])

    def test_missions_name_the_articles_that_their_invocations_name(self):
        compared = 0
        for mission in self.records("missions"):
            invocations = [self.record(name) for name in mission.invocations]
            for reference in mission.instruments:
                of_it = [i for i in invocations if i.instrument == reference.instrument]
                if reference.relation == INVOKED and of_it:
                    compared += 1
                    named = sorted({article for i in of_it for article in i.articles})
                    self.assertEqual(list(reference.articles), named, mission.name)
        self.assertGreater(compared, 3)

    def test_every_instrument_is_used(self):
        used = {value for record in self.every_record() for _, field, value in fields_in(record)
                if field.name == "instrument"}
        self.assertEqual([i.name for i in self.records("instruments") if i.name not in used], [])

    def test_texts_are_clean(self):
        for record in self.every_record():
            for path, field, value in fields_in(record):
                if field.type != field.TYPE_STRING:
                    continue
                with self.subTest(record.name, field=path):
                    self.assertEqual(value, unicodedata.normalize("NFC", value))
                    self.assertEqual(value, value.strip())
                    self.assertIsNone(re.search(r"  |\s\.|\?\?|TODO|FIXME|lorem", value), value)
                    self.assertNotRegex(value, "[\u0000-\u001f\u007f\u200b-\u200f\ufeff\ufffd]")

    def test_addresses_are_of_the_web(self):
        for record in [*self.records("sources"), *self.records("instruments")]:
            if record.uri:
                self.assertRegex(record.uri, r"^https?://[^\s/]+\.[^\s]+$", record.name)

    def test_spelling_of_the_page_stays_findable(self):
        slips = {"actors/hector-gros-espiell": "Héctor Gross Espiel",
                 "actors/joao-clemente-baena-soares": "Joao Clemente Baena Soares",
                 "actors/cicig": "International Committee Against Impunity in Guatemala"}
        for name, slip in slips.items():
            actor = self.record(name)
            self.assertNotEqual(actor.display_name, slip)
            self.assertIn(slip, actor.aliases)
