"""P3: filters that select few missions, at many missions against few."""

import requests
from calls import cost_of_call, micros
from programs import Failure, missiond
from results import AT_MOST, Result, interleave, median, quotients

VALUES = 12  # different filters of each shape, asked in turn
WINDOW_HITS = 20
PAGE_SIZE = 100


def filters_by_shape(large, small):
    """Shape → (filters over the large catalog, over the small one, hits of each)."""
    actor_hits = small.most_frequent_hits()
    shapes = {
        "actor": ([large.actors_with(actor_hits, VALUES), small.actors_with(actor_hits, VALUES)],
                  actor_hits),
        "country, type and dates": ([catalog.windows_with(WINDOW_HITS, VALUES, with_type=True)
                                     for catalog in (large, small)], WINDOW_HITS),
        "name": ([[f'name = "{name}"' for name in catalog.sample_names(VALUES)]
                  for catalog in (large, small)], 1),
    }
    for shape, (pair, _) in shapes.items():
        if not all(pair):
            raise Failure(f"the catalogs have no filters by {shape} with the same number of hits")
        count = min(map(len, pair))
        pair[:] = [filters[:count] for filters in pair]
    return shapes


def check_hits(server, filters, hits):
    answers = server.answers([requests.list_missions(text, PAGE_SIZE) for text in filters])
    for text, answer in zip(filters, answers):
        if len(answer.get("missions", [])) != hits or answer.get("total_size") != hits:
            raise Failure(f"{text} selects {answer.get('total_size')} missions, not {hits}")


def measure(bench):
    large, small = bench.catalogs.large, bench.catalogs.small
    shapes = filters_by_shape(large, small)
    results = []
    with missiond(large) as at_large, missiond(small) as at_small:
        for shape, ((large_filters, small_filters), hits) in shapes.items():
            sides = {}
            for catalog, server, filters in ((large, at_large, large_filters),
                                             (small, at_small, small_filters)):
                check_hits(server, filters, hits)
                calls = [requests.list_missions(text, PAGE_SIZE) for text in filters]
                sides[catalog.label] = (
                    lambda server=server, calls=calls: cost_of_call(server, calls, bench.seconds)[0])
            costs = interleave(bench, sides, micros)
            results.append(Result(
                "P3", f"ListMissions by {shape} ({hits} hits), server CPU per call: "
                f"{large.label} / {small.label}", AT_MOST, 1.3,
                quotients(costs[large.label], costs[small.label]),
                [f"{micros(median(costs[catalog.label]))} at {catalog.label}"
                 for catalog in (large, small)]))
    return results
