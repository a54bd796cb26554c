#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that an operator gives beside running servers, on PostgreSQL: a new epoch after a restore from a copy, and
the demonstration, of which a database has one.

usage: commands_test.py SERVER_PROGRAM
"""
import http.client
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

from nodes import SETUP, Node, check_log, event, numbered
from privatepostgres import Postgres

PROGRAM = sys.argv.pop(1)
DEMO = ("--demo", "--seed", "5", "--history", "1", "--events", "40", "--speed", "5")


class Commands(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.postgres = Postgres().create().start()
        cls.addClassCleanup(cls.postgres.remove)
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)

    def node(self, address, *arguments):
        node = Node(PROGRAM, self.folder / f"node{time.monotonic_ns()}.log", "--database", address, *arguments)
        self.addCleanup(node.stop)
        return node

    def command(self, *arguments):
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False)

    def refusal(self, node, cursor):
        status, content = node.send("GET", f"/v1/sync/changes?cursor={cursor}")
        return status, json.loads(content)["code"]

    def test_a_new_epoch_after_a_restore_from_a_copy(self):
        address = self.postgres.database("original")
        node = self.node(address).start()
        node.ingest(SETUP)
        node.ingest([event(f"before-{at}") for at in range(20)])
        refused = self.command("--database", address, "--new-epoch")
        self.assertEqual(refused.returncode, 1, refused.stdout)
        self.assertIn("a server runs on this database", refused.stderr)
        epoch = node.json("GET", "/v1/meta")["epoch"]
        copied = node.page()[-1]["next"]
        node.stop()
        numbered(PROGRAM, "--database", address)
        self.postgres.sql("CREATE DATABASE restored TEMPLATE original", "postgres")
        node.start()
        node.ingest([event("after the copy")])
        late = node.page()[-1]["next"]
        node.stop()

        restored = self.postgres.address("restored")
        done = self.command("--database", restored, "--new-epoch")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("new epoch", done.stdout)
        other = self.node(restored).start()
        fresh = other.json("GET", "/v1/meta")["epoch"]
        self.assertNotEqual(fresh, epoch)
        self.assertIn(fresh, done.stdout)
        for cursor in (copied, late):
            self.assertEqual(self.refusal(other, cursor), (409, "epoch_changed"))
        # It is the log that was copied, and it goes on.
        events = [line for line in other.operations() if line["e"] == "event"]
        self.assertEqual(len(events), 20)
        self.assertEqual(other.ingest([event("goes on")])["created"], 1)
        numbered(PROGRAM, "--database", restored)
        # Whoever is killed does not hold the database; nor does who has only asked for a new epoch.
        other.kill()
        self.assertEqual(self.command("--database", restored, "--new-epoch").returncode, 0)
        self.assertEqual(check_log(PROGRAM, "--database", restored)[1], 0)

    def test_while_the_database_is_away_everybody_is_told_when_to_ask_again(self):
        with Postgres() as postgres:
            node = self.node(postgres.database("onescreen")).start()
            node.ingest(SETUP)
            postgres.stop()
            asked = [("GET", "/v1/sync/changes", None), ("GET", "/v1/sync/rows?entity=event&ids=x", None),
                     ("GET", "/v1/sync/digest", None), ("GET", "/readyz", None), ("POST", "/v1/sync/snapshots", {}),
                     ("GET", "/v1/feeds/grid/batches", None), ("POST", "/v1/ingest/grid", {"rows": [event("away")]}),
                     ("POST", "/v1/actions/status", {"ids": ["01a20217-99d2-7e71-8e59-000000000001"]})]
            for method, path, body in asked:
                status, headers, content = self.answer(node, method, path, body)
                self.assertEqual(status, 503, (path, content))
                self.assertRegex(headers.get("retry-after", ""), "^[1-9][0-9]*$", path)
                self.assertIn(json.loads(content)["code"], ("unavailable", "not_ready"), path)
            self.assertEqual(self.answer(node, "GET", "/healthz")[0], 200)
            postgres.start()
            deadline = time.monotonic() + 60
            while self.answer(node, "GET", "/readyz")[0] != 200 and time.monotonic() < deadline:
                pass
            self.assertEqual(node.ingest([event("back")])["created"], 1)
            node.stop()

    @staticmethod
    def answer(node, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", node.port, timeout=60)
        try:
            connection.request(method, path, None if body is None else json.dumps(body),
                               {} if body is None else {"Content-Type": "application/json"})
            response = connection.getresponse()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        finally:
            connection.close()

    def test_a_new_epoch_needs_a_log(self):
        empty = self.postgres.database("empty")
        done = self.command("--database", empty, "--new-epoch")
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("are missing", done.stderr)
        self.assertEqual(self.postgres.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'onescreen'", "empty"), ["0"])

    def test_one_demonstration_a_database(self):
        address = self.postgres.database("demo")
        first = self.node(address, *DEMO).start()
        refused = self.command("--database", address, *DEMO, "--port", "0")
        self.assertEqual(refused.returncode, 1, refused.stdout)
        self.assertIn("another server makes up the demonstration in this database", refused.stderr)
        self.assertNotIn("listening", refused.stdout)
        # Beside it a server without: the same city, seen from there.
        beside = self.node(address).start()
        self.assertEqual(beside.json("GET", "/v1/meta")["epoch"], first.json("GET", "/v1/meta")["epoch"])
        self.assertGreaterEqual(len({line["id"] for line in beside.operations() if line["e"] == "event"}), 40)
        # When the one that makes it up has gone, another may, and goes on where it stopped.
        first.kill()
        second = self.node(address, *DEMO)
        deadline = time.monotonic() + 60
        while True:  # PostgreSQL notices after a moment that the connection with the lock has gone
            try:
                second.start()
                break
            except AssertionError:
                if time.monotonic() > deadline:
                    raise
        events = [line for line in second.operations() if line["e"] == "event"]
        self.assertEqual(len({line["d"]["sid"] for line in events}), len({line["id"] for line in events}))
        numbered(PROGRAM, "--database", address)


if __name__ == "__main__":
    unittest.main(verbosity=2)
