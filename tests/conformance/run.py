#!/usr/bin/env python3
"""Runs the conformance tests against a running server, or against a missiond of its own.

    build/venv/bin/python tests/conformance/run.py --target=HOST:PORT
    build/venv/bin/python tests/conformance/run.py --missiond=build/ci/server/missiond lookup_test

The server under test must hold the founding data of data/; nothing is ever written to it.
"""

import argparse
import contextlib
import pathlib
import sys
import unittest

from conformance_case import ConformanceCase
from missiond_process import MissiondProcess
from reflected_api import ReflectedApi

FOLDER = pathlib.Path(__file__).resolve().parent


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    server = parser.add_mutually_exclusive_group(required=True)
    server.add_argument("--target", metavar="HOST:PORT", help="a server that runs already")
    server.add_argument("--missiond", metavar="PROGRAM", help="start this one and stop it afterwards")
    parser.add_argument("--data", default=FOLDER.parents[1] / "data", metavar="FOLDER",
                        help="manifests for --missiond (default: data/ of this work tree)")
    parser.add_argument("tests", nargs="*", metavar="TEST",
                        help="e.g. lookup_test or lookup_test.LookupTest.test_…; all when none")
    return parser.parse_args()


def load(tests):
    loader = unittest.TestLoader()
    if tests:
        return loader.loadTestsFromNames(tests)
    return loader.discover(str(FOLDER), pattern="*_test.py")


def run(arguments):
    with contextlib.ExitStack() as stack:
        target = arguments.target or stack.enter_context(
            MissiondProcess(arguments.missiond, arguments.data)).target
        ConformanceCase.target = target
        ConformanceCase.api = stack.enter_context(contextlib.closing(ReflectedApi(target)))
        suite = load(arguments.tests)
        if suite.countTestCases() == 0:
            raise SystemExit("no tests found: this program has lost its way")
        return unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful()


if __name__ == "__main__":
    sys.exit(0 if run(parse_arguments()) else 1)
