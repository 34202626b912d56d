"""A few key answers over the catalog in data/: what its growth changes is seen here, and here only."""

import unittest

import golden
import missiond

CASES = {
    "get_missions": ["get", "missions"],
    "charter_article_20": ["charter", "--article", "20"],
    "charter_article_18": ["charter", "--article", "18"],
    "timeline_honduras": ["timeline", "--country", "HN"],
}


class GoldenDataTest(unittest.TestCase):
    def test_prints_as_before(self):
        with missiond.Missiond(missiond.ROOT / "data") as server:
            for name, arguments in CASES.items():
                with self.subTest(name):
                    golden.check(self, server.address, "golden_data", name, arguments)


if __name__ == "__main__":
    unittest.main()
