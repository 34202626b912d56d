"""Runs the programs of the benchmark: servers on one core, the load generator on another.

Every process is started here, and ended here by its id when its `with` is left, whatever happens.
"""

import contextlib
import json
import pathlib
import re
import select
import signal
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
BUILD = ROOT / "build" / "bench"
PROGRAMS = BUILD / "tests" / "bench"
MISSIOND = BUILD / "server" / "missiond"

SERVER_CORE = 0
LOAD_CORE = 1

START_SECONDS = 600  # the longest that a server may take to serve
LOAD_SECONDS = 600  # the longest that a load may take
IDLE_SECONDS = 120  # the longest that a server may be busy after a load


class Failure(Exception):
    """A measurement could not be made."""


def on_core(core, command):
    return ["taskset", "--cpu-list", str(core), *map(str, command)]


def output_of(command, timeout=LOAD_SECONDS):
    """What a program prints; fails when it fails."""
    try:
        result = subprocess.run(
            [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired as error:
        raise Failure(f"{error.cmd[0]} took longer than {timeout} seconds") from error
    if result.returncode != 0:
        last = (result.stderr.strip() or "no message").splitlines()[-1]
        raise Failure(f"{' '.join(map(str, command[:4]))} …: exit {result.returncode}: {last}")
    return result.stdout


class Server:
    """A server process that serves.

        with Server("floor", [PROGRAMS / "bench_floor", "--unary-bytes=1000"]) as floor:
            floor.load(["GetMission …"], "closed", "--seconds=2")
    """

    def __init__(self, name, command, core=SERVER_CORE):
        self.name = name
        self.serving_after = None  # seconds; see wait_until_serving
        command = [*command, "--listen=127.0.0.1:0"]
        self._log = tempfile.TemporaryFile()
        self.started = time.monotonic()
        self._process = subprocess.Popen(
            list(map(str, command)) if core is None else on_core(core, command),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._log, cwd=ROOT)
        try:
            self.address = self._wait_for_address()
        except BaseException:
            self.stop()
            raise

    pid = property(lambda self: self._process.pid)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process.stdout.close()
        self._log.close()

    def _wait_for_address(self):
        """Reads the line "… serving on HOST:PORT"."""
        end = self.started + START_SECONDS
        while time.monotonic() < end:
            ready, _, _ = select.select([self._process.stdout], [], [], 1)
            if not ready:
                continue
            line = self._process.stdout.readline().decode()
            if match := re.search(r"serving on (\S+)", line):
                return match.group(1)
            if not line:
                self._process.wait()
                self._log.seek(0)
                message = (self._log.read().decode().strip() or "no message").splitlines()[-1]
                raise Failure(f"{self.name} ended at its start: {message}")
        raise Failure(f"{self.name} did not serve within {START_SECONDS} seconds")

    def wait_until_serving(self):
        """Waits until its health says SERVING, and keeps how long after its start that was."""
        answer = output_of([PROGRAMS / "bench_load", f"--address={self.address}", "wait",
                            f"--timeout={START_SECONDS}"], START_SECONDS + 60)
        self.serving_after = json.loads(answer)["serving_at"] - self.started

    def endure(self, seconds):
        """Waits for the server to end, which it must not within `seconds`."""
        try:
            code = self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return
        raise Failure(f"{self.name} ended with exit code {code}")

    def memory(self):
        """Bytes of resident memory (VmRSS), once they have stayed the same for two seconds."""
        settled = 0
        last = 0
        while settled < 4:
            status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
            now = int(re.search(r"VmRSS:\s+([0-9]+) kB", status).group(1)) * 1024
            settled = settled + 1 if abs(now - last) < 1 << 20 else 0
            last = now
            self.endure(0.5)
        return last

    def wait_until_idle(self):
        """Waits until the server does next to nothing; how many seconds a load left it work for."""
        start = time.monotonic()
        clock = (~self.pid << 3) | 2  # the processor time of a process, see clock_getcpuclockid
        pause = 0.2
        while time.monotonic() < start + IDLE_SECONDS:
            before = time.clock_gettime(clock)
            self.endure(pause)
            if time.clock_gettime(clock) - before < 0.02 * pause:
                return time.monotonic() - pause - start
        raise Failure(f"{self.name} was not idle within {IDLE_SECONDS} seconds after a load")

    def load(self, requests, kind, *options, connections=1):
        """Puts a load on the server; the parsed report of bench_load."""
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("".join(request + "\n" for request in requests))
            file.flush()
            report = json.loads(output_of(on_core(LOAD_CORE, [
                PROGRAMS / "bench_load", f"--address={self.address}", f"--requests={file.name}",
                f"--server-pid={self.pid}", f"--connections={connections}", kind, *options])))
        if kind != "open" and report["errors"]:
            raise Failure(f"{self.name} answered {report['errors']} calls with errors "
                          f"({report.get('error', '')}), the first request being {requests[0][:100]}")
        return report

    def answers(self, requests):
        """The answers as parsed JSON."""
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("".join(request + "\n" for request in requests))
            file.flush()
            lines = output_of([PROGRAMS / "bench_load", f"--address={self.address}",
                               f"--requests={file.name}", "print"])
        return [json.loads(line) for line in lines.splitlines()]


def missiond(catalog, *options, core=SERVER_CORE):
    """missiond with a catalog, ready to serve. Text search is off unless options say otherwise."""
    command = [MISSIOND, "--log-level=warn", *catalog.missiond_options]
    if not any(option.startswith("--text-index") for option in options):
        command.append("--text-index=off")
    server = Server("missiond", [*command, *options], core)
    try:
        server.wait_until_serving()
    except BaseException:
        server.stop()
        raise
    return server


@contextlib.contextmanager
def busy_core(count, core=SERVER_CORE):
    """Programs that would use all of a core, so that a server on it gets only a part."""
    with contextlib.ExitStack() as stack:
        for _ in range(count):
            process = subprocess.Popen(on_core(core, ["sh", "-c", "while :; do :; done"]))
            stack.callback(process.wait)
            stack.callback(process.kill)
        yield
