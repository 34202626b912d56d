"""The verbs that change the catalog and those that tell of changes, against a server of their own."""

import json
import pathlib
import signal
import subprocess
import tempfile
import unittest

import missiond

MISSION = "missions/honduras-2009"
EVENT = "events/peru-1992-04-05-congress-closed"


class ChangesTest(unittest.TestCase):
    def setUp(self):
        # Each test begins with the fixture as revision 1.
        self.server = self.enterContext(missiond.Missiond(missiond.FIXTURE)).address
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def run_ctl(self, code, *arguments):
        """Runs missionctl, which has to end with `code`; answers its two outputs."""
        result = missiond.run(self.server, *arguments)
        self.assertEqual(result.returncode, code, (arguments, result.stderr.decode()))
        return result.stdout.decode(), result.stderr.decode()

    def exported(self, name):
        """The record as `export` prints it: its kind, and its fields."""
        for line in self.run_ctl(0, "export")[0].splitlines():
            ((kind, fields),) = json.loads(line).items()
            if fields["name"] == name:
                return kind, fields
        self.fail(f"{name} was not exported")

    def file_of(self, kind, fields):
        """A file with the record, without what the server sets."""
        for field in ["uid", "etag", "revision", "createTime", "updateTime"]:
            fields.pop(field, None)
        path = self.folder / "records.ndjson"
        path.write_text(json.dumps({kind: fields}) + "\n", encoding="utf-8")
        return str(path)

    def retitled(self, title):
        kind, fields = self.exported(MISSION)
        return self.file_of(kind, {**fields, "title": title})

    def apply_title(self, title):
        self.run_ctl(0, "apply", "-f", self.retitled(title), "--reason", f"Calls it {title}")

    def test_dry_run_tells_and_does_nothing(self):
        path = self.retitled("Another title")
        out, err = self.run_ctl(0, "apply", "-f", path, "--dry-run")
        self.assertIn(f"~ {MISSION}\n    title\n", out)
        self.assertIn("      + Another title\n", out)
        self.assertIn("Dry run against revision 1: 1 updated", err)
        self.assertEqual(len(self.run_ctl(0, "history", "-o", "ndjson")[0].splitlines()), 1)

    def test_apply_is_kept_in_the_history(self):
        path = self.retitled("Another title")
        self.assertIn("+ Another title", self.run_ctl(1, "diff", "-f", path)[0])
        out, err = self.run_ctl(0, "apply", "-f", path, "--reason", "Says why")
        self.assertEqual(out, f"updated  {MISSION}  title\n")
        self.assertIn("Revision 2: 1 updated", err)
        self.assertIn("Nothing to do", self.run_ctl(0, "apply", "-f", path, "--reason", "x")[1])
        self.run_ctl(0, "diff", "-f", path)
        history = self.run_ctl(0, "history", MISSION)[0]
        self.assertRegex(history, r"^revision 2 .*Says why\n    updated\n      title\n")
        self.assertRegex(history, r"\nrevision 1 .*\n    created\n")
        self.assertIn("+ Another title", self.run_ctl(1, "diff", "--revisions", "1..")[0])
        self.assertEqual(self.run_ctl(0, "diff", "--revisions", "2..2")[0], "")

    def test_what_was_read_before_a_change_is_refused(self):
        exported = self.folder / "all.ndjson"
        exported.write_text(self.run_ctl(0, "export")[0], encoding="utf-8")
        self.run_ctl(0, "diff", "-f", str(exported))
        self.apply_title("Another title")
        self.assertIn("--force", self.run_ctl(1, "apply", "-f", str(exported), "--reason", "x")[1])
        err = self.run_ctl(0, "apply", "-f", str(exported), "--reason", "x", "--force")[1]
        self.assertIn("Revision 3: 1 updated, 23 unchanged", err)

    def test_request_id_makes_a_retry_safe(self):
        path = self.retitled("Another title")
        request = ["apply", "-f", path, "--reason", "x", "--request-id",
                   "6f9619ff-8b86-4d11-b42d-00c04fc964ff"]
        self.assertIn("Revision 2: ", self.run_ctl(0, *request)[1])
        self.assertIn("committed before, as revision 2", self.run_ctl(0, *request)[1])

    def test_delete_leaves_the_history(self):
        kind, fields = self.exported(EVENT)
        name = EVENT.replace("congress-closed", "copy")
        path = self.file_of(kind, {**fields, "name": name})
        self.run_ctl(0, "apply", "-f", path, "--reason", "x")
        out, err = self.run_ctl(0, "delete", name, "--reason", "Stands there twice")
        self.assertTrue(out.startswith(f"deleted  {name}"), out)
        self.assertIn("Revision 3: 1 deleted", err)
        history = self.run_ctl(0, "history", name)[0]
        self.assertRegex(history, r"^revision 3 .*Stands there twice\n    deleted\nrevision 2 ")

    def test_watch_tells_every_change_with_its_type(self):
        self.apply_title("Another title")
        out = self.run_ctl(0, "watch", "--from", "earliest", "--exit-when-synced", "-o", "ndjson")[0]
        lines = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(len(lines), 25)
        self.assertEqual({line["type"] for line in lines[:-1]}, {"CHANGE_TYPE_CREATED"})
        self.assertEqual(lines[-1]["revision"], "2")
        self.assertEqual(lines[-1]["type"], "CHANGE_TYPE_UPDATED")
        self.assertEqual(lines[-1]["changedPaths"], ["title"])
        self.assertEqual(lines[-1]["current"]["mission"]["title"], "Another title")
        table = self.run_ctl(0, "watch", "--from", "2", "--limit", "1")[0]
        self.assertRegex(table, rf"^revision 2 .*Another title\n  updated  {MISSION}  title\n$")

    def test_watch_begins_with_the_state_when_asked(self):
        self.apply_title("Another title")
        out = self.run_ctl(0, "watch", "missions", "--initial-state", "--exit-when-synced")[0]
        self.assertTrue(out.startswith("state at revision 2\n"), out)
        self.assertIn(f"  exists   {MISSION}  Another title\n", out)

    def test_watch_goes_on_behind_its_token(self):
        arguments = ["watch", "--from", "earliest", "--exit-when-synced", "-o", "ndjson",
                     "--token-file", str(self.folder / "token.json")]
        self.assertEqual(len(self.run_ctl(0, *arguments)[0].splitlines()), 24)
        self.assertEqual(self.run_ctl(0, *arguments)[0], "")
        self.apply_title("Another title")
        (line,) = self.run_ctl(0, *arguments)[0].splitlines()
        self.assertEqual(json.loads(line)["name"], MISSION)

    def test_interrupt_ends_a_watch_in_good_order(self):
        process = subprocess.Popen(
            [missiond.MISSIONCTL, "watch", "--from", "earliest"], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=missiond.environment(self.server))
        with process:
            self.assertTrue(process.stdout.readline().startswith(b"revision 1 "))
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(60), 0)
            self.assertEqual(process.stderr.read(), b"")

    def test_timeline_follows_what_curators_add(self):
        process = subprocess.Popen(
            [missiond.MISSIONCTL, "timeline", "--country", "PE", "--follow"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=missiond.environment(self.server))
        with process:
            self.assertTrue(process.stdout.readline())  # The timeline so far has come.
            kind, fields = self.exported(EVENT)
            path = self.file_of(kind, {**fields, "headline": "In other words"})
            self.run_ctl(0, "apply", "-f", path, "--reason", "x")
            for line in process.stdout:
                if line.endswith(b"In other words [updated]\n"):
                    break
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(60), 0)


if __name__ == "__main__":
    unittest.main()
