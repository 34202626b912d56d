"""grpc.health.v1: what load balancers ask. C++ servers do not describe it by reflection."""

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

from conformance_case import ConformanceCase

SERVING = 1
SERVED = ("", "oas.missions.v1.MissionService", "oas.missions.v1.CharterService",
          "oas.missions.v1.TimelineService", "oas.missions.v1.CurationService",
          "oas.missions.v1.HistoryService")


def health_messages():
    """HealthCheckRequest and HealthCheckResponse as grpc/health/v1/health.proto has them."""
    file = descriptor_pb2.FileDescriptorProto(name="health.proto", package="grpc.health.v1",
                                              syntax="proto3")
    field = descriptor_pb2.FieldDescriptorProto
    request = file.message_type.add(name="HealthCheckRequest")
    request.field.add(name="service", number=1, type=field.TYPE_STRING, label=1)
    response = file.message_type.add(name="HealthCheckResponse")
    response.field.add(name="status", number=1, type=field.TYPE_INT32, label=1)  # an enum
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return [message_factory.GetMessageClass(pool.FindMessageTypeByName(f"grpc.health.v1.{name}"))
            for name in ("HealthCheckRequest", "HealthCheckResponse")]


class HealthTest(ConformanceCase):
    @classmethod
    def setUpClass(cls):
        cls.request, cls.response = health_messages()

    def check(self, service):
        stub = self.api.channel.unary_unary(
            "/grpc.health.v1.Health/Check", request_serializer=self.request.SerializeToString,
            response_deserializer=self.response.FromString)
        return stub(self.request(service=service), timeout=10).status

    def test_services_that_answer_are_serving(self):
        for service in SERVED:
            self.assertEqual(self.check(service), SERVING, service)

    def test_an_unknown_service_is_not_found(self):
        for service in ("oas.missions.v1.Mission", "MissionService", "x" * 100_000):
            with self.assertRaises(grpc.RpcError) as caught:
                self.check(service)
            self.assertIn(caught.exception.code(),
                          (grpc.StatusCode.NOT_FOUND, grpc.StatusCode.INVALID_ARGUMENT))

    def test_watch_says_the_status_at_once(self):
        stub = self.api.channel.unary_stream(
            "/grpc.health.v1.Health/Watch", request_serializer=self.request.SerializeToString,
            response_deserializer=self.response.FromString)
        watching = stub(self.request(service=SERVED[1]), timeout=10)
        self.assertEqual(next(watching).status, SERVING)
        watching.cancel()
