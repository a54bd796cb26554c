#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of the central API, written from resources/api/openapi.yaml and docs/api.md alone, all of it in memory.

The standard library is enough. It is an example for a server of your own; the shipped clients are tried against it.
"""

import argparse
import gzip
import json
import secrets
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from independentlog import ENTITIES, Log, Problem, now_text
from independentwire import WebSocket

PERMISSIONS = {"device": ["read"], "dispatcher": ["read", "ack", "assign", "note", "export"],
               "administrator": ["read", "accounts", "ingest", "metrics"]}
NEEDED = {"acknowledge": "ack", "assign": "assign", "note": "note"}
PUSHED_OPERATIONS = 500


class Accounts:
    """Who may sign in; tokens are random and kept here. Passwords are kept as they are: this is an example."""

    def __init__(self):
        self.people = {}       # account: {"name", "password", "roles", "regions"}
        self.access = {}       # access token: (account, good until on the monotonic clock)
        self.refreshes = {}    # refresh token: account
        self.requests = {}     # device code: {"user_code", "account" once it was approved}
        self.expires_s = 600

    def add(self, account, name, password, roles, regions=()):
        self.people[account] = {"name": name, "password": password, "roles": list(roles), "regions": list(regions)}

    def permissions(self, account):
        return sorted({word for role in self.people[account]["roles"] for word in PERMISSIONS.get(role, ["read"])})

    def token(self, asked):
        if asked.get("grant") == "password":
            person = self.people.get(asked["account"])
            if person and person["password"] == asked["password"]:
                return self.session(asked["account"])
        elif asked.get("grant") == "refresh":
            account = self.refreshes.pop(asked["refresh_token"], None)
            if account in self.people:
                return self.session(account)
        elif asked.get("grant") == "device":
            request = self.requests.get(asked["device_code"])
            if request and not request["account"]:
                raise Problem(400, "authorization_pending")
            if request:
                del self.requests[asked["device_code"]]
                return self.session(request["account"])
            raise Problem(400, "expired_code")
        raise Problem(400, "bad_grant")

    def session(self, account):
        access, refresh = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self.access[access] = (account, time.monotonic() + self.expires_s)
        self.refreshes[refresh] = account
        person = self.people[account]
        return {"access_token": access, "expires_in": self.expires_s, "refresh_token": refresh, "account": account,
                "name": person["name"], "roles": person["roles"], "permissions": self.permissions(account),
                "regions": person["regions"], "server_time": now_text()}

    def device(self, name):
        signs = "BCDFGHJKLMNPQRSTVWXZ23456789"
        code, user_code = secrets.token_urlsafe(24), "".join(secrets.choice(signs) for _ in range(8))
        self.requests[code] = {"user_code": user_code, "name": name, "account": None}
        return {"device_code": code, "user_code": user_code, "interval": 1, "expires_in": 600}

    def approve(self, asked):
        wanted = "".join(sign for sign in asked["user_code"].upper() if sign.isalnum())
        for request in self.requests.values():
            if request["user_code"] == wanted:
                row_id = secrets.token_hex(8)
                request["account"] = "device:" + row_id
                self.add(request["account"], asked["name"], None, ["device"], asked["regions"])
                return {"id": row_id, "name": asked["name"], "regions": asked["regions"], "created": now_text()}
        raise Problem(404, "not_found")

    def who(self, token):
        if not token:
            raise Problem(401, "token_missing")
        account, until = self.access.get(token, (None, 0))
        if account not in self.people:
            raise Problem(401, "token_revoked")
        if time.monotonic() > until:
            raise Problem(401, "token_expired")
        return account


class Server:
    def __init__(self, accounts=None, port=0):
        self.log, self.accounts = Log(), accounts
        self.heartbeat_s = 15
        self.exports = {}
        self.batches = {}
        self.pushed = []                     # what went over live channels: "page", "hint", "hb"
        self.asked = []                      # (method, path, status) of every request, for whoever watches
        self.trouble = lambda method, path: None  # a Problem to answer with instead, for trying clients
        self.spoil = lambda page: page       # what to do to a page on its way
        self._stop = False
        handler = type("Handler", (Handler,), {"server_state": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)
        self.url = f"http://127.0.0.1:{self._http.server_port}"

    def start(self):
        self._thread.start()
        return self

    def stop(self):
        self._stop = True
        with self.log.changed:
            self.log.changed.notify_all()
        self._http.shutdown()
        self._http.server_close()

    @property
    def stopping(self):
        return self._stop

    def meta(self):
        return {"epoch": self.log.epoch, "head_seq": self.log.head, "schema": 1, "entities": ENTITIES,
                "limits": {"page_operations": 5000, "page_bytes": 8388608, "ingest_rows": 5000,
                           "ingest_bytes": 8388608, "actions": 50, "action_key_days": 90},
                "server_time": now_text(), "min_client": "0.1.0", "accounts": self.accounts is not None,
                "tenant": {"id": "independent", "name": "Independent", "region": "330900", "pack": "zhejiang",
                           "demo": False}}

    def ingest(self, source, batch):
        """Rows as they are given: this server knows no dictionaries."""
        counts, outcomes, changes = {"created": 0, "updated": 0, "unchanged": 0, "rejected": 0}, [], []
        with self.log.changed:
            for row in batch["rows"]:
                entity, sid = row["entity"], row["sid"]
                members = {k: v for k, v in row.items() if k not in ("entity", "sid")}
                row_id = sid if entity == "region" else f"{source}:{sid}"
                if entity == "event":
                    members |= {"src": members.get("src", source), "sid": sid,
                                "origin": members.get("origin", batch.get("origin", "live"))}
                before = self.log.rows.get((entity, row_id))
                outcome = "unchanged" if before and before[2] == members else "updated" if before else "created"
                counts[outcome] += 1
                outcomes.append({"sid": sid, "outcome": outcome, "id": row_id})
                if outcome != "unchanged":
                    changes.append((entity, row_id, members.get("reg") if entity != "region" else None, members, None))
            if changes:
                feed = {"origin": batch.get("origin", "live"), "as_of": batch.get("as_of", now_text()),
                        "rows": len(changes)}
                self.log.write(changes + [("feed", source, None, feed, None)])
            self.batches.setdefault(source, []).insert(0, {"arrived": now_text()} | counts)
            return {"source": source, "head_seq": self.log.head, "rows": outcomes} | counts


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_state = None

    def log_message(self, *_):
        pass

    def do_GET(self):
        try:
            self._answer()
        except ConnectionError:  # whoever asked has gone
            self.close_connection = True

    do_POST = do_PATCH = do_DELETE = do_HEAD = do_GET

    def _answer(self):
        state = self.server_state
        path, _, query = self.path.partition("?")
        self._query = urllib.parse.parse_qs(query)
        size = int(self.headers.get("Content-Length", 0))
        self._body = self.rfile.read(size)
        try:
            trouble = state.trouble(self.command, path)
            if trouble:
                raise trouble
            if path == "/v1/live" and "websocket" in self.headers.get("Upgrade", "").lower():
                state.asked.append((self.command, path, 101))
                return self._live()
            answer = self._route(self.command.replace("HEAD", "GET"), path)
            if isinstance(answer, bytes):
                self._send(200, "application/x-ndjson", answer)
            elif answer is None:
                self._send(204, None, b"")
            else:
                self._send(200, "application/json", json.dumps(answer, ensure_ascii=False).encode())
        except Problem as problem:
            self._refuse(problem)
        except (KeyError, ValueError) as error:
            self._refuse(Problem(400, "bad_request", str(error)))

    def _refuse(self, problem):
        members = {"type": "about:blank", "title": problem.code, "status": problem.status, "code": problem.code,
                   "detail": problem.detail} | problem.members
        headers = dict(problem.headers)
        if problem.status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        if problem.status in (429, 503):
            headers.setdefault("Retry-After", "1")
        self._send(problem.status, "application/problem+json", json.dumps(members).encode(), headers)

    def _send(self, status, kind, body, headers=None):
        self.server_state.asked.append((self.command, self.path.partition("?")[0], status))
        if len(body) > 1000 and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 1)
            headers = {"Content-Encoding": "gzip"} | (headers or {})
        self.send_response(status)
        for name, value in {"Cache-Control": "no-store", **(headers or {})}.items():
            self.send_header(name, value)
        if self.path.startswith("/v1/meta"):
            self.send_header("ETag", f'"{self.server_state.log.epoch}-{self.server_state.log.head}"')
        if kind:
            self.send_header("Content-Type", kind)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _one(self, name, otherwise=""):
        return self._query.get(name, [otherwise])[0]

    def _reader(self, permission="read"):
        """(account, regions, permissions) of who asks."""
        accounts = self.server_state.accounts
        if accounts is None:
            return "operator", [], None
        kind, _, token = self.headers.get("Authorization", "").partition(" ")
        account = accounts.who(token if kind == "Bearer" else "")
        permissions = accounts.permissions(account)
        if permission not in permissions:
            raise Problem(403, "forbidden", permission=permission)
        return account, accounts.people[account]["regions"], permissions

    def _route(self, method, path):
        state, steps = self.server_state, path.strip("/").split("/")
        if (method, path) == ("GET", "/v1/meta"):
            return state.meta()
        if path in ("/healthz", "/readyz"):
            return {"status": "ok"}
        if steps[:2] in (["v1", "auth"], ["v1", "accounts"]):
            return self._accounts(method, steps[1:])
        if steps[:2] == ["v1", "sync"]:
            return self._sync(method, steps[2:])
        if steps[:2] == ["v1", "actions"] and method == "POST":
            return self._act(steps[2:])
        if (method, path) == ("POST", "/v1/audit/exports"):
            self._reader()
            report = json.loads(self._body)
            if state.exports.setdefault(report["id"], report) != report:
                raise Problem(409, "key_reused")
            return None
        if steps[:2] == ["v1", "ingest"] and method == "POST" and len(steps) == 3:
            self._reader("ingest")
            return state.ingest(urllib.parse.unquote(steps[2]), json.loads(self._body))
        if steps[:2] == ["v1", "feeds"] and steps[3:] == ["batches"]:
            self._reader()
            source = urllib.parse.unquote(steps[2])
            return {"source": source, "batches": state.batches.get(source, [])[:200]}
        if path == "/v1/live":
            raise Problem(400, "websocket_required")
        raise Problem(404, "not_found")

    def _accounts(self, method, steps):
        accounts = self.server_state.accounts
        if accounts is None:
            raise Problem(404, "no_accounts")
        asked = json.loads(self._body) if self._body else {}
        if (method, steps) == ("POST", ["auth", "token"]):
            return accounts.token(asked)
        if (method, steps) == ("POST", ["auth", "revoke"]):
            accounts.refreshes.pop(asked["refresh_token"], None)
            return None
        if (method, steps) == ("POST", ["auth", "device"]):
            return accounts.device(asked["name"])
        if (method, steps) == ("POST", ["auth", "devices"]):
            self._reader("accounts")
            return accounts.approve(asked)
        raise Problem(404, "not_found")

    def _sync(self, method, steps):
        log = self.server_state.log
        _, regions, _ = self._reader()
        if (method, steps) == ("GET", ["changes"]):
            return self.server_state.spoil(self._changes(log, regions))
        if (method, steps) == ("GET", ["rows"]):
            return log.some_rows(regions, self._query["entity"][0], self._query["ids"])
        if (method, steps) == ("GET", ["digest"]):
            return log.digest(regions, self._one("entity"), self._one("region", "0"), self._one("bucket"))
        if (method, steps) == ("POST", ["snapshots"]):
            return log.ticket(regions, json.loads(self._body or b"{}").get("entities"))
        if method == "GET" and len(steps) == 3 and steps[0] == "snapshots":
            return log.part(steps[1], steps[2], self._one("after"), int(self._one("limit", "5000")))
        if method == "DELETE" and len(steps) == 2 and steps[0] == "snapshots":
            log.tickets.pop(steps[1], None)
            return None
        raise Problem(404, "not_found")

    def _changes(self, log, regions):
        cursor, limit = self._one("cursor"), int(self._one("limit", "1000"))
        digest, wait = self._one("digest", "0") == "1", int(self._one("wait", "0"))
        if not 1 <= limit <= 5000:
            raise Problem(400, "bad_request", field="limit")
        with log.changed:
            epoch = log.epoch
            if wait and log.place(cursor, regions) == log.head:
                log.changed.wait_for(lambda: self.server_state.stopping or log.epoch != epoch or
                                     log.place(cursor, regions) < log.head, wait)
            page, count = log.page(cursor, regions, limit, digest and not wait)
            return page if count or not (digest and wait) else log.page(cursor, regions, limit, True)[0]

    def _act(self, steps):
        state = self.server_state
        account, regions, permissions = self._reader()
        asked = json.loads(self._body)
        if steps == ["status"]:
            answers = []
            for row_id in asked["ids"]:
                known = state.log.actions.get(row_id)
                outcome = {k: v for k, v in known[1].items() if k not in ("id", "status", "replay")} if known else {}
                answers.append({"id": row_id, "known": known is not None} | outcome)
            return {"actions": answers}
        if len(asked["actions"]) > 50:
            raise Problem(413, "too_many")
        
        def may(kind):
            return permissions is None or NEEDED.get(kind) in permissions

        outcomes = [state.log.act(action, account, regions, may) for action in asked["actions"]]
        return {"outcomes": outcomes, "head_seq": state.log.head}

    # --- Live ---

    def _live(self):
        self.close_connection = True
        self.send_response_only(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", WebSocket.accept_key(self.headers["Sec-WebSocket-Key"]))
        self.end_headers()
        self.wfile.flush()
        channel = WebSocket(self.connection)
        try:
            hello = json.loads(channel.receive(5) or "null")
            if not isinstance(hello, dict) or hello.get("k") != "hello" or hello.get("proto") != 1:
                return self._bye(channel, "proto")
            self._push(channel, hello)
        except (ConnectionError, TimeoutError, OSError):
            pass
        finally:
            channel.abort()

    @staticmethod
    def _bye(channel, code):
        channel.send(json.dumps({"k": "bye", "code": code, "retry_ms": [100, 500]}))
        channel.close()

    def _push(self, channel, hello):
        state, log = self.server_state, self.server_state.log
        token, cursor, welcomed, heard = hello.get("token", ""), hello.get("cursor", ""), False, time.monotonic()
        while True:
            said = channel.receive(0.02) if welcomed else None
            if isinstance(said, str) and json.loads(said).get("k") == "auth":
                token = json.loads(said)["token"]
            try:
                account = state.accounts.who(token) if state.accounts else None
            except Problem:
                return self._bye(channel, "auth")
            regions = state.accounts.people[account]["regions"] if account else []
            if state.stopping:
                return self._bye(channel, "drain")
            with log.changed:
                try:
                    place = log.place(cursor, regions)
                    page, count = log.page(cursor, regions, PUSHED_OPERATIONS)
                except Problem as problem:
                    return self._bye(channel, "scope" if problem.code == "scope_changed" else "epoch")
                head, epoch, sums = log.head, log.epoch, log.sums(regions)
            if not welcomed:
                channel.send(json.dumps({"k": "welcome", "hb": self.server_state.heartbeat_s, "head": head}))
                welcomed = True
            if place < head:
                end, begin = json.loads(page.splitlines()[-1]), json.loads(page.splitlines()[0])
                if end["more"] or begin.get("split"):
                    state.pushed.append("hint")
                    channel.send(json.dumps({"k": "hint", "to": head}))
                    cursor = log.cursor(head, regions) if log.epoch == epoch else ""
                else:
                    state.pushed.append("page")
                    channel.send(page)
                    cursor = end["next"]
                heard = time.monotonic()
            elif time.monotonic() - heard >= state.heartbeat_s:
                state.pushed.append("hb")
                channel.send(json.dumps({"k": "hb", "to": head, "now": now_text(), "digest": sums}))
                heard = time.monotonic()


def main():
    parser = argparse.ArgumentParser(description="An example of a central API, in memory, on loopback")
    parser.add_argument("--port", type=int, default=8080)
    server = Server(port=parser.parse_args().port).start()
    print("listening on", server.url, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
