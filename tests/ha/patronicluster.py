# SPDX-License-Identifier: GPL-3.0-or-later
"""Three database machines on loopback: Patroni with packaging/ha/patroni.yml as it is shipped, but for addresses, folders
and the certificate, and one etcd for all of them.

Needs the packages patroni, etcd-server and python3-etcd, which only this takes: packaging/setup.sh does not install them.
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import yaml

from privatepostgres import free_port, program_folder, server_user

PASSWORDS = {"PATRONI_SUPERUSER_PASSWORD": "of-the-owner", "PATRONI_REPLICATION_PASSWORD": "of-the-copies",
             "PATRONI_REWIND_PASSWORD": "of-the-rewinder", "PATRONI_RESTAPI_USERNAME": "patroni",
             "PATRONI_RESTAPI_PASSWORD": "of-the-interface"}
MEMBERS = ("db1", "db2", "db3")


def program(name):
    found = shutil.which(name) or shutil.which(name, path="/usr/bin:/usr/sbin:/usr/local/bin")
    if not found:
        raise SystemExit(f"{name} is not installed (packages patroni, etcd-server, python3-etcd)")
    return found


class Cluster:
    """Members that can be killed with their database, etcd that can go away."""

    def __init__(self, shipped, log_folder):
        self._shipped = yaml.safe_load(pathlib.Path(shipped).read_text(encoding="utf-8"))
        self._logs = pathlib.Path(log_folder)
        self._user = server_user()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="onescreen-patroni-"))
        self._etcd_port, self._peer_port = free_port(), free_port()
        self.ports = {name: free_port() for name in MEMBERS}
        self._rest = {name: free_port() for name in MEMBERS}
        self._running = {}
        self.certificate = self.folder / "db.crt"

    def create(self):
        key = self.folder / "db.key"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", self.certificate,
                        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"], check=True,
                       capture_output=True)
        key.chmod(0o600)
        self.certificate.chmod(0o644)
        for name in MEMBERS:
            (self.folder / name).mkdir()
            (self.folder / f"{name}.yml").write_text(yaml.safe_dump(self._settings(name)), encoding="utf-8")
        if self._user:
            for path in [self.folder, *self.folder.iterdir()]:
                os.chown(path, self._user.pw_uid, self._user.pw_gid)
        self.start_etcd()
        for name in MEMBERS:
            self.start(name)
        return self

    def _settings(self, name):
        """The shipped file with this member's addresses."""
        settings = json.loads(json.dumps(self._shipped))
        settings["name"] = name
        settings["restapi"] = {"listen": f"127.0.0.1:{self._rest[name]}", "connect_address": f"127.0.0.1:{self._rest[name]}"}
        settings["etcd3"] = {"hosts": f"127.0.0.1:{self._etcd_port}"}
        parameters = settings["bootstrap"]["dcs"]["postgresql"]["parameters"]
        parameters |= {"ssl_cert_file": str(self.certificate), "ssl_key_file": str(self.folder / "db.key")}
        database = settings["postgresql"]
        database |= {"listen": f"127.0.0.1:{self.ports[name]}", "connect_address": f"127.0.0.1:{self.ports[name]}",
                     "data_dir": str(self.folder / name / "data"), "bin_dir": str(program_folder())}
        database["parameters"] = {"unix_socket_directories": str(self.folder / name), "shared_buffers": "32MB"}
        database["pgpass"] = str(self.folder / name / "pgpass")
        database["pg_hba"] = [line.replace("10.0.0.0/24", "127.0.0.0/8") for line in database["pg_hba"]]
        return settings

    def _spawn(self, name, *command):
        options = {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []} if self._user else {}
        with open(self._logs / f"{name}.log", "ab") as log:
            self._running[name] = subprocess.Popen([*map(str, command)], stdout=log, stderr=log, cwd="/", start_new_session=True,
                                                   env={**os.environ, **PASSWORDS, "LC_ALL": "C.UTF-8",
                                                        "HOME": str(self.folder)}, **options)

    def start_etcd(self):
        address, peer = f"http://127.0.0.1:{self._etcd_port}", f"http://127.0.0.1:{self._peer_port}"
        self._spawn("etcd", program("etcd"), "--data-dir", self.folder / "etcd", "--listen-client-urls", address,
                    "--advertise-client-urls", address, "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
                    "--initial-cluster", f"default={peer}")

    def start(self, name):
        self._spawn(name, program("patroni"), self.folder / f"{name}.yml")

    def kill(self, name):
        """The machine has no power any more: Patroni (or etcd) and every process of its database at once."""
        group = self._running.pop(name)
        database = self.folder / name / "data" / "postmaster.pid"
        os.killpg(group.pid, signal.SIGSTOP)
        if database.exists():
            server = int(database.read_text().split()[0])
            processes = subprocess.run(["ps", "-o", "pid=", "--ppid", str(server)], capture_output=True, text=True, check=False)
            for one in [server, *map(int, processes.stdout.split())]:
                try:
                    os.kill(one, signal.SIGKILL)
                except ProcessLookupError:
                    pass
        os.killpg(group.pid, signal.SIGKILL)
        group.wait()

    def members(self):
        """Roles by name as Patroni tells them; empty when nobody answers."""
        for name in MEMBERS:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self._rest[name]}/cluster", timeout=3) as answer:
                    return {one["name"]: (one["role"], one["state"]) for one in json.load(answer)["members"]}
            except (OSError, urllib.error.URLError, ValueError):
                continue
        return {}

    def leader(self):
        return next((name for name, (role, state) in self.members().items() if role == "leader" and state == "running"), None)

    def is_whole(self):
        roles = sorted(role for role, state in self.members().values() if state in ("running", "streaming"))
        return roles == ["leader", "replica", "sync_standby"]

    def wait_until(self, condition, what, seconds=120):
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                logs = "".join(f"\n{path.name}: {path.read_text(errors='replace')[-1500:]}" for path in self._logs.glob("*.log"))
                raise AssertionError(f"not within {seconds} s: {what}; members {self.members()}{logs}")
            time.sleep(0.2)

    def psql(self, *arguments, database="postgres"):
        """As the owner on the leader's machine, as the README says."""
        leader = self.leader()
        options = {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []} if self._user else {}
        done = subprocess.run([str(program_folder() / "psql"), "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h",
                               str(self.folder / leader), "-p", str(self.ports[leader]), "-U", "postgres", "-d", database,
                               *map(str, arguments)], capture_output=True, text=True, cwd="/", check=False, **options)
        if done.returncode:
            raise AssertionError(f"psql {arguments}: {done.stderr}")
        return done.stdout.splitlines()

    def address(self, user, password):
        """The connection string of the README for all three machines."""
        return (f"host={','.join(['127.0.0.1'] * 3)} port={','.join(str(self.ports[name]) for name in MEMBERS)} dbname=onescreen "
                f"user={user} password='{password}' sslmode=verify-full sslrootcert={self.certificate}")

    def remove(self):
        for name in [*self._running]:
            self.kill(name)
        shutil.rmtree(self.folder, ignore_errors=True)
