"""P5 and P6: the memory that a catalog takes, and how long it takes to load."""

import time

import requests
from programs import PROGRAMS, Failure, missiond, output_of
from results import AT_MOST, Result, interleave, median, quotients


def mebibytes(size):
    return f"{size / 2**20:,.0f} MiB"


def seconds_text(seconds):
    return f"{seconds:.2f} s"


def memory_with_text_index(catalog):
    """Resident bytes once text search answers."""
    with missiond(catalog, "--text-index=on") as server:
        end = time.monotonic() + 600
        while time.monotonic() < end:
            try:
                server.answers([requests.search("dialogue")])
                return server.memory()
            except Failure:  # not ready yet
                server.endure(1)
    raise Failure("text search was not ready within ten minutes")


def measure_memory(bench):
    catalog = bench.catalogs.large
    # The same to a page in every run; more rounds would only tell so.
    bench.say("memory without and with the text index")
    with missiond(catalog) as server:
        memory = server.memory()
    with missiond(bench.catalogs.founding) as server:
        empty = server.memory()
    figures = [f"resident {mebibytes(memory)}", f"encoded {mebibytes(catalog.encoded_bytes)}",
               f"with {bench.catalogs.founding.label} {mebibytes(empty)}"]
    note = ""
    try:
        figures.append(f"text index {mebibytes(memory_with_text_index(catalog) - memory)} more")
    except Failure as failure:
        note = f"text index not measured: {failure}"
    return [Result("P5", f"Memory, {catalog.label}, without text index: resident / encoded",
                   AT_MOST, 1.6, [memory / catalog.encoded_bytes], figures, note)]


def time_to_serve(catalog):
    """Seconds from the start of the program until it says that it serves, and does."""
    with missiond(catalog, "--text-index=on", core=None) as server:
        server.answers([requests.get_mission(catalog.sample_names(1)[0])])
        return server.serving_after


def time_to_read(catalog):
    start = time.monotonic()
    output_of([PROGRAMS / "bench_read_store", catalog.store])
    return time.monotonic() - start


def measure_start(bench):
    catalog = bench.catalogs.large
    time_to_read(catalog)  # brings the file into the page cache
    times = interleave(bench, {"missiond": lambda: time_to_serve(catalog),
                               "reading and parsing": lambda: time_to_read(catalog)}, seconds_text)
    return [Result("P6", f"Start until SERVING, {catalog.label} from SQLite: missiond / reading and "
                   "parsing the same rows", AT_MOST, 3,
                   quotients(times["missiond"], times["reading and parsing"]),
                   [f"missiond {seconds_text(median(times['missiond']))}",
                    f"reading and parsing {seconds_text(median(times['reading and parsing']))}"])]
