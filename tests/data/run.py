#!/usr/bin/env python3
"""Runs the data tests: the catalog of data/ as a missiond of their own serves it.

    build/venv/bin/python tests/data/run.py --missiond=build/ci/server/missiond [prose_test …]
"""

import argparse
import contextlib
import pathlib
import sys
import unittest

from data_case import ROOT, ConformanceCase, DataCase

# pylint: disable=wrong-import-order
from missiond_process import MissiondProcess  # noqa: E402  (found by way of data_case)
from reflected_api import ReflectedApi  # noqa: E402

FOLDER = pathlib.Path(__file__).resolve().parent


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--missiond", required=True, metavar="PROGRAM")
    parser.add_argument("--data", default=ROOT / "data", metavar="FOLDER", type=pathlib.Path)
    parser.add_argument("tests", nargs="*", metavar="TEST", help="e.g. prose_test; all when none")
    return parser.parse_args()


def run(arguments):
    DataCase.missiond = pathlib.Path(arguments.missiond).resolve()
    DataCase.data = arguments.data.resolve()
    with contextlib.ExitStack() as stack:
        ConformanceCase.target = stack.enter_context(
            MissiondProcess(DataCase.missiond, DataCase.data)).target
        ConformanceCase.api = stack.enter_context(
            contextlib.closing(ReflectedApi(ConformanceCase.target)))
        loader = unittest.TestLoader()
        suite = (loader.loadTestsFromNames(arguments.tests) if arguments.tests
                 else loader.discover(str(FOLDER), pattern="*_test.py"))
        if suite.countTestCases() == 0:
            raise SystemExit("no tests found: this program has lost its way")
        return unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful()


if __name__ == "__main__":
    sys.exit(0 if run(parse_arguments()) else 1)
