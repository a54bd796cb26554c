#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of packaging/ha: haproxy takes its configuration and keeps serving when a server dies, the roles of the
database may do what they must and nothing else, Patroni's file says what the promises need.

usage: configuration_test.py SERVER_PROGRAM SOURCE_FOLDER
"""
import concurrent.futures
import http.client
import json
import os
import pathlib
import random
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import unittest

import yaml

from nodes import SETUP, Node, action, event, numbered, uuid7
from privatepostgres import Postgres, free_port

SOURCE = pathlib.Path(sys.argv.pop(2)) / "packaging" / "ha"
PROGRAM = sys.argv.pop(1)


def haproxy():
    found = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin:/usr/local/sbin")
    if not found:
        raise AssertionError("haproxy is not installed; packaging/setup.sh installs it")
    return found


class Configuration(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def certificate(self):
        key, chain, both = (self.folder / name for name in ("key.pem", "chain.pem", "api.pem"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", chain,
                        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"], check=True,
                       capture_output=True)
        both.write_bytes(chain.read_bytes() + key.read_bytes())
        return both, chain

    def test_proxy_takes_the_file(self):
        both, _ = self.certificate()
        done = subprocess.run([haproxy(), "-c", "-f", SOURCE / "haproxy.cfg"], capture_output=True, text=True,
                              check=False, env={**os.environ, "ONESCREEN_CERTIFICATE": str(both),
                                                "ONESCREEN_NODE1": "127.0.0.1:1", "ONESCREEN_NODE2": "127.0.0.1:2"})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertNotIn("WARNING", (done.stdout + done.stderr).upper())

    def test_proxy_serves_on_when_a_server_dies(self):
        both, chain = self.certificate()
        with Postgres() as postgres:
            address = postgres.database("onescreen")
            nodes = [Node(PROGRAM, self.folder / f"node{at}.log", "--database", address) for at in (1, 2)]
            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                list(pool.map(Node.start, nodes))
            for node in nodes:
                self.addCleanup(node.stop)
            port, operations = free_port(), free_port()
            text = (SOURCE / "haproxy.cfg").read_text(encoding="utf-8")
            self.assertIn("bind :8443 ", text)
            self.assertIn("bind 127.0.0.1:8404", text)
            file = self.folder / "haproxy.cfg"
            file.write_text(text.replace("bind :8443 ", f"bind 127.0.0.1:{port} ")
                            .replace("bind 127.0.0.1:8404", f"bind 127.0.0.1:{operations}"), encoding="utf-8")
            proxy = subprocess.Popen([haproxy(), "-db", "-f", file], stdout=subprocess.DEVNULL,
                                     env={**os.environ, "ONESCREEN_CERTIFICATE": str(both),
                                          "ONESCREEN_NODE1": f"127.0.0.1:{nodes[0].port}",
                                          "ONESCREEN_NODE2": f"127.0.0.1:{nodes[1].port}"})
            self.addCleanup(proxy.wait)
            self.addCleanup(proxy.kill)
            trusted = ssl.create_default_context(cafile=chain)

            answered = {}

            def send(method, path, body=None):
                connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=30, context=trusted)
                try:
                    connection.request(method, path, None if body is None else json.dumps(body),
                                       {} if body is None else {"Content-Type": "application/json"})
                    response = connection.getresponse()
                    answered.clear()
                    answered.update((name.lower(), value) for name, value in response.getheaders())
                    return response.status, response.read()
                finally:
                    connection.close()

            def eventually(method, path, body=None, seconds=30):
                deadline = time.monotonic() + seconds
                while True:
                    try:
                        status, content = send(method, path, body)
                    except (OSError, http.client.HTTPException):
                        status, content = 0, b""
                    if status == 200:
                        return json.loads(content)
                    if time.monotonic() > deadline:
                        raise AssertionError(f"{method} {path}: {status} {content[:300]!r}")
                    time.sleep(0.05)

            eventually("POST", "/v1/ingest/grid", {"rows": SETUP})
            target = eventually("POST", "/v1/ingest/grid", {"origin": "import", "rows": [event("proxy")]})["rows"][0]["id"]
            self.assertEqual(send("GET", "/metrics")[0], 404)
            self.assertEqual(send("POST", "/v1/actions", {"actions": ["x" * 1_100_000]})[0], 413)
            source = random.Random(3)
            acknowledged = []
            for at in range(40):
                if at == 20:
                    nodes[0].kill()
                order = action(uuid7(source), "note", target, {"text": f"记录 {at}"})
                outcome = eventually("POST", "/v1/actions", {"actions": [order]})["outcomes"][0]
                self.assertEqual(outcome["outcome"], "applied", outcome)
                acknowledged.append(order["id"])
            numbered(PROGRAM, "--database", address)
            notes = [line["id"] for line in nodes[1].operations() if line["e"] == "note"]
            self.assertEqual(sorted(notes), sorted(acknowledged))
            nodes[1].stop()
            status, content = send("GET", "/v1/meta")
            self.assertEqual((status, json.loads(content)["code"]), (503, "unavailable"))
            self.assertGreater(int(answered["retry-after"]), 0)
            self.flood(http.client.HTTPSConnection("127.0.0.1", port, timeout=30, context=trusted))

    def flood(self, connection):
        """Asks so often that the proxy has had enough of it."""
        for _ in range(2_000):
            connection.request("GET", "/v1/meta")
            response = connection.getresponse()
            content = response.read()
            if response.status != 503:
                break
        connection.close()
        self.assertEqual((response.status, json.loads(content)["code"]), (429, "too_many_requests"))
        self.assertGreater(int(response.getheader("Retry-After")), 0)

    def test_roles_may_do_what_they_must_and_nothing_else(self):
        with Postgres() as postgres:
            postgres.database("onescreen")

            def as_role(role):
                return f"postgresql://{role}@127.0.0.1:{postgres.port}/onescreen"

            def apply_roles():
                done = subprocess.run([postgres.bin / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f",
                                       SOURCE / "roles.sql", postgres.address()], capture_output=True, text=True,
                                      check=False)
                self.assertEqual(done.returncode, 0, done.stderr)

            apply_roles()
            refused = subprocess.run([PROGRAM, "--database", as_role("onescreen_api"), "--port", "0"],
                                     capture_output=True, text=True, timeout=60, check=False)
            self.assertNotEqual(refused.returncode, 0)
            self.assertIn("--migrate", refused.stderr)
            migrated = subprocess.run([PROGRAM, "--database", as_role("onescreen_migrate"), "--migrate"],
                                      capture_output=True, text=True, timeout=60, check=False)
            self.assertEqual(migrated.returncode, 0, migrated.stderr)
            # The owner of the tables is who made them; only that role may pass the rights on.
            apply_roles()
            node = Node(PROGRAM, self.folder / "node.log", "--database", as_role("onescreen_api"), "--stamper",
                        as_role("onescreen_stamper")).start()
            self.addCleanup(node.stop)
            node.ingest(SETUP)
            target = node.ingest([event("role")])["rows"][0]["id"]
            outcome = node.act(action(uuid7(random.Random(1)), "acknowledge", target))[0]
            self.assertEqual(outcome["outcome"], "applied")
            self.assertGreater(numbered(PROGRAM, "--database", as_role("onescreen_stamper")), 0)
            node.stop()
            forbidden = {
                "onescreen_api": ["UPDATE onescreen.change_log SET v = 9", "DELETE FROM onescreen.change_log",
                                  "UPDATE onescreen.log_head SET seq = 1", "UPDATE onescreen.log_start SET seq = 1", "CREATE TABLE onescreen.x(a integer)",
                                  "DROP TABLE onescreen.rows", "TRUNCATE onescreen.action", "CREATE TABLE public.x(a integer)"],
                "onescreen_stamper": ["UPDATE onescreen.change_log SET data = NULL", "INSERT INTO onescreen.meta VALUES('a', '')",
                                      "SELECT * FROM onescreen.action", "DELETE FROM onescreen.rows",
                                      "DELETE FROM onescreen.audit", "TRUNCATE onescreen.change_log"],
                "onescreen_report": ["INSERT INTO onescreen.rows(entity, id, v, data) VALUES(0, 'a', 1, '')",
                                     "SELECT * FROM onescreen.meta", "CREATE TABLE onescreen.x(a integer)"],
            }
            for role, statements in forbidden.items():
                for statement in statements:
                    with self.subTest(role=role, statement=statement), self.assertRaises(AssertionError) as fault:
                        postgres.sql(statement, user=role)
                    self.assertRegex(str(fault.exception), "permission denied|read-only|must be owner")
            self.assertTrue(postgres.sql("SELECT count(*) FROM onescreen.change_log", user="onescreen_report"))

    def test_patroni_says_what_the_promises_need(self):
        document = yaml.safe_load((SOURCE / "patroni.yml").read_text(encoding="utf-8"))
        cluster = document["bootstrap"]["dcs"]
        self.assertIs(cluster["synchronous_mode"], True)
        self.assertIs(cluster["synchronous_mode_strict"], True)
        self.assertEqual(cluster["maximum_lag_on_failover"], 0)
        self.assertGreaterEqual(cluster["ttl"], cluster["loop_wait"] + 2 * cluster["retry_timeout"])
        settings = cluster["postgresql"]["parameters"]
        self.assertEqual([settings[name] for name in ("fsync", "full_page_writes", "synchronous_commit")], ["on"] * 3)
        self.assertNotIn("password", json.dumps(document["postgresql"]["authentication"]))
        for line in document["postgresql"]["pg_hba"]:
            self.assertTrue(line.startswith(("hostssl ", "local ")) and "trust" not in line, line)


if __name__ == "__main__":
    unittest.main(verbosity=2)
