"""Compares what missionctl prints with golden files.

A golden file holds the command line, standard output, standard error and the exit code. What differs
from run to run (addresses, times, identities) is replaced by a word. `REGENERATE_GOLDEN=1` writes the
files anew: look at the difference before you commit it.
"""

import difflib
import os
import re
import shlex

import missiond

REPLACEMENTS = [
    (r"127\.0\.0\.1:[0-9]+", "SERVER"),
    (r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", "UID"),
    (r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\.[0-9]+)?Z", "TIME"),
    (r"seconds: [0-9]+\n( *)nanos: [0-9]+", r"seconds: TIME\n\1nanos: TIME"),
    (r"(\"etag\": ?\"|etag: \"|,UID,)[0-9a-f]{16}\b", r"\1ETAG"),
    (r"[0-9.]+ ms a call", "LATENCY a call"),
    (r"\r\n", "<CR>\n"),
]


def normalized(data):
    text = data.decode("utf-8")
    for pattern, replacement in REPLACEMENTS:
        text = re.sub(pattern, replacement, text)
    return text


def transcript(server, arguments, **environment):
    """What a user would see of a call."""
    result = missiond.run(server, *arguments, **environment)
    assignments = "".join(f"{name}={shlex.quote(value)} " for name, value in environment.items())
    text = f"$ {assignments}missionctl {shlex.join(arguments)}\n{normalized(result.stdout)}"
    if result.stderr:
        text += f"[stderr]\n{normalized(result.stderr)}"
    return text + f"[exit {result.returncode}]\n"


def check(test, server, folder, name, arguments, **environment):
    """Fails `test` with a difference when the call does not print what the golden file has."""
    path = missiond.HERE / folder / f"{name}.txt"
    actual = transcript(server, arguments, **environment)
    if os.environ.get("REGENERATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(actual, encoding="utf-8")
        return
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    if actual != expected:
        difference = difflib.unified_diff(expected.splitlines(), actual.splitlines(),
                                          str(path), "missionctl now", lineterm="")
        test.fail("\n".join(difference) + "\nRight? Then: REGENERATE_GOLDEN=1 ctest -L cli")
