"""Paging: pages add up to the whole, and a token serves only the request that it was given for."""

import base64

from conformance_case import (FOUNDING, LISTS, STREAMS, ConformanceCase, names_of, read_pages,
                              records_of)

ORDERS = ("event_date", "event_date desc", "name", "name desc")


class PagingTest(ConformanceCase):
    def first_token(self, method, /, **fields):
        token = self.api.call(method, page_size=1, **fields).next_page_token
        self.assertTrue(token, f"{method} has a second page")
        return token

    def test_pages_to_the_end_are_one_big_page(self):
        for collection, method in LISTS.items():
            whole = self.all_of(collection, read_options=FOUNDING)
            for page_size in (1, 7, len(whole), len(whole) + 1):
                if len(whole) > 150 and page_size == 1:
                    page_size = 13  # the same, in fewer calls
                pages = read_pages(self.api, method, page_size=page_size, read_options=FOUNDING)
                self.assertEqual([r for page in pages for r in records_of(page)], whole)
                for page in pages[:-1]:
                    self.assertEqual(len(records_of(page)), page_size)
                self.assertTrue(records_of(pages[-1]), "the last page is empty")
                self.assertEqual({page.total_size for page in pages}, {len(whole)})
                self.assertEqual({page.revision for page in pages}, {1})

    def test_a_page_is_100_records_unless_asked_and_never_more_than_1000(self):
        default = self.api.call("TimelineService.ListEvents", read_options=FOUNDING)
        self.assertEqual(len(default.events), 100)
        most = self.api.call("TimelineService.ListEvents", page_size=2**31 - 1)
        self.assertLessEqual(len(most.events), 1000)
        self.assertGreater(len(most.events), 100)

    def test_page_size_may_change_from_page_to_page(self):
        token = self.first_token("MissionService.ListMissions", read_options=FOUNDING)
        rest = self.api.call("MissionService.ListMissions", page_size=1000, page_token=token,
                             read_options=FOUNDING)
        whole = self.all_of("missions", read_options=FOUNDING)
        self.assertEqual(list(rest.missions), whole[1:])

    def test_every_order(self):
        for collection, method in LISTS.items():
            listed = {order: names_of(self.all_of(collection, order_by=order)) for order in ORDERS}
            self.assertEqual(listed["event_date"], names_of(self.all_of(collection)))
            self.assertEqual(listed["event_date desc"], listed["event_date"][::-1])
            self.assertEqual(listed["name"], sorted(listed["event_date"]))
            self.assertEqual(listed["name desc"], listed["name"][::-1])
            for order in ORDERS:
                pages = read_pages(self.api, method, order_by=order, page_size=97)
                self.assertEqual([r.name for p in pages for r in records_of(p)], listed[order])

    def test_spaces_in_an_order_do_not_matter(self):
        self.assertEqual(names_of(self.all_of("missions", order_by="  name   desc ")),
                         names_of(self.all_of("missions", order_by="name desc")))

    def test_pages_equal_the_stream(self):
        for collection, method in STREAMS.items():
            chunks = self.api.stream(method, read_options=FOUNDING)
            self.assertEqual([r for chunk in chunks for r in records_of(chunk)],
                             self.all_of(collection, read_options=FOUNDING))

    def test_refuses_a_token_of_another_request(self):
        method = "MissionService.ListMissions"
        token = self.first_token(method)
        for changed in ({"view": 2}, {"order_by": "name"}, {"origin": 1},
                        {"read_options": {"at_revision": 1}}):
            with self.subTest(**changed):
                self.assert_refused(
                    self.api.refusal(method, page_token=token, **changed),
                    "INVALID_ARGUMENT", "PAGE_TOKEN_MISMATCH", field="page_token")
        events = self.first_token("TimelineService.ListEvents", region_code="HN")
        for changed in ({"region_code": "HT"}, {}, {"region_code": "HN", "since": {"year": 2009}}):
            with self.subTest(**changed):
                self.assert_refused(
                    self.api.refusal("TimelineService.ListEvents", page_token=events, **changed),
                    "INVALID_ARGUMENT", "PAGE_TOKEN_MISMATCH", field="page_token")

    def test_refuses_a_token_of_another_method(self):
        token = self.first_token("MissionService.ListMissions")
        for method in ("MissionService.ListActors", "CharterService.ListInvocations",
                       "CharterService.LookupInvocations"):
            self.assert_refused(self.api.refusal(method, page_token=token), "INVALID_ARGUMENT",
                                "PAGE_TOKEN_MISMATCH", field="page_token")

    def test_refuses_a_token_that_was_tampered_with(self):
        method = "MissionService.ListMissions"
        token = self.first_token(method)
        content = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        for place in range(len(content)):
            damaged = bytearray(content)
            damaged[place] ^= 1
            refusal = self.api.refusal(
                method, page_token=base64.urlsafe_b64encode(damaged).decode().rstrip("="))
            self.assert_refused(refusal, "INVALID_ARGUMENT", "INVALID_PAGE_TOKEN",
                                field="page_token")

    def test_refuses_garbage_for_a_token(self):
        token = self.first_token("MissionService.ListMissions")
        for garbage in ("x", "!", "page 2", token[:-1], token + "A", token * 2, "A" * 100_000,
                        base64.b64encode(b"\0" * 40).decode(), "é", "\0"):
            for method in (*LISTS.values(), "CharterService.LookupInvocations"):
                self.assert_refused(self.api.refusal(method, page_token=garbage),
                                    "INVALID_ARGUMENT", "INVALID_PAGE_TOKEN", field="page_token")

    def test_refuses_negative_sizes(self):
        for method in (*LISTS.values(), "CharterService.LookupInvocations"):
            for size in (-1, -2**31):
                self.assert_refused(self.api.refusal(method, page_size=size), "INVALID_ARGUMENT",
                                    "INVALID_PAGE_SIZE", field="page_size", value=str(size))
