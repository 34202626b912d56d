"""Refusals: every one says what is wrong, where, and what would be right, to people and programs."""

from conformance_case import FOUNDING, GETS, LISTS, STREAMS, ConformanceCase

LOOKUP = "CharterService.LookupInvocations"
COUNT = "CharterService.CountInvocations"
SUMMARIZE = "MissionService.SummarizeMissions"
BATCH = "MissionService.BatchGetMissions"
PER_YEAR = {"counting_rule": "COUNTING_RULE_PER_YEAR"}

# A slip of the pen in a name of each collection, and the name that was meant.
MISSPELT = {
    "countries/HM": "countries/",  # any country with a code one letter off
    "instruments/democratic-chater": "instruments/democratic-charter",
    "actors/jose-manuel-insulza": "actors/jose-miguel-insulza",
    "sources/oas-political-mission-map": "sources/oas-political-missions-map",
    "missions/hondras-2009": "missions/honduras-2009",
    "invocations/bolivia-2004": "invocations/bolivia-200",
    "suspensions/honduras-2010": "suspensions/honduras-2009",
    "events/honduras-2009-06-28-cuop": "events/honduras-2009-06-28-coup",
}

# (method, request, reason, field, further metadata); all INVALID_ARGUMENT.
INVALID = [
    (LOOKUP, {"region_code": "XX"}, "INVALID_REGION_CODE", "region_code", {"value": "XX"}),
    (LOOKUP, {"region_code": "hn"}, "INVALID_REGION_CODE", "region_code", {"value": "hn"}),
    (LOOKUP, {"region_code": "HND"}, "INVALID_REGION_CODE", "region_code", {}),
    (LOOKUP, {"region_code": "Honduras"}, "INVALID_REGION_CODE", "region_code", {}),
    (LOOKUP, {"region_code": "HN/../"}, "INVALID_REGION_CODE", "region_code", {}),
    (COUNT, {"region_code": "XX", **PER_YEAR}, "INVALID_REGION_CODE", "region_code", {}),
    (LISTS["suspensions"], {"region_code": "XX"}, "INVALID_REGION_CODE", "region_code", {}),
    (LISTS["events"], {"region_code": "XX"}, "INVALID_REGION_CODE", "region_code", {}),
    (STREAMS["events"], {"region_code": "XX"}, "INVALID_REGION_CODE", "region_code", {}),
    (LOOKUP, {"article": 29}, "INVALID_ARTICLE", "article",
     {"value": "29", "article_count": "28", "instrument": "instruments/democratic-charter"}),
    (LOOKUP, {"article": -1}, "INVALID_ARTICLE", "article", {"value": "-1"}),
    (LOOKUP, {"article": 2**31 - 1}, "INVALID_ARTICLE", "article", {}),
    (LOOKUP, {"article": 1, "instrument": "instruments/resolution-1080"}, "INVALID_ARTICLE",
     "article", {"article_count": "0", "instrument": "instruments/resolution-1080"}),
    (LOOKUP, {"year": 1947}, "INVALID_YEAR", "year", {"value": "1947"}),
    (LOOKUP, {"year": 10000}, "INVALID_YEAR", "year", {"value": "10000"}),
    (LOOKUP, {"year": -2009}, "INVALID_YEAR", "year", {"value": "-2009"}),
    (LOOKUP, {"instrument": "democratic-charter"}, "INVALID_NAME", "instrument",
     {"value": "democratic-charter", "pattern": "instruments/{instrument}"}),
    (COUNT, {"instrument": "missions/haiti-1991", **PER_YEAR}, "INVALID_NAME", "instrument", {}),
    (BATCH, {}, "FIELD_REQUIRED", "names", {}),
    (BATCH, {"names": [""]}, "INVALID_NAME", "names", {"value": ""}),
    (BATCH, {"names": ["missions/haiti-1991", "actors/cicig"]}, "INVALID_NAME", "names",
     {"value": "actors/cicig"}),
    (BATCH, {"names": ["missions/haiti-1991"] * 1001}, "TOO_MANY_ITEMS", "names",
     {"count": "1001", "maximum": "1000"}),
    (SUMMARIZE, {"max_values": -1}, "INVALID_PAGE_SIZE", "max_values", {"value": "-1"}),
    (SUMMARIZE, {"facets": [1, 77]}, "INVALID_ENUM_VALUE", "facets", {"value": "77"}),
    (SUMMARIZE, {"origin": 9}, "INVALID_ENUM_VALUE", "origin", {"value": "9"}),
    (COUNT, {"origin": 9, **PER_YEAR}, "INVALID_ENUM_VALUE", "origin", {}),
]


