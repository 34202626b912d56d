"""What the tests of this ring share: the program under test, its stores, and a seed."""

import argparse
import hashlib
import pathlib
import random
import tempfile
import unittest

import grpc
from catalog_load import CatalogLoad
from missiond import Missiond, clients
from postgres_server import PostgresServer, programs
from processes import wait_until
from reflected_api import Refusal

FOLDER = pathlib.Path(__file__).resolve().parent


class GuaranteesCase(unittest.TestCase):
    """A case with a folder and a random source of its own."""

    missiond = None  # the program
    data = FOLDER.parents[1] / "data"
    seed = 0

    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory())
        self.random = random.Random(f"{self.seed}-{self.id()}")

    def server(self, store, name="missiond", data=None, powers=()):
        """A missiond that does not run yet, and ends with the test."""
        server = Missiond(self.missiond, store, self.data if data is None else data, self.folder,
                          name, powers)
        self.addCleanup(server.close)
        return server

    def replicas(self, store, count):
        """Several that run, with a client of each."""
        servers = [self.server(store, f"replica{number}") for number in range(count)]
        for server in servers:
            server.start()
        return servers, self.enterContext(clients(servers))

    def load(self, apis, curators, watchers=1):
        load = CatalogLoad(apis, self.seed, curators, watchers)
        self.addCleanup(load.abandon)
        return load

    def finish(self, load):
        """Ends the load, tells of it, and fails on any breach."""
        found = load.finish()
        print(f"    {self._testMethodName}: {load}", flush=True)
        self.assertEqual(found[:20], [])

    def apply(self, api, records, request_id="", **options):
        """The answer of a commit, tried once."""
        return api.call("CurationService.ApplyCatalog", records=records,
                        options={"reason": "guarantees", "request_id": request_id, **options})

    def eventually(self, attempt, what, seconds=30):
        """What `attempt` answers once the server is able to; UNAVAILABLE means to ask again."""
        def answered():
            try:
                return attempt()
            except grpc.RpcError as error:
                if error.code() != grpc.StatusCode.UNAVAILABLE:
                    raise
                return None
        return wait_until(answered, what, seconds)

    def export(self, api, revision):
        """As `export`, once the server has reached the revision."""
        self.eventually(lambda: api.call("MissionService.ListCountries", page_size=1, read_options={
            "min_revision": revision}), "the server has reached the revision")
        return export(api, revision)

    def refusal_of(self, attempt):
        """How a call is refused; it must be."""
        with self.assertRaises(grpc.RpcError) as caught:
            attempt()
        return Refusal.of(caught.exception)


class PostgresCase(GuaranteesCase):
    """A case with a database server, which runs."""

    def setUp(self):
        super().setUp()
        if programs() is None:
            self.skipTest("PostgreSQL is not installed; tests/run installs it")
        self.database = self.enterContext(PostgresServer())
        self.database.start()


def export(api, revision):
    """Whether it is whole, how much there is, and a hash of the content at a revision."""
    hashed = hashlib.sha256()
    for chunk in api.stream("HistoryService.ExportCatalog",
                            read_options={"at_revision": revision}):
        for record in chunk.records:
            hashed.update(record.SerializeToString(deterministic=True))
    trailer = chunk.trailer
    return trailer.revision, trailer.record_count, trailer.sha256, hashed.hexdigest()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--missiond", required=True, metavar="PROGRAM")
    parser.add_argument("--data", default=GuaranteesCase.data, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    parser.add_argument("tests", nargs="*", metavar="CLASS.TEST")
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    GuaranteesCase.missiond = pathlib.Path(arguments.missiond).resolve()
    GuaranteesCase.data = pathlib.Path(arguments.data).resolve()
    GuaranteesCase.seed = arguments.seed
    unittest.main(argv=["guarantees", *arguments.tests], verbosity=2)
