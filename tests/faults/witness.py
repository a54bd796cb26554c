# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a central API, commands fault clients and compares what is in their caches with the server's log."""

import contextlib
import json
import queue
import re
import sqlite3
import subprocess
import threading
import time
import urllib.request

from changelog import pages
from programs import Setup, environment, program

SETUP = [
    {"entity": "dict", "sid": "1", "dict": "source", "code": "grid", "name": "网格"},
    {"entity": "dict", "sid": "2", "dict": "category", "code": "01", "name": "市容环境"},
    {"entity": "region", "sid": "330900", "name": "舟山市"},
    {"entity": "region", "sid": "330902", "name": "定海区"},
]


def event(number, state="reported", title="暴露垃圾"):
    row = {"entity": "event", "sid": str(number), "cat": "01", "st": state, "pri": "normal", "reg": "330902",
           "title": f"{title} {number}", "at": "2026-03-01T02:00:00.000Z"}
    if state == "closed":
        row["closed"] = "2026-03-02T02:00:00.000Z"
    return row


def ingest(url, rows, timeout=60):
    body = json.dumps({"origin": "import", "rows": rows}, ensure_ascii=False).encode()
    request = urllib.request.Request(url + "/v1/ingest/grid", data=body,
                                     headers={"Content-Type": "application/json"}, method="POST")
    with urllib.request.urlopen(request, timeout=timeout) as answer:
        outcome = json.load(answer)
    if outcome["rejected"]:
        raise AssertionError(f"rows were rejected: {json.dumps(outcome)[:600]}")
    return outcome


def versions(url):
    """(entity, id) → version of every row, and how often each action stands in the log."""
    current, actions = {}, {}
    for lines in pages(url):
        for line in lines:
            if line["k"] in ("page", "end"):
                continue
            key = (line["e"], line["id"])
            if line["k"] == "put":
                current[key] = line["v"]
            else:
                current.pop(key, None)
            if line.get("a") and line["e"] == "note":
                actions[line["a"]] = actions.get(line["a"], 0) + 1
    return current, actions


def asked(cache, question):
    """What the question finds in a client's cache, which is opened read-only beside the client."""
    for attempt in range(1_000):
        try:
            with contextlib.closing(sqlite3.connect(f"file:{cache}/cache.db?mode=ro", uri=True)) as db:
                return question(db)
        except sqlite3.OperationalError:
            # For a moment there is no file: another history takes its place. Readers of the client ask again too.
            if attempt == 999:
                raise
    return None


def cached_versions(cache):
    """(entity, id) → version of every row of a client's cache."""
    return asked(cache, versions_in)


def shown_events(cache):
    """How many events a reader of the cache finds now."""
    return asked(cache, lambda db: db.execute("SELECT count(*) FROM event").fetchone()[0])


def versions_in(db):
    found = {}
    with db:
        for table in ("event", "note", "unit", "region", "dict", "resource", "feed", "indicator"):
            found |= {(table, row[0]): row[1] for row in db.execute(f"SELECT id, v FROM {table}")}
        poison = db.execute("SELECT count(*) FROM quarantine").fetchone()[0]
    if poison:
        raise AssertionError(f"{poison} good rows were quarantined")
    return found


OFFLINE = "3"  # LinkPhase::Offline


class FaultClient:
    """A running fault_client; its lines are read by a thread."""

    def __init__(self, url, cache, authority=None, **variables):
        self.kept, self.stages, self.failures = {}, {}, []
        self.seq, self.live, self.offline, self.mended = 0, False, False, 0
        self.person, self.age = None, None
        self._process = subprocess.Popen([str(Setup.bin / "fault_client"), url, str(cache),
                                          *([str(authority)] if authority else [])], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                         encoding="utf-8", env=environment() | variables)
        self._lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self._process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def tell(self, line):
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def note(self, event_id, text):
        self.tell(f"note {event_id} {text}")

    def note_within(self, seconds, event_id, text):
        """An order that is worth something for so long."""
        self.tell(f"within {seconds} {event_id} {text}")

    def decide(self, action_id, word):
        """What a person decides about an order that waits for one: release or withdraw."""
        self.tell(f"{word} {action_id}")

    def sign_in(self, account, password, seconds=60):
        """Tried again by the person when the network is in the way."""
        end = time.monotonic() + seconds
        while self.person != account:
            failures = len(self.failures)
            self.tell(f"sign-in {account} {password}")
            self.wait(lambda: self.person == account or len(self.failures) > failures, end - time.monotonic(),
                      f"{account} signed in")

    def rows_age(self):
        """How old the client says its rows are, in seconds."""
        self.age = None
        self.tell("age")
        self.wait(lambda: self.age is not None, 20, "the age of the rows")
        return self.age

    @property
    def pid(self):
        return self._process.pid

    def wall_clock(self):
        """What the client's machine says the time is, in seconds since 1970."""
        self.clock = None
        self.tell("clock")
        self.wait(lambda: self.clock is not None, 20, "the client's clock")
        return self.clock

    def wait(self, condition, seconds, what):
        """Reads lines until the condition holds."""
        end = time.monotonic() + seconds
        while not condition():
            left = end - time.monotonic()
            if left <= 0:
                raise AssertionError(f"not within {seconds} s: {what}; last failures: {self.failures[-3:]}")
            try:
                self._take(self._lines.get(timeout=left))
            except queue.Empty:
                pass

    def _take(self, line):
        if line is None:
            raise AssertionError("the client ended by itself")
        word, *rest = line.split(" ")
        if word == "kept":
            self.kept[rest[0]] = rest[1]
        elif word == "stage":
            self.stages[rest[0]] = rest[1]
        elif word == "link":
            self.offline, self.seq, self.live = rest[0] == OFFLINE, int(rest[1]), rest[2] == "1"
        elif word == "mended":
            self.mended += int(rest[0])
        elif word == "signed-in":
            self.person = rest[0]
        elif word == "age":
            self.age = int(rest[0]) / 1000
        elif word == "clock":
            self.clock = int(rest[0]) / 1000
        elif word == "failed":
            self.failures.append(" ".join(rest))

    def drain(self):
        while True:
            try:
                line = self._lines.get_nowait()
            except queue.Empty:
                return
            if line is not None:
                self._take(line)

    def run_for(self, seconds):
        """Lets it work for a moment at whose end it is in the middle of something."""
        threading.Event().wait(seconds)
        self.drain()

    def end(self):
        """In order, as by its user."""
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()

    def kill(self):
        """As by kill -9; what it had said before still counts."""
        self._process.kill()
        self._process.wait()
        end = time.monotonic() + 10
        while time.monotonic() < end:
            line = self._lines.get(timeout=10)
            if line is None:
                break
            self._take(line)
        self._process.stdin.close()
        self._process.stdout.close()


def event_ids(url):
    return sorted(key[1] for key in versions(url)[0] if key[0] == "event")


def log_faults(url):
    """Whether numbers, transactions and chain of the log are as they must be; a list of sentences."""
    faults, last = [], 0
    for lines in pages(url):
        for line in lines:
            if line["k"] not in ("page", "end"):
                if line["s"] <= last:
                    faults.append(f"{line['s']} after {last}")
                last = line["s"]
    return faults


PORT = re.compile(r":(\d+)$")


def port_of(url):
    return int(PORT.search(url)[1])


__all__ = ["FaultClient", "SETUP", "cached_versions", "event", "event_ids", "ingest", "log_faults", "port_of", "program",
           "shown_events", "versions"]
