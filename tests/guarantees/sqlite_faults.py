#!/usr/bin/env python3
"""The file of the store is not writable, in use or damaged: one clear line on stderr, an exit code,
and nothing changed in the file.

    build/venv/bin/python tests/guarantees/sqlite_faults.py --missiond=build/ci/server/missiond
"""

import collections
import contextlib
import hashlib
import os
import pathlib
import sqlite3
import stat
import struct
import uuid

import guarantees_case
from curator import actor_like, actor_template
from guarantees_case import GuaranteesCase, export
from missiond import clients

# Root ignores the permissions of files, but not without this.
PERMISSIONS = ("dac_override", "dac_read_search")
PAGE = 8192  # of the file


class SqliteFaultsTest(GuaranteesCase):
    """A store with the founding data and twenty commits after it, of a server that has stopped."""

    COMMITS = 20

    def setUp(self):
        super().setUp()
        self.path = pathlib.Path(self.folder) / "store" / "missions.db"
        self.path.parent.mkdir()
        self.store = f"sqlite:{self.path}"
        server = self.server(self.store)
        server.start()
        with clients([server]) as (api,):
            template = actor_template(api)
            for number in range(self.COMMITS):
                record = {"actor": actor_like(template, f"actors/test-{number}")}
                self.apply(api, [record], request_id=str(uuid.UUID(
                    int=self.random.getrandbits(128))))
            self.content = export(api, 1 + self.COMMITS)
        self.assertEqual(server.stop(), 0)
        self.outcomes = collections.Counter()
        self.whole = self.path.read_bytes()

    def assert_refused(self, *words):
        """missiond refuses to start, says why in one line, and leaves the file as it is."""
        before = self.facts()
        answer = self.server(self.store, "refused", powers=PERMISSIONS).attempt()
        self.assertEqual(answer.returncode, 5, answer.stderr)
        self.assert_one_line(answer.stderr)
        for word in words:
            self.assertIn(word, answer.stderr)
        self.assertEqual(answer.stdout, "")
        self.assertEqual(self.facts(), before)

    def assert_one_line(self, said):
        self.assertEqual(said[:10], "missiond: ", said)
        self.assertEqual(said.index("\n"), len(said) - 1, said)
        self.assertTrue(said[:-1].isascii() and said[:-1].isprintable(), repr(said))

    def facts(self):
        """What is in the folder: names, permissions and content."""
        return sorted((path.name, stat.S_IMODE(path.stat().st_mode),
                       hashlib.sha256(path.read_bytes()).hexdigest())
                      for path in self.path.parent.iterdir())

    def damaged(self, content):
        """Puts a damaged file in the place of the store."""
        for file in self.path.parent.iterdir():
            file.unlink()
        self.path.write_bytes(content)

    def test_read_only_file(self):
        self.path.chmod(0o444)
        self.assert_refused("cannot be written", "write access")

    def test_read_only_folder(self):
        self.path.parent.chmod(0o555)
        self.addCleanup(self.path.parent.chmod, 0o755)
        self.assert_refused("write access to the file and to its folder")

    def test_unreadable_file(self):
        self.path.chmod(0o000)
        self.assert_refused("Permission denied")
        self.path.chmod(0o644)

    def test_second_server(self):
        with self.server(self.store) as server, clients([server]) as (api,):
            before = api.call("HistoryService.ListRevisions").newest_revision
            self.assertEqual(before, 1 + self.COMMITS)
            for _ in range(3):
                answer = self.server(self.store, "second").attempt()
                self.assertEqual((answer.returncode, len(answer.stderr.splitlines())), (5, 1))
                self.assertIn("in use by another process", answer.stderr)
            record = {"actor": actor_like(actor_template(api), "actors/test-after")}
            self.assertEqual(self.apply(api, [record]).revision, before + 1)
            self.assertEqual(server.verify().returncode, 0)

    def test_second_server_by_another_path(self):
        link = pathlib.Path(self.folder) / "link.db"
        link.symlink_to(self.path)
        other = pathlib.Path(self.folder) / "hard.db"
        os.link(self.path, other)
        with self.server(self.store):
            for path in (link, other):
                answer = self.server(f"sqlite:{path}", "second").attempt()
                self.assertEqual(answer.returncode, 5, answer.stderr)
                self.assertIn("in use by another process", answer.stderr)

    def test_truncated_file(self):
        lengths = {1, 15, 16, 99, 100, PAGE, len(self.whole) // 2, len(self.whole) // 2 + 1,
                   len(self.whole) - PAGE, len(self.whole) - 1}
        for length in sorted(lengths):
            with self.subTest(length=length):
                self.assert_found(self.whole[:length])
        print(f"    truncated: {dict(self.outcomes)}")

    def test_other_kinds_of_files(self):
        for content in (b"#!/bin/sh\n", bytes(PAGE), self.random.randbytes(PAGE)):
            with self.subTest(content=content[:10]):
                self.damaged(content)
                self.assert_refused("is no store of missiond")

    def test_overwritten_pages(self):
        """Whatever page is overwritten: the server refuses to start, or what it does not read at its
        start is found by `missiond verify`; it never crashes, and changes nothing."""
        pages = len(self.whole) // PAGE
        for number in [0, 1, 2, pages - 1, *self.random.sample(range(3, pages - 1), 20)]:
            content = bytearray(self.whole)
            content[number * PAGE:(number + 1) * PAGE] = self.random.randbytes(PAGE)
            with self.subTest(page=number):
                self.assert_found(bytes(content))
        print(f"    overwritten pages: {dict(self.outcomes)}")

    def test_overwritten_bytes(self):
        for _ in range(25):
            start = self.random.randrange(100, len(self.whole) - 16)
            content = bytearray(self.whole)
            content[start:start + 16] = self.random.randbytes(16)
            with self.subTest(offset=start):
                self.assert_found(bytes(content))
        print(f"    overwritten bytes: {dict(self.outcomes)}")

    def assert_found(self, content):
        self.damaged(content)
        server = self.server(self.store, "damaged")
        verified = server.verify()
        self.assert_one_line(verified.stdout)
        self.assertIn(verified.returncode, (0, 5), verified.stdout)
        self.assertEqual(self.path.read_bytes(), content)
        try:
            server.start()
        except AssertionError:
            self.assert_refused()
            self.assertEqual(verified.returncode, 5, "it does not start, and verify found nothing")
            self.outcomes["refused"] += 1
            return
        # What was overwritten holds nothing, or nothing that a read of the catalog needs.
        with clients([server]) as (api,):
            self.assertEqual(export(api, 1 + self.COMMITS), self.content)
        self.assertEqual(server.stop(), 0)
        self.outcomes["served" if verified.returncode == 0 else "served though damaged"] += 1

    def test_indexes_that_do_not_fit(self):
        """By one index a request is known that is repeated, by another the revision of a time, and by
        the third a name that is retired: the server refuses to start."""
        with contextlib.closing(sqlite3.connect(f"file:{self.path}?immutable=1", uri=True)) as file:
            roots = dict(file.execute("SELECT name, rootpage FROM sqlite_master"))
            time, request = file.execute(
                "SELECT commit_time, request_id FROM revisions WHERE revision = 7").fetchone()
        for index, key in (("revisions_by_request_id", request.encode()),
                           ("revisions_by_time", struct.pack(">q", time)),
                           ("changes_by_name", b"actors/")):
            content = bytearray(self.whole)
            start = content.index(key, (roots[index] - 1) * PAGE, roots[index] * PAGE)
            content[start + len(key) - 1] ^= 1
            with self.subTest(index=index):
                self.assert_found(bytes(content))
                verified = self.server(self.store).verify()
                self.assertEqual(verified.returncode, 5, verified.stdout)
                self.assertIn(index, verified.stdout)
                self.assertEqual(self.outcomes, {"refused": 1})
                self.outcomes.clear()


if __name__ == "__main__":
    guarantees_case.main()
