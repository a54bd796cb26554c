#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two servers over one PostgreSQL database behave as one.

usage: nodes_test.py SERVER_PROGRAM
More actions: ONESCREEN_ACTIONS=100000 (tests/soak).
"""
import concurrent.futures
import json
import pathlib
import random
import signal
import sys
import tempfile
import threading
import time
import unittest

from nodes import SETUP, Node, action, check_log, environment_number, event, expect_exactly_once, numbered, uuid7
from privatepostgres import Postgres

PROGRAM = sys.argv.pop(1)
ACTIONS = environment_number("ONESCREEN_ACTIONS", 250)


class TwoNodes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.postgres = Postgres().create().start()
        cls.addClassCleanup(cls.postgres.remove)
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        cls.address = cls.postgres.database("onescreen")
        cls.nodes = [Node(PROGRAM, cls.folder / f"node{at}.log", "--database", cls.address) for at in (1, 2)]
        # Both at once: they make the tables and store the tenant beside each other.
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(Node.start, cls.nodes))
        for node in cls.nodes:
            cls.addClassCleanup(node.stop)
        cls.nodes[0].ingest(SETUP)

    def events(self, count, prefix):
        rows = self.nodes[0].ingest([event(f"{prefix}{at}") for at in range(count)])["rows"]
        return [row["id"] for row in rows]

    def test_both_are_the_same_server(self):
        metas = [node.json("GET", "/v1/meta") for node in self.nodes]
        self.assertEqual(metas[0]["epoch"], metas[1]["epoch"])
        cursor = self.nodes[0].page()[-1]["next"]
        self.assertEqual(self.nodes[1].page(cursor)[0]["k"], "page")

    def test_what_was_acknowledged_is_in_the_log_at_once(self):
        for at in range(20):
            cursor = self.nodes[at % 2].newest()
            answer = self.nodes[at % 2].ingest([event(f"at-once-{at}")])
            lines = self.nodes[at % 2].page(cursor)
            self.assertIn(answer["rows"][0]["id"], [line.get("id") for line in lines])
            self.assertGreaterEqual(answer["head_seq"], max(line["s"] for line in lines[1:-1]))

    def test_a_word_stored_at_one_is_known_to_the_other(self):
        self.nodes[0].ingest([{"entity": "unit", "sid": "fresh", "name": "新中队", "kind": "zonghe", "reg": "330902"}])
        row = self.nodes[1].ingest([event("word", unit="fresh")])["rows"][0]
        self.assertEqual(row["outcome"], "created", row)
        self.nodes[1].ingest([{"entity": "unit", "sid": "fresh2", "name": "新队", "kind": "zonghe", "reg": "330902"}])
        outcome = self.nodes[0].act(action(uuid7(random.Random()), "assign", row["id"], {"unit": "grid:fresh2"}))[0]
        self.assertEqual(outcome["outcome"], "applied", outcome)

    def test_a_long_poll_at_one_hears_what_the_other_stores(self):
        cursor = self.nodes[1].newest()
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            started = time.monotonic()
            waiting = pool.submit(self.nodes[1].page, cursor, 20)
            self.nodes[0].ingest([event("poll")])
            lines = waiting.result(30)
        self.assertLess(time.monotonic() - started, 10)
        self.assertTrue(any(line.get("e") == "event" for line in lines))

    def test_each_action_has_one_effect_however_often_it_comes(self):
        """T11: one to five copies of each, at the same time, at both servers; some with another payload."""
        source = random.Random(11)
        targets = self.events(20, "idem")
        sent, changed = {}, []
        for _ in range(ACTIONS):
            number = uuid7(source)
            order = action(number, "note", source.choice(targets), {"text": f"文 {number}"})
            sent[number] = [order] * source.randint(1, 5)
            if source.random() < 0.1:
                changed.append(order | {"body": {"text": "别的"}})
        copies = [order for orders in sent.values() for order in orders]
        source.shuffle(copies)
        answers, lock = {}, threading.Lock()

        def send(at_and_order):
            at, order = at_and_order
            outcome = self.nodes[at % 2].act(order)[0]
            with lock:
                answers.setdefault(order["id"], []).append(outcome)

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            list(pool.map(send, enumerate(copies)))
            refused = list(pool.map(lambda order: self.nodes[1].act(order)[0], changed))
        for number, outcomes in answers.items():
            self.assertEqual({one["outcome"] for one in outcomes}, {"applied"}, outcomes)
            self.assertEqual(sum(not one["replay"] for one in outcomes), 1, outcomes)
        self.assertTrue(refused)
        self.assertEqual({(one["status"], one["reason"]) for one in refused}, {(422, "key_reused")})
        numbered(PROGRAM, "--database", self.address)
        operations = self.nodes[0].operations()
        self.assertEqual(expect_exactly_once({number: "applied" for number in sent}, operations), [])
        print(f"\n{ACTIONS} actions sent {len(copies)} times, {len(changed)} with another content: 0 lost, 0 doubled",
              file=sys.stderr)

    def test_the_same_payload_changed_while_it_runs_is_refused_once(self):
        """Two contents under one id at the same moment: one is applied, the other gets 422."""
        source = random.Random(12)
        target = self.events(1, "twice")[0]
        for _ in range(30):
            number = uuid7(source)
            orders = [action(number, "note", target, {"text": text}) for text in ("甲", "乙")]
            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                outcomes = list(pool.map(lambda pair: pair[0].act(pair[1])[0], zip(self.nodes, orders)))
            self.assertEqual(sorted(one["status"] for one in outcomes), [200, 422], outcomes)

    def test_ingesting_the_same_at_both_is_one_row(self):
        batches = [[event(f"both-{at}", addr=f"路 {at}") for at in range(40)] for _ in range(4)]
        for at, batch in enumerate(batches):
            random.Random(at).shuffle(batch)
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            done = list(pool.map(lambda pair: self.nodes[pair[0] % 2].ingest(pair[1]), enumerate(batches)))
        self.assertEqual(sum(one["created"] for one in done), 40)
        self.assertEqual(sum(one["unchanged"] for one in done), 120)
        entries = [line for line in self.nodes[0].operations() if line["e"] == "event"
                   and line["d"]["title"].startswith("暴露垃圾 both-")]
        self.assertEqual(len(entries), 40)

    def test_numbering_goes_on_when_the_leader_goes(self):
        for _ in range(2):
            leader = next(node for node in self.nodes if self.leads(node))
            leader.process.send_signal(signal.SIGKILL)
            leader.process.wait()
            leader.process.stdout.close()
            other = next(node for node in self.nodes if node is not leader)
            started = time.monotonic()
            answer = other.ingest([event(f"leader-{time.monotonic_ns()}")])
            self.assertEqual(answer["created"], 1)
            numbered(PROGRAM, "--database", self.address, seconds=10)
            self.assertLess(time.monotonic() - started, 10)
            leader.start()
        entries, waiting = check_log(PROGRAM, "--database", self.address)
        self.assertGreater(entries, 0)
        self.assertEqual(waiting, 0)

    def leads(self, node):
        """Whether the advisory lock is held from a connection of the node's process."""
        rows = self.postgres.sql("SELECT a.client_port FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
                                 " WHERE l.locktype = 'advisory' AND l.granted")
        ports = {int(row) for row in rows}
        return bool(ports & local_ports(node.process.pid))

    def test_a_server_that_lost_its_connections_comes_back_by_itself(self):
        self.postgres.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                          " WHERE application_name = 'onescreen-central'")
        for node in self.nodes:
            self.assertEqual(node.ingest([event(f"back-{node.port}-{time.monotonic_ns()}")])["created"], 1)
            self.assertEqual(json.loads(node.send("GET", "/readyz")[1])["status"], "ok")


def local_ports(process):
    """The local TCP ports of a process's sockets."""
    inodes = set()
    for link in pathlib.Path(f"/proc/{process}/fd").iterdir():
        try:
            target = str(link.readlink())
        except OSError:
            continue
        if target.startswith("socket:["):
            inodes.add(target[8:-1])
    ports = set()
    for line in pathlib.Path(f"/proc/{process}/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        words = line.split()
        if words[9] in inodes:
            ports.add(int(words[1].split(":")[1], 16))
    return ports


if __name__ == "__main__":
    unittest.main(verbosity=2)
