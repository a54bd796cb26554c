#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract is enough: a client written from it alone works with onescreen-central, and onescreen-cli with a server
written from it alone. Each must end with the rows of its other side.

usage: independent_test.py SERVER_PROGRAM COMMAND_LINE_PROGRAM OPENAPI_FILE [CLASS…]
"""
import json
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import unittest.mock

import yaml

import independentclient
from independentaccess import Connection, Refused
from independentclient import Client, time_text, uuid7
from independentcopy import Copy
from independentlog import ENTITIES, Log, Problem
from independentserver import Accounts, Server
from independentwire import sums_of
from schema import Schemas

PROGRAM, COMMAND, CONTRACT = sys.argv[1:4]
PASSWORD = "correct horse battery"
TOWNS = ["330902009", "330903001", "330921100"]


def until(condition, what, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError("in vain: " + what)
        time.sleep(0.02)


def event(number, region=TOWNS[0], **more):
    return {"cat": "0101", "st": "reported", "pri": "normal", "origin": "live", "reg": region,
            "title": f"事件 {number}", "at": "2026-11-20T02:00:00.000Z"} | more


class Case(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def client(self, url, name="copy", **options):
        copy = Copy(self.folder / name)
        self.addCleanup(copy.close)
        return Client(Connection(url, **options), copy)

    def command(self, *arguments, typed=None, code=0):
        done = subprocess.run([COMMAND, *map(str, arguments)], input=typed, capture_output=True, text=True, timeout=60,
                              check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def cache_sums(self, name="cache"):
        """What the cache of the shipped client has, as the sums of the contract."""
        path = self.folder / name / "cache.db"
        if not path.exists():
            return {}
        cache = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            rows = cache.execute("SELECT entity, region, n, total FROM digest WHERE n > 0").fetchall()
        except sqlite3.OperationalError:  # it is being made
            rows = []
        finally:
            cache.close()
        return {ENTITIES[e] + (f"/{r}" if r else ""): [f"{total % (1 << 64):016x}", n] for e, r, n, total in rows}


class ClientOfTheContract(Case):
    """… at the shipped server."""

    port = 0

    def serve(self, *arguments):
        process = subprocess.Popen([PROGRAM, "--data", self.folder / "data", "--port", str(self.port), *arguments],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        url = process.stdout.readline().split()[-1]
        self.port = int(url.rsplit(":", 1)[1])
        return process, url

    @staticmethod
    def bring(connection, numbers, **more):
        rows = [{"entity": "event", "sid": f"s{n}"} | event(n, TOWNS[n % 3]) | more for n in numbers]
        return connection.json("POST", "/v1/ingest/grid", body={"rows": rows})["head_seq"]

    def assert_in_step(self, client, *sign_in):
        client.pull_all(digest=1)
        state = client.copy.working()[1]
        answer = client.connection.json("GET", "/v1/sync/digest")
        self.assertEqual(answer["seq"], state["seq"])
        mine = sums_of((name, row_id, v) for name, _, row_id, v in client.copy.versions(client.copy.shown()))
        if client.connection.session and client.connection.session["regions"]:
            mine.pop("note", None)
        self.assertEqual(mine, answer["digests"])
        url = client.connection.address.geturl()
        self.command("sync", "--central", url, "--cache", self.folder / "cache", "--once", *sign_in)
        cached = self.cache_sums()
        if client.connection.session and client.connection.session["regions"]:
            cached.pop("note", None)
        self.assertEqual(cached, mine)

    def test_rows_have_the_members_of_the_contract_and_no_others(self):
        with open(CONTRACT, encoding="utf-8") as file:
            schemas = Schemas(yaml.safe_load(file))
        _, url = self.serve("--open")
        client = self.client(url)
        place = {"reg": TOWNS[0], "lon": 1219990268, "lat": 300515244}
        given = [
            {"entity": "dict", "sid": "category/9901", "dict": "category", "code": "9901", "parent": "01",
             "name": "其他", "order": 7},
            {"entity": "region", "sid": TOWNS[0], "name": "双桥街道"},
            {"entity": "unit", "sid": "u0", "name": "大队", "kind": "zonghe", "reg": "330902"},
            {"entity": "unit", "sid": "u1", "name": "中队", "kind": "zonghe", "reg": "330902",
             "parent": "grid:u0"},
            {"entity": "event", "sid": "s1", "no": "YS1", "src": "grid", "addr": "定海区", "desc": "无", "unit": "grid:u1",
             "ack": "2026-11-20T02:10:00.000Z", "asg": "2026-11-20T02:20:00.000Z", "due": "2026-11-21T02:00:00.000Z",
             "closed": "2026-11-20T05:00:00.000Z"} | event(1, st="closed", cat="9901") | place,
            {"entity": "resource", "sid": "c1", "kind": "camera", "st": "ready", "origin": "live", "name": "监控01",
             "unit": "grid:u1", "pos_at": "2026-11-20T02:00:00.000Z", "hdg": 209, "fov": 83, "rng": 60,
             "event": "s1"} | place,
            {"entity": "indicator", "sid": "i1", "ind": "结案率", "area": "舟山市", "reg": "330900", "per": "2024年",
             "p": "2024", "role": "actual", "val": 82.1, "num": 897, "den": 1093, "vst": "value", "unit": "%",
             "doc": "年报", "ctx": "全年"},
            {"entity": "note", "sid": "n1", "event": "s1", "at": "2026-11-20T03:00:00.000Z", "kind": "state",
             "actor": "grid", "text": "处置"}]
        answer = client.connection.json("POST", "/v1/ingest/grid", body={"every": 300, "rows": given})
        ids = [told.get("id", told) for told in answer["rows"]]
        self.assertEqual(answer["rejected"], 0, ids)
        client.pull_all()
        rows = client.copy.rows()
        for sent, row_id in zip(given, ids, strict=True):
            row = rows[sent["entity"], row_id][2]
            own = {name: value for name, value in sent.items() if name not in ("entity", "sid", "event")}
            self.assertEqual({name: row.get(name) for name in own}, own)
        client.act("note", ids[4], {"text": "到场"})
        client.send_actions()
        client.pull_all()
        met = {}
        for (entity, row_id), (_, _, row) in client.copy.rows().items():
            schemas.check(row, {"$ref": f"#/components/schemas/{entity.capitalize()}Row"}, f"{entity} {row_id}")
            met.setdefault(entity, set()).update(row)
        for entity in ENTITIES:
            self.assertEqual(met[entity], schemas.document["components"]["schemas"][f"{entity.capitalize()}Row"][
                "properties"].keys(), entity)

    def test_reads_listens_and_waits_while_rows_come_in_and_the_server_dies(self):
        process, url = self.serve("--open")
        source = Connection(url)
        self.bring(source, range(40))
        client = self.client(url)
        last = []

        def come_in():
            for start in range(40, 100, 3):
                self.bring(source, range(start, start + 3))
            self.bring(source, range(100, 1300))  # too many to be pushed: a hint
            last.append(self.bring(source, range(0, 900, 2), st="accepted", ack="2026-11-20T03:00:00.000Z"))

        feeder = threading.Thread(target=come_in)
        feeder.start()
        client.live(lambda: last and client.copy.working()[1].get("seq") == last[0])
        feeder.join()
        self.assert_in_step(client)
        late = threading.Timer(0.2, self.bring, (source, range(1300, 1301)))
        late.start()
        began = time.monotonic()
        client.pull(wait=20)
        late.join()
        self.assertLess(time.monotonic() - began, 15)
        process.kill()
        process.wait()
        with self.assertRaises(OSError):
            client.pull()
        self.serve("--open")
        self.bring(source, range(1290, 1310), pri="urgent")
        self.assert_in_step(client)

    def test_takes_a_snapshot_when_its_cursor_is_too_old(self):
        process, url = self.serve("--open")
        source = Connection(url)
        self.bring(source, range(600))
        client = self.client(url)
        client.pull_all()
        for title in "abcd":
            self.bring(source, range(600), title=title)
        process.terminate()
        process.wait()
        retention = self.folder / "retention.json"
        retention.write_text('{"format": "onescreen-log-retention", "version": 1, "days": 1, "entries": 1000}')
        self.serve("--open", "--retention", retention, "--snapshots", "1")

        def is_too_old():
            try:
                source.ask("GET", "/v1/sync/changes", [("cursor", client.copy.working()[1]["cursor"]), ("limit", 1)])
            except Refused as refused:
                return refused.code == "cursor_expired"
            return False

        until(is_too_old, "the log is shortened")
        shown = client.copy.rows()
        with unittest.mock.patch.object(independentclient, "PAGE_LIMIT", 100):
            client.pull()
            with self.assertRaises(Refused) as refused:
                Connection(url, attempts=1).json("POST", "/v1/sync/snapshots", body={})
            self.assertEqual((refused.exception.code, refused.exception.retry_after > 0), ("too_many_snapshots", True))
            for step in range(6):
                client.pull()
                self.bring(source, [step, 300 + step, 599 - step, 700 + step], title=f"meanwhile {step}")
                if step == 2:  # the ticket ends in the middle
                    source.ask("DELETE", "/v1/sync/snapshots/" + client.copy.working()[1]["ticket"])
                self.assertEqual(client.copy.rows(), shown)  # until the new rows are complete
            client.pull_all()
        self.assert_in_step(client)

    def test_begins_anew_after_a_restore_and_asks_what_became_of_actions(self):
        process, url = self.serve("--open")
        self.bring(Connection(url), range(5))
        client = self.client(url)
        client.pull_all()
        target = next(row_id for entity, row_id in client.copy.rows() if entity == "event")
        kept = client.act("acknowledge", target)
        client.send_actions()
        process.terminate()
        process.wait()
        saved = (self.folder / "data" / "central.db").read_bytes()
        process, _ = self.serve("--open")
        lost = client.act("note", target, {"text": "后来"})
        self.assertEqual(client.send_actions()[lost]["outcome"], "applied")
        client.pull_all()
        process.terminate()
        process.wait()
        (self.folder / "data" / "central.db").write_bytes(saved)
        subprocess.run([PROGRAM, "--data", self.folder / "data", "--new-epoch"], check=True, stdout=subprocess.DEVNULL)
        self.serve("--open")
        self.bring(Connection(url), range(5, 9))
        self.assert_in_step(client)
        self.assertEqual(client.doubtful, [lost])
        self.assertNotIn(kept, client.doubtful)

    def test_mends_rows_that_differ(self):
        _, url = self.serve("--open")
        self.bring(Connection(url), range(9))
        client = self.client(url)
        client.pull_all()
        right = client.copy.rows()
        client.copy.execute("DELETE FROM rows WHERE id IN (SELECT id FROM rows WHERE e = 'event' LIMIT 2)")
        client.copy.execute("INSERT INTO rows SELECT g, e, 'ghost', v, r, d FROM rows WHERE e = 'event' LIMIT 1")
        client.copy.execute("UPDATE rows SET v = v + 9, d = '{}' WHERE e = 'region' AND id = '330900'")
        for _ in range(2):
            client.pull_all(digest=1)
            self.assertNotEqual(client.copy.rows(), right)
        client.pull_all(digest=1)
        self.assertEqual(client.copy.rows(), right)

    def test_accounts_regions_actions_and_exports(self):
        process, url = self.serve()
        root = Connection(url)
        root.setup(process.stdout.readline().split()[-1], "root", "管理员", PASSWORD)
        unit = {"entity": "unit", "sid": "u1", "name": "中队", "kind": "zonghe", "reg": "330902"}
        root.json("POST", "/v1/ingest/grid", body={"rows": [unit]})
        self.bring(root, range(6))
        root.json("POST", "/v1/accounts", body={"account": "seat", "name": "席位", "roles": ["dispatcher"],
                                                "regions": ["330902"], "password": PASSWORD})
        client = self.client(url)
        with self.assertRaises(Refused) as refused:
            client.connection.sign_in("seat", "wrong")
        self.assertEqual(refused.exception.code, "bad_grant")
        client.connection.sign_in("seat", PASSWORD)
        token = self.folder / "token"
        self.command("account", "sign-in", "--central", url, "--as", "seat", "--token-file", token,
                     typed=PASSWORD + "\n")
        self.assert_in_step(client, "--token-file", token)
        self.act(client, root)
        for regions in (["330903"], [], ["330902", "330921"]):
            root.json("PATCH", "/v1/accounts/seat", body={"regions": regions})
            client.connection.refresh()
            self.assert_in_step(client, "--token-file", token)
            seen = {region for _, region, _ in client.copy.rows().values() if region and len(region) == 9}
            self.assertEqual({town[:6] for town in seen}, set(regions or ["330902", "330903", "330921"]))
        client.exported("queue?area=330902", "csv", 3, "0" * 64)
        client.report_exports()
        self.assertEqual(client.copy.execute("SELECT * FROM export"), [])
        self.wall(url, root)

    def act(self, client, root):
        mine = sorted(row_id for entity, row_id in client.copy.rows() if entity == "event")
        everything = Client(root, Copy(self.folder / "everything"))
        self.addCleanup(everything.copy.close)
        everything.pull_all()
        foreign = next(i for (e, i), (_, region, _) in everything.copy.rows().items() if e == "event" and
                       region == TOWNS[1])
        expected = [
            (client.act("acknowledge", mine[0], expect_v=1), "applied", None),
            (client.act("acknowledge", mine[0], expect_v=1), "noop", None),
            (client.act("assign", mine[0], {"unit": "grid:u1"}, expect_v=2), "applied", None),
            (client.act("note", mine[0], {"text": "到场"}), "applied", None),
            (client.act("acknowledge", mine[1], expect_v=7), "conflict", None),
            (client.act("acknowledge", mine[1], valid_s=-1), "expired", None),
            (client.act("fly", mine[1]), "rejected", "unknown_kind"),
            (client.act("assign", mine[1]), "rejected", "unit_missing"),
            (client.act("assign", mine[1], {"unit": "nobody"}), "rejected", "unknown_unit"),
            (client.act("note", mine[1]), "rejected", "text_missing"),
            (client.act("acknowledge", foreign), "rejected", "unknown_target")]
        expected += [(client.act("note", mine[1], {"text": f"{n}"}), "applied", None) for n in range(60)]
        outcomes = client.send_actions(at_once=64)  # more than fifty: 413
        for action, outcome, reason in expected:
            told = outcomes[action]
            self.assertEqual((told["outcome"], told.get("reason")), (outcome, reason), told)
        asked = json.loads(client.copy.execute("SELECT action FROM outbox WHERE id = ?", expected[0][0])[0][0])
        for changed, status, replay in (({}, 200, True), ({"kind": "note", "body": {"text": "x"}}, 422, False)):
            answer = client.connection.json("POST", "/v1/actions", body={"actions": [asked | changed]})["outcomes"][0]
            self.assertEqual((answer["status"], answer["replay"]), (status, replay))
        client.pull_all()
        self.assertEqual(client.copy.rows()["event", mine[0]][2]["unit"], "grid:u1")
        self.assertIn(("note", expected[0][0]), client.copy.rows())

    def wall(self, url, root):
        def approve(code):
            root.json("POST", "/v1/auth/devices", body={"user_code": f"{code[:4]}-{code[4:]}", "name": "西墙",
                                                       "regions": ["330903"]})

        wall = self.client(url, "wall", sleep=lambda _: None)
        wall.connection.let_in("西墙", approve)
        wall.pull_all()
        self.assertEqual({r for _, r, _ in wall.copy.rows().values() if r}, {TOWNS[1]})
        (device,) = root.json("GET", "/v1/auth/devices")["devices"]
        root.ask("DELETE", "/v1/auth/devices/" + device["id"])
        with self.assertRaises(Refused) as refused:
            wall.pull()
        self.assertEqual(refused.exception.code, "bad_grant")


class ServerOfTheContract(Case):
    """… and the shipped client."""

    def begin(self, accounts=None):
        self.server = Server(accounts)
        self.server.heartbeat_s = 1
        self.log = self.server.log
        self.addCleanup(self.server.stop)
        self.server.start()
        self.fill()

    def fill(self):
        words = [("category", "01", "市容环境"), ("category", "0101", "私搭乱建"), ("source", "grid", "网格")]
        changes = [("dict", f"{d}/{c}", None, {"dict": d, "code": c, "name": n}, None) for d, c, n in words]
        self.log.write(changes + [("region", code, None, {"name": code}, None) for code in ("330902", *TOWNS)])
        self.put(range(300))

    def put(self, numbers, **more):
        self.log.write([("event", f"e{n}", (region := more.get("reg", TOWNS[n % 3])),
                         {"src": "grid", "sid": f"s{n}"} | event(n, region) | more, None) for n in numbers])

    def sync_once(self, *more, code=0):
        return self.command("sync", "--central", self.server.url, "--cache", self.folder / "cache", "--once", *more,
                            code=code)

    def assert_in_step(self, regions=()):
        def sums(everything):
            return {name: sum_ for name, sum_ in everything.items() if not regions or name != "note"}
        until(lambda: sums(self.cache_sums()) == self.log.sums(regions), "the cache has the server's rows")

    def stay(self):
        process = subprocess.Popen([COMMAND, "sync", "--central", self.server.url, "--cache", self.folder / "cache"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        self.assert_in_step()

    def asked(self, path, status=200):
        return sum(1 for _, p, s in list(self.server.asked) if p.startswith(path) and s == status)

    def test_live_hints_and_spoilt_pages(self):
        self.begin()
        self.stay()
        until(lambda: self.asked("/v1/live", 101), "the socket")
        until(lambda: self.server.pushed, "the first heartbeat")
        self.put([5], st="closed", closed="2026-11-21T02:00:00.000Z")
        self.log.write([("event", "e6", None, None, None)])
        self.assert_in_step()
        self.assertIn("page", self.server.pushed)
        self.assertNotIn("hint", self.server.pushed)
        self.put(range(700), pri="urgent")
        self.assert_in_step()
        self.assertIn("hint", self.server.pushed)
        spoilt = []

        def spoil(page):
            if len(page) < 1000 or spoilt:
                return page
            spoilt.append(1)
            return page[:300] + b"X" + page[301:]

        self.server.spoil = spoil
        self.put(range(600), title="spoilt on the way")
        self.assert_in_step()
        self.assertTrue(spoilt)

    def test_another_history_of_a_busy_server(self):
        self.begin()
        self.stay()
        busy = [Problem(429, "busy"), Problem(503, "unavailable")]
        self.server.trouble = lambda _, path: busy.pop() if busy and path == "/v1/sync/changes" else None
        with self.log.changed:
            self.log.begin_epoch()
            self.fill()
            self.put(range(50), pri="info")
        self.assert_in_step()
        self.assertEqual((self.asked("/v1/sync/changes", 429), self.asked("/v1/sync/changes", 503)), (1, 1))

    def test_snapshot_when_the_log_is_too_short(self):
        self.begin()
        self.sync_once()
        self.put(range(20, 80), title="later")
        self.log.trim(10)
        self.sync_once()
        self.assert_in_step()
        self.assertGreaterEqual(self.asked("/v1/sync/changes", 410), 1)
        self.assertGreaterEqual(self.asked("/v1/sync/snapshots/"), len(ENTITIES))

    def test_difference_is_mended(self):
        self.begin()
        self.stay()
        with self.log.changed:  # what the log does not tell
            version, region, row = self.log.rows["event", "e3"]
            self.log.rows["event", "e3"] = (version + 5, region, row | {"title": "mended"})
            del self.log.rows["event", "e9"]
        self.assert_in_step()
        self.assertGreaterEqual(self.asked("/v1/sync/rows"), 1)

    def test_regions_tokens_and_too_old(self):
        accounts = Accounts()
        accounts.add("root", "管理员", PASSWORD, ["administrator"])
        accounts.add("seat", "席位", PASSWORD, ["dispatcher"], ["330902"])
        self.begin(accounts)
        self.assertIn("token_missing", self.sync_once(code=1))
        token = self.folder / "token"
        self.command("account", "sign-in", "--central", self.server.url, "--as", "seat", "--token-file", token,
                     typed=PASSWORD + "\n")
        for regions in (["330902"], ["330903"], [], ["330921", "330902"]):
            accounts.people["seat"]["regions"] = regions
            self.sync_once("--token-file", token)
            self.assert_in_step(regions)
        self.put([0], reg=TOWNS[1])  # leaves what the account sees
        self.sync_once("--token-file", token)
        self.assert_in_step(["330921", "330902"])
        self.server.trouble = lambda *_: Problem(426, "client_too_old")
        self.assertIn("client_too_old", self.sync_once("--token-file", token, code=1))
        self.assert_in_step(["330921", "330902"])


class LogOfTheContract(unittest.TestCase):
    def test_pages_of_any_size_tell_the_same(self):
        log, dice = Log(), random.Random(1)
        for transaction in range(40):
            log.write([("event", f"e{dice.randrange(30)}", dice.choice(TOWNS),
                        event(transaction) if dice.random() < 0.8 else None, None)
                       for _ in range(dice.randrange(1, 6))])
        for regions in ([], ["330902"], ["33092", "330903"]):
            for limit in (1, 3, 100):
                client = Client(None, Copy(":memory:"))
                self.addCleanup(client.copy.close)
                cursor, more = "", True
                while more:
                    page, _ = log.page(cursor, regions, limit)
                    more = client.take(page)
                    cursor = json.loads(page.splitlines()[-1])["next"]
                rows = {key: row[0] for key, row in client.copy.rows().items()}
                self.assertEqual(rows, {(e, i): v for e, i, v, _, _ in log.visible(regions)})

    def test_ids_of_actions(self):
        first, second = uuid7(), uuid7()
        self.assertNotEqual(first, second)
        self.assertRegex(first, "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
        self.assertEqual(time_text(0), "1970-01-01T00:00:00.000Z")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
