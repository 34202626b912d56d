"""Many calls at once: each is answered as if it were alone, at once or when it comes again. The load
is bounded: 3,200 calls."""

import concurrent.futures
import random

import grpc

from conformance_case import FOUNDING, STREAMS, ConformanceCase, patiently, records_of
from reflected_api import ReflectedApi

THREADS = 64
CALLS_PER_THREAD = 50

CALLS = [
    ("MissionService.GetMission", {"name": "missions/honduras-2009"}),
    ("MissionService.BatchGetMissions", {"names": ["missions/haiti-1991", "missions/peru-1992"]}),
    ("MissionService.ListMissions", {"view": 2}),
    ("MissionService.SummarizeMissions", {}),
    ("CharterService.LookupInvocations", {"article": 20, "view": 2}),
    ("CharterService.CountInvocations", {"counting_rule": 3}),
    ("TimelineService.ReplayTimeline", {"region_code": "HN", "view": 2}),
    ("MissionService.QueryMissions", {"view": 2}),
]


class LoadTest(ConformanceCase):
    def answer(self, method, fields):
        ask = self.api.stream if self.api.method(method).server_streaming else self.api.call
        return patiently(lambda: ask(method, read_options=FOUNDING, **fields))

    def run_in_threads(self, work):
        with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
            for future in [pool.submit(work, n) for n in range(THREADS)]:
                future.result()

    def test_many_calls_at_once_are_answered_like_one(self):
        expected = [self.answer(*call) for call in CALLS]

        def work(thread):
            order = random.Random(thread)
            for _ in range(CALLS_PER_THREAD):
                chosen = order.randrange(len(CALLS))
                if self.answer(*CALLS[chosen]) != expected[chosen]:
                    raise AssertionError(f"another answer to {CALLS[chosen]}")

        self.run_in_threads(work)

    def test_refusals_and_answers_at_once_do_not_mix(self):
        def work(thread):
            for n in range(CALLS_PER_THREAD):
                name = f"missions/none-{thread}-{n}"
                refusal = self.api.refusal("MissionService.GetMission", name=name)
                if refusal.metadata["name"] != name:
                    raise AssertionError(f"asked for {name}, told of {refusal.metadata['name']}")

        self.run_in_threads(work)

    def test_streams_cancelled_at_once_leave_the_others_whole(self):
        whole = {method: self.answer(method, {"view": 2}) for method in STREAMS.values()}

        def work(thread):
            for n in range(CALLS_PER_THREAD // 5):
                for method in STREAMS.values():
                    running = self.api.open(method, view=2, read_options=FOUNDING)
                    if (thread + n) % 3 == 0:
                        running.cancel()
                    elif (thread + n) % 3 == 1:
                        next(running)
                        running.cancel()
                    elif list(running) != whole[method]:
                        raise AssertionError(f"{method} was answered in part")

        self.run_in_threads(work)
        self.assert_alive()

    def test_connections_that_break_off_in_the_middle_of_a_stream(self):
        for _ in range(10):
            guest = ReflectedApi(self.target)
            running = [guest.open(method, view=2) for method in STREAMS.values() for _ in range(5)]
            for stream in running:
                self.assertTrue(records_of(next(stream)))
            guest.close()
            for stream in running:
                with self.assertRaises(grpc.RpcError):
                    list(stream)
        self.assert_alive()

    def test_deadlines_of_a_blink_do_no_harm(self):
        method = STREAMS["events"]
        whole = self.answer(method, {"view": 2})
        for microseconds in range(0, 5000, 50):
            try:
                answer = list(self.api.open(method, view=2, read_options=FOUNDING,
                                            seconds=microseconds / 1e6))
            except grpc.RpcError as error:
                self.assertEqual(error.code(), grpc.StatusCode.DEADLINE_EXCEEDED)
            else:
                self.assertEqual(answer, whole)
        self.assert_alive()