class RefusalsTest(ConformanceCase):
    def test_invalid_arguments(self):
        for method, fields, reason, field, metadata in INVALID:
            with self.subTest(method, **fields):
                self.assert_refused(self.api.refusal(method, **fields), "INVALID_ARGUMENT", reason,
                                    field=field, **metadata)

    def test_a_wrong_region_code_is_told_the_known_ones(self):
        refusal = self.api.refusal(LOOKUP, region_code="XX")
        known = refusal.metadata["known"].split(", ")
        self.assertCountEqual(known, [c.region_code for c in self.all_of("countries")])
        self.assertIn("HN", refusal.message)

    def test_a_wrong_article_is_told_those_in_use(self):
        message = self.api.refusal(LOOKUP, article=99).message
        for told in ("Democratic Charter", "1 to 28", "18", "20", "21"):
            self.assertIn(told, message)

    def test_a_misspelt_name_is_told_a_similar_one(self):
        for name, meant in MISSPELT.items():
            with self.subTest(name):
                collection, _, _ = name.partition("/")
                refusal = self.api.refusal(GETS[collection], name=name, read_options=FOUNDING)
                self.assert_refused(refusal, "NOT_FOUND", "RECORD_NOT_FOUND", name=name)
                suggestion = refusal.metadata["suggestion"]
                self.assertTrue(suggestion.startswith(meant), suggestion)
                self.assertIn(suggestion, refusal.message)
                self.api.call(GETS[collection], name=suggestion)  # and that one exists
                self.assertEqual(refusal.resource.resource_name, name)
                self.assertEqual(refusal.resource.resource_type,
                                 f"oas.missions/{refusal.metadata['kind'].capitalize()}")

    def test_a_name_like_no_other_is_told_none(self):
        refusal = self.api.refusal(GETS["missions"], name="missions/" + "z" * 60)
        self.assert_refused(refusal, "NOT_FOUND", "RECORD_NOT_FOUND", kind="mission")
        self.assertNotIn("suggestion", refusal.metadata)

    def test_a_name_is_required(self):
        for method in GETS.values():
            self.assert_refused(self.api.refusal(method), "INVALID_ARGUMENT", "FIELD_REQUIRED",
                                field="name")

    def test_a_name_of_another_form(self):
        for collection, method in GETS.items():
            other = "missions/haiti-1991" if collection != "missions" else "events/x"
            for name in (collection, f"{collection}/", f"/{collection}/x", "honduras-2009", " ",
                         f"{collection}/Honduras 2009", f"{collection}/x/y", other,
                         f"{collection}/señal", f"{collection}/*", f"{collection}/-\n"):
                with self.subTest(method, name=name):
                    refusal = self.api.refusal(method, name=name)
                    self.assert_refused(refusal, "INVALID_ARGUMENT", "INVALID_NAME", field="name",
                                        value=name)
                    self.assertTrue(refusal.metadata["pattern"].startswith(collection + "/{"))

    def test_a_country_is_not_found_by_a_code_in_lower_case(self):
        refusal = self.api.refusal(GETS["countries"], name="countries/hn")
        self.assert_refused(refusal, "INVALID_ARGUMENT", "INVALID_NAME", field="name")
        self.assertNotIn("lower case", refusal.message, "advice that leads nowhere")

    def test_views_and_origins_that_nobody_knows(self):
        for method in (*LISTS.values(), *STREAMS.values(), LOOKUP):
            for field in ("view", "origin"):
                for value in (3, -1, 2**31 - 1):
                    self.assert_refused(self.api.refusal(method, **{field: value}),
                                        "INVALID_ARGUMENT", "INVALID_ENUM_VALUE", field=field,
                                        value=str(value))
        for collection, method in GETS.items():
            self.assert_refused(self.api.refusal(method, name=f"{collection}/x", view=3),
                                "INVALID_ARGUMENT", "INVALID_ENUM_VALUE", field="view")

    def test_orders_that_nobody_knows(self):
        ordered = [m for m in (*LISTS.values(), *STREAMS.values()) if "Replay" not in m]
        for method in ordered:
            for order in ("year", "name descending", "name desc desc", "name,event_date", "desc",
                          "NAME", "event_date; drop"):
                refusal = self.api.refusal(method, order_by=order)
                self.assert_refused(refusal, "INVALID_ARGUMENT", "INVALID_ORDER_BY",
                                    field="order_by", value=order)
                self.assertIn("event_date desc", refusal.metadata["known"])

    def test_a_missing_instrument_is_not_found(self):
        for method, more in ((LOOKUP, {}), (COUNT, PER_YEAR)):
            refusal = self.api.refusal(method, instrument="instruments/resolution-1081", **more)
            self.assert_refused(refusal, "NOT_FOUND", "RECORD_NOT_FOUND", kind="instrument",
                                suggestion="instruments/resolution-1080")
