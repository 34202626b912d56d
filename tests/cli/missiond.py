"""Starts missiond for a test, and runs missionctl against it."""

import os
import pathlib
import re
import select
import signal
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
FIXTURE = HERE / "testdata" / "catalog"

# What ctest passes in: the programs under test.
MISSIOND = os.environ.get("MISSIOND", "")
MISSIONCTL = os.environ.get("MISSIONCTL", "")


class Missiond:
    """A server over the manifests of `data`, on a free port, for the length of a `with` block."""

    START_SECONDS = 60

    def __init__(self, data, store="memory:"):
        self._command = [MISSIOND, "--listen=127.0.0.1:0", f"--seed-data={data}",
                         f"--store={store}"]
        self._log = tempfile.TemporaryFile()
        self._process = None
        self.address = None

    def __enter__(self):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("MISSIOND")}
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, stderr=self._log,
                                         stdin=subprocess.DEVNULL, env=environment)
        said = b""
        deadline = time.monotonic() + self.START_SECONDS
        while time.monotonic() < deadline:
            if not select.select([self._process.stdout], [], [], 1)[0]:
                continue
            read = os.read(self._process.stdout.fileno(), 4096)
            if not read:
                break  # It ended.
            said += read
            found = re.search(rb"^missiond: serving on (\S+)\n", said, re.MULTILINE)
            if found:
                self.address = found.group(1).decode("ascii")
                return self
        self._log.seek(0)
        log = self._log.read()[-4000:]
        self._stop()
        raise RuntimeError(f"missiond did not start: {said!r}\n{log.decode()}")

    def __exit__(self, *unused):
        self._stop()

    def _stop(self):
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._log.close()


def environment(server, **more):
    """The caller's environment without what changes the output, and with the server's address."""
    changing = ("MISSIONCTL", "LC_", "NO_COLOR", "COLUMNS", "LANG", "TERM")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(changing)}
    return {**kept, "MISSIONCTL_SERVER": server, **more}


def run(server, *arguments, stdout=subprocess.PIPE, **more):
    """Runs missionctl to its end; `more` goes into its environment."""
    return subprocess.run([MISSIONCTL, *arguments], stdout=stdout, stderr=subprocess.PIPE,
                          stdin=subprocess.DEVNULL, env=environment(server, **more), timeout=60,
                          check=False)


def expect_failure(test, server, code, *arguments, says, **more):
    """Runs missionctl, which has to end with `code` and a message that `says` these words."""
    result = run(server, *arguments, **more)
    error = result.stderr.decode()
    test.assertEqual(result.returncode, code, error)
    test.assertEqual(result.stdout, b"")
    test.assertTrue(error.startswith("missionctl: "), error)
    for words in says:
        test.assertIn(words, error)
