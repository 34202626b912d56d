"""Requests that no honest client sends: each is refused in its own words, and the server lives on."""

import grpc

from conformance_case import GETS, LISTS, STREAMS, ConformanceCase
from reflected_api import Refusal

MEGABYTE = 1 << 20
# What error details may echo: they travel in HTTP/2 headers, which clients limit to 8 KiB.
MOST_TOLD = 2000

# Methods with a field that takes any string; the reason with which they refuse it.
STRING_FIELDS = [
    *[(method, "name", "INVALID_NAME") for method in GETS.values()],
    *[(method, "page_token", "INVALID_PAGE_TOKEN") for method in LISTS.values()],
    *[(method, "order_by", "INVALID_ORDER_BY") for method in LISTS.values()],
    *[(method, "resume_cursor", "INVALID_PAGE_TOKEN") for method in STREAMS.values()],
    ("CharterService.LookupInvocations", "region_code", "INVALID_REGION_CODE"),
    ("CharterService.LookupInvocations", "instrument", "INVALID_NAME"),
    ("CharterService.LookupInvocations", "page_token", "INVALID_PAGE_TOKEN"),
    ("TimelineService.ReplayTimeline", "region_code", "INVALID_REGION_CODE"),
    ("TimelineService.ListEvents", "region_code", "INVALID_REGION_CODE"),
    ("CharterService.ListSuspensions", "region_code", "INVALID_REGION_CODE"),
]


def length_delimited(number, content):
    """A field of the wire format: its tag, its length, its bytes."""
    length, encoded = len(content), bytearray([number << 3 | 2])
    while length >= 128:
        encoded.append(length & 127 | 128)
        length >>= 7
    encoded.append(length)
    return bytes(encoded) + content


# Strings that make no sense anywhere; a filter may take some of them for words to look for.
NONSENSE = ["x" * MEGABYTE, "\U0001f5fa" * 3000, "\U0001f5fa" * 1000, "HN\x00", "name\x00desc",
            "\r\n\t\x1b[31m", "\u00f1and\u00fa", "' OR '1'='1", "(((", ")))", "\"", "NOT", "-", ":",
            "a:", ":a", "a = = b", "a.b.c.d.e.f = 1", "*" * 100, "\\"]


