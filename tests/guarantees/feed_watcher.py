"""Follows WatchTimeline across crashes of servers, and holds it to what feeds promise."""

import collections
import threading

import grpc


class FeedWatcher(threading.Thread):
    """Ordered, Complete, ExactlyOncePerRevision, Resumable, Honest: any breach is in `breach`.

    After every disconnect it goes on at the next of the servers that `apis` are clients of, with the
    token of the one before."""

    PASSING = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED, grpc.StatusCode.INTERNAL,
               grpc.StatusCode.UNKNOWN)

    def __init__(self, apis):
        super().__init__(daemon=True)
        self._apis = collections.deque(apis)
        self._changed = threading.Condition()
        self._token = b""
        self._call = None
        self._ending = threading.Event()
        self.revision = 0  # up to which everything was seen
        self.names = {}  # revision: names of the records it changed
        self.resumed = 0
        self.breach = ""

    def run(self):
        while not self._ending.is_set() and not self.breach:
            start = {"resume_token": self._token} if self._token else {"earliest": True}
            self._call = self._apis[0].open("TimelineService.WatchTimeline", seconds=None, **start)
            heard = False
            try:
                for response in self._call:
                    heard = True
                    self._take(response)
                    if self.breach:
                        break
            except grpc.RpcError as error:
                if error.code() not in self.PASSING:
                    self._breaks(f"the feed was refused: {error.code()}: {error.details()}")
            self.resumed += heard
            self._apis.rotate(-1)
            if not heard:
                self._ending.wait(0.02)  # nobody is there; a moment later somebody may be
        with self._changed:
            self._changed.notify_all()

    def _take(self, response):
        with self._changed:
            payload = response.WhichOneof("payload")
            if payload == "changes":
                self._take_changes(response)
            elif response.revision != self.revision:
                self._breaks(f"{payload} of {response.revision} came after {self.revision}")
            self.revision = response.revision
            self._token = response.resume_token
            self._changed.notify_all()

    def _take_changes(self, response):
        if response.revision != self.revision + 1:
            self._breaks(f"revision {response.revision} came after {self.revision}")
        self.names[response.revision] = [c.name for c in response.changes.changes]

    def _breaks(self, what):
        self.breach = self.breach or what

    def wait_for(self, revision, seconds=60):
        """Waits until the watcher has seen `revision`."""
        with self._changed:
            self._changed.wait_for(lambda: self.breach or self.revision >= revision, seconds)
        return self.revision >= revision

    def disconnect(self):
        """Ends its call, as a network does; the watcher goes on elsewhere."""
        if self._call is not None:
            self._call.cancel()

    def end(self):
        self._ending.set()
        if self._call is not None:
            self._call.cancel()
        self.join(30)
