"""Writes to the catalog for as long as it is told to, and remembers what was acknowledged."""

import random
import threading
import uuid

import grpc


class Curator(threading.Thread):
    """Makes commits of two new actors each. A commit whose answer did not come is tried again with
    the same request_id until there is one, as a careful client does."""

    def __init__(self, api, number, seed, template, on_acknowledged):
        super().__init__(daemon=True)
        self._api = api
        self._number = number
        self._random = random.Random(f"{seed}-{number}")
        self._template = template
        self._on_acknowledged = on_acknowledged
        self._ending = threading.Event()
        self._count = 0
        self.acknowledged = {}  # revision: the two names
        self.replayed = 0
        self.failure = ""

    def run(self):
        try:
            while not self._ending.is_set():
                self._commit()
        except grpc.RpcError as error:
            self.failure = f"{error.code()}: {error.details()}"

    def _commit(self):
        names = [f"actors/test-{self._number}-{self._count}-{side}" for side in ("a", "b")]
        self._count += 1
        records = []
        for name in names:
            actor = type(self._template)()
            actor.CopyFrom(self._template)
            actor.name = name
            actor.display_name = f"Test {name}"
            records.append({"actor": actor})
        options = {"reason": "guarantees", "request_id": str(uuid.UUID(
            int=self._random.getrandbits(128)))}
        response = self._apply(records, options)
        if response is None:
            return
        self.replayed += response.replayed
        self.acknowledged[response.revision] = names
        self._on_acknowledged()

    def _apply(self, records, options):
        while True:
            try:
                return self._api.future("CurationService.ApplyCatalog", records=records,
                                        options=options).result()
            except grpc.RpcError as error:
                passing = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED,
                           grpc.StatusCode.INTERNAL, grpc.StatusCode.UNKNOWN,
                           grpc.StatusCode.RESOURCE_EXHAUSTED,
                           grpc.StatusCode.DEADLINE_EXCEEDED)
                if error.code() not in passing:
                    raise
                # The server is down. A moment later it may not be; who ends meanwhile gives up.
                if self._ending.wait(0.02):
                    return None

    def end(self):
        self._ending.set()
        self.join(60)
