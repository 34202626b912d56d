"""Everything that the source page names is in the catalog, as often as the page has it."""

from data_case import DataCase

# pylint: disable=wrong-import-order
from source_page import (CHARTER, INVOCATIONS, MISSIONS, MISSIONS_OF_INVOCATION, RESOLUTION_1080,
                         ROWS, SLUGS)

TABLES = {RESOLUTION_1080: "Resolution 1080 cases",
          CHARTER: "Applications of the Inter-American Democratic Charter"}

# As the page spells them; the catalog may have a better spelling and keeps this as an alias.
PERSONS = [
    "Jean-Bertrand Aristide", "Alberto Fujimori", "Jorge Serrano", "Jorge Serrano Elías",
    "Lino Oviedo", "Juan Carlos Wasmosy", "Hugo Chávez", "Enrique Bolaños", "Lúcio Gutiérrez",
    "Lucio Gutierrez", "Manuel Zelaya", "José Manuel Zelaya", "Alfredo Palacio", "Rafael Correa",
    "Jose Miguel Insulza", "Óscar Arias", "Héctor Gross Espiel", "Joao Clemente Baena Soares",
    "Aristides Royo", "Luigi Einaudi", "Daniel Ortega", "Rodrigo Rosenberg", "Álvaro Colom",
    "Sandra Torres", "Haroldo Rodas", "Fernando Lugo Méndez", "Horacio Cartes",
    "Juan Orlando Hernández",
]
BODIES = [
    "OAS", "Permanent Council", "OAS General Assembly", "Foreign Ministers of the OAS Member States",
    "United Nations", "United Nations Development Program", "Carter Center",
    "Andean Community of Nations", "Central American Integration System", "SICA", "Rio Group",
    "Catholic Church", "CICIG", "International Committee Against Impunity in Guatemala",
    "Inter-American Human Rights Commission", "Truth and Reconciliation Commission",
    "High-Level Commission", "Haitian military forces", "MICIVIH",
    "International Civilian Mission in Haiti", "OAS Country Office", "MACCIH",
    "Peruvian National Congress", "Supreme Electoral Tribunal", "Supreme Court of Ecuador",
    "Honduran Supreme Court", "Public Ministry", "Paraguay's Senate", "Paraguayan Congress",
    "Parliament of Nicaragua", "National Assembly of Nicaragua",
    "Office of the Comptroller General of the Republic of Nicaragua",
    "Government of Colombia", "Government of Venezuela", "Government of Nicaragua",
    "Government of Honduras", "de facto regime",
]
INSTRUMENTS = [
    "Resolution 1080", "Inter-American Democratic Charter", "Democratic Charter", "Framework Law",
    "Support for the Restoration of Democracy in Peru", "Resolution 1",
    "Agreement of the Forum for Negotiation and Agreement", "Permanent Council Resolution 935",
    "Tegucigalpa/San José Agreement", "Cartagena Agreement", "Agreement for Paraguay",
]
# Words of headlines and places by which an occurrence of the page is known, and its country.
EVENTS = [
    ("HT", "coup", 1991), ("PE", "Congress", 1992), ("GT", "self-coup", 1993), ("PY", "Oviedo", 1996),
    ("VE", "coup", 2002), ("BO", "violen", 2008), ("EC", "police", 2010), ("HN", "coup", 2009),
    ("HN", "Guaymuras", 2009), ("HN", "suspen", 2009), ("HN", "suspen", 2011), ("GT", "Rosenberg", 2009),
    ("PY", "Curuguaty", 2012), ("PY", "Agreement for Paraguay", 2013), ("HN", "MACCIH", 2016),
    ("VE", "referendum", 2004), ("HT", "17 December|National Palace", 2001),
]
# (record or country's events, value): numbers of the page.
FIGURES = {"PY": {11, 6}, "GT": {60, 5}, "PE": {3}}


def spellings(record):
    title = record.title if hasattr(record, "title") else record.display_name
    return {title, *record.aliases, getattr(record, "acronym", ""), getattr(record, "symbol", "")}


