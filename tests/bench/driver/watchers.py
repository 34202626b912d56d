"""P8 and P9: what many watchers cost, and what some that stop reading do to the others."""

import requests
from commits import changes
from programs import PROGRAMS, Server, missiond
from results import AT_LEAST, AT_MOST, Result, interleave, median, quotients

STREAMS_OF_A_CONNECTION = 100
# Even numbers: of two commits, the second takes the first back (commits.changes).
EVENTS = 20
WARMUP_EVENTS = 4
WINDOW_EVENTS = 90  # more than a stream's window holds, so that those who stop reading are felt


def watch(server, calls, streams, *options, warmup_events=WARMUP_EVENTS):
    return server.load([requests.watch(), *calls], "watch", f"--streams={streams}",
                       f"--events={EVENTS}", f"--warmup-events={warmup_events}", *options,
                       connections=max(1, streams // STREAMS_OF_A_CONNECTION))


def rate(report):
    """Events delivered per second of server CPU."""
    return report["delivered"] / report["server_seconds"]


def measure_floor(bench):
    """P8."""
    catalog = bench.catalogs.small
    with catalog.writable() as writable, missiond(writable) as real:
        calls = changes(real, catalog)
        first = watch(real, calls, 100)
        command = [PROGRAMS / "bench_floor", f"--event-bytes={first['bytes']}"]
        with Server("floor", command) as floor:
            sides = interleave(
                bench, {"missiond": lambda: watch(real, calls, bench.watchers),
                        "floor": lambda: watch(floor, calls, bench.watchers)},
                lambda report: f"{rate(report):,.0f} events per CPU second")
    # Memory that a server has taken once it keeps, so only the first round of each tells.
    memory = {name: (reports[0]["memory_idle"] - reports[0]["memory_before"]) / bench.watchers
              for name, reports in sides.items()}
    rates = {name: [rate(report) for report in reports] for name, reports in sides.items()}
    label = f"{bench.watchers:,} watchers"
    return [
        Result("P8", f"{label}: events delivered per server CPU second: missiond / floor", AT_LEAST,
               0.8, quotients(rates["missiond"], rates["floor"]),
               [*(f"{name} {median(values):,.0f}/s" for name, values in rates.items()),
                f"{first['bytes']} bytes an event"]),
        Result("P8", f"{label}: memory of one that is idle: missiond / floor", AT_MOST, 1.15,
               [memory["missiond"] / memory["floor"]],
               [f"{name} {value / 1024:.1f} KiB" for name, value in memory.items()])]


def measure_stall(bench):
    """P9."""
    catalog = bench.catalogs.small
    stalled = max(1, bench.watchers // 100)

    def p99(calls, server, count):
        return watch(server, calls, bench.watchers, f"--stalled={count}",
                     warmup_events=WINDOW_EVENTS)["p99"]

    with catalog.writable() as writable, missiond(writable) as server:
        calls = changes(server, catalog)
        times = interleave(bench, {"some stalled": lambda: p99(calls, server, stalled),
                                   "none": lambda: p99(calls, server, 0)},
                           lambda seconds: f"p99 {seconds * 1e3:.1f} ms")
    return [Result(
        "P9", f"{bench.watchers:,} watchers, 99th percentile of the time until an event is there: "
        f"{stalled} stalled / none", AT_MOST, 1.1, quotients(times["some stalled"], times["none"]),
        [f"{name} {median(values) * 1e3:.1f} ms" for name, values in times.items()])]
