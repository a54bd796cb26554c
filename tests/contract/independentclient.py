#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client of the central API, written from resources/api/openapi.yaml and docs/api.md alone.

It keeps a copy of the rows in one SQLite file, in step with a server, and sends operators' actions from an outbox in
the same file. The standard library is enough. Start here when you write a client of your own.
"""

import argparse
import datetime
import getpass
import json
import random
import sys
import time

from independentaccess import Connection, Refused
from independentcopy import Copy
from independentwire import bucket_of, read_page, sums_of

PAGE_LIMIT = 5000
IDS_AT_ONCE = 200
OLD_HISTORY_DAYS = 7


class AnotherServer(Exception):
    """The server refuses a copy that holds nothing of it."""


def uuid7():
    value = int(time.time() * 1000) << 80 | 7 << 76 | random.getrandbits(12) << 64 | 2 << 62 | random.getrandbits(62)
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def time_text(seconds):
    moment = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Client:
    def __init__(self, connection, copy):
        self.connection, self.copy = connection, copy
        self._pieces = []      # operations of a transaction whose end has not come
        self._ahead = None     # where the log goes on after them
        self._differing = {}   # sums that differed, and how often in a row
        self.doubtful = []     # actions of another history that a person has to decide on

    # --- Pulling ---

    def pull(self, wait=0, digest=0):
        """One step: a page, a piece of a snapshot, or what the server told instead. True while more is ready."""
        generation, state = self.copy.working()
        if "ticket" in state:
            return self._read_part(generation, state)
        place = self._ahead or state
        query = [("limit", PAGE_LIMIT), ("wait", wait), ("digest", digest)]
        if "cursor" in place:
            query.append(("cursor", place["cursor"]))
        try:
            page = self.connection.ask("GET", "/v1/sync/changes", query)
        except Refused as refused:
            return self._turned_away(refused, generation, state)
        return self.take(page)

    def pull_all(self, **options):
        faulty = 0
        more = True
        while more:
            try:
                more = self.pull(**options)
                faulty = 0
            except ValueError:  # thrown away and asked for again
                faulty += 1
                if faulty == 3:
                    raise

    def take(self, data):
        """A page, pulled or pushed; ValueError when it is to be asked for again. True while more is ready."""
        generation, state = self.copy.working()
        place = self._ahead or state
        begin, operations, end = read_page(data)
        if begin["from"] != place.get("seq", 0) or begin["epoch"] != place.get("epoch", begin["epoch"]):
            raise ValueError("not the page that follows")
        if "cursor" not in state:
            self._cut_to(begin)
        after = {"cursor": end["next"], "seq": begin["to"], "epoch": begin["epoch"]}
        if begin.get("split"):
            self._pieces += operations
            self._ahead = after
            return True
        self.copy.apply(generation, self._pieces + operations, after)
        self._pieces, self._ahead = [], None
        if not end["more"] and generation != self.copy.shown():
            self.copy.show(generation)
        if "digest" in begin:
            self.compare(begin["digest"], begin["to"])
        return end["more"]

    def _cut_to(self, told):
        """Whoever reads everything anew is told so what may still be shown."""
        if "scope" in told:
            self.copy.keep_regions(told["scope"], self.copy.shown())

    def _turned_away(self, refused, generation, state):
        had_pieces = bool(self._pieces)
        self._pieces, self._ahead = [], None
        if refused.code == "scope_changed":
            problem = refused.problem
            if had_pieces:
                pass  # its cursor stands behind pieces that are not stored; from where the rows stand it says it again
            elif problem["added"]:
                self.copy.remove_regions(problem["removed"], generation, state)
                self._begin_snapshot()
            else:
                self.copy.remove_regions(problem["removed"], generation, {**state, "cursor": problem["next"]})
        elif refused.status == 410:
            self._begin_snapshot()
        elif refused.status == 409 or refused.code == "bad_cursor":
            if "cursor" not in state:
                raise AnotherServer(str(refused)) from refused
            self._begin_again()
        else:
            raise refused
        return True

    # --- Snapshot ---

    def _ticket(self):
        ticket = self.connection.json("POST", "/v1/sync/snapshots", body={"reason": "the copy is too old"})
        self._cut_to(ticket)
        return ticket

    def _begin_snapshot(self):
        ticket = self._ticket()
        self.copy.begin({"cursor": ticket["start_cursor"], "seq": ticket["start_seq"], "epoch": ticket["epoch"],
                         "ticket": ticket["id"], "parts": [[part["entity"], None] for part in ticket["parts"]]})

    def _read_part(self, generation, state):
        if not state["parts"]:
            self.connection.ask("DELETE", "/v1/sync/snapshots/" + state["ticket"])
            self.copy.apply(generation, [], {name: state[name] for name in ("cursor", "seq", "epoch")})
            return True
        entity, after = state["parts"][0]
        query = [("limit", PAGE_LIMIT)] + ([("after", after)] if after is not None else [])
        try:
            data = self.connection.ask("GET", f"/v1/sync/snapshots/{state['ticket']}/{entity}", query)
        except Refused as refused:
            if refused.status not in (404, 410):
                raise
            # The ticket has ended: go on after the last row, and read the log from where the first ticket began.
            self._go_on(generation, state, self._ticket())
            return True
        begin, rows, end = read_page(data)
        self._cut_to(begin)
        if begin["epoch"] != state["epoch"]:
            self._begin_again()
            return True
        rest = state["parts"][1:]
        self.copy.apply(generation, rows, {**state, "parts": [[entity, end["next"]]] + rest if end["more"] else rest})
        return True

    def _go_on(self, generation, state, ticket):
        if ticket["epoch"] == state["epoch"]:
            self.copy.apply(generation, [], {**state, "ticket": ticket["id"]})
        else:
            self._begin_again()

    def _begin_again(self):
        """Another history: it is read beside the rows that are shown."""
        self.copy.begin({})
        self._question_actions()

    # --- Comparing ---

    def compare(self, sums, seq):
        """Compares with the server's sums at `seq`; the same difference three times in a row is mended."""
        generation, state = self.copy.working()
        if seq != state.get("seq") or "ticket" in state or generation != self.copy.shown():
            return []
        mine = sums_of((name, row_id, v) for name, _, row_id, v in self.copy.versions(generation))
        names = set(sums) | set(mine)
        if self.connection.session and self.connection.session["regions"]:
            names.discard("note")  # who sees a part of the regions gets no sum of notes
        zero = ["0" * 16, 0]
        differing = {name for name in names if sums.get(name, zero) != mine.get(name, zero)}
        self._differing = {name: self._differing.get(name, 0) + 1 for name in differing}
        mended = [name for name, times in self._differing.items() if times >= 3]
        for name in mended:
            del self._differing[name]
            self._mend(name)
        return mended

    def _mend(self, name):
        entity, _, region = name.partition("/")
        query = [("entity", entity)] + ([("region", region)] if region else [])
        generation, _ = self.copy.working()
        mine = [row for row in self.copy.versions(generation) if row[0] == name]
        my_buckets = sums_of((bucket_of(row_id), row_id, v) for _, _, row_id, v in mine)
        theirs = self.connection.json("GET", "/v1/sync/digest", query)["buckets"]
        ids = set()
        for bucket in {b for b in set(theirs) | set(my_buckets) if theirs.get(b) != my_buckets.get(b)}:
            rows = self.connection.json("GET", "/v1/sync/digest", query + [("bucket", bucket)])["rows"]
            here = {(row_id, v) for _, _, row_id, v in mine if bucket_of(row_id) == bucket}
            ids |= {row_id for row_id, _ in here ^ {(row_id, v) for row_id, v in rows}}
        ordered = sorted(ids)
        for start in range(0, len(ordered), IDS_AT_ONCE):
            some = [("ids", row_id) for row_id in ordered[start:start + IDS_AT_ONCE]]
            answer = self.connection.json("GET", "/v1/sync/rows", [("entity", entity)] + some)
            _, state = self.copy.working()
            right = state["seq"] <= answer["seq"]
            gone = [(entity, row_id) for row_id in answer["missing"]] if right else []
            self.copy.mend(generation, answer["rows"], gone, right)

    # --- Live ---

    def live(self, until):
        """Stays on the live channel until `until()` or its end; gives the seconds to wait before coming back."""
        channel = self.connection.live()
        try:
            _, state = self.copy.working()
            hello = {"k": "hello", "proto": 1, "cursor": state.get("cursor", "")}
            if self.connection.session:
                hello["token"] = self._token()
            channel.send(json.dumps(hello))
            return self._listen(channel, until)
        except (ConnectionError, ValueError):
            return random.uniform(1, 5)
        finally:
            channel.abort()

    def _listen(self, channel, until):
        heartbeat, behind_since = 15, None
        heard = pulled = time.monotonic()
        token = self._token()
        while not until():
            if self._token() != token:
                token = self._token()
                channel.send(json.dumps({"k": "auth", "token": token}))
            message = channel.receive(0.2)
            now = time.monotonic()
            if message is not None:
                heard = now
            elif now - heard > 3 * heartbeat:
                return 0.0
            if isinstance(message, bytes):
                behind_since = None
                self._take_pushed(message)
            elif message is not None:
                said = json.loads(message)
                if said["k"] == "welcome":
                    heartbeat = said["hb"]
                elif said["k"] == "bye":
                    return self._farewell(said)
                elif said["k"] == "hint" and said["to"] > self._seq():
                    self.pull_all()
                elif said["k"] == "hb":
                    behind_since = (behind_since or now) if said["to"] > self._seq() else None
                    if "digest" in said:
                        self.compare(said["digest"], said["to"])
            if now - pulled > 60 or behind_since and now - behind_since > 2:
                pulled, behind_since = now, None
                self.pull_all()
        return 0.0

    def _seq(self):
        return self.copy.working()[1].get("seq", 0)

    def _token(self):
        return self.connection.session and self.connection.session["access_token"]

    def _take_pushed(self, page):
        _, state = self.copy.working()
        begin = read_page(page)[0]
        same = begin["epoch"] == state.get("epoch", begin["epoch"])
        if same and begin["to"] <= state.get("seq", 0):
            return  # we have it
        if same and begin["from"] == state.get("seq", 0) and "split" not in begin and "ticket" not in state:
            self.take(page)
        else:
            self.pull_all()

    def _farewell(self, said):
        if said["code"] == "auth":
            self.connection.refresh()
        elif said["code"] in ("epoch", "scope"):
            self.pull_all()
        return random.uniform(*said["retry_ms"]) / 1000

    # --- Acting ---

    def act(self, kind, target, body=None, expect_v=None, valid_s=3600):
        """Keeps an action; it is sent until it has an answer."""
        now = time.time()
        action = {"id": uuid7(), "kind": kind, "target": target, "created": time_text(now),
                  "valid_until": time_text(now + valid_s)}
        action |= {"body": body} if body is not None else {}
        action |= {"expect_v": expect_v} if expect_v is not None else {}
        self.copy.execute("INSERT INTO outbox VALUES (?, ?, ?, NULL)", action["id"], now, json.dumps(action))
        return action["id"]

    def send_actions(self, at_once=50):
        """{id: outcome} of what was answered; the rest stays for the next time."""
        answered = {}
        while True:
            pending = [json.loads(action) for action, in self.copy.execute(
                "SELECT action FROM outbox WHERE outcome IS NULL ORDER BY at, id LIMIT ?", at_once)]
            if not pending:
                return answered
            try:
                answer = self.connection.json("POST", "/v1/actions", body={"actions": pending})
            except Refused as refused:
                if refused.status not in (400, 413):
                    raise
                if at_once > 1:  # too many, or one of them is faulty: fewer at a time
                    at_once //= 2
                    continue
                answer = {"outcomes": [{"id": pending[0]["id"], "outcome": "rejected", "reason": refused.code}]}
            for outcome in answer["outcomes"]:
                answered[outcome["id"]] = outcome
                self.copy.execute("UPDATE outbox SET outcome = ? WHERE id = ?", json.dumps(outcome), outcome["id"])

    def _question_actions(self):
        """Another history: what it does not know goes to a person, never out again by itself."""
        since = time.time() - OLD_HISTORY_DAYS * 86400
        ids = [row_id for row_id, in self.copy.execute("SELECT id FROM outbox WHERE at > ? ORDER BY id", since)]
        for start in range(0, len(ids), IDS_AT_ONCE):
            some = {"ids": ids[start:start + IDS_AT_ONCE]}
            for known in self.connection.json("POST", "/v1/actions/status", body=some)["actions"]:
                if not known["known"]:
                    known["outcome"] = "unknown"
                    if known["id"] not in self.doubtful:
                        self.doubtful.append(known["id"])
                self.copy.execute("UPDATE outbox SET outcome = ? WHERE id = ?", json.dumps(known), known["id"])

    # --- Exports ---

    def exported(self, what, kind, rows, sha256):
        report = {"id": uuid7(), "at": time_text(time.time()), "what": what, "format": kind, "rows": rows,
                  "sha256": sha256}
        self.copy.execute("INSERT INTO export VALUES (?, ?)", report["id"], json.dumps(report))

    def report_exports(self):
        for row_id, report in self.copy.execute("SELECT id, report FROM export ORDER BY id"):
            self.connection.ask("POST", "/v1/audit/exports", body=json.loads(report))
            self.copy.execute("DELETE FROM export WHERE id = ?", row_id)


def main():
    parser = argparse.ArgumentParser(description="Keeps a copy of the rows of a central API in one SQLite file")
    parser.add_argument("--central", required=True, help="address, for example http://127.0.0.1:8080")
    parser.add_argument("--copy", required=True, help="file of the copy; made when missing")
    parser.add_argument("--account", help="sign in; the password is asked for")
    parser.add_argument("--once", action="store_true", help="end when the copy is in step")
    options = parser.parse_args()
    client = Client(Connection(options.central), Copy(options.copy))
    if client.connection.json("GET", "/v1/meta", signed=False)["accounts"] and options.account:
        client.connection.sign_in(options.account, getpass.getpass())
    client.pull_all()
    while not options.once:
        try:
            time.sleep(client.live(lambda: False))
            client.pull_all()
        except OSError as error:  # the server is away; the rows stay
            print(error, file=sys.stderr)
            time.sleep(random.uniform(1, 30))
    print(f"{len(client.copy.rows())} rows at {client.copy.working()[1]['seq']}")


if __name__ == "__main__":
    sys.exit(main())
