#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The primary database dies while actions flow through two servers; its synchronous standby takes over.

Two servers know both databases by one connection string (host=…,… target_session_attrs=read-write), as in
packaging/ha. What Patroni does in operation, `pg_ctl promote` does here: it needs no etcd. Every acknowledged action
must be in the log of the new primary exactly once.

usage: failover_test.py SERVER_PROGRAM
"""
import concurrent.futures
import json
import pathlib
import sys
import tempfile
import time
import unittest

from nodes import SETUP, Node, Operators, environment_number, event, expect_exactly_once, numbered
from privatepostgres import Postgres

PROGRAM = sys.argv.pop(1)
BEFORE = environment_number("ONESCREEN_ACTIONS", 120)


class Failover(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.primary = Postgres().create().start()
        self.addCleanup(self.primary.remove)
        self.primary.database("onescreen")
        self.standby = self.primary.standby().start()
        self.addCleanup(self.standby.remove)
        # From here on nothing is acknowledged that the standby does not have.
        self.primary.sql("ALTER SYSTEM SET synchronous_standby_names = '*'", "postgres")
        self.primary.sql("SELECT pg_reload_conf()", "postgres")
        self.primary.wait_until("SELECT sync_state FROM pg_stat_replication", "sync")
        address = (f"host=127.0.0.1,127.0.0.1 port={self.primary.port},{self.standby.port} user=onescreen "
                   "dbname=onescreen target_session_attrs=read-write")
        self.nodes = [Node(PROGRAM, self.folder / f"node{at}.log", "--database", address) for at in (1, 2)]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(Node.start, self.nodes))
        for node in self.nodes:
            self.addCleanup(node.stop)
        self.nodes[0].ingest(SETUP)
        self.targets = [row["id"] for row in self.nodes[0].ingest([event(f"f{at}") for at in range(10)])["rows"]]

    def test_every_acknowledged_action_survives_once(self):
        operators = Operators(self.nodes, self.targets)
        moments = {}

        def trouble():
            self.until(lambda: len(operators.acknowledged) >= BEFORE)
            moments["before"] = len(operators.acknowledged)
            self.primary.kill()
            killed = time.monotonic()
            self.standby.promote()
            self.until(lambda: len(operators.acknowledged) >= moments["before"] + BEFORE)
            moments["gap"] = time.monotonic() - killed

        operators.run(4, trouble)
        self.assertEqual(operators.faults, [])
        database = ("--database", self.standby.address())
        entries = numbered(PROGRAM, *database)
        for node in self.nodes:
            operations = node.operations()
            self.assertEqual(operations[-1]["s"], entries)
            self.assertEqual(expect_exactly_once(operators.acknowledged, operations), [])
            self.assertEqual(json.loads(node.send("GET", "/readyz")[1])["status"], "ok")
        print(f"\n{len(operators.acknowledged)} actions acknowledged, {moments['before']} of them before the primary died, "
              f"{operators.unanswered} requests without an answer: 0 lost, 0 doubled", file=sys.stderr)

    def test_without_its_standby_the_primary_acknowledges_nothing(self):
        """The promise costs this: when the synchronous standby is away, writing waits."""
        self.standby.kill()
        with self.assertRaises(Exception):
            self.nodes[0].json("POST", "/v1/ingest/grid", {"rows": [event("waits")]}, timeout=3)
        self.standby.start()
        self.until(lambda: self.nodes[0].ingest([event("waits")])["unchanged"] == 1)

    def until(self, condition, seconds=90):
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"not within {seconds} s; {self.nodes[0].log()}")
            time.sleep(0.02)


if __name__ == "__main__":
    unittest.main(verbosity=2)
