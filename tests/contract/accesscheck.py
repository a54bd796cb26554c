# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts, walls and tokens as docs/api.md describes them, on a server that asks for them."""

import json

JSON = "application/json"
PASSWORD = "a long password"
EXPORT = {"id": "01a20217-99d2-7e71-8e59-000000000001", "at": "2026-03-01T02:00:00Z", "what": "/queue", "format": "csv",
          "rows": 3, "sha256": "a" * 64}
# Those that ask for a token and were there before there were accounts, with the permission that they want.
READING = [("/v1/sync/changes", "get", ""), ("/v1/sync/rows", "get", "?entity=event&ids=x"),
           ("/v1/sync/digest", "get", ""), ("/v1/sync/snapshots", "post", ""),
           ("/v1/sync/snapshots/{id}/{part}", "get", ""), ("/v1/sync/snapshots/{id}", "delete", ""),
           ("/v1/feeds/{source}/batches", "get", ""), ("/v1/actions/status", "post", ""), ("/v1/actions", "post", ""), ("/v1/ingest/{source}", "post", "")]
WITH_BODY = [("/v1/auth/setup", "post"), ("/v1/auth/token", "post"), ("/v1/auth/revoke", "post"),
             ("/v1/auth/password", "post"), ("/v1/auth/device", "post"), ("/v1/auth/devices", "post"),
             ("/v1/accounts", "post"), ("/v1/accounts/{account}", "patch"), ("/v1/audit/exports", "post")]


class Caller:
    """Calls operations with somebody's token."""

    def __init__(self, contract, token=None):
        self.contract = contract
        self.token = token

    def call(self, path, method, expected, body=None, media=JSON, query="", **parameters):
        headers = {"Content-Type": media} if body is not None else {}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        parameters = {"id": "x", "part": "event", "source": "grid", "account": "nobody"} | parameters
        return self.contract.call(path, method, expected, query, body=body, headers=headers, **parameters)


def set_up(contract, code):
    stranger = Caller(contract)
    wish = {"code": code, "account": "root", "name": "管理员", "password": PASSWORD}
    stranger.call("/v1/auth/setup", "post", 400, wish | {"code": "BBBB-BBBB-BBBB-BBBB"})
    session = stranger.call("/v1/auth/setup", "post", 200, wish)
    stranger.call("/v1/auth/setup", "post", 400, wish | {"account": "again"})
    contract.expect(session and session["account"] == "root" and session["roles"] == ["administrator"],
                    f"unexpected {session}")
    return Caller(contract, session["access_token"])


def person(contract, root, account, roles, regions=()):
    root.call("/v1/accounts", "post", 200, {"account": account, "name": account, "roles": list(roles),
                                            "regions": list(regions), "password": PASSWORD})
    session = Caller(contract).call("/v1/auth/token", "post", 200,
                                    {"grant": "password", "account": account, "password": PASSWORD, "device": "seat"})
    return Caller(contract, session["access_token"]), session


def wall(contract, root):
    stranger = Caller(contract)
    code = stranger.call("/v1/auth/device", "post", 200, {"name": "大屏一"})
    root.call("/v1/auth/devices", "post", 400, {"user_code": "BBBBBBBB", "name": "x", "regions": []})
    approved = root.call("/v1/auth/devices", "post", 200,
                         {"user_code": code["user_code"], "name": "大屏一", "regions": ["330902"]})
    session = stranger.call("/v1/auth/token", "post", 200, {"grant": "device", "device_code": code["device_code"]})
    listed = root.call("/v1/auth/devices", "get", 200)
    contract.expect(listed and listed["devices"] == [approved], f"unexpected {listed}")
    return Caller(contract, session["access_token"]), approved["id"]


def check_refusals(contract, root, leader, device, feed):
    nobody = Caller(contract)
    for path, method, query in READING:
        body = {} if method == "post" else None
        nobody.call(path, method, 401, body, query=query)
        who = leader if path in ("/v1/actions", "/v1/ingest/{source}") else feed
        problem = who.call(path, method, 403, body, query=query)
        contract.expect(problem and problem["permission"], f"{path}: the missing permission is not named")
    for path, method in (("/v1/accounts", "get"), ("/v1/accounts", "post"), ("/v1/accounts/{account}", "patch"),
                         ("/v1/auth/devices", "get"), ("/v1/auth/devices", "post"), ("/v1/auth/devices/{id}", "delete")):
        body = None if method in ("get", "delete") else {}
        nobody.call(path, method, 401, body)
        leader.call(path, method, 403, body)
    nobody.call("/v1/auth/password", "post", 401, {})
    device.call("/v1/auth/password", "post", 403, {})
    nobody.call("/v1/audit/exports", "post", 401, EXPORT)
    Caller(contract, "osa_unknown").call("/metrics", "get", 401)
    leader.call("/metrics", "get", 403)
    for path, method in WITH_BODY:
        root.call(path, method, 413, b" " * (64 * 1024 + 1))
        root.call(path, method, 415, b"x", media="text/plain")
        root.call(path, method, 400, b'{"colour": 1}')
    root.call("/v1/accounts/{account}", "patch", 404, {"name": "x"})
    root.call("/v1/auth/devices/{id}", "delete", 404)