class HostileTest(ConformanceCase):
    def tearDown(self):
        self.assert_alive()

    def methods(self):
        for service, descriptor in self.api.services.items():
            for method in descriptor.methods:
                yield f"{service}.{method.name}", method

    def test_strings_of_a_megabyte(self):
        for method, field, reason in STRING_FIELDS:
            with self.subTest(method, field=field):
                refusal = self.api.refusal(method, **{field: "x" * MEGABYTE})
                self.assertEqual(refusal.reason, reason)
                self.assertLess(len(refusal.message), MOST_TOLD)
                self.assertLess(sum(map(len, refusal.metadata.values())), MOST_TOLD)

    def test_strings_of_nul_bytes_and_controls(self):
        for method, field, reason in STRING_FIELDS:
            for text in ("\0", "missions/haiti-1991\0", "HN\0", "name\0desc", "\r\n\t\x1b[31m"):
                with self.subTest(method, field=field, text=text):
                    self.assertEqual(self.api.refusal(method, **{field: text}).reason, reason)

    def test_strings_of_every_script(self):
        for method, field, reason in STRING_FIELDS:
            for text in ("ñandú", "日本", "\U0001f5fa", "e\u0301", "\u202egnp", "\ufeffHN"):
                refusal = self.api.refusal(method, **{field: text})
                self.assertEqual(refusal.reason, reason)
                if "value" in refusal.metadata and reason != "INVALID_PAGE_TOKEN":
                    self.assertEqual(refusal.metadata["value"], text)

    def test_filters_of_nonsense_are_answered_or_refused_as_filters(self):
        for method in (*LISTS.values(), *STREAMS.values()):
            for text in NONSENSE:
                with self.subTest(method, filter=text[:20]):
                    try:
                        list(self.api.open(method, filter=text)) if method in STREAMS.values() \
                            else self.api.call(method, filter=text)
                    except grpc.RpcError as error:
                        refusal = Refusal.of(error)
                        self.assertEqual(refusal.reason, "INVALID_FILTER")
                        self.assertLess(len(refusal.message), MOST_TOLD)
                        self.assertNotIn("\ufffd", refusal.message)

    def test_long_strings_of_many_bytes_a_character_are_not_cut_inside_one(self):
        for method, field, reason in STRING_FIELDS:
            for pad in ("", "a", "aa", "aaa"):
                with self.subTest(method, field=field, pad=pad):
                    refusal = self.api.refusal(method, **{field: pad + "\U0001f5fa" * 1000})
                    self.assertEqual(refusal.reason, reason)
                    self.assertNotIn("\ufffd", refusal.message)

    def test_strings_that_are_not_utf_8(self):
        for method, descriptor in self.methods():
            strings = [f for f in descriptor.input_type.fields
                       if f.type == f.TYPE_STRING and not f.is_repeated]
            if descriptor.client_streaming or not strings:
                continue
            for broken in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"missions/\xf5"):
                with self.subTest(method, broken=broken):
                    request = length_delimited(strings[0].number, broken)
                    self.assert_malformed(self.api.refusal_of_bytes(method, request), method)

    def test_requests_that_are_no_messages(self):
        for method, descriptor in self.methods():
            if descriptor.client_streaming:
                continue
            for garbage in (b"\xff" * 20, b"\x0a", b"\x0a\xff", b"\x07", b"\x00\x00"):
                with self.subTest(method, garbage=garbage):
                    self.assert_malformed(self.api.refusal_of_bytes(method, garbage), method)

    def assert_malformed(self, refusal, method):
        self.assert_refused(refusal, "INVALID_ARGUMENT", "MALFORMED_REQUEST",
                            type=self.api.method(method).input_type.full_name)

    def test_fields_of_a_later_version_are_passed_over(self):
        request = self.api.request(GETS["missions"], name="missions/haiti-1991")
        later = request.SerializeToString() + b"\xfa\x07" + b"\x03new"  # field 127
        answer = self.api.channel.unary_unary("/oas.missions.v1.MissionService/GetMission")(
            later, timeout=10)
        self.assertEqual(answer, self.api.channel.unary_unary(
            "/oas.missions.v1.MissionService/GetMission")(request.SerializeToString(), timeout=10))

    def test_a_request_larger_than_the_server_takes(self):
        for method in (GETS["missions"], STREAMS["missions"], "CharterService.LookupInvocations"):
            field = {"name": "x" * (5 * MEGABYTE)} if "Get" in method else {
                "page_token" if "Lookup" in method else "resume_cursor": "x" * (5 * MEGABYTE)}
            self.assertEqual(self.api.refusal(method, **field).code.name, "RESOURCE_EXHAUSTED")

    def test_a_batch_of_very_many_names(self):
        refusal = self.api.refusal("MissionService.BatchGetMissions", names=["missions/x"] * 200_000)
        self.assert_refused(refusal, "INVALID_ARGUMENT", "TOO_MANY_ITEMS", field="names",
                            count="200000")

    def test_a_batch_of_missing_names_is_told_in_few_words(self):
        names = [f"missions/{'x' * 100}-{n}" for n in range(1000)]
        refusal = self.api.refusal("MissionService.BatchGetMissions", names=names)
        self.assert_refused(refusal, "NOT_FOUND", "RECORD_NOT_FOUND")
        self.assertLess(len(refusal.message), MOST_TOLD)

    def test_facets_asked_for_very_often(self):
        answer = self.api.call("MissionService.SummarizeMissions", facets=[1, 2] * 100_000)
        self.assertEqual([f.facet for f in answer.facets], [1, 2])

    def test_methods_and_services_that_there_are_not(self):
        for path in ("/oas.missions.v1.MissionService/DropMissions", "/oas.missions.v2.X/Get",
                     "/MissionService/GetMission", "/", "/x"):
            with self.assertRaises(grpc.RpcError) as caught:
                self.api.channel.unary_unary(path)(b"", timeout=10)
            self.assertEqual(caught.exception.code(), grpc.StatusCode.UNIMPLEMENTED, path)

    def test_headers_larger_than_the_server_takes(self):
        # On a connection of its own: the server may close it.
        with grpc.insecure_channel(self.target) as channel:
            with self.assertRaises(grpc.RpcError) as caught:
                channel.unary_unary("/oas.missions.v1.MissionService/ListMissions")(
                    b"", timeout=10, metadata=[("x-long", "x" * 100_000)])
        self.assertEqual(caught.exception.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)

    def test_compressed_requests_do_no_harm(self):
        # A server may refuse to inflate them; it may not be inflated by them.
        request = self.api.request(GETS["missions"], name="x" * (64 * MEGABYTE))
        with self.assertRaises(grpc.RpcError) as caught:
            self.api.channel.unary_unary("/oas.missions.v1.MissionService/GetMission")(
                request.SerializeToString(), timeout=30, compression=grpc.Compression.Gzip)
        self.assertNotIn(caught.exception.code(),
                         (grpc.StatusCode.OK, grpc.StatusCode.DEADLINE_EXCEEDED))
