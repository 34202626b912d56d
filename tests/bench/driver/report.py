"""Prints the table of results, and writes RESULTS.md."""

import datetime
import pathlib
import re
import subprocess

from programs import ROOT


def first_line(command):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                            cwd=ROOT, check=False)
    return (result.stdout.splitlines() or ["unknown"])[0].strip()


def machine():
    """What the figures depend on."""
    cpuinfo = pathlib.Path("/proc/cpuinfo").read_text()
    memory = int(re.search(r"MemTotal:\s+([0-9]+)", pathlib.Path("/proc/meminfo").read_text())[1])
    release = pathlib.Path("/etc/os-release").read_text()
    changed = subprocess.run(["git", "status", "--porcelain", "--untracked-files=no"], cwd=ROOT,
                             stdout=subprocess.PIPE, text=True, check=False).stdout.strip()
    commit = first_line(["git", "rev-parse", "--short=12", "HEAD"])
    return {
        "Cores": f"{cpuinfo.count('processor' + chr(9))}, "
                 + re.search(r"model name\s*: (.*)", cpuinfo)[1],
        "Memory": f"{memory / 2**20:.0f} GiB",
        "System": re.search(r'PRETTY_NAME="(.*)"', release)[1],
        "Compiler": first_line(["c++", "--version"]) + ", Release",
        "Date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d"),
        "Commit": commit + (" with changes" if changed else ""),
    }


def table(results):
    """The results as lines of text."""
    rows = [("", "what", "target", "median (least–most)", "verdict")]
    rows += [(r.target_id, r.what, "" if r.failure else r.target, r.measured, r.verdict)
             for r in results]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = []
    for row, result in zip(rows, [None, *results]):
        lines.append("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
        if result is not None:
            details = [*result.figures, *filter(None, (result.note, result.failure))]
            lines.append(" " * (widths[0] + 4) + "; ".join(details))
    return lines


def markdown(results, bench):
    lines = ["# Results of the benchmark", "",
             "Written by `tests/bench/run`; [README.md](README.md) says how to read it.", "",
             "| | |", "|---|---|"]
    lines += [f"| {key} | {value} |" for key, value in machine().items()]
    lines += [f"| Rounds | {bench.rounds}, of {bench.seconds:g} s and more a side |", "",
              "| | What | Target | Median (least–most) | Figures (medians) | |",
              "|---|---|---|---|---|---|"]
    for r in results:
        details = "; ".join([*r.figures, *filter(None, (r.note, r.failure))])
        lines.append(f"| {r.target_id} | {r.what} | {'' if r.failure else r.target} "
                     f"| {r.measured} | {details} | {r.verdict} |")
    return "\n".join(lines) + "\n"
