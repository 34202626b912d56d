"""What the conformance tests share: the server under test, and words for what it promises."""

import threading
import time
import unittest

import grpc
from reflected_api import Refusal, ReflectedApi

# Reads of the founding data, whatever was committed since: revision 1 never changes.
FOUNDING = {"at_revision": 1}

# A revision that no catalog under test has reached.
FAR_AHEAD = 1 << 40

GETS = {
    "countries": "MissionService.GetCountry",
    "instruments": "CharterService.GetInstrument",
    "actors": "MissionService.GetActor",
    "sources": "MissionService.GetSource",
    "missions": "MissionService.GetMission",
    "invocations": "CharterService.GetInvocation",
    "suspensions": "CharterService.GetSuspension",
    "events": "TimelineService.GetEvent",
}
LISTS = {
    "countries": "MissionService.ListCountries",
    "instruments": "CharterService.ListInstruments",
    "actors": "MissionService.ListActors",
    "sources": "MissionService.ListSources",
    "missions": "MissionService.ListMissions",
    "invocations": "CharterService.ListInvocations",
    "suspensions": "CharterService.ListSuspensions",
    "events": "TimelineService.ListEvents",
}
STREAMS = {
    "missions": "MissionService.QueryMissions",
    "invocations": "CharterService.QueryInvocations",
    "events": "TimelineService.ReplayTimeline",
}


def records_of(response):
    """The records of a response of any method: they are in field 1."""
    return getattr(response, response.DESCRIPTOR.fields_by_number[1].name)


def names_of(records):
    return [record.name for record in records]


def read_pages(api, method, /, **fields):
    """All pages of a List method."""
    pages = [api.call(method, **fields)]
    while pages[-1].next_page_token:
        if len(pages) > 10_000:
            raise AssertionError(f"{method} does not come to an end")
        pages.append(api.call(method, page_token=pages[-1].next_page_token, **fields))
    return pages


def patiently(attempt, seconds=60):
    """What `attempt` answers, tried again for as long as it is refused with words to come later."""
    end = time.monotonic() + seconds
    while True:
        try:
            return attempt()
        except grpc.RpcError as error:
            retry = Refusal.of(error).retry
            if retry is None or time.monotonic() > end:
                raise
            # What the server asks for.
            threading.Event().wait(retry.retry_delay.ToTimedelta().total_seconds())


class ConformanceCase(unittest.TestCase):
    """A case against the running server that run.py sets."""

    api: ReflectedApi = None
    target = ""  # its address, for connections of a test's own
    longMessage = True
    maxDiff = 4000

    def all_of(self, collection, /, **fields):
        """Every record of a collection."""
        fields = {"page_size": 1000, **fields}
        return [record for page in read_pages(self.api, LISTS[collection], **fields)
                for record in records_of(page)]

    def assert_refused(self, refusal, code, reason, field="", **metadata):
        """Checks a whole refusal. `field` is the one at fault; `metadata` what ErrorInfo must hold."""
        self.assertEqual(refusal.code.name, code, refusal.message)
        self.assertEqual((refusal.reason, refusal.domain), (reason, "oas.missions"))
        self.assertTrue(refusal.message, "says nothing")
        if field:
            metadata["field"] = field
            self.assertEqual(list(refusal.violations), [field])
            self.assertEqual(refusal.violations[field], refusal.message)
        else:
            self.assertEqual(refusal.violations, {})
        self.assertEqual({**refusal.metadata, **metadata}, refusal.metadata)

    def assert_alive(self):
        """The server still answers after what was done to it."""
        answer = self.api.call("CharterService.GetSuspension", name="suspensions/honduras-2009")
        self.assertEqual(answer.suspension.region_code, "HN")
