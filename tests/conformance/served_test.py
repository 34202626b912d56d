"""Every method that is defined is served."""

import grpc

from conformance_case import ConformanceCase
from reflected_api import Refusal


class ServedTest(ConformanceCase):
    def test_every_method_is_served(self):
        for service, descriptor in self.api.services.items():
            for method in descriptor.methods:
                name = f"{service}.{method.name}"
                # These go on until somebody ends them; tests/rpc/watch_test.cc does.
                if name in ("TimelineService.WatchTimeline", "CurationService.ImportCatalog"):
                    continue
                with self.subTest(name):
                    self.assertTrue(self.is_served(name))

    def is_served(self, name):
        method = self.api.method(name)
        try:
            if method.server_streaming:
                self.api.stream(name)
            else:
                self.api.call(name)
        except grpc.RpcError as error:
            # Those that need a name, a revision or a reason say so.
            return Refusal.of(error).reason in ("FIELD_REQUIRED", "REVISION_NOT_FOUND")
        return True
