#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""packaging/ha as its README sets it up: etcd, three members of Patroni, the roles, two servers with their files of
connection strings. The machine of the primary dies while four operators act, comes back, and etcd goes away.
Every acknowledged action must be in the log exactly once.

usage: patroni_trial.py SERVER_PROGRAM SOURCE_FOLDER      (tests/soak/central.sh patroni)
"""
import concurrent.futures
import json
import pathlib
import sys
import tempfile
import time
import unittest

from nodes import SETUP, Node, Operators, event, expect_exactly_once, numbered
from patronicluster import Cluster

SOURCE = pathlib.Path(sys.argv.pop(2)) / "packaging" / "ha"
PROGRAM = sys.argv.pop(1)
ROLES = ("migrate", "api", "stamper", "report")
ORDERS = 200
OPERATORS = 4
IN_FLIGHT = 2 * OPERATORS  # More than can have been on their way when something died.


class Patroni(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.folder.chmod(0o755)
        self.cluster = Cluster(SOURCE / "patroni.yml", self.folder)
        self.addCleanup(self.cluster.remove)
        self.cluster.create().wait_until(self.cluster.is_whole, "a leader, a synchronous standby and a standby")
        self.make_database()
        self.nodes = [Node(PROGRAM, self.folder / f"node{at}.log", "--database-file", self.file("api"), "--stamper-file",
                           self.file("stamper")) for at in (1, 2)]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(Node.start, self.nodes))
        for node in self.nodes:
            self.addCleanup(node.stop)
        self.nodes[0].ingest(SETUP)
        self.targets = [row["id"] for row in self.nodes[0].ingest([event(f"p{at}") for at in range(10)])["rows"]]

    def file(self, role):
        """The file of a connection string, as /etc/onescreen/database is."""
        path = self.folder / role
        path.write_text(self.cluster.address(f"onescreen_{role}", f"of-{role}"), encoding="utf-8")
        path.chmod(0o600)
        return path

    def make_database(self):
        (self.cluster.folder / "roles.sql").write_text((SOURCE / "roles.sql").read_text(encoding="utf-8"), encoding="utf-8")
        self.cluster.psql("-c", "CREATE DATABASE onescreen")
        self.cluster.psql("-f", self.cluster.folder / "roles.sql", database="onescreen")
        for role in ROLES:
            self.cluster.psql("-c", f"ALTER ROLE onescreen_{role} PASSWORD 'of-{role}'")
        node = Node(PROGRAM, self.folder / "migrate.log", "--database-file", self.file("migrate"), "--migrate")
        node.run_to_its_end()
        self.cluster.psql("-f", self.cluster.folder / "roles.sql", database="onescreen")

    def test_the_primary_dies_and_etcd_goes(self):
        operators = Operators(self.nodes, self.targets)
        gaps = {}

        def more_orders(count, what, seconds=120):
            wanted, began = len(operators.acknowledged) + count, time.monotonic()
            self.cluster.wait_until(lambda: len(operators.acknowledged) >= wanted, what, seconds)
            return time.monotonic() - began

        def trouble():
            more_orders(ORDERS, "orders before anything happens")
            dead = self.cluster.leader()
            self.cluster.kill(dead)
            gaps["the machine of the primary"] = more_orders(IN_FLIGHT, "orders after the primary died")
            more_orders(ORDERS, "orders at the new primary")
            self.assertNotEqual(self.cluster.leader(), dead)
            self.cluster.start(dead)
            self.cluster.wait_until(self.cluster.is_whole, "the dead machine is back as a standby")
            more_orders(ORDERS, "orders with three machines again")
            self.cluster.kill("etcd")
            # Nobody may lead without a lease: soon nothing is acknowledged, and nothing that was is lost.
            self.cluster.wait_until(lambda: self.silent(operators), "nobody leads without etcd")
            self.cluster.start_etcd()
            gaps["etcd"] = more_orders(IN_FLIGHT, "orders after etcd came back")
            more_orders(ORDERS, "orders at the end")

        operators.run(OPERATORS, trouble)
        self.assertEqual(operators.faults, [])
        entries = numbered(PROGRAM, "--database-file", self.folder / "stamper")
        for node in self.nodes:
            operations = node.operations()
            self.assertEqual(operations[-1]["s"], entries)
            self.assertEqual(expect_exactly_once(operators.acknowledged, operations), [])
            self.assertEqual(json.loads(node.send("GET", "/readyz")[1])["status"], "ok")
        waits = ", ".join(f"{what} {seconds:.1f} s" for what, seconds in gaps.items())
        print(f"\n{len(operators.acknowledged)} actions acknowledged, {operators.unanswered} requests without an answer, "
              f"orders went on after {waits}: 0 lost, 0 doubled", file=sys.stderr)

    def silent(self, operators):
        before = len(operators.acknowledged)
        time.sleep(5)
        return len(operators.acknowledged) == before


if __name__ == "__main__":
    unittest.main(verbosity=2)
