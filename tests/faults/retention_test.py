# SPDX-License-Identifier: GPL-3.0-or-later
"""A client comes back when the server has removed what follows its cursor, and another one comes for the first time: both
take a snapshot, the first without ever being blank, and end with exactly the server's rows."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request

import programs
from programs import Central, ProgramTest
from witness import SETUP, FaultClient, cached_versions, event, ingest, shown_events

KEPT = 1_000


def snapshot_versions(url):
    """(entity, id) → version of every row, read by a ticket: the log does not have them all any more."""
    request = urllib.request.Request(url + "/v1/sync/snapshots", data=b"{}", method="POST",
                                     headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        ticket = json.load(answer)
    found = {}
    for part in ticket["parts"]:
        after, more = "", True
        while more:
            query = urllib.parse.urlencode({"after": after})
            with urllib.request.urlopen(f"{url}/v1/sync/snapshots/{ticket['id']}/{part['entity']}?{query}", timeout=30) as answer:
                lines = [json.loads(line) for line in answer.read().splitlines()]
            found |= {(line["e"], line["id"]): line["v"] for line in lines[1:-1]}
            more, after = lines[-1]["more"], lines[-1]["next"]
    urllib.request.urlopen(urllib.request.Request(f"{url}/v1/sync/snapshots/{ticket['id']}", method="DELETE"), timeout=30).close()
    return found


def figure(url, name):
    with urllib.request.urlopen(url + "/metrics", timeout=30) as answer:
        for line in answer.read().decode().splitlines():
            if line.startswith(name + " "):
                return int(line.split()[-1])
    return 0


class RetentionTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.retention = self.write("retention.json", json.dumps(
            {"format": "onescreen-log-retention", "version": 1, "entries": KEPT}))

    def central(self):
        return Central(self.folder, "--retention", self.retention, "--port", self.port)

    def test_clients_that_are_too_far_behind_take_a_snapshot(self):
        self.port = programs.free_port()
        cache = self.folder / "cache"
        with self.central() as central:
            ingest(central.url, SETUP + [event(one) for one in range(800)])
            client = FaultClient(central.url, cache)
            client.wait(lambda: client.seq == central.head() and client.live, 60, "in step and live")
            client.end()
            before = central.head()
            for turn in range(3):
                ingest(central.url, [event(one, "closed", f"第{turn}次") for one in range(700)])
            ingest(central.url, [event(one) for one in range(800, 1_100)])
        # A server removes when it starts and every minute.
        with self.central() as central:
            self.until(lambda: figure(central.url, "onescreen_log_start") == central.head() - KEPT)
            self.assertGreater(central.head() - KEPT, before)
            with self.assertRaises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(central.url + "/v1/sync/changes", timeout=30)
            self.assertEqual(410, refused.exception.code)
            self.assertEqual("cursor_expired", json.load(refused.exception)["code"])
            refused.exception.close()
            client = FaultClient(central.url, cache)
            lowest = shown_events(cache)

            def in_step():
                nonlocal lowest
                lowest = min(lowest, shown_events(cache))
                return client.seq == central.head() and client.live

            client.wait(in_step, 90, "in step by a snapshot")
            self.assertEqual(800, lowest, "the cache was blank for a while")
            rows = snapshot_versions(central.url)
            self.assertEqual(rows, cached_versions(cache))
            # The log is shorter than what a snapshot is worth for; there is no other way all the same.
            newcomer = FaultClient(central.url, self.folder / "new")
            newcomer.wait(lambda: newcomer.seq == central.head() and newcomer.live, 90, "the newcomer in step")
            self.assertEqual(rows, cached_versions(self.folder / "new"))
            # Both go on by the log, and orders get through once.
            some_event = next(key[1] for key in rows if key[0] == "event")
            client.note(some_event, "after the snapshot")
            client.wait(lambda: "done" in client.stages.values(), 60, "an order done")
            ingest(central.url, [event(5_000)])
            for one, folder in ((client, cache), (newcomer, self.folder / "new")):
                one.wait(lambda one=one: one.seq == central.head(), 60, "in step again")
                self.assertEqual(snapshot_versions(central.url), cached_versions(folder))
                one.kill()
            print(f"{before} of {central.head()} entries known to the client, {KEPT} kept: divergent rows 0")
        done = programs.run("onescreen-central", "--data", self.folder / "central", "--check")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("before were removed", done.stdout)

    def test_who_is_in_step_does_not_notice(self):
        self.port = programs.free_port()
        cache = self.folder / "cache"
        with self.central() as central:
            ingest(central.url, SETUP + [event(one) for one in range(2_500)])
            client = FaultClient(central.url, cache)
            client.wait(lambda: client.seq == central.head() and client.live, 60, "in step and live")
        with self.central() as central:
            self.until(lambda: figure(central.url, "onescreen_log_start") == central.head() - KEPT)
            ingest(central.url, [event(5_000)])
            client.wait(lambda: client.seq == central.head() and client.live, 90, "in step again")
            self.assertEqual(0, figure(central.url, 'onescreen_answers_total{status="410"}'))
            self.assertEqual(snapshot_versions(central.url), cached_versions(cache))
            client.kill()

    def until(self, condition, seconds=30):
        """Asks again until it holds; each time is a question to the server."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                self.fail(f"not within {seconds} s")


if __name__ == "__main__":
    programs.main()
