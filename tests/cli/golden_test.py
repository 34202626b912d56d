"""Every verb and every form of output over the small catalog of testdata/."""

import unittest

import golden
import missiond

KINDS = ["countries", "instruments", "actors", "sources", "missions", "invocations", "suspensions",
         "events"]

# Name of the golden file: arguments.
CASES = {
    **{f"get_{kind}": ["get", kind] for kind in KINDS},
    **{f"get_{kind}_wide": ["get", kind, "-o", "wide"] for kind in KINDS},
    **{f"get_{kind}_csv": ["get", kind, "-o", "csv"] for kind in KINDS},
    "get_missions_json": ["get", "missions", "-o", "json"],
    "get_missions_ndjson": ["get", "missions", "-o", "ndjson"],
    "get_missions_textproto": ["get", "missions", "-o", "textproto"],
    "get_missions_name": ["get", "missions", "-o", "name"],
    "get_missions_basic": ["get", "missions", "-o", "ndjson", "--view", "basic"],
    "get_missions_limit": ["get", "missions", "--limit", "2"],
    "get_missions_curator": ["get", "missions", "--origin", "curator"],
    "get_missions_country": ["get", "missions", "--country", "honduras"],
    "get_one": ["get", "mission", "honduras-2009"],
    "get_one_json": ["get", "missions/honduras-2009", "-o", "json"],
    "get_some": ["get", "missions", "honduras-2015", "missions/peru-1992"],
    "get_some_missing": ["get", "missions", "honduras-2015", "nobody-1", "peru-1992"],
    "get_country_by_name": ["get", "country", "honduras", "-o", "name"],
    "get_instrument_1080": ["get", "instrument", "1080", "-o", "name"],
    "get_nothing_json": ["get", "suspensions", "--active-on", "1999", "-o", "json"],
    "get_nothing_csv": ["get", "suspensions", "--active-on", "1999", "-o", "csv"],
    "get_nothing": ["get", "suspensions", "--active-on", "1999"],
    "get_events_country": ["get", "events", "--country", "BOL"],
    "countries": ["countries"],
    "countries_wide": ["countries", "-o", "wide"],
    "suspensions_active_on": ["suspensions", "--active-on", "2010-06-01"],
    "charter": ["charter"],
    "charter_wide": ["charter", "-o", "wide"],
    "charter_json": ["charter", "--article", "20", "-o", "json"],
    "charter_ndjson": ["charter", "--country", "PE", "-o", "ndjson", "--view", "basic"],
    "charter_csv": ["charter", "-o", "csv"],
    "charter_name": ["charter", "-o", "name"],
    "charter_textproto": ["charter", "--country", "PE", "-o", "textproto", "--view", "basic"],
    "charter_article": ["charter", "--article", "20"],
    "charter_country_year": ["charter", "--country", "Honduras", "--year", "2009"],
    "charter_instrument_1080": ["charter", "--instrument", "1080"],
    "charter_curator": ["charter", "--origin", "curator"],
    "charter_limit": ["charter", "--limit", "2"],
    "charter_none": ["charter", "--year", "1999"],
    "charter_count_per_year": ["charter", "--count", "per-year"],
    "charter_count_per_source_row": ["charter", "--count", "per-source-row"],
    "charter_count_per_crisis": ["charter", "--count", "per-crisis", "--include-recalled"],
    "charter_count_json": ["charter", "--count", "per-crisis", "-o", "json"],
    "charter_count_csv": ["charter", "--count", "per-crisis", "-o", "csv"],
    "charter_count_name": ["charter", "--count", "per-crisis", "-o", "name"],
    "timeline": ["timeline"],
    "timeline_desc": ["timeline", "--desc", "--limit", "2"],
    "timeline_wide": ["timeline", "-o", "wide"],
    "timeline_country": ["timeline", "--country", "hnd", "--since", "2009-07", "--until", "2010"],
    "timeline_json": ["timeline", "--limit", "1", "-o", "json"],
    "timeline_ndjson": ["timeline", "-o", "ndjson", "--view", "basic"],
    "timeline_csv": ["timeline", "-o", "csv"],
    "timeline_name": ["timeline", "-o", "name"],
    "timeline_textproto": ["timeline", "--limit", "1", "-o", "textproto"],
    "timeline_none": ["timeline", "--until", "1980"],
    "timeline_chart_ascii": ["timeline", "--chart"],
    "timeline_chart_span": ["timeline", "--chart", "--country", "HN", "--since", "2008", "--until",
                            "2012"],
    "describe_mission": ["describe", "missions/honduras-2009"],
    "describe_mission_two_words": ["describe", "mission", "peru-1992"],
    "describe_invocation": ["describe", "invocation", "bolivia-2003"],
    "describe_suspension": ["describe", "suspensions/honduras-2009"],
    "describe_event": ["describe", "events/honduras-2009-06-coup"],
    "describe_country": ["describe", "country", "bolivia"],
    "describe_instrument": ["describe", "instruments/democratic-charter"],
    "describe_actor": ["describe", "actors/jose-miguel-insulza"],
    "describe_source": ["describe", "sources/release"],
    "describe_ambiguous": ["describe", "honduras-2009"],
    "export": ["export"],
    "status": ["status"],
    "help": ["--help"],
    **{f"help_{verb}": [verb, "--help"]
       for verb in ["get", "describe", "charter", "timeline", "countries", "suspensions", "export",
                    "status", "completion", "version"]},
}

# The same with something else in the environment.
WITH_ENVIRONMENT = {
    "timeline_chart": (["timeline", "--chart"], {"LANG": "C.UTF-8"}),
    "timeline_chart_color": (["timeline", "--chart", "--color", "always"], {"LANG": "C.UTF-8"}),
    "timeline_chart_narrow": (["timeline", "--chart"], {"LANG": "C.UTF-8", "COLUMNS": "50"}),
}


class GoldenTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(missiond.Missiond(missiond.FIXTURE))

    def test_prints_as_before(self):
        for name, arguments in CASES.items():
            with self.subTest(name):
                golden.check(self, self.server.address, "golden", name, arguments)
        for name, (arguments, environment) in WITH_ENVIRONMENT.items():
            with self.subTest(name):
                golden.check(self, self.server.address, "golden", name, arguments, **environment)

    def test_whole_folder_is_used(self):
        files = {path.stem for path in (missiond.HERE / "golden").iterdir()}
        self.assertEqual(files, {*CASES, *WITH_ENVIRONMENT})


if __name__ == "__main__":
    unittest.main()
