#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the running central server to resources/api/openapi.yaml.

usage: contract.py SERVER_PROGRAM OPENAPI_FILE [POSTGRESQL_CONNECTION_STRING]

Starts the server on loopback with an empty data folder, or on an empty PostgreSQL database, sends the requests below, and checks of every answer that its
status, media type and members are what the document says; that every operation and every status of the document was
met; that every request that should be valid fits the document's schemas; and that nothing else answers.
"""
import datetime
import http.client
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse

import yaml

from accesscheck import check_access, check_open, check_second_code
from livecheck import check_live
from schema import Mismatch, Schemas

METHODS = ["get", "post", "put", "delete", "patch", "options"]
# Cannot be brought about from outside without breaking the machine; tests/ha and the unit tests look after them.
NOT_PROVOKED = {"503", "507"}
EVENT = {"entity": "event", "sid": "c1", "cat": "0102", "st": "reported", "pri": "normal", "reg": "330902",
         "title": "暴露垃圾", "at": "2026-03-01T02:00:00Z"}
UNIT = {"entity": "unit", "sid": "u1", "name": "定海大队", "kind": "zonghe", "reg": "330902"}
JSON = {"Content-Type": "application/json"}


def action(number, kind, target, body=None, **more):
    now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")
    return {"id": f"01a20217-99d2-7e71-8e59-{number:012d}", "kind": kind, "target": target, "body": body or {},
            "created": now, "valid_until": "2999-03-01T02:00:00Z"} | more


class Server:
    def __init__(self, program, folder, database=None, arguments=("--open",)):
        place = ["--database", database] if database else ["--data", folder]
        self.process = subprocess.Popen([program, *place, *arguments, "--port", "0"], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        match = re.fullmatch(r"listening on http://127\.0\.0\.1:(\d+)\n", line)
        if not match:
            raise SystemExit(f"the server did not start: {line!r}")
        self.port = int(match[1])

    def setup_code(self):
        """What a server with accounts says after it has started."""
        match = re.fullmatch(r"set-up code for the first administrator, works once: (\S+)\n",
                             self.process.stdout.readline())
        if not match:
            raise SystemExit("the server did not print a set-up code")
        return match[1]

    def send(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method.upper(), path, body, headers or {})
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response, content

    def stop(self):
        self.process.terminate()
        return self.process.wait(30)


class Contract:
    def __init__(self, server, document):
        self.server = server
        self.document = document
        self.schemas = Schemas(document)
        self.met = set()
        self.faults = []

    def call(self, path, method, expected, query="", body=None, headers=None, **parameters):
        """Sends a request of an operation and checks the answer. Returns the decoded body."""
        address = re.sub(r"\{(\w+)\}", lambda part: parameters[part[1]], path) + query
        text = body if isinstance(body, (str, bytes, type(None))) else json.dumps(body, ensure_ascii=False)
        response, content = self.server.send(method, address, text.encode() if isinstance(text, str) else text,
                                             headers or (JSON if text else {}))
        place = f"{method.upper()} {address[:80]} → {response.status}"
        self.met.add((path, method, str(response.status)))
        try:
            if response.status != expected:
                raise Mismatch(f"expected {expected}: {content[:300]!r}")
            operation = self.document["paths"][path][method]
            if response.status == 200 and isinstance(body, dict):
                self.schemas.check(body, operation["requestBody"]["content"]["application/json"]["schema"], "request")
            return self.check_answer(operation, response, content)
        except Mismatch as fault:
            self.faults.append(f"{place}: {fault}")
            return None

    def check_answer(self, operation, response, content):
        documented = operation["responses"].get(str(response.status))
        if documented is None:
            raise Mismatch("the document does not have this status")
        documented = self.schemas.resolved(documented)
        for name, header in documented.get("headers", {}).items():
            value = response.getheader(name)
            if value is None:
                raise Mismatch(f"header {name} is missing")
            self.schemas.check(value, header["schema"], name)
        if response.status in (429, 503) and not re.fullmatch("[1-9][0-9]*", response.getheader("Retry-After") or ""):
            raise Mismatch("Retry-After does not say after how many seconds to ask again")
        cache = response.getheader("Cache-Control")
        if cache != ("private, max-age=60" if operation["operationId"] == "meta" else "no-store"):
            raise Mismatch(f"Cache-Control is {cache}")
        if "content" not in documented:
            if content:
                raise Mismatch("has a body, the document has none")
            return None
        media = response.getheader("Content-Type")
        if media not in documented["content"]:
            raise Mismatch(f"media type {media} is not in the document")
        schema = documented["content"][media]["schema"]
        if media == "application/x-ndjson":
            lines = [json.loads(line) for line in content.decode().splitlines()]
            for number, line in enumerate(lines):
                self.schemas.check(line, schema, f"line {number}")
            return lines
        if media.startswith("text/plain"):
            return content.decode()
        value = json.loads(content)
        self.schemas.check(value, schema)
        if media == "application/problem+json" and value["status"] != response.status:
            raise Mismatch("member status differs from the status")
        return value

    def expect(self, condition, text):
        if not condition:
            self.faults.append(text)

    def check_nothing_else(self):
        """Other methods and other paths answer nothing but 405 and 404."""
        for path, item in self.document["paths"].items():
            address = re.sub(r"\{\w+\}", "x", path)
            documented = {method for method in METHODS if method in item}
            for method in METHODS:
                if method in documented:
                    continue
                response, content = self.server.send(method, address)
                self.check_refusal(f"{method.upper()} {address}", response, content, 405)
                allowed = set((response.getheader("Allow") or "").lower().replace(" ", "").split(","))
                self.expect(allowed == documented, f"{method.upper()} {address}: Allow is {allowed}")
            for other in (address + "/", address + "/more/and/more", address.upper(), "/v2" + address):
                response, content = self.server.send("get", other)
                self.check_refusal(f"GET {other}", response, content, 404)
        for other in ("/", "/v1", "/v1/", "/favicon.ico", "/v1/sync", "/v1/ingest", "/v1/auth", "/v1/snapshots"):
            response, content = self.server.send("get", other)
            self.check_refusal(f"GET {other}", response, content, 404)

    def check_refusal(self, place, response, content, status):
        try:
            if response.status != status or response.getheader("Content-Type") != "application/problem+json":
                raise Mismatch(f"{response.status} {response.getheader('Content-Type')}, expected a {status} problem")
            self.schemas.check(json.loads(content), {"$ref": "#/components/schemas/Problem"})
        except Mismatch as fault:
            self.faults.append(f"{place}: {fault}")

    def check_all_met(self):
        for path, item in self.document["paths"].items():
            for method in METHODS:
                for status in item.get(method, {}).get("responses", {}):
                    if status not in NOT_PROVOKED and (path, method, status) not in self.met:
                        self.faults.append(f"{method.upper()} {path} {status}: in the document, but not met")


def call_reading(contract):
    contract.call("/healthz", "get", 200)
    contract.call("/readyz", "get", 200)
    meta = contract.call("/v1/meta", "get", 200)
    response, _ = contract.server.send("get", "/v1/meta")
    contract.call("/v1/meta", "get", 304, headers={"If-None-Match": response.getheader("ETag")})
    contract.expect(meta and meta["tenant"]["region"] == "330900", "the tenant is not the one that comes with the program")
    page = contract.call("/v1/sync/changes", "get", 200, "?limit=10")
    contract.expect(page and page[0].get("split"), "a page of 10 of the set-up transaction is not marked split")
    contract.call("/v1/sync/changes", "get", 200, "?limit=5000&max_bytes=8388608&wait=0&cursor=" + page[-1]["next"])
    for query in ("?limit=5001", "?limit=x", "?max_bytes=1023", "?wait=26", "?cursor=x"):
        contract.call("/v1/sync/changes", "get", 400, query)


def call_writing(contract):
    batch = {"origin": "import", "as_of": "2026-03-01T12:00:00Z", "every": 600,
             "rows": [UNIT, EVENT | {"unit": "u1"}, EVENT | {"sid": "c2", "cat": "nothing"}]}
    ingest = "/v1/ingest/{source}"
    answer = contract.call(ingest, "post", 200, body=batch, source="grid")
    contract.expect(answer and [row["outcome"] for row in answer["rows"]] == ["created", "created", "rejected"],
                    f"unexpected outcomes {answer}")
    answer = contract.call(ingest, "post", 200, body=batch, source="grid")
    contract.expect(answer and answer["unchanged"] == 2, "a second run changes something")
    contract.call(ingest, "post", 400, body="{", source="grid")
    contract.call(ingest, "post", 400, body={"rows": [], "colour": 1}, source="grid")
    contract.call(ingest, "post", 400, body={"rows": []}, source="s" * 65)
    contract.call(ingest, "post", 413, body={"rows": [1] * 5001}, source="grid")
    contract.call(ingest, "post", 413, body=b" " * (8 * 1024 * 1024 + 1), source="grid")
    contract.call(ingest, "post", 415, body="sid\n1", headers={"Content-Type": "text/csv"}, source="grid")
    event = answer["rows"][1]["id"]
    actions = [action(1, "acknowledge", event, expect_v=1), action(2, "acknowledge", event),
               action(3, "note", event, {"text": "已联系"}, expect_v=1), action(4, "assign", event, {"unit": "grid:u1"}),
               action(5, "note", event), action(6, "close", event),
               action(7, "note", event, {"text": "晚了"}, valid_until="2026-03-01T02:00:01Z")]
    answer = contract.call("/v1/actions", "post", 200, body={"actions": actions})
    words = [item["outcome"] for item in answer["outcomes"]] if answer else []
    contract.expect(words == ["applied", "noop", "conflict", "applied", "rejected", "rejected", "expired"],
                    f"unexpected outcomes {words}")
    again = contract.call("/v1/actions", "post", 200,
                          body={"actions": [actions[0], action(4, "assign", event, {"unit": "u"})]})
    contract.expect(again and again["outcomes"][0]["replay"] and again["outcomes"][1]["status"] == 422,
                    f"unexpected outcomes {again}")
    contract.call("/v1/actions", "post", 400, body={"actions": [action(8, "note", event, id="1")]})
    contract.call("/v1/actions", "post", 413, body={"actions": [{}] * 51})
    contract.call("/v1/actions", "post", 415, body="x", headers={"Content-Type": "text/plain"})
    states = contract.call("/v1/actions/status", "post", 200, body={"ids": [actions[0]["id"], action(99, "note", "x")["id"]]})
    contract.expect(states and [state["known"] for state in states["actions"]] == [True, False], f"unexpected {states}")
    contract.call("/v1/actions/status", "post", 400, body={"ids": ["x"]})
    contract.call("/v1/actions/status", "post", 413, body={"ids": ["x"] * 201})
    contract.call("/v1/actions/status", "post", 415, body="x", headers={"Content-Type": "text/plain"})
    rows = contract.call("/v1/sync/rows", "get", 200, f"?entity=event&ids={event}&ids=nothing")
    contract.expect(rows and len(rows["rows"]) == 1 and rows["missing"] == ["nothing"], f"unexpected {rows}")
    contract.call("/v1/sync/rows", "get", 400, "?entity=event")
    sent = contract.call("/v1/feeds/{source}/batches", "get", 200, source="grid")
    contract.expect(sent and sent["batches"] and sent["batches"][-1]["created"] == 2
                    and sent["batches"][-1]["rejected"] == 1, f"unexpected {sent}")
    contract.call("/v1/feeds/{source}/batches", "get", 400, source="s" * 65)
    figures = contract.call("/metrics", "get", 200)
    contract.expect(figures and "onescreen_log_head " in figures, "the metrics lack the head of the log")
    page = contract.call("/v1/sync/changes", "get", 200, "?limit=5000")
    caused = [line for line in page or [] if line.get("a") == actions[0]["id"]]
    contract.expect({line["e"] for line in caused} == {"event", "note"}, "the action's entries do not carry its id")


def call_copies(contract):
    """Snapshots and digests: the parts have the rows of the log, and the sums are those of the parts."""
    part = "/v1/sync/snapshots/{id}/{part}"
    ticket = contract.call("/v1/sync/snapshots", "post", 200, body={"reason": "contract"})
    rows = {}
    for each in ticket["parts"] if ticket else []:
        after, more = "", True
        while more:
            lines = contract.call(part, "get", 200, f"?limit=50&after={urllib.parse.quote(after)}", id=ticket["id"],
                                  part=each["entity"])
            if not lines:
                break
            rows |= {(line["e"], line["id"]): line["v"] for line in lines[1:-1]}
            more, after = lines[-1]["more"], lines[-1]["next"]
            contract.expect(lines[-1]["n"] == len(lines) - 2, "n of a part is not its number of rows")
    page = contract.call("/v1/sync/changes", "get", 200, "?limit=5000&max_bytes=8388608&digest=1")
    latest = {(line["e"], line["id"]): line["v"] for line in (page or [])[1:-1]}
    contract.expect(rows == latest, "the parts do not have the rows of the log")
    sums = contract.call("/v1/sync/digest", "get", 200)
    contract.expect(sums and page and page[0].get("digest") == sums["digests"], "the page has other sums")
    for name, (total, count) in (sums or {"digests": {}})["digests"].items():
        entity, _, region = name.partition("/")
        key = f"?entity={entity}&region={region or 0}"
        buckets = contract.call("/v1/sync/digest", "get", 200, key)["buckets"]
        found = [row for bucket in buckets
                 for row in contract.call("/v1/sync/digest", "get", 200, f"{key}&bucket={bucket}")["rows"]]
        contract.expect(len(found) == count and all(rows.get((entity, one)) == v for one, v in found)
                        and sum(row_hash(one, v) for one, v in found) % 2**64 == int(total, 16),
                        f"the rows of {name} do not have its sum")
    if ticket:
        contract.call(part, "get", 400, "?limit=0", id=ticket["id"], part="event")
        contract.call(part, "get", 404, id=ticket["id"], part="nothing")
        contract.call("/v1/sync/snapshots/{id}", "delete", 204, id=ticket["id"])
        contract.call(part, "get", 410, id=ticket["id"], part="event")
    contract.call("/v1/sync/digest", "get", 400, "?bucket=00")
    contract.call("/v1/sync/snapshots", "post", 400, body={"entities": []})
    contract.call("/v1/sync/snapshots", "post", 413, body=b" " * (1024 * 1024 + 1))
    contract.call("/v1/sync/snapshots", "post", 415, body="x", headers={"Content-Type": "text/plain"})
    held = [contract.call("/v1/sync/snapshots", "post", 200, body={}) for _ in range(8)]
    contract.call("/v1/sync/snapshots", "post", 429, body={})
    for each in filter(None, held):
        contract.call("/v1/sync/snapshots/{id}", "delete", 204, id=each["id"])


def row_hash(row_id, version):
    """hash64 of docs/api.md, written from that page alone."""
    word = 0xcbf29ce484222325
    for byte in f"{row_id}|{version}".encode():
        word = (word ^ byte) * 0x100000001b3 % 2**64
    word = (word ^ word >> 33) * 0xff51afd7ed558ccd % 2**64
    word = (word ^ word >> 33) * 0xc4ceb9fe1a85ec53 % 2**64
    return word ^ word >> 33


def call_other_history(contract, program):
    with tempfile.TemporaryDirectory() as folder:
        other = Server(program, folder)
        _, content = other.send("get", "/v1/sync/changes?limit=5000")
        other.stop()
    cursor = json.loads(content.splitlines()[-1])["next"]
    problem = contract.call("/v1/sync/changes", "get", 409, "?cursor=" + cursor)
    contract.expect(problem and problem["code"] == "epoch_changed", f"unexpected {problem}")


def call_expired(contract, program):
    """A server that keeps little of its log; a file database is enough."""
    with tempfile.TemporaryDirectory() as folder:
        kept = pathlib.Path(folder) / "retention.json"
        kept.write_text('{"format": "onescreen-log-retention", "version": 1, "entries": 1000}', encoding="utf-8")
        data = pathlib.Path(folder) / "data"
        for rows in (1500, 0):  # it removes when it starts
            server = Server(program, data, arguments=("--open", "--retention", str(kept)))
            try:
                if rows:
                    body = json.dumps({"origin": "import",
                                       "rows": [EVENT | {"sid": str(at)} for at in range(rows)]}).encode()
                    response, content = server.send("post", "/v1/ingest/grid", body, JSON)
                    contract.expect(response.status == 200 and json.loads(content)["created"] == rows, content[:300])
                    continue
                other = Contract(server, contract.document)
                until = time.monotonic() + 30
                while "removed_total 0" in other.call("/metrics", "get", 200) and time.monotonic() < until:
                    pass
                problem = other.call("/v1/sync/changes", "get", 410)
                other.expect(problem and problem["code"] == "cursor_expired", f"unexpected {problem}")
                ticket = other.call("/v1/sync/snapshots", "post", 200, body={})
                other.call("/v1/sync/changes", "get", 200, "?cursor=" + ticket["start_cursor"])
                contract.met |= other.met
                contract.faults += other.faults
            finally:
                server.stop()


def call_not_built(contract):
    for path, item in contract.document["paths"].items():
        for method in METHODS:
            if "501" in item.get(method, {}).get("responses", {}):
                contract.call(path, method, 501, id="x", part="y")


def call_with_accounts(contract, program):
    """The same with a server that has accounts; a file database is enough."""
    with tempfile.TemporaryDirectory() as folder:
        for arguments, check in (((), check_access), (("--setup-code",), check_second_code)):
            server = Server(program, folder, arguments=arguments)
            try:
                other = Contract(server, contract.document)
                check(other, server.setup_code())
            finally:
                code = server.stop()
            other.expect(code == 0, f"the server with accounts ended with {code} on SIGTERM")
            contract.met |= other.met
            contract.faults += other.faults
        audit = subprocess.run([program, "--data", folder, "--verify-audit"], capture_output=True, text=True, check=False)
        contract.expect(audit.returncode == 0 and audit.stdout.startswith("the audit is as it was written"),
                        f"the audit: {audit.stdout}{audit.stderr}")


def main():
    program, openapi = sys.argv[1:3]
    database = sys.argv[3] if len(sys.argv) > 3 else None
    document = yaml.safe_load(pathlib.Path(openapi).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        server = Server(program, folder, database)
        try:
            contract = Contract(server, document)
            call_reading(contract)
            call_writing(contract)
            call_copies(contract)
            check_live(contract, server.port)
            call_other_history(contract, program)
            call_expired(contract, program)
            check_open(contract)
            call_with_accounts(contract, program)
            call_not_built(contract)
            contract.check_nothing_else()
            contract.check_all_met()
        finally:
            code = server.stop()
        contract.expect(code == 0, f"the server ended with {code} on SIGTERM")
    for fault in contract.faults:
        print(fault, file=sys.stderr)
    print(f"{len(contract.met)} kinds of answers checked, {len(contract.faults)} faults")
    return 1 if contract.faults else 0


if __name__ == "__main__":
    sys.exit(main())
