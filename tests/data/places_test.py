"""Countries: their codes, and map points that lie where the country lies."""

import re

from data_case import DataCase

# alpha-2: alpha-3, numeric, slug, and a rough box: south, north, west, east.
COUNTRIES = {
    "BO": ("BOL", "068", "bolivia", -23, -9, -70, -57),
    "BZ": ("BLZ", "084", "belize", 15, 19, -90, -87),
    "CO": ("COL", "170", "colombia", -5, 13, -80, -66),
    "EC": ("ECU", "218", "ecuador", -6, 2, -82, -75),
    "GT": ("GTM", "320", "guatemala", 13, 18, -93, -88),
    "HN": ("HND", "340", "honduras", 12, 17, -90, -83),
    "HT": ("HTI", "332", "haiti", 18, 21, -75, -71),
    "NI": ("NIC", "558", "nicaragua", 10, 16, -88, -82),
    "PE": ("PER", "604", "peru", -19, 1, -82, -68),
    "PY": ("PRY", "600", "paraguay", -28, -19, -63, -54),
    "SR": ("SUR", "740", "suriname", 1, 7, -59, -53),
    "SV": ("SLV", "222", "el-salvador", 13, 15, -91, -87),
    "VE": ("VEN", "862", "venezuela", 0, 13, -74, -59),
}
CAPITALS = {
    "BO": "Sucre", "BZ": "Belmopan", "CO": "Bogotá", "EC": "Quito", "GT": "Guatemala City",
    "HN": "Tegucigalpa", "HT": "Port-au-Prince", "NI": "Managua", "PE": "Lima", "PY": "Asunción",
    "SR": "Paramaribo", "SV": "San Salvador", "VE": "Caracas",
}


class PlacesTest(DataCase):
    def test_countries_have_their_iso_codes(self):
        self.assertCountEqual([c.region_code for c in self.records("countries")], COUNTRIES)
        for country in self.records("countries"):
            self.assertEqual((country.alpha3_code, country.numeric_code, country.slug),
                             COUNTRIES[country.region_code][:3])
            self.assertEqual(country.name, f"countries/{country.region_code}")

    def test_countries_have_their_capitals(self):
        found = {c.region_code: c.capital.name for c in self.records("countries")}
        self.assertEqual(found, CAPITALS)
        seats = {c.region_code: c.seat_of_government.name for c in self.records("countries")
                 if c.HasField("seat_of_government")}
        self.assertEqual(seats, {"BO": "La Paz"})

    def test_map_points_lie_in_their_country(self):
        for country in self.records("countries"):
            south, north, west, east = COUNTRIES[country.region_code][3:]
            for field in ("capital", "seat_of_government"):
                if not country.HasField(field):
                    continue
                point = getattr(country, field).location
                with self.subTest(country.name, field=field):
                    self.assertTrue(south <= point.latitude <= north, point)
                    self.assertTrue(west <= point.longitude <= east, point)

    def test_crosswalk_codes_are_of_their_form_and_differ(self):
        for field in ("wikidata_id", "gw_code", "cow_code"):
            codes = [getattr(c, field) for c in self.records("countries") if getattr(c, field)]
            self.assertEqual(len(codes), len(set(codes)), field)
            self.assertTrue(codes, field)
        for country in self.records("countries"):
            self.assertTrue(re.fullmatch(r"(Q\d+)?", country.wikidata_id), country.name)

    def test_every_region_code_is_of_a_country_of_the_catalog(self):
        for collection in ("missions", "invocations", "suspensions", "events"):
            for record in self.records(collection):
                for code in [record.region_code, *getattr(record, "additional_region_codes", [])]:
                    self.assertIn(code, COUNTRIES, record.name)

    def test_names_begin_with_the_slug_of_the_country(self):
        for collection in ("missions", "invocations", "suspensions", "events"):
            for record in self.records(collection):
                slug = COUNTRIES[record.region_code][2]
                pattern = rf"{collection}/{slug}-\d{{4}}" + (
                    r"-[a-z0-9-]+" if collection == "events" else "")
                self.assertTrue(re.fullmatch(pattern, record.name), record.name)
