"""What this version does not serve is refused with a reason, never answered wrongly."""

import grpc

from conformance_case import UNSERVED, ConformanceCase
from reflected_api import Refusal


class UnservedTest(ConformanceCase):
    def test_methods_are_refused_by_their_name(self):
        for method in UNSERVED:
            with self.subTest(method):
                refusal = self.api.refusal(method)
                self.assert_refused(refusal, "UNIMPLEMENTED", "NOT_IMPLEMENTED", method=method)
                self.assertIn(method, refusal.message)

    def test_every_other_method_is_served(self):
        for service, descriptor in self.api.services.items():
            for method in descriptor.methods:
                name = f"{service}.{method.name}"
                if name in UNSERVED:
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
            # Those that need a name or a rule say so.
            return Refusal.of(error).reason == "FIELD_REQUIRED"
        return True
