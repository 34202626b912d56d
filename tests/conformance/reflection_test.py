"""The API as reflection tells it: a client without our stubs must find everything."""

from conformance_case import ConformanceCase

METHODS = {
    "MissionService": {
        "GetMission", "BatchGetMissions", "ListMissions", "QueryMissions", "SummarizeMissions",
        "GetCountry", "ListCountries", "GetActor", "ListActors", "GetSource", "ListSources",
        "SearchCatalog",
    },
    "CharterService": {
        "LookupInvocations", "GetInvocation", "ListInvocations", "QueryInvocations",
        "CountInvocations", "GetInstrument", "ListInstruments", "GetSuspension", "ListSuspensions",
    },
    "TimelineService": {"GetEvent", "ListEvents", "ReplayTimeline", "WatchTimeline"},
    "CurationService": {"ApplyCatalog", "ImportCatalog"},
    "HistoryService": {
        "ListRevisions", "GetRevision", "ListRecordRevisions", "DiffRevisions", "ExportCatalog",
    },
}
SERVER_STREAMS = {"QueryMissions", "QueryInvocations", "ReplayTimeline", "WatchTimeline",
                  "ExportCatalog"}


class ReflectionTest(ConformanceCase):
    def test_lists_every_service(self):
        for service in METHODS:
            self.assertIn(f"oas.missions.v1.{service}", self.api.service_names)
        self.assertIn("grpc.health.v1.Health", self.api.service_names)
        self.assertTrue(any(name.startswith("grpc.reflection.") for name in self.api.service_names))

    def test_describes_every_method(self):
        for service, methods in METHODS.items():
            described = self.api.services[service].methods_by_name
            # A later version may add methods, and never takes one away.
            self.assertLessEqual(methods, set(described), service)
            for name in methods:
                self.assertEqual(described[name].server_streaming, name in SERVER_STREAMS, name)
                self.assertEqual(described[name].client_streaming, name == "ImportCatalog", name)

    def test_every_response_of_records_has_them_in_field_1(self):
        for service in ("MissionService", "CharterService", "TimelineService", "HistoryService"):
            for method in self.api.services[service].methods:
                first = method.output_type.fields_by_number[1]
                self.assertIsNotNone(first.message_type, method.full_name)
                self.assertEqual(method.output_type.name, method.name + "Response")

    def test_long_text_and_provenance_have_the_highest_numbers(self):
        for kind in ("Country", "Instrument", "Actor", "Source", "Mission", "Invocation",
                     "Suspension", "Event"):
            fields = self.api.pool.FindMessageTypeByName(f"oas.missions.v1.{kind}").fields_by_name
            self.assertEqual(fields["assertions"].number, 60, kind)
            for name in ("summary", "mandate", "outcome", "description", "provisions", "note"):
                if name in fields:
                    self.assertIn(fields[name].number, range(50, 60), f"{kind}.{name}")

    def test_names_the_reason_of_every_error(self):
        reasons = self.api.pool.FindEnumTypeByName("oas.missions.v1.ErrorReason").values_by_name
        for reason in ("RECORD_NOT_FOUND", "INVALID_FILTER", "NOT_IMPLEMENTED", "INTERNAL"):
            self.assertIn("ERROR_REASON_" + reason, reasons)
