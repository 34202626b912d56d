"""ReplayTimeline and ListEvents: what happened, in the order in which it happened."""

import datetime

from conformance_case import ConformanceCase, names_of

METHOD = "TimelineService.ReplayTimeline"

# Dates in a request may leave the day, or the month and the day, open.
BOUNDS = [
    {"since": (2009,)}, {"until": (2009,)}, {"since": (2009, 6)}, {"until": (2009, 6)},
    {"since": (2009, 6, 28)}, {"until": (2009, 6, 28)}, {"since": (2009, 7, 4), "until": (2009, 7, 4)},
    {"since": (2010,), "until": (2011, 5)}, {"since": (2009, 6, 29), "until": (2009,)},
    {"since": (2100,)}, {"until": (1950, 1, 1)},
]


def day_of(date):
    return datetime.date(date.year, date.month, date.day)


def bounds_of(parts):
    """First and last day of a year, a month or a day."""
    year, month, day = (*parts, 0, 0)[:3]
    first = datetime.date(year, month or 1, day or 1)
    if day:
        return first, first
    after = (datetime.date(year + 1, 1, 1) if month in (0, 12)
             else datetime.date(year, month + 1, 1))
    return first, after - datetime.timedelta(days=1)


def in_event_order(event):
    """Earliest ascending, then latest descending (the containing interval first), then name."""
    return (day_of(event.date.earliest), -day_of(event.date.latest).toordinal(), event.name)


def as_request(bounds):
    return {field: dict(zip(("year", "month", "day"), parts)) for field, parts in bounds.items()}


class TimelineTest(ConformanceCase):
    def replay(self, **fields):
        chunks = self.api.stream(METHOD, **fields)
        events = [event for chunk in chunks for event in chunk.events]
        for chunk in chunks[:-1]:
            self.assertFalse(chunk.HasField("total_count"), "a total before the last chunk")
        self.assertEqual(chunks[-1].total_count, len(events))
        return events

    def test_honduras_in_the_order_of_events(self):
        events = self.replay(region_code="HN")
        self.assertGreater(len(events), 20)
        self.assertEqual({event.region_code for event in events}, {"HN"})
        self.assertEqual(events, sorted(events, key=in_event_order))
        names = names_of(events)
        story = ["events/honduras-2009-06-28-coup", "events/honduras-2009-07-04-suspension",
                 "events/honduras-2011-06-01-suspension-lifted"]
        self.assertEqual([name for name in names if name in story], story)

    def test_descending_is_exactly_the_reverse(self):
        for region_code in ("HN", "HT", ""):
            ascending = names_of(self.replay(region_code=region_code))
            descending = names_of(self.replay(region_code=region_code, descending=True))
            self.assertEqual(descending, ascending[::-1])

    def test_every_event_in_the_total_order(self):
        events = self.replay()
        self.assertEqual(events, sorted(events, key=in_event_order))
        self.assertEqual(len({event.name for event in events}), len(events))

    def test_since_and_until_keep_what_may_have_happened_then(self):
        everything = self.replay(region_code="HN")
        for bounds in BOUNDS:
            with self.subTest(**bounds):
                since = bounds_of(bounds["since"])[0] if "since" in bounds else datetime.date.min
                until = bounds_of(bounds["until"])[1] if "until" in bounds else datetime.date.max
                expected = [e.name for e in everything
                            if self.last_day(e) >= since and day_of(e.date.earliest) <= until]
                found = self.replay(region_code="HN", **as_request(bounds))
                self.assertEqual(names_of(found), expected)

    @staticmethod
    def last_day(event):
        last = event.end_date if event.HasField("end_date") else event.date
        return day_of(last.latest)

    def test_list_events_is_the_same_timeline(self):
        for bounds in ({}, *BOUNDS):
            fields = {"region_code": "HN", **as_request(bounds)}
            self.assertEqual(names_of(self.all_of("events", **fields)),
                             names_of(self.replay(**fields)))

    def test_the_suspension_is_in_a_window_of_its_day(self):
        day = {"year": 2009, "month": 7, "day": 4}
        self.assertIn("events/honduras-2009-07-04-suspension",
                      names_of(self.replay(since=day, until=day)))

    def test_tells_apart_what_the_page_tells(self):
        parts = [self.replay(origin=o) for o in ("ORIGIN_SOURCE_PAGE", "ORIGIN_CURATOR")]
        for origin, events in enumerate(parts, start=1):
            self.assertEqual({event.origin for event in events}, {origin})
        self.assertEqual(sum(map(len, parts)), len(self.replay()))

    def test_nothing_found_is_an_empty_stream_with_its_total(self):
        (chunk,) = self.api.stream(METHOD, since={"year": 2100})
        self.assertEqual(len(chunk.events), 0)
        self.assertTrue(chunk.HasField("total_count"))
        self.assertEqual(chunk.total_count, 0)
        self.assertGreaterEqual(chunk.revision, 1)

    def test_refuses_an_interval_that_ends_before_it_begins(self):
        for since, until in (((2010,), (2009,)), ((2009, 6, 29), (2009, 6, 28))):
            for method in (METHOD, "TimelineService.ListEvents"):
                refusal = self.api.refusal(
                    method, **as_request({"since": since, "until": until}))
                self.assert_refused(refusal, "INVALID_ARGUMENT", "INVALID_DATE", field="until")

    def test_refuses_what_is_no_date(self):
        for field in ("since", "until"):
            for method in (METHOD, "TimelineService.ListEvents"):
                refusal = self.api.refusal(method, **{field: {"year": 2009, "month": 2, "day": 30}})
                self.assert_refused(refusal, "INVALID_ARGUMENT", "INVALID_DATE", field=field,
                                    value="2009-02-30")