def check_too_many(contract, root):
    """Last, because afterwards nobody gets in."""
    stranger = Caller(contract)
    person(contract, root, "slow", ["leader"])
    for _ in range(10):
        stranger.call("/v1/auth/token", "post", 400, {"grant": "password", "account": "slow", "password": "guess"})
    stranger.call("/v1/auth/token", "post", 429, {"grant": "password", "account": "slow", "password": PASSWORD})
    for _ in range(9):  # and a wall's code was wrong before
        root.call("/v1/auth/password", "post", 400, {"old": "guess", "new": PASSWORD})
    root.call("/v1/auth/password", "post", 429, {"old": PASSWORD, "new": PASSWORD})
    root.call("/v1/auth/devices", "post", 429, {"user_code": "BBBBBBBB", "name": "x", "regions": []})
    for path, body in (("/v1/auth/device", {"name": "x"}),
                       ("/v1/auth/setup", {"code": "x", "account": "y", "name": "z", "password": PASSWORD})):
        while True:
            response, _ = contract.server.send("post", path, json.dumps(body), {"Content-Type": JSON})
            if response.status == 429:
                break
        stranger.call(path, "post", 429, body)


def check_access(contract, code):
    meta = contract.call("/v1/meta", "get", 200)
    contract.expect(meta and meta["accounts"], "the server does not say that it has accounts")
    root = set_up(contract, code)
    leader, session = person(contract, root, "li", ["leader"], ["330902"])
    feed, _ = person(contract, root, "feed", ["feed"])
    device, device_id = wall(contract, root)
    listed = root.call("/v1/accounts", "get", 200)
    contract.expect(listed and [one["account"] for one in listed["accounts"]] == ["feed", "li", "root"],
                    f"unexpected {listed}")
    root.call("/v1/accounts", "post", 409, {"account": "li", "name": "x", "roles": ["leader"], "regions": [],
                                            "password": PASSWORD})
    check_refusals(contract, root, leader, device, feed)
    page = leader.call("/v1/sync/changes", "get", 200)
    contract.expect(page and page[0].get("scope") == ["330902"], "the page does not say what its reader may see")
    ticket = leader.call("/v1/sync/snapshots", "post", 200, {})
    part = leader.call("/v1/sync/snapshots/{id}/{part}", "get", 200, id=ticket["id"], part="event")
    contract.expect(ticket["scope"] == ["330902"] == part[0].get("scope"), "the snapshot does not say its scope")
    leader.call("/v1/sync/snapshots/{id}", "delete", 204, id=ticket["id"])
    root.call("/v1/accounts/{account}", "patch", 200, {"regions": ["3307"]}, account="li")
    problem = leader.call("/v1/sync/changes", "get", 409, query="?cursor=" + page[-1]["next"])
    contract.expect(problem and problem["code"] == "scope_changed" and problem["removed"] == ["330902"]
                    and problem["added"] == ["3307"] and problem["next"], f"unexpected {problem}")
    root.call("/v1/accounts/{account}", "patch", 409, {"disabled": True}, account="root")
    leader.call("/v1/audit/exports", "post", 204, EXPORT)
    leader.call("/v1/audit/exports", "post", 409, EXPORT | {"rows": 4})
    stranger = Caller(contract)
    fresh = stranger.call("/v1/auth/token", "post", 200,
                          {"grant": "refresh", "refresh_token": session["refresh_token"]})
    contract.expect(fresh and fresh["refresh_token"] != session["refresh_token"], "the refresh token stays the same")
    leader.call("/v1/auth/password", "post", 204, {"old": PASSWORD, "new": PASSWORD + "!"})
    stranger.call("/v1/auth/revoke", "post", 204, {"refresh_token": fresh["refresh_token"]})
    problem = leader.call("/v1/sync/changes", "get", 401)
    contract.expect(problem and problem["code"] == "token_revoked", f"unexpected {problem}")
    root.call("/v1/auth/devices/{id}", "delete", 204, id=device_id)
    device.call("/v1/sync/changes", "get", 401)
    check_too_many(contract, root)


def check_second_code(contract, code):
    """Another code makes another administrator, but nobody twice."""
    Caller(contract).call("/v1/auth/setup", "post", 409,
                          {"code": code, "account": "root", "name": "x", "password": PASSWORD})


def check_open(contract):
    """A server without accounts says so."""
    nobody = Caller(contract)
    for path, item in contract.document["paths"].items():
        if path.startswith(("/v1/auth", "/v1/accounts")):
            for method in item.keys() & {"get", "post", "patch", "delete"}:
                problem = nobody.call(path, method, 404, {} if method in ("post", "patch") else None)
                contract.expect(problem and problem["code"] == "no_accounts", f"unexpected {problem}")
    nobody.call("/v1/audit/exports", "post", 204, EXPORT)
