"""P1: what a call of GetMission costs, against the floor."""

import requests
from programs import PROGRAMS, Failure, Server, missiond
from results import AT_MOST, Result, interleave, median, quotients

NAMES = 20_000  # asked for in turn: more than the processor's caches hold
OUTSTANDING = 16
TURNS = 6  # of a round: what a call costs changes by half from one second to the next


def micros(seconds):
    return f"{seconds * 1e6:.1f} µs"


def cost_of_call(server, calls, seconds, outstanding=OUTSTANDING):
    """Server CPU seconds per call, and bytes per answer."""
    report = server.load(calls, "closed", f"--outstanding={outstanding}", f"--seconds={seconds}",
                         f"--warmup={min(1, seconds / 2)}")
    if report["calls"] == 0:
        raise Failure(f"{server.name} answered no call within {seconds} seconds")
    return report["server_seconds"] / report["calls"], report["bytes"] / report["calls"]


def check_answers(server, names):
    """The first and the last of the names give the missions of these names."""
    asked = [names[0], names[-1]]
    answers = server.answers([requests.get_mission(name) for name in asked])
    got = [answer["mission"]["name"] for answer in answers]
    if got != asked:
        raise Failure(f"asked for {asked}, got {got}")


def measure_size(bench, catalog):
    names = catalog.sample_names(NAMES)
    calls = [requests.get_mission(name) for name in names]
    with missiond(catalog) as real:
        check_answers(real, names)
        _, answer_bytes = cost_of_call(real, calls, bench.seconds)
        floor_command = [PROGRAMS / "bench_floor", f"--unary-bytes={round(answer_bytes)}"]
        with Server("floor", floor_command) as floor:
            sizes = set()

            def side(server):
                cost, size = cost_of_call(server, calls, bench.seconds / 2)
                sizes.add(round(size / 10))
                return cost

            costs = interleave(bench, {"missiond": lambda: side(real),
                                       "floor": lambda: side(floor)}, micros, TURNS)
    if max(sizes) - min(sizes) > max(sizes) * 0.01 + 1:
        raise Failure("the answers of missiond and of the floor were not of the same size")
    return Result(
        "P1", f"GetMission, server CPU per call, {catalog.label}: missiond / floor",
        AT_MOST, 1.10, quotients(costs["missiond"], costs["floor"]),
        [f"missiond {micros(median(costs['missiond']))}", f"floor {micros(median(costs['floor']))}",
         f"answer {answer_bytes:.0f} bytes"])


def measure(bench):
    sizes = dict.fromkeys([bench.catalogs.founding, bench.catalogs.large])  # may be the same
    return [measure_size(bench, catalog) for catalog in sizes]
