"""The catalogs that are measured: made once, kept in build/bench/catalogs, and known by heart.

What a catalog holds is read from a database of columns (see sqlite/tables.h), which is also what
missiond is compared with: so requests are chosen, and answers checked, independently of missiond.
"""

import contextlib
import copy
import json
import random
import shutil
import sqlite3

from programs import BUILD, MISSIOND, PROGRAMS, ROOT, Failure, Server, output_of

SEED = 1
FOUNDING = "founding"  # stands for the size of the catalog in data/
TABLES_VERSION = 1  # goes up when sqlite/tables.cc makes other tables


def day_text(day):
    """20090628 as a filter writes it."""
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"


def remove_database(path):
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


class Catalog:
    """A catalog in a store, and its columns in tables of SQLite."""

    def __init__(self, stem, say):
        folder = BUILD / "catalogs"
        folder.mkdir(parents=True, exist_ok=True)
        self.store = folder / f"{stem}.db"
        self.tables = folder / f"{stem}-tables{TABLES_VERSION}.db"
        self.missiond_options = [f"--store=sqlite:{self.store}", "--seed-data", ""]
        self._make(say)
        self.sql = sqlite3.connect(f"file:{self.tables}?immutable=1", uri=True)
        (self.missions,) = self.sql.execute("SELECT count(*) FROM missions").fetchone()
        self.label = f"{self.missions:,} missions"

    def _make(self, say):
        """Makes store and tables, unless they are there, and sets records and encoded_bytes."""
        raise NotImplementedError

    def _make_tables(self, say):
        say(f"copying {self.store.name} into tables of SQLite ({self.tables.name})")
        part = self.tables.with_suffix(".part")
        part.unlink(missing_ok=True)
        output_of([PROGRAMS / "bench_sqlite_import", f"--store={self.store}",
                   f"--database={part}"], 3600)
        part.rename(self.tables)

    @contextlib.contextmanager
    def writable(self):
        """A copy whose store may be changed, while the `with` lasts."""
        copied = copy.copy(self)
        copied.store = self.store.with_name(f"writable-{self.store.name}")
        copied.missiond_options = [f"--store=sqlite:{copied.store}", "--seed-data", ""]
        shutil.copyfile(self.store, copied.store)
        try:
            yield copied
        finally:
            remove_database(copied.store)

    def sample_names(self, count):
        """Names of missions, taken from everywhere."""
        ids = random.Random(SEED).sample(range(1, self.missions + 1), min(count, self.missions))
        return [self.sql.execute("SELECT name FROM missions WHERE id = ?", (i,)).fetchone()[0]
                for i in ids]

    def actors_with(self, hits, count):
        """Filters by actor, each of which selects `hits` missions."""
        rows = self.sql.execute(
            "SELECT v.value FROM mission_actors AS s JOIN facet_values AS v ON v.id = s.value "
            "GROUP BY s.value HAVING count(*) = ? ORDER BY 1 LIMIT ?", (hits, count))
        return [f'actor = "{actor}"' for (actor,) in rows]

    def most_frequent_hits(self):
        """How many missions the most actors share who take part in 20 to 60."""
        row = self.sql.execute(
            "SELECT n FROM (SELECT count(*) AS n FROM mission_actors GROUP BY value) "
            "WHERE n BETWEEN 20 AND 60 GROUP BY n ORDER BY count(*) DESC, n LIMIT 1").fetchone()
        return row[0] if row else 0

    def windows_with(self, hits, count, with_type):
        """Filters by country, type if asked for, and beginning: each selects `hits` missions."""
        filters = []
        order = random.Random(SEED)
        groups = self.sql.execute(
            "SELECT region_code, type, count(*) FROM missions GROUP BY 1, 2" if with_type else
            "SELECT region_code, NULL, count(*) FROM missions GROUP BY 1").fetchall()
        groups = [group for group in groups if group[2] >= 4 * hits]
        for _ in range(50 * count):
            if len(filters) == count or not groups:
                break
            region, kind, _ = order.choice(groups)
            found = self._window(region, kind, hits, order)
            if found and found not in filters:
                filters.append(found)
        if len(filters) < count:
            raise Failure(f"{self.label} have too few windows of {hits} missions")
        return filters

    def _window(self, region, kind, hits, order):
        """A filter of this country and type that selects `hits` missions, if the draw has luck."""
        where = "region_code = ?1" + ("" if kind is None else " AND type = ?2")
        values = (region,) if kind is None else (region, kind)
        first = int(f"{order.randint(1960, 2015)}{order.randint(1, 12):02}{order.randint(1, 28):02}")
        ends = self.sql.execute(
            f"SELECT start_last FROM missions WHERE {where} AND start_first >= {first} "
            f"ORDER BY start_first LIMIT {2 * hits}", values).fetchall()
        ends = sorted(end for (end,) in ends)
        if len(ends) < 2 * hits:
            return None
        last = ends[hits - 1]
        (found,) = self.sql.execute(
            f"SELECT count(*) FROM missions WHERE {where} AND start_first >= {first} "
            f"AND start_last <= {last}", values).fetchone()
        if found != hits:
            return None
        text = f'region_code = "{region}"'
        if kind is not None:
            text += f" AND type = {self.type_name(kind)}"
        return (f'{text} AND period.start_date >= "{day_text(first)}" '
                f'AND period.start_date <= "{day_text(last)}"')

    @staticmethod
    def type_name(number):
        names = ["GOOD_OFFICES", "DIALOGUE_FACILITATION", "FACT_FINDING", "DIPLOMATIC",
                 "POLITICAL_ACCOMPANIMENT", "ELECTORAL_SUPPORT", "INSTITUTIONAL_SUPPORT",
                 "ANTI_CORRUPTION", "HUMAN_RIGHTS", "PEACE_SUPPORT"]
        return "MISSION_TYPE_" + names[number - 1]

    def largest_groups(self, count):
        """(country, type) pairs with the most missions."""
        return self.sql.execute(
            "SELECT region_code, type FROM missions GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT ?",
            (count,)).fetchall()


