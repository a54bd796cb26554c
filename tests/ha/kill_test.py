#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The server and the database are killed while rows come in and operators act (kill -9; pg_ctl -m immediate).

Afterwards the log has no hole, its chain of hashes is right, every acknowledged action is entered exactly once, and
what was acknowledged of a batch is there.

usage: kill_test.py SERVER_PROGRAM
More kills: ONESCREEN_KILLS=1000 (tests/soak).
"""
import pathlib
import random
import sys
import tempfile
import threading
import time
import unittest

from nodes import (SETUP, Node, Operators, Unanswered, environment_number, event, expect_exactly_once, numbered)
from privatepostgres import Postgres

PROGRAM = sys.argv.pop(1)
KILLS = environment_number("ONESCREEN_KILLS", 6)
OPERATORS = 3


class Source:
    """Sends rows until told to stop, each batch until it is acknowledged."""

    def __init__(self, node):
        self._node = node
        self.goes_on = True
        self.acknowledged = set()
        self._thread = threading.Thread(target=self._work)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.goes_on = False
        self._thread.join()

    def _work(self):
        number = 0
        while self.goes_on:
            number += 1
            batch = [event(f"k{number}-{at}") for at in range(10)]
            while self.goes_on:
                try:
                    answer = self._node.ingest(batch)
                except Unanswered:
                    time.sleep(0.02)
                    continue
                self.acknowledged |= {row["id"] for row in answer["rows"]}
                break


class Killed(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.random = random.Random(4)

    def node(self, *database):
        node = Node(PROGRAM, self.folder / "node.log", *database).start()
        self.addCleanup(node.stop)
        node.ingest(SETUP)
        return node, [row["id"] for row in node.ingest([event(f"t{at}") for at in range(10)])["rows"]]

    def trouble(self, operators, kill):
        """Kills at random moments while actions are acknowledged; between two kills some must get through."""
        for _ in range(KILLS):
            before = len(operators.acknowledged)
            deadline = time.monotonic() + 60
            wanted = before + self.random.randint(2, 12)
            while len(operators.acknowledged) < wanted and time.monotonic() < deadline:
                time.sleep(self.random.random() * 0.03)
            self.assertGreater(len(operators.acknowledged), before, "nothing got through for a minute")
            kill()

    def run_with(self, node, targets, kill, *database):
        operators = Operators([node], targets)
        with Source(node) as source:
            operators.run(OPERATORS, lambda: self.trouble(operators, kill))
        self.assertEqual(operators.faults, [])
        self.assertGreater(operators.unanswered, 0, "no kill was noticed")
        entries = numbered(PROGRAM, *database)
        operations = node.operations()
        self.assertEqual(len({line["s"] for line in operations}), len(operations))
        self.assertEqual(operations[-1]["s"], entries)
        self.assertEqual(expect_exactly_once(operators.acknowledged, operations), [])
        stored = [line["id"] for line in operations if line["e"] == "event" and line["v"] == 1]
        self.assertEqual(len(stored), len(set(stored)))
        self.assertEqual(source.acknowledged - set(stored), set())
        print(f"\n{KILLS} kills, {len(operators.acknowledged)} actions and {len(source.acknowledged)} rows acknowledged, "
              f"{operators.unanswered} requests without an answer: 0 lost, 0 doubled, {entries} entries without a hole",
              file=sys.stderr)

    def test_server_on_sqlite(self):
        database = ("--data", self.folder / "data")
        node, targets = self.node(*database)

        def kill():
            node.kill()
            node.start()

        self.run_with(node, targets, kill, *database)

    def test_server_on_postgresql(self):
        with Postgres() as postgres:
            database = ("--database", postgres.database("onescreen"))
            node, targets = self.node(*database)

            def kill():
                node.kill()
                node.start()

            self.run_with(node, targets, kill, *database)
            node.stop()

    def test_postgresql_under_a_running_server(self):
        with Postgres() as postgres:
            database = ("--database", postgres.database("onescreen"))
            node, targets = self.node(*database)

            def kill():
                postgres.kill()
                postgres.start()

            self.run_with(node, targets, kill, *database)
            node.stop()


if __name__ == "__main__":
    unittest.main(verbosity=2)
