"""P2: how fast QueryMissions streams a whole catalog, against the floor, and against a server that
sends one message for each record."""

import tempfile

import requests
from programs import PROGRAMS, Failure, Server, missiond
from results import AT_LEAST, AT_MOST, Result, interleave, median, quotients

RECORDS_PER_ROUND = 1_000_000  # at least; a small catalog is streamed several times
TURNS = 6  # of a round: a stream of a million is over in a fraction of a second
PAUSE = 10
MOST_GROWTH = 8  # MiB: what two connections may buffer, and no part of the answer
PER_RECORD = 100_000  # missions that the per-record server holds: more than the caches do


def rate_text(rate):
    return f"{rate / 1e6:.3f} M records per CPU second"


def rate_of(server, view, repeat, records, expected_bytes=None):
    """Records per second of server CPU."""
    report = server.load([requests.query_missions(view)], "stream", f"--repeat={repeat}")
    if expected_bytes is not None and report["bytes"] != expected_bytes * repeat:
        raise Failure(f"{server.name} streamed {report['bytes']} bytes, not {expected_bytes * repeat}")
    return records * repeat / report["server_seconds"]


def measure_view(bench, catalog, real, view):
    with tempfile.NamedTemporaryFile("r", suffix=".txt") as sizes:
        whole = real.load([requests.query_missions(view)], "stream", f"--sizes={sizes.name}")
        if whole["records"] != catalog.missions:
            raise Failure(f"QueryMissions streamed {whole['records']} of {catalog.missions} missions")
        repeat = max(1, round(RECORDS_PER_ROUND * bench.scale / catalog.missions))
        with Server("floor", [PROGRAMS / "bench_floor", f"--chunks={sizes.name}"]) as floor, \
                Server("one message per record",
                       [PROGRAMS / "bench_per_record", f"--store={catalog.store}",
                        f"--most={PER_RECORD}"]) as single:
            singles = single.load([requests.query_missions(view)], "stream")["messages"]
            rates = interleave(bench, {
                "missiond": lambda: rate_of(real, view, repeat, catalog.missions, whole["bytes"]),
                "floor": lambda: rate_of(floor, view, repeat, catalog.missions, whole["bytes"]),
                "per record": lambda: rate_of(single, view, 1, singles)}, rate_text, TURNS)
    figures = [f"missiond {rate_text(median(rates['missiond']))}"]
    record_bytes = whole["bytes"] / catalog.missions
    return [
        Result("P2", f"QueryMissions {view}, records per server CPU second, {catalog.label}: "
               "missiond / floor", AT_LEAST, 0.8, quotients(rates["missiond"], rates["floor"]),
               [*figures, f"floor {rate_text(median(rates['floor']))}",
                f"{record_bytes:.0f} bytes a record, {whole['messages']} chunks"]),
        Result("P2", f"QueryMissions {view}: missiond / one message per record", AT_LEAST, 10,
               quotients(rates["missiond"], rates["per record"]),
               [*figures, f"per record {rate_text(median(rates['per record']))}"])]


def measure_pause(catalog, real):
    """The memory that a stream takes whose reader stops for a while."""
    report = real.load([requests.query_missions("FULL")], "stream", f"--pause={PAUSE}")
    mebibytes = {name: report[name] / 2**20
                 for name in ("bytes", "memory_before", "memory_most", "memory_after")}
    return Result(
        "P2", f"QueryMissions FULL, {catalog.label}, to a reader that stops for {PAUSE} s: growth of "
        "the server's memory in MiB", AT_MOST, MOST_GROWTH,
        [max(mebibytes["memory_most"], mebibytes["memory_after"]) - mebibytes["memory_before"]],
        [f"{mebibytes['bytes']:,.0f} MiB streamed", f"before {mebibytes['memory_before']:,.1f} MiB",
         f"while it stopped {mebibytes['memory_most']:,.1f} MiB",
         f"after {mebibytes['memory_after']:,.1f} MiB"])


def measure(bench):
    catalog = bench.catalogs.large
    with missiond(catalog) as real:
        results = [result for view in ("BASIC", "FULL")
                   for result in measure_view(bench, catalog, real, view)]
        return [*results, measure_pause(catalog, real)]
