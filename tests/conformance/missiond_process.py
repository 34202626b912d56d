"""A missiond for the length of a `with` block, when no running server is given."""

import os
import re
import select
import signal
import subprocess
import tempfile
import time


class MissiondProcess:
    """Runs `program` over the manifests of `data` on a free port of 127.0.0.1.

    The process is ended by its own id with SIGTERM, and must then say 0, "stopped as asked": so a
    crash, or what a sanitizer found, fails the run although every answer was right.
    """

    START_SECONDS = 60
    STOP_SECONDS = 60

    def __init__(self, program, data):
        self._command = [str(program), "--listen=127.0.0.1:0", "--store=memory:",
                         f"--seed-data={data}"]
        self._log = tempfile.TemporaryFile(mode="w+")
        self._process = None
        self.target = None

    def __enter__(self):
        # Options of missiond can come from the environment: none of the caller's may leak in.
        environment = {k: v for k, v in os.environ.items() if not k.startswith("MISSIOND_")}
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, stderr=self._log,
                                         stdin=subprocess.DEVNULL, env=environment)
        try:
            self.target = self._wait_for_address()
        except BaseException:
            self._process.kill()
            self._process.wait()
            raise
        return self

    def __exit__(self, exception_type, exception, traceback):
        self._process.send_signal(signal.SIGTERM)
        try:
            code = self._process.wait(self.STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            code = f"none within {self.STOP_SECONDS} s of SIGTERM"
        self._process.stdout.close()
        if code != 0 and exception_type is None:
            raise RuntimeError(f"missiond ended with exit code {code}:\n{self.log()}")

    def log(self):
        """What it wrote to stderr, the last 4,000 characters."""
        self._log.seek(0)
        return self._log.read()[-4000:]

    def _wait_for_address(self):
        said = b""
        deadline = time.monotonic() + self.START_SECONDS
        while time.monotonic() < deadline:
            if not select.select([self._process.stdout], [], [], 1)[0]:
                continue
            read = os.read(self._process.stdout.fileno(), 4096)
            if not read:
                break  # it ended
            said += read
            found = re.search(rb"^missiond: serving on (\S+)\n", said, re.MULTILINE)
            if found:
                return found.group(1).decode("ascii")
        raise RuntimeError(f"missiond did not say where it serves: {said!r}\n{self.log()}")
