"""Servers that are not there or silent, full disks, closed pipes, Ctrl-C."""

import os
import signal
import socket
import subprocess
import unittest

import missiond


class BrokenTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(missiond.Missiond(missiond.FIXTURE)).address

    def test_unreachable_server_says_how_to_go_on(self):
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))  # Bound, but nobody listens.
            address = "127.0.0.1:%d" % closed.getsockname()[1]
            for arguments in [["get", "missions"], ["get", "missions", "--stream"], ["timeline"],
                              ["search", "coup"], ["summary"], ["export"], ["status"], ["history"],
                              ["diff", "-f", str(missiond.FIXTURE)], ["diff", "--revisions", "1.."],
                              ["delete", "missions/x", "--reason", "x", "--dry-run"],
                              ["watch", "--timeout", "300ms"]]:
                missiond.expect_failure(
                    self, address, 4, *arguments,
                    says=[address, "MISSIONCTL_SERVER", "./deploy/quickstart"])

    def test_silent_server_is_given_up(self):
        with socket.socket() as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen()
            address = "127.0.0.1:%d" % silent.getsockname()[1]
            for verb in ["status", "timeline", "watch", "history", "export"]:
                missiond.expect_failure(self, address, 4, verb, "--timeout", "200ms", says=[address])

    def test_full_disk_is_an_error(self):
        for arguments in [["get", "missions"], ["get", "missions", "--stream"], ["export"],
                          ["timeline"], ["search", "honduras"], ["summary"], ["--help"],
                          ["version"], ["completion", "bash"], ["describe", "missions/honduras-2009"]]:
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                result = missiond.run(self.server, *arguments, stdout=full)
                self.assertEqual(result.returncode, 1)
                self.assertIn(b"No space left on device", result.stderr)
                self.assertNotIn(b"records at revision", result.stderr)

    def test_closed_pipe_is_quiet(self):
        for arguments in [["get", "missions"], ["get", "missions", "--stream", "-o", "ndjson"],
                          ["export"], ["timeline"], ["timeline", "-o", "csv"],
                          ["search", "honduras"], ["summary"]]:
            with self.subTest(arguments):
                reading, writing = os.pipe()
                os.close(reading)
                with os.fdopen(writing, "wb") as closed:
                    result = missiond.run(self.server, *arguments, stdout=closed)
                self.assertEqual(result.returncode, 0)
                self.assertEqual(result.stderr, b"")

    def test_interrupt_is_quiet(self):
        # More than the pipe holds, and nobody reads on: the export is still there to be ended.
        process = subprocess.Popen([missiond.MISSIONCTL, "export"], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, pipesize=4096,
                                   env=missiond.environment(self.server))
        with process:
            os.read(process.stdout.fileno(), 1)
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(60), -signal.SIGINT)
            self.assertEqual(process.stderr.read(), b"")

    def test_interrupt_ends_a_stream_with_what_has_come(self):
        # A server that accepts and never answers: the stream is open until somebody ends it.
        with socket.socket() as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen()
            address = "127.0.0.1:%d" % silent.getsockname()[1]
            for arguments in [["timeline", "-o", "ndjson"], ["get", "missions", "--stream"]]:
                with self.subTest(arguments):
                    process = subprocess.Popen([missiond.MISSIONCTL, *arguments],
                                               stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                               env=missiond.environment(address))
                    # Once the call is on its way, Ctrl-C is waited for.
                    with process, silent.accept()[0]:
                        process.send_signal(signal.SIGINT)
                        self.assertEqual(process.wait(60), 1)
                        self.assertEqual(process.stdout.read(), b"")
                        self.assertIn(b"Cut short by Ctrl-C after 0 ", process.stderr.read())


if __name__ == "__main__":
    unittest.main()
