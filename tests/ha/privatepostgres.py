# SPDX-License-Identifier: GPL-3.0-or-later
"""A PostgreSQL server of a test's own: in a temporary folder, on a free loopback port, gone afterwards.

PostgreSQL refuses to run as root, so root runs it as another user. The programs are those that packaging/setup.sh
installs; when they are missing the test fails and says so. fsync stays on: these tests kill servers.
"""
import glob
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile
import time

# Small and quick to start; several of them run beside each other in tests.
SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
port = {port}
max_connections = 100
shared_buffers = 32MB
fsync = on
synchronous_commit = on
max_wal_size = 256MB
wal_level = replica
max_wal_senders = 5
hot_standby = on
restart_after_crash = off
logging_collector = off
log_min_messages = warning
"""

# Reads until the pipe ends: with a word all is well, without one whoever held its other end was killed.
WATCH = 'read word && exit 0; "$1" -D "$2" -m immediate -t 60 stop; [ -z "$3" ] || rm -rf "$3"'


def program_folder():
    """The newest installed version's programs; they are not in the PATH on Debian."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[-3]))
    if found:
        return pathlib.Path(found[-1]).parent
    if shutil.which("pg_config"):
        folder = pathlib.Path(subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True,
                                             check=True).stdout.strip())
        if (folder / "initdb").exists():
            return folder
    raise SystemExit("PostgreSQL is not installed (package postgresql); packaging/setup.sh installs it")


def server_user():
    """Whom the server runs as: the caller, or for root somebody who is not."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise SystemExit("there is no user to run PostgreSQL as")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Postgres:
    """One server. Kill it, start it again, make standbys of it."""

    def __init__(self, folder=None, port=None):
        self.bin = program_folder()
        self._user = server_user()
        self._own = folder is None
        self._watcher = None
        # Not below a folder that the other user may not enter.
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="onescreen-pg-"))
        self.folder.mkdir(exist_ok=True)
        if self._user:
            os.chown(self.folder, self._user.pw_uid, self._user.pw_gid)
        self.port = port or free_port()
        self.data = self.folder / "data"

    def run(self, name, *arguments, check=True):
        options = {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []} if self._user else {}
        done = subprocess.run([str(self.bin / name), *map(str, arguments)], capture_output=True, text=True, cwd="/",
                              env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(self.folder)}, check=False,
                              **options)
        if check and done.returncode:
            log = self.folder / "log"
            raise AssertionError(f"{name} failed: {done.stdout}{done.stderr}"
                                 f"{log.read_text(errors='replace')[-2000:] if log.exists() else ''}")
        return done

    def create(self):
        self.run("initdb", "-D", self.data, "-U", "onescreen", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self._configure()
        return self

    def _configure(self):
        with open(self.data / "postgresql.conf", "a", encoding="utf-8") as file:
            file.write(SETTINGS.format(port=self.port))

    def start(self):
        # Output must not go to a pipe: the server would keep it open and the caller would wait for its end.
        self.run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "-t", "60", "start")
        self._watch()
        return self

    def _watch(self):
        """A process that ends the server when this one is killed: the server is nobody's child and would stay for ever."""
        if self._watcher:
            return
        options = {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []} if self._user else {}
        self._watcher = subprocess.Popen(["/bin/sh", "-c", WATCH, "watch", str(self.bin / "pg_ctl"), str(self.data),
                                          str(self.folder) if self._own else ""],
                                         stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                         cwd="/", start_new_session=True, **options)

    def kill(self):
        """Ends every process of the server at once, as a crash does; nothing is written any more."""
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "-t", "60", "stop")

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "-t", "60", "stop", check=False)

    def remove(self):
        self.stop()
        if self._watcher:
            self._watcher.stdin.write(b"done\n")
            self._watcher.stdin.close()
            self._watcher.wait()
            self._watcher = None
        if self._own:
            shutil.rmtree(self.folder, ignore_errors=True)

    def database(self, name):
        """Makes a database and returns its connection string."""
        self.sql(f"CREATE DATABASE {name}", "postgres")
        return self.address(name)

    def address(self, name="onescreen"):
        return f"postgresql://onescreen@127.0.0.1:{self.port}/{name}"

    def sql(self, text, database="onescreen", user="onescreen"):
        """The rows of a query, columns divided by '|'."""
        done = self.run("psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", self.port, "-U", user,
                        "-d", database, "-c", text)
        return done.stdout.splitlines()

    def standby(self):
        """A copy that follows this server; not started yet."""
        other = Postgres()
        other.run("pg_basebackup", "-h", "127.0.0.1", "-p", self.port, "-U", "onescreen", "-D", other.data, "-R", "-X",
                  "stream", "-c", "fast")
        other._configure()
        return other

    def promote(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-t", "60", "promote")

    def wait_until(self, query, wanted, seconds=30):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.sql(query, "postgres") == [wanted]:
                return
            time.sleep(0.05)
        raise AssertionError(f"not within {seconds} s: {query} is {wanted}")

    def __enter__(self):
        return self.create().start()

    def __exit__(self, *_):
        self.remove()