class PageTest(DataCase):
    def test_counts_of_the_page(self):
        of_page = {collection: [r for r in self.records(collection) if r.origin == 1]
                   for collection in ("missions", "invocations", "suspensions")}
        self.assertEqual(len(of_page["missions"]), 17)
        instruments = [i.instrument for i in of_page["invocations"]]
        self.assertEqual(instruments.count(RESOLUTION_1080), 4)
        self.assertEqual(instruments.count(CHARTER), 9)
        self.assertEqual(len(instruments), 4 + 9)
        self.assertEqual([s.name for s in of_page["suspensions"]], ["suspensions/honduras-2009"])

    def test_every_row_of_the_two_tables(self):
        self.assertEqual(len(INVOCATIONS), 13)
        for name, year, row in INVOCATIONS:
            with self.subTest(name):
                invocation = self.record(name)
                self.assertEqual((invocation.region_code, invocation.year, invocation.instrument,
                                  tuple(invocation.articles)),
                                 (row.region_code, year, row.instrument, row.articles))
                self.assertEqual(invocation.basis, 1 if row.articles else 2)
                source = invocation.source_row
                self.assertEqual((source.table, source.position, source.year_text,
                                  tuple(source.years), source.application_text),
                                 (TABLES[row.instrument], row.position, row.year_text, row.years,
                                  row.application_text))
                self.assertEqual(list(invocation.missions), MISSIONS_OF_INVOCATION[name])

    def test_no_other_record_claims_a_row(self):
        rows = [(i.source_row.table, i.source_row.position, i.year)
                for i in self.records("invocations") if i.HasField("source_row")]
        self.assertCountEqual(rows, [(TABLES[row.instrument], row.position, year)
                                     for row in ROWS for year in row.years])

    def test_every_heading_is_a_mission(self):
        found = {m.name: m for m in self.records("missions") if m.origin == 1}
        self.assertCountEqual(found, MISSIONS)
        for name, (start, end) in MISSIONS.items():
            with self.subTest(name):
                mission = found[name]
                self.assertEqual(name, f"missions/{SLUGS[mission.region_code]}-{start}")
                self.assertEqual(mission.period.start_date.earliest.year, start)
                page_end = end or "present"
                self.assertTrue(self.says_end(mission, page_end), f"nothing says {page_end}")

    @staticmethod
    def says_end(mission, end):
        """The end of the period, or a reading of it that is kept, is the heading's."""
        if end == mission.period.end_date.earliest.year:
            return True
        readings = [a for a in mission.assertions if a.field_path.startswith("period")
                    and a.origin == 1]
        return any(str(end) in a.value or a.date_value.earliest.year == end for a in readings)

    def assert_named(self, collection, names):
        known = set().union(*(spellings(record) for record in self.records(collection)))
        for name in names:
            with self.subTest(name):
                self.assertIn(name, known)

    def test_every_person_of_the_page_is_an_actor(self):
        self.assert_named("actors", PERSONS)
        kinds = {s: a.kind for a in self.records("actors") for s in spellings(a)}
        self.assertEqual({kinds.get(name) for name in PERSONS}, {1})  # ACTOR_KIND_PERSON

    def test_every_body_of_the_page_is_an_actor(self):
        self.assert_named("actors", BODIES)

    def test_every_instrument_of_the_page_is_one(self):
        self.assert_named("instruments", INSTRUMENTS)

    def test_the_turning_points_are_events(self):
        for region_code, words, year in EVENTS:
            with self.subTest(region_code, words=words, year=year):
                texts = [f"{e.headline} {e.place} {e.description}" for e in self.records("events")
                         if e.region_code == region_code
                         and e.date.earliest.year <= year <= e.date.latest.year]
                self.assertRegex("\n".join(texts), f"(?i){words}")

    def test_the_numbers_of_the_page_are_figures(self):
        for region_code, numbers in FIGURES.items():
            found = {f.value for c in ("events", "missions") for r in self.records(c)
                     if r.region_code == region_code for f in r.figures}
            self.assertLessEqual(numbers, found, region_code)

    def test_every_record_of_the_page_cites_it(self):
        for record in self.every_record():
            cites = any(a.source == "sources/oas-political-missions-map" and a.origin == 1
                        for a in record.assertions)
            if record.name == "sources/oas-political-missions-map":
                continue
            self.assertEqual(cites or record.origin == 2, True, record.name)
