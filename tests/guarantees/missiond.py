"""A missiond that tests start, kill and start again at the same address and store."""

import contextlib
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

from processes import launch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "conformance"))

import reflected_api  # noqa: E402

# A server that comes back is to be found at once.
RECONNECTS_AT_ONCE = (("grpc.initial_reconnect_backoff_ms", 50),
                      ("grpc.min_reconnect_backoff_ms", 50),
                      ("grpc.max_reconnect_backoff_ms", 200))


class Missiond:
    """Serves on a Unix socket in `folder`, which nobody can take while it is down. Ends with the
    test, however the test ends; with AssertionError when it had crashed meanwhile."""

    def __init__(self, program, store, data, folder, name="missiond", powers=()):
        self.store = store
        self.address = f"unix:{folder}/{name}.sock"
        self._program = program
        self._powers = powers
        self._command = [program, f"--listen={self.address}", f"--store={store}",
                         f"--seed-data={data}", "--text-index=off", "--log-level=warn",
                         "--drain-seconds=2"]
        self._log = tempfile.TemporaryFile()
        self._process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *unused):
        self.close()

    def start(self):
        self._process = launch(self._command, powers=self._powers, stdout=subprocess.PIPE,
                               stderr=self._log)
        line = self._process.stdout.readline()
        if b"serving on" not in line:
            code = self._process.wait()
            self._forget()
            raise AssertionError(f"missiond did not start: exit code {code}\n{self.log()}")

    def kill(self):
        """kill -9."""
        self._check_alive()
        self._process.kill()
        self._forget()

    def stop(self, seconds=30):
        """Asks it to stop, and answers its exit code."""
        self._check_alive()
        self._process.send_signal(signal.SIGTERM)
        return self.wait(seconds)

    def wait(self, seconds):
        """Its exit code, once it has ended; AssertionError when it does not."""
        try:
            code = self._process.wait(seconds)
        except subprocess.TimeoutExpired as late:
            raise AssertionError(f"missiond does not end for {seconds} s\n{self.log()}") from late
        self._forget()
        return code

    def close(self):
        """Ends it when it runs."""
        if self._process is not None:
            self.kill()
        self._log.close()

    def verify(self):
        """What `missiond verify` answers, with what it says on both channels in `stdout`."""
        return run_to_its_end(self._program, "verify", self.store, stderr=subprocess.STDOUT)

    def runs(self):
        return self._process is not None and self._process.poll() is None

    def attempt(self):
        """How it ends when it refuses to start."""
        return run_to_its_end(*self._command, powers=self._powers)

    def log(self):
        """What it said on stderr, the last 4,000 characters."""
        self._log.seek(0)
        return self._log.read().decode(errors="replace")[-4000:]

    def api(self):
        """A client that finds it again at once after a crash; it must run now."""
        return reflected_api.ReflectedApi(self.address, RECONNECTS_AT_ONCE)

    def _check_alive(self):
        if self._process.poll() is not None:
            code = self._process.returncode
            self._forget()
            raise AssertionError(f"missiond had ended: exit code {code}\n{self.log()}")

    def _forget(self):
        self._process.wait()
        self._process.stdout.close()
        self._process = None


def run_to_its_end(*command, powers=(), stderr=subprocess.PIPE, seconds=60):
    """A finished program, with its output as text; TimeoutExpired when it does not end."""
    process = launch(command, powers=powers, stdout=subprocess.PIPE, stderr=stderr, text=True,
                     errors="replace")
    with process:
        try:
            out, err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, err)


@contextlib.contextmanager
def clients(servers):
    """A client of each server, with the same classes of messages for all."""
    first = servers[0].api()
    apis = [first, *(first.at(server.address, RECONNECTS_AT_ONCE) for server in servers[1:])]
    try:
        yield apis
    finally:
        for api in apis:
            api.close()
