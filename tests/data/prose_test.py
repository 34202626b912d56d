"""Texts are in our own words: no run of nine words of ours is one of the source page."""

import pathlib

from data_case import DataCase, fields_in
from shingles import WORDS, digest_of, runs_of, shingles_of, without_phrases, words_of

PAGE = pathlib.Path(__file__).with_name("page_shingles.txt")
OUR_TEXTS = {"summary", "mandate", "outcome", "description", "headline", "situation", "note",
             "curator_summary"}

# Official titles, which are names and must be as they are. Each one weakens the test: add none
# to have a sentence pass.
TITLES = [
    "Mission to Support the Fight against Corruption and Impunity in Honduras",
    "Special Mission for the Strengthening of Democracy in Haiti",
]


class ProseTest(DataCase):
    @classmethod
    def setUpClass(cls):
        cls.page = set(PAGE.read_text(encoding="ascii").split())
        cls.titles = [words_of(title) for title in TITLES]

    def copied_runs(self, text):
        return [" ".join(run) for piece in without_phrases(words_of(text), self.titles)
                for run in runs_of(piece) if digest_of(run) in self.page]

    def test_no_text_repeats_nine_words_of_the_page(self):
        read = 0
        for record in self.every_record():
            for path, field, text in fields_in(record):
                if field.name in OUR_TEXTS:
                    read += 1
                    with self.subTest(record.name, field=path):
                        self.assertEqual(self.copied_runs(text), [])
        self.assertGreater(read, 500, "too few texts: were the records read in full?")

    def test_the_page_is_there_and_is_no_text(self):
        self.assertGreater(len(self.page), 2000)
        for digest in self.page:
            self.assertRegex(digest, "^[0-9a-f]{16}$")

    def test_a_copy_would_be_found(self):
        copied = "One two three four five six seven eight nine ten"
        self.page = shingles_of(copied)
        self.assertEqual(len(self.page), 2)
        disguised = "He said: “one, two – THREE four five six seven eight nine!”"
        self.assertEqual(len(self.copied_runs(disguised)), 1)
        self.titles = [words_of("four five")]
        self.assertEqual(self.copied_runs(disguised), [], "a title is no prose")

    def test_shingles_are_of_nine_words(self):
        self.assertEqual(WORDS, 9)
        self.assertEqual(words_of("Coup d’État, 1ª sesión"), ["coup", "d", "etat", "1a", "sesion"])
