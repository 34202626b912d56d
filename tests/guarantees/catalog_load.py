"""Curators and watchers at a catalog, and whether what they saw is what the catalog promises."""

import collections

from curator import Acknowledgements, Curator, actor_template
from feed_watcher import FeedWatcher


def _turned(apis, by):
    """The clients in another order of preference."""
    by %= len(apis)
    return [*apis[by:], *apis[:by]]


class CatalogLoad:
    """Threads that write and watch until `finish`. The first of `apis` is the first choice of the
    first curator, the second of the second, and so on."""

    def __init__(self, apis, seed, curators, watchers=1):
        template = actor_template(apis[0])
        self._acknowledgements = Acknowledgements()
        self.curators = [Curator(_turned(apis, number), number, seed, template,
                                 self._acknowledgements.add) for number in range(curators)]
        self.watchers = [FeedWatcher(_turned(apis, number)) for number in range(watchers)]
        for thread in (*self.curators, *self.watchers):
            thread.start()

    def wait_for_commits(self, count, seconds=60):
        """Waits for more acknowledgements; AssertionError when they do not come."""
        if not self._acknowledgements.wait_for_more(count, seconds):
            why = self.breaches() or [str(self.refusals)]
            raise AssertionError(f"not {count} commits in {seconds} s: {'; '.join(why[:5])}")

    def finish(self):
        """Ends all, and answers everything that went against what is guaranteed, in words."""
        for curator in self.curators:
            curator.end()
        late = [watcher for watcher in self.watchers if not watcher.wait_for(self.last_revision)]
        for watcher in self.watchers:
            watcher.end()
        return [f"a watcher stopped at {watcher.revision}, {self.last_revision} was acknowledged"
                for watcher in late] + self.breaches()

    def abandon(self):
        """Ends all, whatever they saw."""
        for thread in (*self.curators, *self.watchers):
            thread.end()

    @property
    def last_revision(self):
        return max((max(c.acknowledged, default=0) for c in self.curators), default=0)

    @property
    def refusals(self):
        return sum((curator.refusals for curator in self.curators), collections.Counter())

    def breaches(self):
        found = [f"a curator was refused: {c.failure}" for c in self.curators if c.failure]
        for watcher in self.watchers:
            if watcher.breach:
                found.append(watcher.breach)
            found += self._lost(watcher)
            found += self._repeated(watcher)
        return found

    def _lost(self, watcher):
        """What was acknowledged, and the watcher did not see so."""
        for curator in self.curators:
            for revision, names in curator.acknowledged.items():
                seen = watcher.names.get(revision, [])
                if sorted(seen) != sorted(names):
                    yield f"revision {revision} was acknowledged for {names} and holds {seen}"

    @staticmethod
    def _repeated(watcher):
        """Records that two revisions have; curators and founding data only create."""
        made_at = {}
        for revision, names in watcher.names.items():
            for name in names:
                if name in made_at:
                    yield f"{name} was created at {made_at[name]} and again at {revision}"
                made_at[name] = revision

    def __str__(self):
        acknowledged = sum(len(curator.acknowledged) for curator in self.curators)
        replayed = sum(curator.replayed for curator in self.curators)
        resumed = sum(watcher.resumed for watcher in self.watchers)
        refusals = ", ".join(f"{count} {code}" for code, count in self.refusals.most_common())
        return (f"{acknowledged} commits acknowledged ({replayed} of them to a retry), "
                f"{resumed} resumptions, refused: {refusals or 'none'}")
