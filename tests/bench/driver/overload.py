"""P11: goodput, that is answers within their deadline, at twice the load that a server can take."""

import requests
from programs import PROGRAMS, Failure, Server, busy_core, missiond
from results import AT_LEAST, Result, digits, failed, interleave, median, quotients

# The first rate tried for the peak, in parts of the closed loop's: low enough that calls do not
# queue, for a queue once there stays, and a peak behind it would be no peak.
FIRST = 0.4
STEP = 1.25  # from one rate to the next
DEADLINE = 0.5
CONNECTIONS = 4
COMPANIONS = (0, 2, 4, 8, 16)  # busy programs on the server's core


class Offered:
    """What came of calls that were made at a rate."""

    def __init__(self, report, rate, seconds, busy_after):
        self.rate = rate
        self.goodput = report["good"] / report["seconds"]
        self.refused = report["refused"] / max(1, report["due"])
        self.late = report["late"] / max(1, report["due"])
        self.errors = report["errors"]
        self.p99 = report["p99"]
        self.busy_after = busy_after  # seconds, with what the load left
        # Whether the calls were made when they were due; those that were not sent because too many
        # waited for an answer already count as not answered.
        self.kept_up = report["seconds"] <= 1.05 * seconds

    def __str__(self):
        return (f"{self.goodput:,.0f} good/s of {self.rate:,.0f}/s offered "
                f"({self.refused:.0%} refused, {self.late:.0%} late), busy {self.busy_after:.1f} s more")


class Overload:
    """The search for the peak, and the comparison with twice of it."""

    def __init__(self, bench, server, calls):
        self._bench = bench
        self._server = server
        self._calls = calls

    def offer(self, rate):
        """Offers calls at this rate to a server that is idle, and waits until it is so again: one
        load must not be answered for another."""
        seconds = 2 * self._bench.seconds
        report = self._server.load(
            self._calls, "open", f"--rate={rate:.3f}", f"--deadline={DEADLINE}",
            f"--warmup={min(2, self._bench.seconds)}", f"--seconds={seconds}",
            connections=CONNECTIONS)
        return Offered(report, rate, seconds, self._server.wait_until_idle())

    def capacity(self):
        """Calls a second when there is always another one waiting."""
        rates = []
        for outstanding in (4, 16):
            report = self._server.load(self._calls, "closed", f"--outstanding={outstanding}",
                                       f"--seconds={self._bench.seconds}", connections=CONNECTIONS)
            rates.append(report["calls"] / report["seconds"])
        return max(rates)

    def peak_rate(self, rate):
        """The rate, of those tried from `rate` upwards, at which most answers are good."""
        best = None
        while True:
            offered = self.offer(rate)
            self._bench.say(f"looking for the peak: {offered}")
            if not offered.kept_up or (best is not None and offered.goodput < best.goodput):
                return best or offered
            best = offered
            rate *= STEP

    def compare(self, what):
        peak = self.peak_rate(FIRST * self.capacity())
        double = 2 * peak.goodput
        if not self.offer(double).kept_up:
            return None
        sides = interleave(self._bench, {"at the peak": lambda: self.offer(peak.rate),
                                         "at twice of it": lambda: self.offer(double)}, str)
        high, over = sides["at the peak"], sides["at twice of it"]
        errors = sum(offered.errors for offered in high + over)
        if errors:
            raise Failure(f"{errors} calls ended with errors that are no refusal")
        return Result(
            "P11", f"{what}: goodput at twice the load / at the peak", AT_LEAST, 0.9,
            quotients([o.goodput for o in over], [o.goodput for o in high]),
            [f"peak {median([o.goodput for o in high]):,.0f}/s, {peak.goodput:,.0f}/s when looked for",
             f"at twice {median([o.goodput for o in over]):,.0f}/s",
             f"refused {median([o.refused for o in over]):.0%}",
             f"late {median([o.late for o in over]):.0%}",
             f"p99 {median([o.p99 for o in over]) * 1000:.0f} ms",
             f"busy for {median([o.busy_after for o in over]):.1f} s more"])


def measure_mix(bench, server, calls, what, fewest_companions=0):
    """Where the load generator cannot offer twice the load, the server gets a part of its core."""
    for companions in COMPANIONS:
        if companions < fewest_companions:
            continue
        with busy_core(companions):
            result = Overload(bench, server, calls).compare(what)
        if result is not None:
            if companions:
                result.note = f"{companions} busy programs shared the server's core"
            return result
        bench.say("the load generator cannot offer twice the load: the server gets less")
    raise Failure("the load generator cannot offer twice the load that the server takes")


def measure_expensive(bench, catalog):
    calls = []
    for number, (region, _) in enumerate(catalog.largest_groups(8)):
        calls.append(requests.summarize_missions(f'period.start_date >= "{1970 + number}"'))
        calls.append(requests.list_missions(f'region_code = "{region}"', 1000))
    with missiond(catalog) as server:
        return measure_mix(
            bench, server, calls,
            f"SummarizeMissions of most missions and lists of 1,000, {catalog.label}")


def measure_cheap(bench, catalog):
    """Nearly all that GetMission costs is gRPC's, so the floor is measured too."""
    calls = [requests.get_mission(name) for name in catalog.sample_names(20_000)]
    # A call costs whoever makes it as much as the server, and one that ends at its deadline more.
    fewest = 8
    with missiond(catalog) as server:
        result = measure_mix(bench, server, calls, f"GetMission, {catalog.label}", fewest)
    try:
        with Server("floor", [PROGRAMS / "bench_floor", "--unary-bytes=1000"]) as floor:
            of_floor = measure_mix(bench, floor, calls, "the floor", fewest)
        result.figures.append(f"the floor itself {digits(of_floor.median)}")
    except Failure as failure:
        result.figures.append(f"the floor itself: {failure}")
    return result


def measure(bench):
    results = []
    for measure_calls in (measure_expensive, measure_cheap):
        try:
            results.append(measure_calls(bench, bench.catalogs.large))
        except Failure as failure:
            bench.say(f"FAILED: {failure}")
            results.append(failed("P11", f"goodput at twice the load, {measure_calls.__name__}",
                                  str(failure)))
    return results
