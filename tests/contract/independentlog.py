# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of the independent server: in memory, one lock, everything that the contract says about rows and numbers."""

import base64
import datetime
import json
import secrets
import threading

from independentwire import bucket_of, crc32c, line, nine_digits, sum_name, sums_of, write_page

ENTITIES = ["event", "resource", "unit", "region", "dict", "indicator", "feed", "note"]
DONE = {"acknowledge": "ack", "assign": "asg"}


class Problem(Exception):
    def __init__(self, status, code, detail="", **members):
        super().__init__(code)
        self.status, self.code, self.detail, self.members = status, code, detail, members
        self.headers = {}


def now_text():
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def sees(regions, region):
    """Whether somebody with these prefixes sees a row of this region; None is a row without one."""
    return not regions or not region or any(nine_digits(region).startswith(prefix) for prefix in regions)


def without(regions, others):
    """The prefixes of what `regions` see and `others` do not; an empty list sees everything."""
    def cut(prefix):
        if any(prefix.startswith(other) for other in others or [""]):
            return []
        if any(other.startswith(prefix) for other in others):
            return [piece for digit in "0123456789" for piece in cut(prefix + digit)]
        return [prefix]
    return [piece for prefix in regions or [""] for piece in cut(prefix)]


class Log:
    def __init__(self):
        self.changed = threading.Condition(threading.RLock())
        self.lease_s = 900
        self.tickets = {}
        self.actions = {}   # id: (what was asked, outcome)
        self.begin_epoch()

    def begin_epoch(self):
        """Another history: nothing of the rows before."""
        with self.changed:
            self.epoch = secrets.token_hex(8)
            self.entries = []     # (number, transaction, operation without the numbers, region before, region)
            self.start = 0        # what came up to this number is not kept any more
            self.rows = {}        # (entity, id): (version, region, members)
            self.versions = {}    # also of rows that are gone: a row that comes back goes on counting
            self.transactions = 0
            self.changed.notify_all()

    @property
    def head(self):
        return self.start + len(self.entries)

    def write(self, changes):
        """One transaction of (entity, id, region, members or None to delete, action's id or None)."""
        with self.changed:
            self.transactions += 1
            for entity, row_id, region, members, action in changes:
                key = (entity, row_id)
                before = self.rows.get(key, (0, None, None))[1]
                self.versions[key] = version = self.versions.get(key, 0) + 1
                operation = {"e": entity, "id": row_id, "v": version}
                operation |= {"r": region} if region else {}
                operation |= {"a": action} if action else {}
                if members is None:
                    self.rows.pop(key, None)
                    operation = {"k": "del"} | operation
                else:
                    self.rows[key] = (version, region, members)
                    operation = {"k": "put"} | operation | {"d": members}
                self.entries.append((self.head + 1, self.transactions, operation, before, region))
            self.changed.notify_all()

    def trim(self, keep):
        with self.changed:
            removed = max(0, len(self.entries) - keep)
            self.start += removed
            del self.entries[:removed]

    # --- Pages ---

    def cursor(self, seq, regions):
        return base64.urlsafe_b64encode(json.dumps([self.epoch, seq, sorted(regions)]).encode()).decode().rstrip("=")

    def place(self, cursor, regions):
        """The number that a cursor stands at, for a reader with these regions."""
        if not cursor:
            if self.start:
                raise Problem(410, "cursor_expired")
            return 0
        try:
            epoch, seq, read_with = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        except (ValueError, TypeError):
            raise Problem(400, "bad_cursor") from None
        if epoch != self.epoch:
            raise Problem(409, "epoch_changed")
        if seq > self.head:
            raise Problem(409, "cursor_ahead")
        if seq < self.start:
            raise Problem(410, "cursor_expired")
        if read_with != sorted(regions):
            raise Problem(409, "scope_changed", added=without(regions, read_with), removed=without(read_with, regions),
                          next=self.cursor(seq, regions))
        return seq

    def page(self, cursor, regions, limit, digest=False):
        """(bytes, number of operations) of the page that follows a cursor."""
        with self.changed:
            seq = self.place(cursor, regions)
            entries = self.entries[seq - self.start:]
            taken, operations = 0, []
            while taken < len(entries) and len(operations) < limit:
                number, transaction, operation, before, region = entries[taken]
                taken += 1
                if sees(regions, region):
                    operations.append({"k": operation["k"], "s": number, "x": transaction} | operation)
                elif before and sees(regions, before):
                    left = {name: operation[name] for name in ("e", "id", "v", "a") if name in operation}
                    operations.append({"k": "out", "s": number, "x": transaction} | left)
            taken, operations, split = self._whole(entries, taken, operations)
            to = seq + taken
            begin = {"k": "page", "proto": 1, "epoch": self.epoch, "from": seq, "to": to, "head": self.head,
                     "schema": 1, "now": now_text(), "scope": sorted(regions)}
            begin |= {"split": True} if split else {}
            begin |= {"digest": self.sums(regions)} if digest and to == self.head else {}
            return write_page(begin, operations, to < self.head, self.cursor(to, regions)), len(operations)

    @staticmethod
    def _whole(entries, taken, operations):
        """Pages end where a transaction ends; one that is larger than a page is split."""
        if taken == len(entries) or not taken or entries[taken][1] != entries[taken - 1][1]:
            return taken, operations, False
        cut = taken
        while cut and entries[cut - 1][1] == entries[taken][1]:
            cut -= 1
        if not cut:
            return taken, operations, True
        return cut, [operation for operation in operations if operation["s"] <= entries[cut - 1][0]], False

    # --- Comparing ---

    def visible(self, regions):
        return [(entity, row_id, version) + (region, members)
                for (entity, row_id), (version, region, members) in self.rows.items() if sees(regions, region)]

    def sums(self, regions):
        return sums_of((sum_name(e, r), i, v) for e, i, v, r, _ in self.visible(regions) if not regions or e != "note")

    def digest(self, regions, entity, region, bucket):
        with self.changed:
            if not entity:
                return {"seq": self.head, "digests": self.sums(regions)}
            name = sum_name(entity, region if region != "0" else None)
            rows = [(i, v) for e, i, v, r, _ in self.visible(regions) if sum_name(e, r) == name]
            if not bucket:
                return {"seq": self.head, "buckets": sums_of((bucket_of(i), i, v) for i, v in rows)}
            return {"seq": self.head, "rows": [[i, v] for i, v in rows if bucket_of(i) == bucket]}

    @staticmethod
    def _row(entity, row_id, version, region, members):
        return {"e": entity, "id": row_id, "v": version} | ({"r": region} if region else {}) | {"d": members}

    def some_rows(self, regions, entity, ids):
        with self.changed:
            here = {i: self._row(e, i, v, r, d) for e, i, v, r, d in self.visible(regions) if e == entity}
            return {"seq": self.head, "rows": [here[i] for i in ids if i in here],
                    "missing": [i for i in ids if i not in here]}

    # --- Snapshots ---

    def ticket(self, regions, entities):
        with self.changed:
            ticket = secrets.token_hex(16)
            self.tickets[ticket] = regions
            counts = {e: sum(1 for row in self.visible(regions) if row[0] == e) for e in entities or ENTITIES}
            return {"id": ticket, "epoch": self.epoch, "start_seq": self.head, "lease_s": self.lease_s,
                    "scope": sorted(regions),
                    "start_cursor": self.cursor(self.head, regions),
                    "parts": [{"entity": e, "rows": n, "bytes": 400 * n} for e, n in counts.items()]}

    def part(self, ticket, entity, after, limit):
        with self.changed:
            if ticket not in self.tickets:
                raise Problem(410, "snapshot_expired")
            rows = sorted((row for row in self.visible(self.tickets[ticket]) if row[0] == entity and row[1] > after),
                          key=lambda row: row[1])
            body = line({"k": "part", "proto": 1, "epoch": self.epoch, "part": entity, "head": self.head, "schema": 1,
                         "now": now_text(), "scope": sorted(self.tickets[ticket])})
            body += b"".join(line({"k": "put"} | self._row(*row)) for row in rows[:limit])
            some = rows[:limit]
            return body + line({"k": "end", "n": len(some), "crc": crc32c(body), "more": len(rows) > limit,
                                "next": some[-1][1] if some else ""})

    # --- Acting ---

    def act(self, asked, actor, regions, may):
        """The outcome of one action; the same action again gives the same outcome."""
        with self.changed:
            known = self.actions.get(asked["id"])
            if known and known[0] != asked:
                return {"id": asked["id"], "status": 422, "outcome": "rejected", "reason": "key_reused",
                        "replay": False}
            if known:
                return known[1] | {"replay": True}
            outcome = {"id": asked["id"], "status": 200, "replay": False} | self._outcome(asked, actor, regions, may)
            self.actions[asked["id"]] = (asked, outcome)
            return outcome

    def _outcome(self, asked, actor, regions, may):
        """In the order of docs/api.md, section Acting."""
        kind, body = asked["kind"], asked.get("body", {})
        version, region, event = self.rows.get(("event", asked["target"]), (0, None, None))
        if datetime.datetime.fromisoformat(asked["valid_until"].replace("Z", "+00:00")) < \
                datetime.datetime.now(datetime.timezone.utc):
            return {"outcome": "expired"}
        faults = [("unknown_kind", kind not in ("acknowledge", "assign", "note")), ("forbidden", not may(kind)),
                  ("unit_missing", kind == "assign" and not body.get("unit")),
                  ("unknown_unit", "unit" in body and ("unit", body["unit"]) not in self.rows),
                  ("text_missing", kind == "note" and not body.get("text")),
                  ("unknown_target", event is None or not sees(regions, region))]
        for reason, holds in faults:
            if holds:
                return {"outcome": "rejected", "reason": reason}
        state = event["st"]
        is_open = state not in ("closed", "cancelled")
        if kind == "acknowledge" and is_open and state != "reported" or \
                kind == "assign" and state in ("assigned", "handling") and event.get("unit") == body["unit"]:
            doers = [note["actor"] for (entity, _), (_, _, note) in self.rows.items()
                     if entity == "note" and note["event"] == asked["target"] and note["kind"] == kind]
            return {"outcome": "noop", "v": version} | ({"at": event[DONE[kind]]} if DONE[kind] in event else {}) | \
                ({"actor": doers[-1]} if doers else {})
        if asked.get("expect_v", version) != version or kind in DONE and not is_open:
            return {"outcome": "conflict", "v": version, "current": event}
        return {"outcome": "applied", "v": self._done(asked, actor, region, event, version)}

    def _done(self, asked, actor, region, event, version):
        kind, body, now = asked["kind"], asked.get("body", {}), now_text()
        note = {"event": asked["target"], "at": now, "kind": kind, "actor": actor, "action": asked["id"]}
        note |= {"text": body["text"]} if body.get("text") else {}
        changes = [("note", asked["id"], region, note, asked["id"])]
        if kind in DONE:
            state = {"st": "accepted"} if kind == "acknowledge" else {"st": "assigned", "unit": body["unit"]}
            changes.insert(0, ("event", asked["target"], region, {"ack": now} | event | state | {DONE[kind]: now},
                               asked["id"]))
        self.write(changes)
        return version + (1 if kind in DONE else 0)
