#!/usr/bin/env python3
"""Kills missiond with SIGKILL again and again while curators write and a watcher follows, and checks
that nothing acknowledged is lost, repeated, torn or out of order.

    build/venv/bin/python tests/guarantees/crash.py --missiond=build/ci/server/missiond --crashes=5
"""

import argparse
import pathlib
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent / "conformance"))

import reflected_api  # noqa: E402
from curator import Curator  # noqa: E402
from feed_watcher import FeedWatcher  # noqa: E402

# A server that comes back is to be found at once.
reflected_api._OPTIONS += [("grpc.initial_reconnect_backoff_ms", 50),
                           ("grpc.min_reconnect_backoff_ms", 50),
                           ("grpc.max_reconnect_backoff_ms", 200)]


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--missiond", required=True, metavar="PROGRAM")
    parser.add_argument("--data", default=FOLDER.parents[1] / "data", metavar="FOLDER")
    parser.add_argument("--crashes", type=int, default=5)
    parser.add_argument("--curators", type=int, default=8)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    return parser.parse_args()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A missiond that is started and killed again on the same port and store."""

    def __init__(self, program, data, folder):
        self._program = program
        self.store = f"sqlite:{folder}/missions.db"
        self.address = f"127.0.0.1:{free_port()}"
        self._command = [program, f"--listen={self.address}", f"--store={self.store}",
                         f"--seed-data={data}", "--text-index=off", "--log-level=warn"]
        self._process = None

    def start(self):
        self._process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL,
                                         stdout=subprocess.PIPE)
        line = self._process.stdout.readline()
        if b"serving on" not in line:
            raise SystemExit(f"missiond did not start: exit code {self._process.wait()}")

    def kill(self):
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()

    def verify(self):
        return subprocess.run([self._program, "verify", self.store], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False)


class Acknowledgements:
    """Counts them, and waits for more."""

    def __init__(self):
        self._changed = threading.Condition()
        self._count = 0

    def add(self):
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wait_for_more(self, count, seconds=60):
        with self._changed:
            target = self._count + count
            return self._changed.wait_for(lambda: self._count >= target, seconds)


def breaches(curators, watcher):
    """Everything that went against what is guaranteed, in words."""
    found = [f"a curator was refused: {c.failure}" for c in curators if c.failure]
    if watcher.breach:
        found.append(watcher.breach)
    for curator in curators:
        for revision, names in curator.acknowledged.items():
            if sorted(watcher.names.get(revision, [])) != sorted(names):
                found.append(f"revision {revision} was acknowledged for {names} and holds "
                             f"{watcher.names.get(revision)}")
    seen = {}
    for revision, names in watcher.names.items():
        for name in names:
            if name in seen:
                found.append(f"{name} was created at {seen[name]} and again at {revision}")
            seen[name] = revision
    return found


def run(arguments, folder):
    print(f"seed {arguments.seed}", flush=True)
    order = random.Random(arguments.seed)
    server = Server(arguments.missiond, arguments.data, folder)
    server.start()
    api = reflected_api.ReflectedApi(server.address)
    template = api.call("MissionService.GetActor", name="actors/cicig").actor
    template.ClearField("etag")
    acknowledgements = Acknowledgements()
    curators = [Curator(api, number, arguments.seed, template, acknowledgements.add)
                for number in range(arguments.curators)]
    watcher = FeedWatcher(api)
    for thread in (*curators, watcher):
        thread.start()
    started = time.monotonic()
    for crash in range(arguments.crashes):
        if not acknowledgements.wait_for_more(order.randint(1, 4 * arguments.curators)):
            print("no commit was acknowledged for a minute", file=sys.stderr)
            server.kill()
            return 1
        server.kill()
        if crash % 20 == 0 or crash == arguments.crashes - 1:
            verified = server.verify()
            if verified.returncode != 0:
                print(f"after crash {crash + 1}: {verified.stdout}", file=sys.stderr)
                return 1
        server.start()
        if sys.stderr.isatty():
            print(f"\r{crash + 1} of {arguments.crashes} crashes", end="", file=sys.stderr)
    for curator in curators:
        curator.end()
    last = max((max(c.acknowledged, default=0) for c in curators), default=0)
    complete = watcher.wait_for(last)
    watcher.end()
    server.kill()
    found = breaches(curators, watcher)
    if not complete:
        found.append(f"the watcher stopped at {watcher.revision}, {last} was acknowledged")
    for breach in found[:20]:
        print(breach, file=sys.stderr)
    acknowledged = sum(len(c.acknowledged) for c in curators)
    replayed = sum(c.replayed for c in curators)
    print(f"{arguments.crashes} crashes, {acknowledged} commits acknowledged ({replayed} of them to "
          f"a retry), {watcher.resumed} resumptions, {time.monotonic() - started:.0f} s: "
          f"{'nothing lost' if not found else f'{len(found)} breaches'}")
    return 1 if found else 0


def main():
    arguments = parse_arguments()
    with tempfile.TemporaryDirectory() as folder:
        return run(arguments, folder)


if __name__ == "__main__":
    sys.exit(main())
