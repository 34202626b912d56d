"""What the data tests share: every record of the catalog, as a server answers it in full."""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "conformance"))

# pylint: disable=wrong-import-position
from conformance_case import LISTS, ConformanceCase  # noqa: E402

_records = {}


class DataCase(ConformanceCase):
    """A case over the records of the server that run.py started; they are read once."""

    missiond = ""  # the program, for tests that start it in other ways
    data = ROOT / "data"

    def records(self, collection):
        if collection not in _records:
            _records[collection] = self.all_of(collection, view="RECORD_VIEW_FULL")
            self.assertTrue(_records[collection], collection)
        return _records[collection]

    def record(self, name):
        collection, _, _ = name.partition("/")
        found = [record for record in self.records(collection) if record.name == name]
        self.assertEqual(len(found), 1, f"{name} is not in the catalog")
        return found[0]

    def every_record(self):
        for collection in LISTS:
            yield from self.records(collection)


def fields_in(message, path=""):
    """Every field that is set inside a message, with its path, descriptor and value."""
    for field, value in message.ListFields():
        elements = enumerate(value) if field.is_repeated else [(None, value)]
        for index, element in elements:
            inside = f"{path}{field.name}" + ("" if index is None else f"[{index}]")
            yield inside, field, element
            if field.message_type is not None:
                yield from fields_in(element, inside + ".")
