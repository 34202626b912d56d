"""Follows WatchTimeline across crashes of the server, and holds it to what feeds promise."""

import threading

import grpc


class FeedWatcher(threading.Thread):
    """Ordered, Complete, ExactlyOncePerRevision, Resumable, Honest: any breach is in `breach`."""

    def __init__(self, api):
        super().__init__(daemon=True)
        self._api = api
        self._changed = threading.Condition()
        self._token = b""
        self._call = None
        self._ending = False
        self.revision = 0  # up to which everything was seen
        self.names = {}  # revision: names of the records it changed
        self.resumed = 0
        self.breach = ""

    def run(self):
        while not self._ending and not self.breach:
            start = {"resume_token": self._token} if self._token else {"earliest": True}
            self._call = self._api.open("TimelineService.WatchTimeline", seconds=None, **start)
            try:
                for response in self._call:
                    self._take(response)
                    if self.breach:
                        break
            except grpc.RpcError as error:
                if error.code() not in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED,
                                        grpc.StatusCode.INTERNAL, grpc.StatusCode.UNKNOWN):
                    self._breaks(f"the feed was refused: {error.code()}: {error.details()}")
            self.resumed += 1
        with self._changed:
            self._changed.notify_all()

    def _take(self, response):
        with self._changed:
            payload = response.WhichOneof("payload")
            if payload == "changes":
                if response.revision != self.revision + 1:
                    self._breaks(f"revision {response.revision} came after {self.revision}")
                self.names[response.revision] = [c.name for c in response.changes.changes]
            elif response.revision != self.revision:
                self._breaks(f"{payload} of {response.revision} came after {self.revision}")
            self.revision = response.revision
            self._token = response.resume_token
            self._changed.notify_all()

    def _breaks(self, what):
        self.breach = self.breach or what

    def wait_for(self, revision, seconds=60):
        """Waits until the watcher has seen `revision`."""
        with self._changed:
            self._changed.wait_for(lambda: self.breach or self.revision >= revision, seconds)
        return self.revision >= revision

    def end(self):
        self._ending = True
        if self._call is not None:
            self._call.cancel()
        self.join(30)
