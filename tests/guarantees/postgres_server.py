"""A PostgreSQL server of a test's own: Debian's, in a temporary folder, on a Unix socket in it.

    with PostgresServer() as primary:
        primary.start()
        address = primary.new_store("mine")
        standby = primary.add_standby()
        primary.kill()
        standby.promote()
"""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

from processes import kill_all, launch, wait_until

USER = "postgres"  # PostgreSQL refuses root


def programs():
    """The folder of the newest version's programs; None when PostgreSQL is not installed."""
    found = pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda program: float(program.parts[-3]), default=None)
    return newest and newest.parent


def store_address(*servers, database="postgres"):
    """Where missiond finds the store, on whichever of the servers is the primary."""
    hosts = ",".join(str(server.folder) for server in servers)
    return f"postgresql:///{database}?host={hosts}&user={USER}"


class PostgresServer:
    """It syncs commits to the disk, as one at work does. Ends with the test, however the test ends."""

    NAME = "standby"  # what a standby calls itself to its primary

    def __init__(self, primary=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="oas-postgres-"))
        if os.geteuid() == 0:
            shutil.chown(self.folder, USER, USER)
        self._data = self.folder / "data"
        self._process = None
        self._standbys = []
        try:
            if primary is None:
                self._run("initdb", "--pgdata", self._data, f"--username={USER}", "--auth=trust",
                          "--no-sync", "--encoding=UTF8", "--locale=C")
                with open(self._data / "postgresql.conf", "a", encoding="ascii") as settings:
                    settings.write("include 'fsync.conf'\n")
            else:
                self._run("pg_basebackup", "--pgdata", self._data, "--no-sync", "--checkpoint=fast",
                          "--write-recovery-conf", "--dbname",
                          f"host={primary.folder} user={USER} application_name={self.NAME}")
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()

    def close(self):
        for standby in self._standbys:
            standby.close()
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)  # at once; its data goes with the folder
            self._process.wait(60)
            self._process = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        """Starts it, and waits until it takes connections."""
        # At its start it would sync every file of its folder, which takes seconds.
        self._write_sync("off")
        with open(self.folder / "postgres.log", "ab") as log:
            self._process = launch(
                [programs() / "postgres", "-D", self._data, "-k", self.folder, "-h", "",
                 "-c", "max_connections=60", "-c", "wal_retrieve_retry_interval=100ms"],
                user=USER, ends_with="QUIT", stdout=log, stderr=log)
        wait_until(self._takes_connections, "PostgreSQL takes connections")
        self._set_sync("on")

    def _write_sync(self, value):
        (self._data / "fsync.conf").write_text(f"fsync = {value}\n", encoding="ascii")

    def _set_sync(self, value):
        self._write_sync(value)
        self._process.send_signal(signal.SIGHUP)
        wait_until(lambda: self.query("SHOW fsync") == value, "PostgreSQL has read its settings")

    def kill(self):
        """kill -9 of all its processes at one moment, as when its machine fails."""
        kill_all(self._process)
        self._process = None

    def stop(self):
        """Stops it in good order; sessions are ended."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(60)
        self._process = None

    @property
    def process(self):
        return self._process

    def add_standby(self):
        """A copy that follows; commits are acknowledged from now on once it has them on its disk."""
        self._set_sync("off")  # what is copied need not be on the disk
        standby = PostgresServer(self)
        self._standbys.append(standby)
        self._set_sync("on")
        standby.start()
        # After the copy was made: a standby that is promoted must not wait for one of its own.
        self.query(f"ALTER SYSTEM SET synchronous_standby_names = '{self.NAME}'")
        self.query("SELECT pg_reload_conf()")
        wait_until(lambda: self.query("SELECT count(*) FROM pg_stat_replication "
                                      "WHERE sync_state = 'sync'") == "1", "the standby follows")
        return standby

    def promote(self):
        """Makes a standby the primary; it takes writes when this returns."""
        if self.query("SELECT pg_promote(true, 60)") != "t":
            raise AssertionError(f"the standby was not promoted\n{self.log()}")

    def query(self, sql, database="postgres"):
        """What psql prints: fields apart by |, rows by line."""
        return self._run("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", USER,
                         "-d", database, "-c", sql).strip()

    def new_store(self, name):
        """The address of a new, empty database."""
        self.query(f"CREATE DATABASE {name}")
        return store_address(self, database=name)

    def log(self):
        """What it told last."""
        path = self.folder / "postgres.log"
        return path.read_text(errors="replace")[-2000:] if path.exists() else ""

    def _takes_connections(self):
        if self._process.poll() is not None:
            raise AssertionError(f"PostgreSQL ended\n{self.log()}")
        asked = launch([programs() / "pg_isready", "-q", "-h", self.folder],
                       stdout=subprocess.DEVNULL)
        return asked.wait(60) == 0

    def _run(self, program, *arguments):
        running = launch([programs() / program, *arguments],
                         user="" if program == "psql" else USER,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        out, err = running.communicate(timeout=120)
        if running.returncode != 0:
            raise AssertionError(f"{program}: {err}")
        return out