class FoundingCatalog(Catalog):
    """The real one, in data/. Made anew by every run, for data/ may have changed."""

    def __init__(self, say):
        super().__init__("founding", say)

    def _make(self, say):
        remove_database(self.store)
        with Server("missiond", [MISSIOND, "--log-level=warn", f"--store=sqlite:{self.store}",
                                 f"--seed-data={ROOT / 'data'}"]) as server:
            server.wait_until_serving()
        read = json.loads(output_of([PROGRAMS / "bench_read_store", self.store]))
        self.records, self.encoded_bytes = read["records"], read["bytes"]
        self._make_tables(say)


class GeneratedCatalog(Catalog):
    """One of bench_generate, with any number of missions. Kept for the next run."""

    def __init__(self, missions, say):
        self._asked = missions
        version = output_of([PROGRAMS / "bench_generate", "--generator-version"]).split()[-1]
        super().__init__(f"v{version}-seed{SEED}-{missions}", say)

    def _make(self, say):
        sums = self.store.with_suffix(".json")
        if not sums.exists():
            say(f"generating {self._asked:,} missions (kept in {self.store.parent.relative_to(ROOT)})")
            remove_database(self.store)
            made = output_of([PROGRAMS / "bench_generate", f"--missions={self._asked}",
                              f"--seed={SEED}", f"--store=sqlite:{self.store}"], 3600)
            sums.write_text(made)  # last: what was cut short is made again
        kinds = json.loads(sums.read_text()).values()
        self.records = sum(kind["records"] for kind in kinds)
        self.encoded_bytes = sum(kind["bytes"] for kind in kinds)
        if not self.tables.exists():
            self._make_tables(say)


class Catalogs:
    """Makes each catalog when it is first asked for. Sizes are numbers of missions."""

    def __init__(self, large, small, say):
        self._sizes = {"large": large, "small": small, "thousand": 1000, "founding": FOUNDING}
        self._say = say
        self._made = {}

    founding = property(lambda self: self._of("founding"))
    large = property(lambda self: self._of("large"))
    small = property(lambda self: self._of("small"))
    thousand = property(lambda self: self._of("thousand"))

    def _of(self, key):
        size = self._sizes[key]
        if size not in self._made:
            self._made[size] = (FoundingCatalog(self._say) if size == FOUNDING
                                else GeneratedCatalog(size, self._say))
        return self._made[size]
