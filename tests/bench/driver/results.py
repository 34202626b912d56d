"""What came of a measurement: ratios of every round, their median, and the verdict."""

import dataclasses
import statistics

from programs import Failure

AT_MOST = "≤"
AT_LEAST = "≥"


@dataclasses.dataclass
class Result:
    """One row of the table. `ratios` has one value for each round."""

    target_id: str  # "P1"
    what: str
    direction: str  # AT_MOST or AT_LEAST
    bound: float
    ratios: list
    figures: list  # absolute figures with units, as text
    note: str = ""
    failure: str = ""  # why it could not be made

    @property
    def median(self):
        return statistics.median(self.ratios)

    @property
    def verdict(self):
        if self.failure:
            return "FAILED"
        met = self.median <= self.bound if self.direction == AT_MOST else self.median >= self.bound
        return "met" if met else "MISSED"

    @property
    def target(self):
        return f"{self.direction} {self.bound:g}"

    @property
    def measured(self):
        if self.failure:
            return "–"
        return f"{digits(self.median)} ({digits(min(self.ratios))}–{digits(max(self.ratios))})"


def failed(target_id, what, reason):
    return Result(target_id, what, AT_MOST, 0, [], [], failure=reason)


def digits(value):
    """Three figures that count."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def median(values):
    return statistics.median(values)


def interleave(bench, sides, show, turns=1):
    """Runs the functions `sides` (name → function) in turn, as many rounds as were asked for, every
    other time the other way round, so that neither side has the better moment. Tells what each
    returned, by way of `show`, and returns it in lists. Where one moment differs much from the next,
    a round is the mean of several turns."""
    outcome = {name: [] for name in sides}
    for number in range(bench.rounds):
        values = {name: [] for name in sides}
        for turn in range(turns):
            order = list(sides.items())
            for name, measure in order if (number + turn) % 2 == 0 else reversed(order):
                values[name].append(measure())
        for name, measured in values.items():
            value = measured[0] if turns == 1 else statistics.fmean(measured)
            outcome[name].append(value)
            bench.say(f"round {number + 1} of {bench.rounds}: {name}: {show(value)}")
    return outcome


def quotients(dividends, divisors):
    if not all(divisors):
        raise Failure("nothing to compare with: a side did nothing in a round")
    return [dividend / divisor for dividend, divisor in zip(dividends, divisors)]
