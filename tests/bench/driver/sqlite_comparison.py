"""P4: lists and facet counts against SQLite, with the same answers."""

import json

import requests
from calls import cost_of_call, micros
from programs import PROGRAMS, Failure, Server, missiond
from results import AT_LEAST, Result, interleave, median, quotients

LIST_HITS = 1000
VALUES = 8  # different filters of each shape, asked in turn
OUTSTANDING = 1  # one caller, who waits for each answer


def check_same(real, sqlite, calls, useful):
    """Both give the same answers, record by record and count by count; `useful` says whether an
    answer is what is to be measured."""
    for call, answer, other in zip(calls, real.answers(calls), sqlite.answers(calls)):
        if answer != other:
            different = [key for key in {*answer, *other} if answer.get(key) != other.get(key)]
            raise Failure(f"missiond and SQLite differ in {', '.join(different)} of {call}: "
                          f"{json.dumps(answer)[:200]} and {json.dumps(other)[:200]}")
        if not useful(answer):
            raise Failure(f"the answer to {call} is not what is to be measured")


def compare(bench, real, sqlite, calls, what, bound):
    sizes = {}

    def side(server):
        cost, sizes[server.name] = cost_of_call(server, calls, bench.seconds, OUTSTANDING)
        return cost

    costs = interleave(bench, {"missiond": lambda: side(real), "SQLite": lambda: side(sqlite)},
                       micros)
    return Result("P4", f"{what}, server CPU per call: SQLite / missiond", AT_LEAST, bound,
                  quotients(costs["SQLite"], costs["missiond"]),
                  [f"missiond {micros(median(costs['missiond']))}",
                   f"SQLite {micros(median(costs['SQLite']))}",
                   f"answer {sizes['missiond']:.0f} bytes"])


def measure(bench):
    catalog = bench.catalogs.large
    hits = min(LIST_HITS, max(1, catalog.missions // 100))
    lists = [requests.list_missions(text, LIST_HITS)
             for text in catalog.windows_with(hits, VALUES, with_type=False)]
    counts = [requests.summarize_missions(
        f'region_code = "{region}" AND type = {catalog.type_name(kind)} '
        'AND period.start_date >= "1990"') for region, kind in catalog.largest_groups(VALUES)]
    with missiond(catalog) as real, \
            Server("SQLite", [PROGRAMS / "bench_sqlite", f"--database={catalog.tables}"]) as sqlite:
        check_same(real, sqlite, lists, lambda answer: len(answer["missions"]) == hits)
        check_same(real, sqlite, counts, lambda answer: int(answer["total_count"]) > 0)
        return [
            compare(bench, real, sqlite, lists, f"ListMissions of {hits:,} hits, {catalog.label}", 10),
            compare(bench, real, sqlite, counts,
                    f"SummarizeMissions over three conditions, all facets, {catalog.label}", 30)]
