"""Measures missiond against the targets of its design. Started by tests/bench/run, which builds."""

import argparse
import os
import pathlib
import signal
import sys
import time

import calls
import commits
import filters
import overload
import report
import sqlite_comparison
import start
import streams
import watchers
from catalogs import FOUNDING, Catalogs
from programs import LOAD_CORE, SERVER_CORE, Failure
from results import failed

# In the order in which they are made. Each takes a Bench and returns results.
MEASUREMENTS = {
    "P1": ("GetMission against the floor", calls.measure),
    "P2": ("QueryMissions against the floor and one message per record", streams.measure),
    "P3": ("selective filters, many missions against few", filters.measure),
    "P4": ("lists and facet counts against SQLite", sqlite_comparison.measure),
    "P5": ("memory", start.measure_memory),
    "P6": ("start", start.measure_start),
    "P7": ("commit of one record, many missions against few", commits.measure_size),
    "P8": ("many watchers against the floor", watchers.measure_floor),
    "P9": ("watchers that stop reading", watchers.measure_stall),
    "P10": ("durable commits against bare SQLite, and group commit", commits.measure_durable),
    "P11": ("goodput at twice the load", overload.measure),
}


class Bench:
    """What every measurement gets."""

    def __init__(self, options):
        self.rounds = options.rounds
        self.watchers = options.watchers
        self.seconds = options.seconds  # of load on each side of a round
        self.scale = options.seconds / 2  # of work that is measured by amount
        self._start = time.monotonic()
        small = 1000 if options.missions == FOUNDING else min(10_000, options.missions // 2)
        self.catalogs = Catalogs(options.missions, small, self.say)

    def say(self, text):
        print(f"    [{time.monotonic() - self._start:6.0f} s] {text}", flush=True)


def size_of_catalog(text):
    """A number of missions, or FOUNDING."""
    if text == FOUNDING:
        return text
    if not text.isdecimal() or int(text) < 1000:
        raise argparse.ArgumentTypeError(f"not a number from 1000 on, nor '{FOUNDING}': {text!r}")
    return int(text)


def parse_options():
    parser = argparse.ArgumentParser(
        prog="tests/bench/run", description="Measures missiond against the targets of its design. "
        "Installs what is missing and builds first.")
    parser.add_argument("--only", metavar="P1,P3", help="only these measurements, of "
                        + ", ".join(MEASUREMENTS))
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (default 5)")
    parser.add_argument("--missions", type=size_of_catalog, default=1_000_000, metavar="N",
                        help="size of the large catalog, at least 1000 (default 1000000), or "
                        f"'{FOUNDING}' for the catalog in data/")
    parser.add_argument("--watchers", type=int, default=10_000,
                        help="streams that follow (default 10000)")
    parser.add_argument("--seconds", type=float, default=2.0,
                        help="of load on each side of a round (default 2)")
    parser.add_argument("--quick", action="store_true",
                        help="a small catalog and short rounds: shows that it works, and no more")
    parser.add_argument("--strict", action="store_true", help="exit 1 also when a target is missed")
    options = parser.parse_args()
    if options.quick:
        options.rounds, options.seconds = min(options.rounds, 2), 0.5
        if options.missions != FOUNDING:
            options.missions = min(options.missions, 50_000)
        options.watchers = min(options.watchers, 1_000)
    chosen = options.only.split(",") if options.only else list(MEASUREMENTS)
    if unknown := [name for name in chosen if name not in MEASUREMENTS]:
        parser.error(f"no measurement {', '.join(unknown)}: there are {', '.join(MEASUREMENTS)}")
    if options.rounds < 1 or options.seconds <= 0:
        parser.error("at least one round and more than no seconds")
    options.chosen = [name for name in MEASUREMENTS if name in chosen]
    return options


def run(options):
    bench = Bench(options)
    results = []
    for name in options.chosen:
        title, measure = MEASUREMENTS[name]
        print(f"==> {name}: {title}", flush=True)
        try:
            results += measure(bench)
        except Failure as failure:
            bench.say(f"FAILED: {failure}")
            results.append(failed(name, title, str(failure)))
    print("\n" + "\n".join(report.table(results)))
    # A part, or a small catalog, is no result to keep.
    if not options.quick and len(options.chosen) == len(MEASUREMENTS):
        path = pathlib.Path(__file__).parents[1] / "RESULTS.md"
        path.write_text(report.markdown(results, bench))
        print("\nwritten to tests/bench/RESULTS.md")
    verdicts = {result.verdict for result in results}
    return 1 if "FAILED" in verdicts or (options.strict and "MISSED" in verdicts) else 0


def main():
    options = parse_options()
    if not {SERVER_CORE, LOAD_CORE} <= os.sched_getaffinity(0):
        print("error: needs two cores, one for the server and one for the load", file=sys.stderr)
        return 1
    # As Ctrl-C does: every `with` ends the processes it started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return run(options)
    except KeyboardInterrupt:
        print("\ninterrupted", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
