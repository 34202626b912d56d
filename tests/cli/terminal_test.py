"""What people at a terminal see, and scripts do not: colours, footers, progress, cut texts."""

import os
import pty
import select
import subprocess
import unittest

import missiond


class TerminalTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(missiond.Missiond(missiond.FIXTURE)).address

    def on_terminal(self, *arguments, stdout=None, **environment):
        """What a terminal of 80 columns is sent on standard error, and on standard output unless
        that goes elsewhere."""
        controller, terminal = pty.openpty()
        settings = {"TERM": "xterm", "LANG": "C.UTF-8", "COLUMNS": "80", **environment}
        process = subprocess.Popen([missiond.MISSIONCTL, *arguments],
                                   stdout=terminal if stdout is None else stdout, stderr=terminal,
                                   stdin=subprocess.DEVNULL,
                                   env=missiond.environment(self.server, **settings))
        os.close(terminal)
        sent = b""
        while select.select([controller], [], [], 60)[0]:
            try:
                read = os.read(controller, 65536)
            except OSError:  # How Linux reports that the other side is closed.
                break
            if not read:
                break
            sent += read
        os.close(controller)
        self.assertEqual(process.wait(60), 0)
        return sent.decode()

    def test_colors_are_for_terminals(self):
        self.assertIn("\x1b[1m", self.on_terminal("get", "missions"))
        self.assertNotIn(b"\x1b", missiond.run(self.server, "get", "missions").stdout)

    def test_no_color_is_respected(self):
        for environment in [{"NO_COLOR": "1"}, {"TERM": "dumb"}]:
            self.assertNotIn("\x1b[1m", self.on_terminal("get", "missions", **environment))
        self.assertNotIn("\x1b[1m", self.on_terminal("get", "missions", "--color", "never"))
        always = missiond.run(self.server, "get", "missions", "--color", "always", NO_COLOR="1")
        self.assertIn(b"\x1b[1m", always.stdout)

    def test_terminals_get_a_footer(self):
        sent = self.on_terminal("get", "missions", NO_COLOR="1")
        self.assertIn("4 missions: 3 from the source page, 1 curator addition", sent)
        self.assertEqual(missiond.run(self.server, "get", "missions").stderr, b"")

    def test_search_shows_the_match_in_bold(self):
        self.assertIn("\x1b[1;33mHonduras\x1b[0m", self.on_terminal("search", "honduras"))
        self.assertNotIn("\x1b", self.on_terminal("search", "honduras", NO_COLOR="1"))

    def test_export_to_a_file_shows_progress(self):
        sent = self.on_terminal("export", stdout=subprocess.DEVNULL)
        self.assertIn(" 1 of 24 records", sent)
        self.assertTrue(sent.endswith("\r\x1b[K24 records at revision 1, verified\r\n"), sent)
        self.assertNotIn("records ...", self.on_terminal("export"))

    def test_only_terminals_cut_long_texts(self):
        title = "Mission to Support the Fight against Corruption and Impunity in Honduras (MACCIH)"
        sent = self.on_terminal("get", "missions", NO_COLOR="1")
        self.assertNotIn(title, sent)
        self.assertIn("…", sent)
        piped = missiond.run(self.server, "get", "missions", COLUMNS="40").stdout.decode()
        self.assertIn(title, piped)


if __name__ == "__main__":
    unittest.main()
