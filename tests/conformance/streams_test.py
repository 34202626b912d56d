"""Streams: chunks in order, a total at the end, cursors that resume, and readers that go away."""

from conformance_case import FOUNDING, STREAMS, ConformanceCase, names_of, records_of

LARGEST_CHUNK = 2 * (64 << 10)  # "about 64 KiB": no chunk is twice as large


class StreamsTest(ConformanceCase):
    def test_the_last_chunk_alone_carries_the_total(self):
        for collection, method in STREAMS.items():
            chunks = self.api.stream(method, view=2, read_options=FOUNDING)
            self.assertGreater(len(chunks), 1, "too little to stream")
            for chunk in chunks[:-1]:
                self.assertFalse(chunk.HasField("total_count"))
            total = len(self.all_of(collection, read_options=FOUNDING))
            self.assertEqual(chunks[-1].total_count, total)

    def test_every_chunk_can_be_resumed_after(self):
        for method in STREAMS.values():
            chunks = self.api.stream(method, view=2, read_options=FOUNDING)
            for place, chunk in enumerate(chunks):
                rest = self.api.stream(method, view=2, read_options=FOUNDING,
                                       resume_cursor=chunk.resume_cursor)
                expected = [r for later in chunks[place + 1:] for r in records_of(later)]
                self.assertEqual([r for c in rest for r in records_of(c)], expected)
                self.assertEqual(rest[-1].total_count, chunks[-1].total_count)
                self.assertEqual({c.revision for c in rest}, {chunk.revision})

    def test_the_first_chunk_is_small_and_none_is_huge(self):
        for method in STREAMS.values():
            chunks = self.api.stream(method, view=2)
            self.assertLess(chunks[0].ByteSize(), 64 << 10)
            for chunk in chunks:
                self.assertLess(chunk.ByteSize(), LARGEST_CHUNK)

    def test_a_limit_ends_the_stream(self):
        for collection, method in STREAMS.items():
            whole = names_of(self.all_of(collection, read_options=FOUNDING))
            for limit in (1, 2, len(whole) - 1, len(whole), len(whole) + 1, 2**62):
                chunks = self.api.stream(method, limit=limit, read_options=FOUNDING)
                names = [r.name for c in chunks for r in records_of(c)]
                self.assertEqual(names, whole[:limit])
                self.assertTrue(chunks[-1].HasField("total_count"))

    def test_a_limit_holds_across_a_resume(self):
        method = "TimelineService.ReplayTimeline"
        limited = {"limit": 40, "read_options": FOUNDING, "view": 2}
        chunks = self.api.stream(method, **limited)
        self.assertGreater(len(chunks), 1)
        names = [event.name for chunk in chunks for event in chunk.events]
        rest = self.api.stream(method, resume_cursor=chunks[0].resume_cursor, **limited)
        self.assertEqual(names_of(chunks[0].events) + [e.name for c in rest for e in c.events],
                         names)
        self.assertEqual(len(names), 40)

    def test_every_order(self):
        for collection, method in (("missions", STREAMS["missions"]),
                                   ("invocations", STREAMS["invocations"])):
            for order in ("event_date", "event_date desc", "name", "name desc"):
                chunks = self.api.stream(method, order_by=order)
                self.assertEqual([r.name for c in chunks for r in records_of(c)],
                                 names_of(self.all_of(collection, order_by=order)))

    def test_refuses_cursors_of_another_request(self):
        for method in STREAMS.values():
            cursor = self.api.stream(method)[0].resume_cursor
            for changed in ({"view": 2}, {"origin": 1}, {"limit": 3}):
                self.assert_refused(self.api.refusal(method, resume_cursor=cursor, **changed),
                                    "INVALID_ARGUMENT", "PAGE_TOKEN_MISMATCH",
                                    field="resume_cursor")
        cursor = self.api.stream(STREAMS["missions"])[0].resume_cursor
        self.assert_refused(self.api.refusal(STREAMS["events"], resume_cursor=cursor),
                            "INVALID_ARGUMENT", "PAGE_TOKEN_MISMATCH", field="resume_cursor")

    def test_refuses_garbage_for_a_cursor(self):
        for method in STREAMS.values():
            for garbage in ("x", "A" * 54, "A" * 100_000, "\0"):
                self.assert_refused(self.api.refusal(method, resume_cursor=garbage),
                                    "INVALID_ARGUMENT", "INVALID_PAGE_TOKEN",
                                    field="resume_cursor")

    def test_refuses_a_negative_limit(self):
        for method in STREAMS.values():
            self.assert_refused(self.api.refusal(method, limit=-1), "INVALID_ARGUMENT",
                                "INVALID_PAGE_SIZE", field="limit", value="-1")

    def test_bears_readers_that_go_away(self):
        for round_number in range(200):
            for method in STREAMS.values():
                running = self.api.open(method, view=2)
                if round_number % 2:
                    next(running)
                running.cancel()
        self.assert_alive()
