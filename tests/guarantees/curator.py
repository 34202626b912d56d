"""Writes to the catalog for as long as it is told to, and remembers what was acknowledged."""

import collections
import random
import threading
import uuid

import grpc

# After these the request is sent again: the server is down, moves, or has too much to do.
PASSING = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED, grpc.StatusCode.INTERNAL,
           grpc.StatusCode.UNKNOWN, grpc.StatusCode.RESOURCE_EXHAUSTED,
           grpc.StatusCode.DEADLINE_EXCEEDED)


class Acknowledgements:
    """Counts them, and waits for more."""

    def __init__(self):
        self._changed = threading.Condition()
        self._count = 0

    def add(self):
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wait_for_more(self, count, seconds=60):
        with self._changed:
            target = self._count + count
            return self._changed.wait_for(lambda: self._count >= target, seconds)


class Curator(threading.Thread):
    """Makes commits of two new actors each. A commit whose answer did not come is tried again with
    the same request_id until there is one, as a careful client does: at the next of the servers
    that `apis` are clients of, so that a commit can be acknowledged by another than made it."""

    def __init__(self, apis, number, seed, template, on_acknowledged):
        super().__init__(daemon=True)
        self._apis = collections.deque(apis)
        self._number = number
        self._random = random.Random(f"{seed}-{number}")
        self._template = template
        self._on_acknowledged = on_acknowledged
        self._ending = threading.Event()
        self._count = 0
        self.acknowledged = {}  # revision: the two names
        self.replayed = 0
        self.refusals = collections.Counter()  # code: how often
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
        options = {"reason": "guarantees", "request_id": str(uuid.UUID(
            int=self._random.getrandbits(128)))}
        response = self._apply([{"actor": actor_like(self._template, name)} for name in names],
                               options)
        if response is None:
            return
        self.replayed += response.replayed
        if response.revision in self.acknowledged:
            self.failure = f"revision {response.revision} was acknowledged for two commits"
        self.acknowledged[response.revision] = names
        self._on_acknowledged()

    def _apply(self, records, options):
        while True:
            try:
                return self._apis[0].future("CurationService.ApplyCatalog", records=records,
                                            options=options).result()
            except grpc.RpcError as error:
                if error.code() not in PASSING:
                    raise
                self.refusals[error.code().name] += 1
                self._apis.rotate(-1)
                # The server is down. A moment later it may not be; who ends meanwhile gives up.
                if self._ending.wait(0.02):
                    return None

    def end(self):
        self._ending.set()
        self.join(60)


def actor_template(api):
    """An actor to make others of."""
    template = api.call("MissionService.GetActor", name="actors/cicig").actor
    template.ClearField("etag")
    return template


def actor_like(template, name):
    actor = type(template)()
    actor.CopyFrom(template)
    actor.name = name
    actor.display_name = f"Test {name}"
    return actor
