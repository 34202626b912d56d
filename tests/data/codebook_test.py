"""The codebook data/README.md and the protos tell of the same enums and fields."""

import re

from data_case import DataCase

RECORD = "oas.missions.v1.Record"
# Part of the codebook too: counts are cited with their rule.
MORE_ENUMS = ["oas.missions.v1.CountingRule"]


class CodebookTest(DataCase):
    @classmethod
    def setUpClass(cls):
        cls.codebook = (cls.data / "README.md").read_text(encoding="utf-8")
        cls.messages, cls.enums = {}, {}
        cls.walk(cls.api.pool.FindMessageTypeByName(RECORD))
        for name in MORE_ENUMS:
            cls.enums[name] = cls.api.pool.FindEnumTypeByName(name)

    @classmethod
    def walk(cls, message):
        """The messages and enums of ours that records are made of."""
        if message.full_name in cls.messages or not message.full_name.startswith("oas."):
            return
        cls.messages[message.full_name] = message
        for field in message.fields:
            if field.message_type is not None:
                cls.walk(field.message_type)
            if field.enum_type is not None:
                cls.enums[field.enum_type.full_name] = field.enum_type

    @staticmethod
    def prefix_of(enum):
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", enum.name).upper() + "_"

    def test_every_enum_value_of_the_protos_is_in_the_codebook(self):
        self.assertEqual(len(self.enums), 13)
        for enum in self.enums.values():
            for value in enum.values_by_name:
                self.assertTrue(re.search(rf"\b{value}\b", self.codebook), f"{value} is not told of")

    def test_every_enum_value_has_one_row_that_says_when_to_code_it(self):
        for enum in self.enums.values():
            for value in enum.values_by_name:
                if value.startswith("COUNTING_RULE_UNSPECIFIED"):
                    continue  # told below its table: it is refused
                rows = re.findall(rf"^\| `{value}` \| \S.*\|$", self.codebook, re.MULTILINE)
                self.assertEqual(len(rows), 1, value)

    def test_no_enum_value_of_the_codebook_is_missing_in_the_protos(self):
        known = {value for enum in self.enums.values() for value in enum.values_by_name}
        for enum in self.enums.values():
            told = set(re.findall(rf"\b{self.prefix_of(enum)}[A-Z0-9_]+\b", self.codebook))
            self.assertTrue(told, enum.full_name)
            self.assertEqual(told - known, set())

    def test_every_field_of_a_record_is_in_the_codebook(self):
        for message in self.messages.values():
            if message.full_name == RECORD:
                continue
            for field in message.fields:
                with self.subTest(message.name, field=field.name):
                    row = rf"^\|[^|\n]*`{field.name}`[^|\n]*\|"
                    self.assertTrue(re.search(row, self.codebook, re.MULTILINE), "has no row")

    def test_every_value_but_the_unspecified_is_one_that_the_validator_takes(self):
        for enum in self.enums.values():
            self.assertEqual(enum.values_by_number[0].name, self.prefix_of(enum) + "UNSPECIFIED")

    def test_the_counts_that_it_gives_to_cite_are_those_of_the_server(self):
        row = r"^\| `(COUNTING_RULE_\w+)` \|[^|]*\| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$"
        rows = re.findall(row, self.codebook, re.MULTILINE)
        self.assertEqual(len(rows), 3)
        charter = {"instrument": "instruments/democratic-charter"}
        asked = ({"instrument": "instruments/resolution-1080"}, {**charter, "origin": 1}, charter, {})
        for rule, *numbers in rows:
            counted = [self.api.call("CharterService.CountInvocations", counting_rule=rule, **fields)
                       .count for fields in asked]
            self.assertEqual([int(n) for n in numbers], counted, rule)
