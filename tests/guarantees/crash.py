#!/usr/bin/env python3
"""Kills missiond, and the database of its store, with SIGKILL again and again while curators write
and a watcher follows, and checks that nothing acknowledged is lost, repeated, torn or out of order.

    build/venv/bin/python tests/guarantees/crash.py --missiond=build/ci/server/missiond --crashes=5
"""

import argparse
import contextlib
import pathlib
import random
import sys
import tempfile
import time

from catalog_load import CatalogLoad
from missiond import Missiond, clients
from postgres_server import PostgresServer, programs

FOLDER = pathlib.Path(__file__).resolve().parent
VERIFY_EVERY = 20  # a verification reads the whole store
LINE_EVERY = 50  # of what a file is told of the progress


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--missiond", required=True, metavar="PROGRAM")
    parser.add_argument("--data", default=FOLDER.parents[1] / "data", metavar="FOLDER")
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--crashes", type=int, default=5)
    parser.add_argument("--curators", type=int, default=8)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    return parser.parse_args()


def start(arguments, stack):
    """A missiond, and everything that is to be killed in turn; it first."""
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    victims = []
    if arguments.store == "postgresql":
        database = stack.enter_context(PostgresServer())
        database.start()
        store = database.new_store("missions")
        victims.append(database)
    else:
        store = f"sqlite:{folder}/missions.db"
    server = stack.enter_context(Missiond(arguments.missiond, store, arguments.data, folder))
    return server, [server, *victims]


def crash_again_and_again(arguments, server, victims, load):
    order = random.Random(arguments.seed)
    verified = -VERIFY_EVERY
    for crash in range(arguments.crashes):
        load.wait_for_commits(order.randint(1, 4 * arguments.curators))
        victim = victims[crash % len(victims)]
        victim.kill()
        # What the crash left, before a server sees to it. A database has to be up to be read.
        due = crash >= verified + VERIFY_EVERY or crash >= arguments.crashes - len(victims)
        if victim is server and due:
            verified = crash
            answer = server.verify()
            if answer.returncode != 0:
                raise AssertionError(f"after crash {crash + 1}: {answer.stdout}")
        victim.start()
        if sys.stderr.isatty():
            print(f"\r{crash + 1} of {arguments.crashes} crashes", end="", file=sys.stderr)
        elif (crash + 1) % LINE_EVERY == 0:
            print(f"{crash + 1} of {arguments.crashes} crashes", flush=True)
    load.wait_for_commits(1)  # after the last crash, too


def run(arguments):
    print(f"seed {arguments.seed}", flush=True)
    with contextlib.ExitStack() as stack:
        server, victims = start(arguments, stack)
        apis = stack.enter_context(clients([server]))
        load = CatalogLoad(apis, arguments.seed, arguments.curators)
        stack.callback(load.abandon)
        started = time.monotonic()
        crash_again_and_again(arguments, server, victims, load)
        found = load.finish()
        for breach in found[:20]:
            print(breach, file=sys.stderr)
        print(f"{arguments.crashes} crashes, {load}, {time.monotonic() - started:.0f} s: "
              f"{'nothing lost' if not found else f'{len(found)} breaches'}")
    return 1 if found else 0


def main():
    arguments = parse_arguments()
    if arguments.store == "postgresql" and programs() is None:
        print("skipped: PostgreSQL is not installed; tests/run installs it")
        return 0
    try:
        return run(arguments)
    except AssertionError as failure:
        print(failure, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
