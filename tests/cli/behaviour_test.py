"""What scripts rely on: exit codes, streams, messages that help."""

import json
import os
import unittest

import missiond


class BehaviourTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(missiond.Missiond(missiond.FIXTURE)).address

    def run_ctl(self, *arguments, **environment):
        return missiond.run(self.server, *arguments, **environment)

    def expect_failure(self, code, *arguments, says, **environment):
        missiond.expect_failure(self, self.server, code, *arguments, says=says, **environment)

    # Errors say what to do next.

    def test_unknown_name_suggests_a_similar_one(self):
        self.expect_failure(3, "get", "missions", "hondurs-2009",
                            says=["missions/hondurs-2009", "Did you mean missions/honduras-2009?",
                                  "missionctl get missions"])
        self.expect_failure(3, "describe", "missions/hondurs-2009",
                            says=["Did you mean missions/honduras-2009?"])
        self.expect_failure(3, "describe", "nobody", says=["nobody", "missionctl get"])

    def test_wrong_article_tells_the_right_ones(self):
        self.expect_failure(2, "charter", "--article", "99",
                            says=["99", "articles 1 to 28",
                                  "missionctl describe instruments/democratic-charter"])
        self.expect_failure(2, "charter", "--article", "3", "--instrument", "1080",
                            says=["instruments/resolution-1080 has no articles"])
        self.expect_failure(2, "charter", "--article", "0", says=["from 1"])

    def test_unknown_kind_tells_the_known_ones(self):
        self.expect_failure(2, "get", "missons", says=["missons", "Did you mean missions?", "actors"])

    def test_unknown_country_tells_the_known_ones(self):
        self.expect_failure(2, "charter", "--country", "Hondras",
                            says=["Did you mean Honduras?", "Peru (PE)"])

    def test_usage_errors_point_to_the_help(self):
        for arguments, says in [
            (["gett"], ["Did you mean get?", "missionctl --help"]),
            ([], ["A verb is required", "missionctl --help"]),
            (["get"], ["missionctl get --help"]),
            (["get", "missions", "-o", "xml"], ["xml", "ndjson", "missionctl get --help"]),
            (["get", "missions", "--limit", "0"], ["--limit", "from 1 on"]),
            (["get", "missions", "--origin", "me"], ["curator, page"]),
            (["get", "missions", "invocations/peru-1992"], ["missionctl get invocations peru-1992"]),
            (["get", "missions", "--active-on", "2010"], ["suspensions"]),
            (["get", "missions", "--since", "2010", "--until", "2009"], ["2010", "after", "2009"]),
            (["get", "missions", "--type", "good-ofices"],
             ["good-ofices", "Did you mean good-offices?", "fact-finding"]),
            (["get", "suspensions", "--type", "x"], ["suspensions have no types"]),
            (["get", "missions", "--article", "0"], ["--article", "from 1 on"]),
            (["get", "missions", "peru-1992", "--filter", "x"], ["Names say which"]),
            (["get", "countries", "--stream"], ["missions and invocations"]),
            (["get", "events", "--stream"], ["missionctl timeline"]),
            (["timeline", "--chart", "--explain"], ["--explain", "--chart"]),
            (["search"], ["missionctl search --help"]),
            (["search", "coup", "--kind", "evnts"], ["Did you mean events?"]),
            (["search", "coup", "--limit", "0"], ["--limit", "from 1 on"]),
            (["summary", "--by", "contry"], ["Did you mean country?", "decade"]),
            (["summary", "--max", "-1"], ["--max", "from 1 on"]),
            (["charter", "--count", "per-year", "--filter", "x"], ["--filter"]),
            (["timeline", "--since", "2009-02-30"], ["2009-02-30", "calendar"]),
            (["timeline", "--since", "2010", "--until", "2009"], ["2010", "after", "2009"]),
            (["charter", "--count", "all"], ["per-crisis"]),
            (["charter", "--count", "per-year", "--year", "2009"], ["--count does not go with"]),
            (["charter", "--year", "1066"], ["1948"]),
            (["completion", "tcsh"], ["bash, zsh, fish"]),
            (["export", "-o", "csv"], ["ndjson"]),
            (["export", "missons"], ["Did you mean missions?"]),
            (["get", "missions", "--at-time", "may"], ["may", "2026-05-01"]),
            (["get", "missions", "--at-time", "2026", "--at-revision", "1"],
             ["--at-time", "--at-revision"]),
            (["apply"], ["--file", "missionctl apply --help"]),
            (["apply", "-f", str(missiond.FIXTURE)], ["--reason", "--dry-run"]),
            (["apply", "-f", str(missiond.FIXTURE), "--prune", "--reason", "x"], ["--owner"]),
            (["apply", "-f", str(missiond.FIXTURE), "--owner", "x", "--prune", "--reason", "x"],
             ["--max-deletes"]),
            (["apply", "-f", os.devnull, "--reason", "x"], ["no records"]),
            (["delete", "honduras-2009", "--reason", "x"], ["missions/honduras-2009"]),
            (["delete", "missions/x"], ["--reason"]),
            (["delete", "missions/x", "missions/y", "--etag", "e", "--reason", "x"], ["one name"]),
            (["diff"], ["-f", "--revisions"]),
            (["diff", "--revisions", "3-7"], ["3..7"]),
            (["diff", "-f", str(missiond.FIXTURE), "--revisions", "1..2"], ["--revisions"]),
            (["history", "missons/x"], ["Did you mean missions?"]),
            (["history", "-o", "csv"], ["json, ndjson, table"]),
            (["watch", "--from", "then"], ["earliest, now"]),
            (["watch", "missons"], ["Did you mean missions?"]),
            (["watch", "--at-revision", "1"], ["--from"]),
            (["watch", "--limit", "0"], ["from 1 on"]),
            (["timeline", "--follow", "--desc"], ["--desc"]),
            (["timeline", "--follow", "-o", "json"], ["missionctl watch events"]),
            (["status", "--timeout", "soon"], ["500ms"]),
        ]:
            with self.subTest(arguments):
                self.expect_failure(2, *arguments, says=says)

    def test_wrong_filter_shows_the_place(self):
        did_you_mean = 'did you mean "region_code"?'
        for arguments in [["get", "missions"], ["get", "missions", "--stream"], ["timeline"],
                          ["charter"], ["summary"]]:
            with self.subTest(arguments):
                self.expect_failure(2, *arguments, "--filter", "regon_code = HN",
                                    says=["regon_code", "\n  regon_code = HN\n  ^^^^^^^^^^\n",
                                          did_you_mean])
        # Below characters, not bytes; and below the filter that was sent, flags included.
        self.expect_failure(2, "get", "missions", "--filter", "Perú AND nofield = 1",
                            says=["\n  Perú AND nofield = 1\n           ^^^^^^^\n"])
        self.expect_failure(2, "get", "missions", "--country", "HN", "--filter", "nofield = 1",
                            says=['\n  (nofield = 1) AND country = "HN"\n   ^^^^^^^\n'])
        self.expect_failure(2, "search", "coup", "--filter", "nofield = 1",
                            says=["\n  nofield = 1\n  ^^^^^^^\n"])

    def test_wrong_order_tells_the_known_ones(self):
        self.expect_failure(2, "get", "missions", "--order-by", "colour", says=["colour"])

    def test_words_of_a_filter_cannot_break_out(self):
        result = self.run_ctl("get", "missions", "--actor", 'x" OR title:"mission', "-o", "name")
        self.assertEqual(result.stdout, b"")

    def test_unknown_revision(self):
        self.expect_failure(3, "get", "missions", "--at-revision", "99", says=["99"])

    def test_time_stands_for_the_revision_that_was_newest_then(self):
        for arguments in [["get", "missions"], ["describe", "missions/honduras-2009"], ["charter"],
                          ["search", "honduras"], ["timeline"], ["summary"], ["suspensions"]]:
            now = self.run_ctl(*arguments)
            then = self.run_ctl(*arguments, "--at-time", "2100")
            self.assertEqual((then.returncode, then.stdout), (0, now.stdout), then.stderr)
            self.expect_failure(3, *arguments, "--at-time", "2000-12-31", says=["2000-12-31"])

    # Where the server is.

    def test_server_option_wins_over_environment(self):
        result = missiond.run("127.0.0.1:1", "get", "missions", "-o", "name", "--server", self.server)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(b"missions/honduras-2009\n", result.stdout)

    def test_streams_print_what_pages_print(self):
        for kind in ["missions", "invocations"]:
            for form in ["table", "wide", "ndjson", "csv", "textproto", "name"]:
                pages = self.run_ctl("get", kind, "-o", form).stdout
                self.assertEqual(self.run_ctl("get", kind, "-o", form, "--stream").stdout, pages)

    def test_bounds_mean_the_same_in_a_filter_and_in_a_field(self):
        for bounds in [["--since", "2005-06"], ["--until", "2005-06"], ["--since", "2009-06-15"],
                       ["--since", "2005", "--until", "2005"], ["--until", "2009-06-01"]]:
            fields = self.run_ctl("timeline", *bounds, "-o", "name").stdout
            self.assertEqual(self.run_ctl("get", "events", *bounds, "-o", "name").stdout, fields)
            (flag, date), more = bounds[:2], bounds[2:]
            sign = {"--since": ">", "--until": "<"}[flag]
            expression = f"(active:{date} OR event_date {sign} {date})"
            filtered = self.run_ctl("timeline", "--filter", expression, *more, "-o", "name").stdout
            self.assertEqual(filtered, fields, bounds)

    def test_plans_go_to_standard_error(self):
        for arguments in [["get", "missions"], ["get", "missions", "--stream"], ["timeline"],
                          ["summary"]]:
            plain = self.run_ctl(*arguments, "-o", "json")
            explained = self.run_ctl(*arguments, "-o", "json", "--explain")
            self.assertEqual(explained.stdout, plain.stdout)
            self.assertIn(b"Filter: ", explained.stderr)
            self.assertEqual(plain.stderr, b"")

    def test_search_takes_words_that_are_verbs(self):
        for word in ["charter", "timeline", "status", "summary"]:
            result = self.run_ctl("search", "honduras", word)
            self.assertEqual(result.returncode, 0, result.stderr)

    def test_export_is_one_record_a_line(self):
        result = self.run_ctl("export")
        lines = result.stdout.decode().splitlines()
        self.assertEqual(result.stderr, b"24 records at revision 1, verified\n")
        self.assertEqual(len(lines), 24)
        for line in lines:
            (record,) = json.loads(line).values()
            self.assertIn("assertions", record)

    def test_json_of_a_list_is_the_answer_of_the_list_method(self):
        answer = json.loads(self.run_ctl("get", "missions", "-o", "json", "--limit", "2").stdout)
        self.assertEqual(len(answer["missions"]), 2)
        self.assertEqual((answer["revision"], answer["totalSize"]), ("1", 4))

    def test_paging_changes_nothing(self):
        lines = self.run_ctl("get", "missions", "-o", "name").stdout.splitlines()
        first = self.run_ctl("get", "missions", "-o", "name", "--limit", "3").stdout.splitlines()
        self.assertEqual(first, lines[:3])

    # Dates.

    def test_no_form_for_reading_shows_a_day_that_is_not_known(self):
        for arguments in [["get", "missions", "-o", "wide"], ["get", "events", "-o", "wide"],
                          ["get", "instruments", "-o", "wide"], ["get", "countries", "-o", "wide"],
                          ["charter", "-o", "wide"], ["timeline", "-o", "wide"],
                          ["describe", "missions/honduras-2009"], ["describe", "missions/peru-1992"],
                          ["describe", "invocations/bolivia-2005"]]:
            text = self.run_ctl(*arguments).stdout.decode()
            for day in ["2009-01-01", "2009-12-31", "2009-06-01", "2009-06-30", "1992-04-01",
                        "1948-01-01", "1 January", "31 December", "30 June"]:
                self.assertNotIn(day, text, arguments)

    # Country and kind as people type them.

    def test_countries_by_any_name(self):
        for country in ["HN", "hn", "hnd", "HND", "honduras", "Honduras", "countries/HN",
                        "republic of honduras"]:
            result = self.run_ctl("charter", "--country", country, "-o", "name")
            self.assertEqual(result.stdout, b"invocations/honduras-2009\n", country)
        self.assertEqual(self.run_ctl("charter", "--country", "Perú", "-o", "name").stdout,
                         b"invocations/peru-1992\n")

    def test_kinds_by_any_name(self):
        for kind in ["mission", "missions", "Missions", "miss"]:
            self.assertEqual(self.run_ctl("get", kind, "--limit", "1", "-o", "name").stdout,
                             b"missions/peru-1992\n", kind)


if __name__ == "__main__":
    unittest.main()
