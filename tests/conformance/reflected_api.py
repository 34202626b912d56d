"""A client that knows the API only by what the server's reflection says of it.

    api = ReflectedApi("127.0.0.1:50051")
    answer = api.call("MissionService.GetMission", name="missions/honduras-2009")
    answer.mission.title
    api.refusal("MissionService.GetMission", name="missions/hondras-2009").reason
"""

import copy
import dataclasses

import grpc
from google.protobuf import any_pb2, descriptor_pool, message_factory
from google.rpc import error_details_pb2, status_pb2
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import (
    ProtoReflectionDescriptorDatabase,
)

PACKAGE = "oas.missions.v1"
SECONDS = 30  # no call of the tests may take longer

_OPTIONS = [
    ("grpc.enable_http_proxy", 0),
    ("grpc.max_receive_message_length", 64 << 20),
    ("grpc.max_send_message_length", 64 << 20),
]


@dataclasses.dataclass
class Refusal:
    """An error as the caller gets it: the status, and the details that google.rpc defines."""

    code: grpc.StatusCode
    message: str
    reason: str = ""
    domain: str = ""
    metadata: dict = dataclasses.field(default_factory=dict)
    violations: dict = dataclasses.field(default_factory=dict)  # field: description
    resource: error_details_pb2.ResourceInfo = None
    retry: error_details_pb2.RetryInfo = None

    @classmethod
    def of(cls, error):
        refusal = cls(error.code(), error.details())
        trailers = dict(error.trailing_metadata() or ())
        status = status_pb2.Status.FromString(trailers.get("grpc-status-details-bin", b""))
        if status.details and (status.code, status.message) != (error.code().value[0],
                                                                error.details()):
            raise AssertionError(f"the status detail says {status}, the status {error}")
        for detail in status.details:
            refusal._take(detail)
        return refusal

    def _take(self, detail: any_pb2.Any):
        for kind in (error_details_pb2.ErrorInfo, error_details_pb2.BadRequest,
                     error_details_pb2.ResourceInfo, error_details_pb2.RetryInfo):
            if detail.Is(kind.DESCRIPTOR):
                content = kind.FromString(detail.value)
        if isinstance(content, error_details_pb2.ErrorInfo):
            self.reason, self.domain = content.reason, content.domain
            self.metadata = dict(content.metadata)
        elif isinstance(content, error_details_pb2.BadRequest):
            self.violations = {v.field: v.description for v in content.field_violations}
        elif isinstance(content, error_details_pb2.ResourceInfo):
            self.resource = content
        else:
            self.retry = content


class ReflectedApi:
    """Thread-safe once it is made: everything that reflection has to tell is asked for at once."""

    def __init__(self, target, more_options=()):
        self.channel = grpc.insecure_channel(target, options=[*_OPTIONS, *more_options])
        grpc.channel_ready_future(self.channel).result(timeout=SECONDS)
        database = ProtoReflectionDescriptorDatabase(self.channel)
        self.pool = descriptor_pool.DescriptorPool(database)
        self.service_names = list(database.get_services())
        self.services = {
            name.rpartition(".")[2]: self.pool.FindServiceByName(name)
            for name in self.service_names if name.startswith(PACKAGE + ".")
        }
        self._classes = {}
        for service in self.services.values():
            for method in service.methods:
                for message in (method.input_type, method.output_type):
                    self._classes[message.full_name] = message_factory.GetMessageClass(message)

    def at(self, target, more_options=()):
        """The same API, with the same classes of messages, at another server, which need not run."""
        other = copy.copy(self)
        other.channel = grpc.insecure_channel(target, options=[*_OPTIONS, *more_options])
        return other

    def close(self):
        self.channel.close()

    def method(self, name):
        """Descriptor of e.g. "MissionService.GetMission"."""
        service, _, method = name.partition(".")
        return self.services[service].methods_by_name[method]

    def request(self, method, /, **fields):
        return self._classes[self.method(method).input_type.full_name](**fields)

    def call(self, method, /, **fields):
        """The response of a unary method."""
        return self.future(method, **fields).result()

    def future(self, method, /, **fields):
        return self._stub(method, self.channel.unary_unary).future(
            self.request(method, **fields), timeout=SECONDS)

    def open(self, method, /, *, seconds=SECONDS, **fields):
        """The running call of a method that streams responses; an iterator of them."""
        return self._stub(method, self.channel.unary_stream)(
            self.request(method, **fields), timeout=seconds)

    def stream(self, method, /, **fields):
        """All responses of a method that streams them."""
        return list(self.open(method, **fields))

    def refusal(self, method, /, **fields):
        """How the method refuses; it must."""
        return self.refusal_of_bytes(method, self.request(method, **fields).SerializeToString())

    def refusal_of_bytes(self, name, request):
        """The same for a request in bytes, which need not be a message at all."""
        method = self.method(name)
        path = f"/{method.containing_service.full_name}/{method.name}"
        try:
            if method.client_streaming:
                self.channel.stream_unary(path)(iter([request]), timeout=SECONDS)
            elif method.server_streaming:
                list(self.channel.unary_stream(path)(request, timeout=SECONDS))
            else:
                self.channel.unary_unary(path)(request, timeout=SECONDS)
        except grpc.RpcError as error:
            return Refusal.of(error)
        raise AssertionError(f"{name} answered a request that it was to refuse: {request[:200]!r}")

    def _stub(self, name, kind):
        method = self.method(name)
        return kind(f"/{method.containing_service.full_name}/{method.name}",
                    request_serializer=type(self.request(name)).SerializeToString,
                    response_deserializer=self._classes[method.output_type.full_name].FromString)
