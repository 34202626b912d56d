"""Views: BASIC leaves out long text and provenance, FULL has everything, and nothing else differs."""

from conformance_case import GETS, LISTS, STREAMS, ConformanceCase, records_of

LONG_TEXT = 50  # fields from this number on are long text and provenance


def long_fields(record):
    return [f.name for f, _ in record.ListFields() if f.number >= LONG_TEXT]


def without_long_fields(record):
    copy = type(record).FromString(record.SerializeToString())
    for name in long_fields(record):
        copy.ClearField(name)
    return copy


class ViewsTest(ConformanceCase):
    def test_list_is_basic_unless_full_is_asked_for(self):
        for collection in LISTS:
            default = self.all_of(collection)
            basic = self.all_of(collection, view="RECORD_VIEW_BASIC")
            full = self.all_of(collection, view="RECORD_VIEW_FULL")
            self.assertEqual(default, basic)
            self.assertEqual([without_long_fields(record) for record in full], basic)
            for record in basic:
                self.assertEqual(long_fields(record), [], record.name)
            for record in full:
                self.assertTrue(record.assertions, record.name)

    def test_get_is_full_unless_basic_is_asked_for(self):
        for collection, method in GETS.items():
            name = self.all_of(collection)[0].name
            answers = [self.api.call(method, name=name, view=view) for view in (0, 1, 2)]
            default, basic, full = (getattr(a, a.DESCRIPTOR.fields[0].name) for a in answers)
            self.assertEqual(default, full)
            self.assertIn("assertions", long_fields(full))
            self.assertEqual(without_long_fields(full), basic)

    def test_basic_is_a_prefix_of_full(self):
        # What lets the server send either from the same bytes; clients may rely on it for caching.
        for collection in LISTS:
            basic = self.all_of(collection, view="RECORD_VIEW_BASIC")
            full = self.all_of(collection, view="RECORD_VIEW_FULL")
            for short, long in zip(basic, full):
                self.assertTrue(long.SerializeToString().startswith(short.SerializeToString()))

    def test_streams_have_the_same_views(self):
        for collection, method in STREAMS.items():
            for view in (0, 1, 2):
                streamed = [record for chunk in self.api.stream(method, view=view)
                            for record in records_of(chunk)]
                self.assertEqual(streamed, self.all_of(collection, view=view))

    def test_lookup_has_the_same_views(self):
        for view, long in ((0, False), (1, False), (2, True)):
            answer = self.api.call("CharterService.LookupInvocations", view=view)
            for match in answer.matches:
                for record in [match.invocation, *match.missions, *match.suspensions]:
                    self.assertEqual(bool(long_fields(record)), long, record.name)

    def test_batch_get_has_the_same_views(self):
        for view, long in ((0, True), (1, False), (2, True)):
            answer = self.api.call("MissionService.BatchGetMissions", view=view,
                                   names=["missions/haiti-1991"])
            self.assertEqual(bool(long_fields(answer.missions[0])), long)

    def test_no_record_has_fields_that_reflection_does_not_know(self):
        for collection in LISTS:
            for record in self.all_of(collection, view="RECORD_VIEW_FULL"):
                again = type(record).FromString(record.SerializeToString())
                again.DiscardUnknownFields()
                self.assertEqual(again.ByteSize(), record.ByteSize(), record.name)
