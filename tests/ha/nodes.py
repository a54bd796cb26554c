# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of several servers share: server processes, a client of the API, and the bookkeeping of actions."""
import concurrent.futures
import datetime
import http.client
import json
import os
import pathlib
import random
import re
import subprocess
import threading
import time
import uuid

SETUP = [
    {"entity": "dict", "sid": "s1", "dict": "source", "code": "grid2", "name": "第二网格"},
    {"entity": "unit", "sid": "u1", "name": "定海大队", "kind": "zonghe", "reg": "330902"},
    {"entity": "unit", "sid": "u2", "name": "城东中队", "kind": "zonghe", "reg": "330902"},
]


def event(sid, **more):
    return {"entity": "event", "sid": sid, "cat": "0102", "st": "reported", "pri": "normal", "reg": "330902",
            "title": f"暴露垃圾 {sid}", "at": "2026-03-01T02:00:00Z"} | more


def uuid7(source):
    """A UUID version 7 of now; `source` is a random generator of the test's own."""
    milliseconds = int(time.time() * 1000)
    value = milliseconds << 80 | 7 << 76 | source.getrandbits(12) << 64 | 2 << 62 | source.getrandbits(62)
    return str(uuid.UUID(int=value))


def rfc3339(moment):
    return moment.isoformat(timespec="milliseconds")


def action(number, kind, target, body=None):
    now = datetime.datetime.now(datetime.timezone.utc)
    return {"id": number, "kind": kind, "target": target, "body": body or {}, "created": rfc3339(now),
            "valid_until": rfc3339(now + datetime.timedelta(hours=1))}


class Unanswered(Exception):
    """The connection broke or the server cannot answer now: nobody knows whether it was done."""


class Node:
    """One onescreen-central on its port."""

    def __init__(self, program, log, *arguments, port=0):
        self._program = program
        self._arguments = list(map(str, arguments))
        self._log = pathlib.Path(log)
        self.port = port
        self.process = None

    def start(self, patience=60):
        with open(self._log, "ab") as log:
            self.process = subprocess.Popen([self._program, *self._arguments, "--open", "--port", str(self.port)],
                                            stdout=subprocess.PIPE, stderr=log, text=True)
        line = self.process.stdout.readline()
        match = re.fullmatch(r"listening on http://127\.0\.0\.1:(\d+)\n", line)
        if not match:
            self.process.wait(patience)
            raise AssertionError(f"the server did not start: {self.log()}")
        self.port = int(match[1])
        return self

    def run_to_its_end(self, patience=60):
        """For arguments that only do something and end."""
        done = subprocess.run([self._program, *self._arguments], capture_output=True, text=True, timeout=patience, check=False)
        if done.returncode:
            raise AssertionError(f"{self._arguments}: {done.stdout}{done.stderr}")

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process.stdout.close()

    def log(self):
        return self._log.read_text(encoding="utf-8", errors="replace")[-4000:]

    def send(self, method, path, body=None, timeout=60):
        """Status and body; Unanswered when there is none, or one that says try again."""
        text = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, text, {"Content-Type": "application/json"} if text else {})
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException) as fault:
            raise Unanswered(str(fault)) from fault
        finally:
            connection.close()
        if response.status in (500, 503, 507):
            raise Unanswered(f"{response.status} {content[:200]!r}")
        return response.status, content

    def json(self, method, path, body=None, timeout=60):
        status, content = self.send(method, path, body, timeout)
        value = json.loads(content)
        if status != 200:
            raise AssertionError(f"{method} {path}: {status} {value}")
        return value

    def ingest(self, rows, source="grid"):
        return self.json("POST", f"/v1/ingest/{source}", {"origin": "import", "rows": rows})

    def act(self, *actions):
        return self.json("POST", "/v1/actions", {"actions": list(actions)})["outcomes"]

    def page(self, cursor="", wait=0, limit=5000):
        _, content = self.send("GET", f"/v1/sync/changes?limit={limit}&max_bytes=8388608&wait={wait}&cursor={cursor}")
        return [json.loads(line) for line in content.decode().splitlines()]

    def newest(self):
        """The cursor of who has read everything."""
        end = self.page()[-1]
        while end["more"]:
            end = self.page(end["next"])[-1]
        return end["next"]

    def operations(self):
        """Every operation of the log, in order, page by page; the pages join on exactly."""
        found, cursor, more, at = [], "", True, 0
        while more:
            lines = self.page(cursor)
            if lines[0]["from"] != at:
                raise AssertionError(f"a page begins at {lines[0]['from']}, the one before ended at {at}")
            at = lines[0]["to"]
            found += lines[1:-1]
            cursor, more = lines[-1]["next"], lines[-1]["more"]
        return found


def check_log(program, *database):
    """Runs `onescreen-central --check`; returns the number of entries and of those that have no number yet."""
    done = subprocess.run([program, *map(str, database), "--check"], capture_output=True, text=True, timeout=600,
                          check=False)
    match = re.match(r"the log is whole: (\d+) entries, (\d+) not numbered yet", done.stdout)
    if done.returncode or not match:
        raise AssertionError(f"the log is not whole ({done.returncode}): {done.stdout}{done.stderr}")
    return int(match[1]), int(match[2])


def numbered(program, *database, seconds=30):
    """Waits until every committed entry has its number; returns how many there are."""
    deadline = time.monotonic() + seconds
    while True:
        entries, waiting = check_log(program, *database)
        if waiting == 0:
            return entries
        if time.monotonic() > deadline:
            raise AssertionError(f"{waiting} entries have no number after {seconds} s")
        time.sleep(0.1)


class Operators:
    """Send actions, each until it is acknowledged, to whichever server answers, and remember what was said."""

    def __init__(self, nodes, events, seed=1):
        self._nodes = nodes
        self._events = events
        self._random = random.Random(seed)
        self._lock = threading.Lock()
        self._goes_on = True
        self.acknowledged = {}
        self.unanswered = 0
        self.faults = []

    def _next(self):
        with self._lock:
            number = uuid7(self._random)
            target = self._random.choice(self._events)
            node = self._random.randrange(len(self._nodes))
        return action(number, "note", target, {"text": f"记录 {number}"}), node

    def _work(self):
        while self._goes_on:
            order, at = self._next()
            while self._goes_on:
                try:
                    outcome = self._nodes[at].act(order)[0]
                except Unanswered:
                    with self._lock:
                        self.unanswered += 1
                    at = (at + 1) % len(self._nodes)
                    time.sleep(0.02)
                    continue
                except AssertionError as fault:
                    with self._lock:
                        self.faults.append(str(fault))
                    return
                with self._lock:
                    self.acknowledged[order["id"]] = outcome["outcome"]
                break

    def run(self, count, trouble):
        """`count` operators work beside each other while `trouble` makes it."""
        with concurrent.futures.ThreadPoolExecutor(count) as pool:
            working = [pool.submit(self._work) for _ in range(count)]
            try:
                trouble()
            finally:
                self._goes_on = False
            for one in working:
                one.result()


def expect_exactly_once(acknowledged, operations):
    """Every acknowledged note is one row, entered once; returns a list of what is not so."""
    entered = {}
    for line in operations:
        if line["e"] == "note":
            entered.setdefault(line["id"], []).append(line["v"])
    faults = [f"action {number} was acknowledged ({word}) and is entered {entered.get(number, [])}"
              for number, word in acknowledged.items() if word != "applied" or entered.get(number) != [1]]
    faults += [f"note {number} is entered {versions}" for number, versions in entered.items() if versions != [1]]
    return faults


def environment_number(name, otherwise):
    return int(os.environ.get(name, otherwise))
