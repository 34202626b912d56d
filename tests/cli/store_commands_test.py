"""missiond backup, restore and verify, as an operator runs them."""

import os
import pathlib
import pty
import sqlite3
import subprocess
import tempfile
import unittest

import missiond


class StoreCommandsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.store = f"sqlite:{self.folder}/missions.db"

    def missiond(self, *arguments, code, stderr=subprocess.PIPE):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("MISSIOND")}
        result = subprocess.run([missiond.MISSIOND, *map(str, arguments)], env=environment,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=stderr,
                                timeout=120, check=False)
        self.assertEqual(result.returncode, code, result)
        self.assertEqual(result.stdout == b"", code != 0, result)
        return (result.stdout if code == 0 else result.stderr or b"").decode()

    def fill(self):
        with missiond.Missiond(missiond.FIXTURE, self.store) as server:
            return missiond.run(server.address, "export").stdout

    def names(self):
        """The files there, but for those that SQLite puts beside a store while somebody reads it."""
        return sorted(path.name for path in self.folder.iterdir()
                      if not path.name.endswith((".db-wal", ".db-shm")))

    def test_store_in_use_is_backed_up_and_restored(self):
        with missiond.Missiond(missiond.FIXTURE, self.store) as server:
            exported = missiond.run(server.address, "export").stdout
            said = self.missiond("backup", self.store, self.folder / "b.db", code=0)
            self.assertRegex(said, r"^missiond: backed up sqlite:.* to .*b\.db: revision 1, "
                                   r"chain [0-9a-f]{16}\n$")
            self.assertIn("no faults", self.missiond("verify", self.store, code=0))
            self.assertIn("in use by another process",
                          self.missiond("--store", self.store, "--listen=127.0.0.1:0", code=5))
        self.assertEqual(self.names(), ["b.db", "missions.db"])
        restored = f"sqlite:{self.folder}/r.db"
        self.missiond("restore", self.folder / "b.db", restored, code=0)
        self.assertEqual(self.names(), ["b.db", "missions.db", "r.db"])
        self.missiond("verify", restored, code=0)
        # From a folder without manifests: the catalog is that of the backup.
        with missiond.Missiond(self.folder, restored) as server:
            self.assertEqual(missiond.run(server.address, "export").stdout, exported)
        ids = {sqlite3.connect(self.folder / f"{name}.db").execute("SELECT id FROM store").fetchone()
               for name in ("missions", "b", "r")}
        self.assertEqual(len(ids), 1, "a restored store goes on as the one it was")

    def test_nothing_is_overwritten(self):
        self.fill()
        (self.folder / "there.db").write_text("mine")
        self.assertIn("is there already",
                      self.missiond("backup", self.store, self.folder / "there.db", code=5))
        self.assertEqual((self.folder / "there.db").read_text(), "mine")
        self.missiond("backup", self.store, self.folder / "b.db", code=0)
        self.assertIn("is there already",
                      self.missiond("restore", self.folder / "b.db", self.store, code=5))
        self.assertEqual(self.names(), ["b.db", "missions.db", "there.db"])

    def test_damage_is_found(self):
        self.fill()
        path = self.folder / "missions.db"
        database = sqlite3.connect(path)
        with database:
            database.execute("UPDATE changes SET bytes = CAST(bytes || x'F87F01' AS BLOB) WHERE position = 3")
        database.close()
        self.assertIn("chain of revision 1", self.missiond("verify", self.store, code=5))
        self.assertIn("chain of revision 1",
                      self.missiond("backup", self.store, self.folder / "b.db", code=5))
        self.assertEqual(self.names(), ["missions.db"])
        content = bytearray(path.read_bytes())
        content[2 * 8192:2 * 8192 + 64] = b"\xff" * 64
        path.write_bytes(content)
        self.assertIn("damaged", self.missiond("verify", self.store, code=5))

    def test_leftovers_of_an_interrupted_backup_are_no_obstacle(self):
        self.fill()
        for suffix in ("", "-wal", "-shm"):
            (self.folder / f"b.db.partial{suffix}").write_bytes(b"left over")
        self.missiond("backup", self.store, self.folder / "b.db", code=0)
        self.assertEqual(self.names(), ["b.db", "missions.db"])

    def test_errors_say_what_is_wrong(self):
        missing = f"sqlite:{self.folder}/missing.db"
        self.assertIn("there is no store", self.missiond("verify", missing, code=5))
        self.assertIn("there is no store",
                      self.missiond("backup", missing, self.folder / "b.db", code=5))
        (self.folder / "text").write_text("no database, but a text that is long enough")
        self.assertIn("is no store of missiond",
                      self.missiond("verify", f"sqlite:{self.folder}/text", code=5))
        self.assertIn("is no store of missiond",
                      self.missiond("restore", self.folder / "text", missing, code=5))
        self.assertEqual(self.names(), ["text"])
        self.assertIn("ends with the server", self.missiond("verify", "memory:", code=2))
        self.assertIn("required", self.missiond("backup", self.store, code=2))
        self.assertIn("no store: use", self.missiond("verify", self.folder, code=2))

    def test_help_tells_the_commands(self):
        said = self.missiond("--help", code=0)
        for word in ("backup", "restore", "verify", "Exit codes"):
            self.assertIn(word, said)
        self.assertIn("STORE", self.missiond("backup", "--help", code=0))

    def test_terminal_is_left_clean(self):
        self.fill()
        terminal, side = pty.openpty()
        self.missiond("backup", self.store, self.folder / "b.db", code=0, stderr=side)
        os.close(side)
        os.set_blocking(terminal, False)
        try:
            shown = os.read(terminal, 4096)
        except OSError:
            shown = b""
        os.close(terminal)
        self.assertTrue(shown == b"" or shown.endswith(b"\x1b[K"), shown)


if __name__ == "__main__":
    unittest.main()
