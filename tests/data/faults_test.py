"""Faulty manifests: every fault is reported at once, with its place and what would be right."""

import os
import pathlib
import re
import subprocess
import tempfile

from data_case import DataCase

FAULTY = pathlib.Path(__file__).with_name("faulty")
DATA_FAULT = 3  # the exit code of missiond


class FaultsTest(DataCase):
    def run_missiond(self, *options):
        # In this folder, so that reports name no place of one machine.
        return subprocess.run([self.missiond, *options], cwd=FAULTY, text=True, timeout=60,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)

    def check(self, folder):
        """What missiond reports of a folder: lines of stderr; it must refuse the folder."""
        ran = self.run_missiond(f"--check-data={folder}")
        self.assertEqual(ran.returncode, DATA_FAULT, ran.stderr[-1000:])
        self.assertEqual(ran.stdout, "")
        return ran.stderr

    def assert_golden(self, report, name):
        golden = FAULTY / name
        if os.environ.get("REGENERATE_GOLDEN") == "1":
            golden.write_text(report, encoding="utf-8")
        self.assertEqual(report, golden.read_text(encoding="utf-8"))

    def reported_lines(self, folder):
        """Line number: what is reported there. The last line of the report is the sum."""
        lines = self.check(folder).splitlines()
        count = len(lines) - 1
        self.assertEqual(lines[-1], f"missiond: {count} {'fault' if count == 1 else 'faults'} in the data folder "
                                    f"{folder}; nothing was loaded")
        found = [re.fullmatch(r"[\w-]+\.textproto:(\d+): (.+)", line) for line in lines[:-1]]
        return [(int(match.group(1)), match.group(2)) for match in found]

    def test_faults_of_records(self):
        self.assert_golden(self.check("records"), "records.txt")

    def test_faults_of_form(self):
        self.assert_golden(self.check("form"), "form.txt")

    def test_a_wrong_enum_value_is_reported_once_in_its_line_and_hides_nothing(self):
        (value_line, value), (field_line, field) = self.reported_lines("enum_value")
        self.assertEqual((value_line, field_line), (7, 13))
        self.assertIn("ACTOR_KIND_WIZARD", value)
        self.assertIn("display_nme", field)

    def test_a_file_that_breaks_off_is_reported_where_it_ends(self):
        reported = self.reported_lines("unfinished")
        last = len((FAULTY / "unfinished/unfinished.textproto").read_text().splitlines())
        for line, fault in reported:
            self.assertIn(line, (last, last + 1), fault)
            self.assertNotIn("is required", fault, "the rest of the record was never read")

    def test_a_name_is_no_more_precise_than_the_date(self):
        ((line, fault),) = self.reported_lines("precise_name")
        text = (FAULTY / "precise_name/precise_name.textproto").read_text().splitlines()
        self.assertIn("too-precise", text[line - 1])
        self.assertIn("date", fault)

    def test_nothing_is_served_from_faulty_data(self):
        serve = ["--listen=127.0.0.1:0", "--store=memory:", "--seed-data=form"]
        for option in (["--check-data=form"], serve):
            ran = self.run_missiond(*option)
            self.assertEqual((ran.returncode, ran.stdout), (DATA_FAULT, ""))
            self.assertIn("nothing was loaded", ran.stderr)

    def test_a_folder_that_is_not_there(self):
        self.assertEqual(self.check("no-such-folder"),
                         "missiond: cannot read the data folder no-such-folder: "
                         "No such file or directory\n")

    def test_a_file_instead_of_a_folder(self):
        self.assertEqual(self.check("form/form.textproto"),
                         "missiond: cannot read the data folder form/form.textproto: "
                         "Not a directory\n")

    def test_a_folder_inside_a_file(self):
        # Unreadable for root, too, who may read every folder that there is.
        self.assertEqual(self.check("form.txt/x"),
                         "missiond: cannot read the data folder form.txt/x: Not a directory\n")

    def test_a_folder_without_manifests(self):
        with tempfile.TemporaryDirectory() as empty:
            self.assertEqual(self.check(empty),
                             f"missiond: the data folder {empty} holds no *.textproto manifest\n")
            (pathlib.Path(empty) / "notes.txt").write_text("no manifest")
            self.assertIn("holds no *.textproto manifest", self.check(empty))

    def test_a_manifest_that_cannot_be_read(self):
        with tempfile.TemporaryDirectory() as folder:
            unreadable = pathlib.Path(folder) / "dangling.textproto"
            unreadable.symlink_to("nowhere")
            self.assertEqual(self.check(folder), f"missiond: cannot read {unreadable}\n")
            unreadable.unlink()
            unreadable.mkdir()
            self.assertEqual(self.check(folder), f"missiond: cannot read {unreadable}\n")

    def test_an_empty_manifest_is_sound(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "empty.textproto").touch()
            ran = self.run_missiond(f"--check-data={folder}")
            self.assertEqual((ran.returncode, ran.stdout, ran.stderr),
                             (0, "0 records in 1 manifests, no faults\n", ""))
