"""P7 and P10: what a durable commit of one record costs."""

import json
import tempfile

import requests
from programs import BUILD, PROGRAMS, SERVER_CORE, Server, missiond, on_core, output_of
from results import AT_LEAST, AT_MOST, Result, interleave, median, quotients

MISSIONS = 200  # that are changed in turn


def millis(seconds):
    return f"{seconds * 1e3:.3f} ms"


def changes(server, catalog):
    """Commits that each change one mission, also when they are made again from the first on: every
    mission is changed twice in turn, so that it never has the title already that it gets."""
    answers = server.answers([requests.get_mission(name)
                              for name in catalog.sample_names(MISSIONS)])
    # Of two invocations of one country and year, which the generator makes, the second has no name by
    # the rules, and no mission that is linked to it can be changed.
    missions = [answer["mission"] for answer in answers if "invocations" not in answer["mission"]]
    return [requests.apply_mission(mission, f"{mission['title']} ({version})")
            for mission in missions for version in ("A", "B")]


def commits(bench, server, calls, outstanding=1):
    return server.load(calls, "closed", f"--outstanding={outstanding}",
                       f"--seconds={bench.seconds}", f"--warmup={min(1, bench.seconds / 2)}")


def measure_size(bench):
    """P7."""
    few, many = bench.catalogs.thousand, bench.catalogs.large
    with few.writable() as few_copy, many.writable() as many_copy, \
            missiond(few_copy) as small, missiond(many_copy) as large:
        calls = {server: changes(server, catalog) for server, catalog in
                 ((small, few), (large, many))}

        def cost(server):
            report = commits(bench, server, calls[server])
            return report["server_seconds"] / report["calls"]

        costs = interleave(bench, {many.label: lambda: cost(large),
                                   few.label: lambda: cost(small)}, millis)
    return [Result(
        "P7", f"Commit of one record, server CPU: {many.label} / {few.label}", AT_MOST, 1.5,
        quotients(costs[many.label], costs[few.label]),
        [f"{label} {millis(median(values))}" for label, values in costs.items()])]


def bare_commit(bench, bytes_of_a_commit):
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        report = output_of(on_core(SERVER_CORE, [
            PROGRAMS / "bench_bare_commit", f"--file={folder}/bare.db",
            f"--bytes={bytes_of_a_commit}", f"--seconds={bench.seconds}"]))
    return json.loads(report)["p50"]


def measure_durable(bench):
    """P10."""
    catalog = bench.catalogs.small
    with catalog.writable() as writable, missiond(writable) as server, \
            Server("floor", [PROGRAMS / "bench_floor", "--unary-bytes=1000"]) as floor:
        calls = changes(server, catalog)
        size = round(catalog.encoded_bytes / catalog.records)
        mission = [requests.get_mission(catalog.sample_names(1)[0])]

        def bare():
            call = floor.load(mission, "closed", "--outstanding=1", f"--seconds={bench.seconds}")
            return bare_commit(bench, size) + call["p50"]

        times = interleave(bench, {
            "a commit": lambda: commits(bench, server, calls)["p50"],
            "bare transaction and floor call": bare}, millis)

        def rate(writers):
            report = commits(bench, server, calls, writers)
            return report["calls"] / report["seconds"]

        rates = interleave(bench, {"64 writers": lambda: rate(64), "one writer": lambda: rate(1)},
                           lambda value: f"{value:,.0f} commits/s")
    return [
        Result("P10", "Durable commit of one record, median time: missiond / bare SQLite "
               "transaction and floor call", AT_MOST, 1.3,
               quotients(times["a commit"], times["bare transaction and floor call"]),
               [f"{name} {millis(median(values))}" for name, values in times.items()]),
        Result("P10", "Durable commits a second: 64 writers / one", AT_LEAST, 3,
               quotients(rates["64 writers"], rates["one writer"]),
               [f"{name} {median(values):,.0f}/s" for name, values in rates.items()])]
