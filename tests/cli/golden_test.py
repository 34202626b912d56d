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
    "get_missions_filter": ["get", "missions", "--filter", "country = HN AND active:2009"],
    "get_missions_explain": ["get", "missions", "--filter", "country = HN AND active:2009",
                             "--explain", "-o", "name"],
    "get_missions_filter_and_flags": ["get", "missions", "--country", "honduras", "--explain",
                                      "--filter", "title:mission OR type = ANTI_CORRUPTION"],
    "get_missions_active": ["get", "missions", "--active", "2010"],
    "get_missions_since_until": ["get", "missions", "--since", "2010", "--until", "2014"],
    "get_missions_actor": ["get", "missions", "--actor", "jose-miguel-insulza", "-o", "name"],
    "get_missions_article": ["get", "missions", "--article", "20", "--instrument", "charter",
                             "-o", "name"],
    "get_missions_type": ["get", "missions", "--type", "good-offices", "-o", "name"],
    "get_missions_order": ["get", "missions", "--order-by", "name desc", "-o", "name"],
    "get_missions_stream": ["get", "missions", "--stream"],
    "get_missions_stream_json": ["get", "missions", "--stream", "-o", "json", "--view", "basic",
                                 "--limit", "1"],
    "get_missions_wrong_filter": ["get", "missions", "--filter", "regon_code = HN"],
    "get_missions_wrong_filter_end": ["get", "missions", "--filter", "title = Perú AND"],
    "get_invocations_stream_explain": ["get", "invocations", "--stream", "--filter", "article = 20",
                                       "--explain", "-o", "name"],
    "get_events_type": ["get", "events", "--type", "self-coup", "-o", "name"],
    "get_events_since": ["get", "events", "--since", "2009-07", "--until", "2010", "-o", "name"],
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
    "suspensions_filter": ["suspensions", "--filter", "period.end_date > 2010"],
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
    "charter_filter": ["charter", "--filter", "basis = RECALLED OR event_date < 2000"],
    "charter_filter_json": ["charter", "--filter", "article = 20", "--country", "HN", "-o", "json",
                            "--view", "basic"],
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
    "timeline_filter": ["timeline", "--filter", "kind = COUP OR kind = SELF_COUP"],
    "timeline_explain": ["timeline", "--filter", "country = HN", "--explain", "-o", "name"],
    "timeline_wrong_filter": ["timeline", "--filter", "event_date < 200x"],
    "search": ["search", "honduras"],
    "search_wide": ["search", "honduras", "-o", "wide"],
    "search_phrase": ["search", '"good offices"'],
    "search_prefix_and_accents": ["search", "jose", "insul*", "-o", "name"],
    "search_kind_and_filter": ["search", "honduras", "--kind", "missions,events", "--filter",
                               "country = HN AND event_date > 2009", "-o", "name"],
    "search_limit": ["search", "honduras", "--limit", "2", "-o", "name"],
    "search_json": ["search", "fujimori", "-o", "json"],
    "search_ndjson": ["search", "fujimori", "-o", "ndjson"],
    "search_csv": ["search", "honduras", "-o", "csv"],
    "search_textproto": ["search", "fujimori", "-o", "textproto"],
    "search_none": ["search", "atlantis"],
    "summary": ["summary"],
    "summary_by": ["summary", "--by", "country,decade", "--by", "type"],
    "summary_filter": ["summary", "--by", "country", "--filter", "country = HN", "--explain"],
    "summary_max": ["summary", "--by", "type", "--max", "1"],
    "summary_origin": ["summary", "--by", "country", "--origin", "curator"],
    "summary_none": ["summary", "--until", "1980"],
    "summary_json": ["summary", "--by", "country", "-o", "json"],
    "summary_ndjson": ["summary", "--by", "country", "--by", "actor", "-o", "ndjson"],
    "summary_csv": ["summary", "-o", "csv"],
    "summary_name": ["summary", "--by", "actor", "-o", "name"],
    "summary_textproto": ["summary", "--by", "article", "-o", "textproto"],
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
       for verb in ["get", "describe", "search", "charter", "timeline", "summary", "countries",
                    "suspensions", "history", "watch", "diff", "apply", "delete", "export",
                    "status", "completion", "version"]},
}

# The same with something else in the environment.
WITH_ENVIRONMENT = {
    "timeline_chart": (["timeline", "--chart"], {"LANG": "C.UTF-8"}),
    "timeline_chart_color": (["timeline", "--chart", "--color", "always"], {"LANG": "C.UTF-8"}),
    "search_color": (["search", "honduras", "--color", "always"], {"LANG": "C.UTF-8"}),
    "summary_unicode": (["summary", "--by", "country", "--by", "type"], {"LANG": "C.UTF-8"}),
    "summary_narrow": (["summary", "--by", "type"], {"COLUMNS": "50"}),
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
