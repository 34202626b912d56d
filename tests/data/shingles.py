#!/usr/bin/env python3
"""Shingles: hashed runs of nine words, by which copied prose is found without keeping the original.

The source page's text is not ours to publish, so the repository holds only the first eight bytes of
the SHA-256 of every nine consecutive words of it. To make the list again from the page's text:

    python3 tests/data/shingles.py PAGE.txt > tests/data/page_shingles.txt
"""

import hashlib
import re
import sys
import unicodedata

WORDS = 9


def words_of(text):
    """Lower-case words without accents and punctuation: how "Coup d’État" equals "coup d'etat"."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return re.findall(r"[a-z0-9]+", bare)


def digest_of(words):
    return hashlib.sha256(" ".join(words).encode("ascii")).hexdigest()[:16]


def runs_of(words):
    """Every nine consecutive words."""
    return [words[i:i + WORDS] for i in range(len(words) - WORDS + 1)]


def shingles_of(text):
    """Digests of the runs of a text; a run does not cross lines."""
    return {digest_of(run) for line in text.splitlines() for run in runs_of(words_of(line))}


def without_phrases(words, phrases):
    """`words` cut apart where one of the phrases stands: the pieces that are left."""
    pieces, piece, place = [], [], 0
    while place < len(words):
        for phrase in phrases:
            if phrase and words[place:place + len(phrase)] == phrase:
                pieces.append(piece)
                piece, place = [], place + len(phrase)
                break
        else:
            piece.append(words[place])
            place += 1
    return [*pieces, piece]


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as page:
        print("\n".join(sorted(shingles_of(page.read()))))
