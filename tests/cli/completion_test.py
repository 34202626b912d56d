"""What shells complete."""

import os
import subprocess
import unittest

import missiond


class CompletionTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(missiond.Missiond(missiond.FIXTURE)).address

    def complete(self, *words):
        """What bash offers for the last of the words."""
        script = (
            'source <(missionctl completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
            '_missionctl; printf "%s\\n" "${COMPREPLY[@]}"')
        environment = missiond.environment(self.server)
        environment["PATH"] = os.path.dirname(missiond.MISSIONCTL) + ":" + environment["PATH"]
        result = subprocess.run(["bash", "-c", script, "bash", *words], env=environment, timeout=60,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
        self.assertEqual(result.stderr, b"")
        return result.stdout.decode().split()

    def test_bash_completes(self):
        self.assertEqual(self.complete("missionctl", "ch"), ["charter"])
        self.assertEqual(self.complete("missionctl", "get", "mi"), ["missions"])
        self.assertEqual(self.complete("missionctl", "get", "missions", "pe"),
                         ["peru-1992", "peru-2022"])
        self.assertEqual(self.complete("missionctl", "get", "missions", "-o", "nd"), ["ndjson"])
        self.assertEqual(self.complete("missionctl", "charter", "--art"), ["--article"])
        self.assertEqual(self.complete("missionctl", "charter", "--country", "H"), ["HN"])
        self.assertEqual(self.complete("missionctl", "se"), ["search"])
        self.assertEqual(self.complete("missionctl", "watch", "su"), ["suspensions"])
        self.assertEqual(self.complete("missionctl", "watch", "--from", "e"), ["earliest"])
        self.assertEqual(self.complete("missionctl", "watch", "-o", "t"), ["table"])
        self.assertEqual(self.complete("missionctl", "history", "mi"), ["missions/"])
        self.assertEqual(self.complete("missionctl", "history", "suspensions/"),
                         ["suspensions/honduras-2009"])
        self.assertEqual(self.complete("missionctl", "apply", "--pr"), ["--prune"])
        self.assertEqual(self.complete("missionctl", "apply", "-f", "/dev/nul"), ["/dev/null"])
        self.assertEqual(self.complete("missionctl", "summary", "--by", "de"), ["decade"])
        self.assertEqual(self.complete("missionctl", "search", "x", "--kind", "su"), ["suspensions"])
        self.assertEqual(self.complete("missionctl", "get", "missions", "--type", "good"),
                         ["good-offices"])
        self.assertEqual(self.complete("missionctl", "get", "events", "--type", "self"), ["self-coup"])
        self.assertEqual(self.complete("missionctl", "get", "missions", "--actor", "jose"),
                         ["jose-miguel-insulza"])
        self.assertEqual(self.complete("missionctl", "get", "--filt"), ["--filter"])
        self.assertEqual(self.complete("missionctl", "describe", "suspensions/"),
                         ["suspensions/honduras-2009"])

    def test_zsh_and_fish_have_scripts(self):
        zsh = missiond.run(self.server, "completion", "zsh").stdout.decode()
        self.assertTrue(zsh.startswith("#compdef missionctl\n"))
        fish = missiond.run(self.server, "completion", "fish").stdout.decode()
        for verb in ["get", "describe", "search", "charter", "timeline", "summary", "export", "status"]:
            self.assertIn(f" -a {verb} ", fish)


if __name__ == "__main__":
    unittest.main()
