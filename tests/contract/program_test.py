#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How onescreen-central starts, refuses to start, and stops.

usage: program_test.py SERVER_PROGRAM
"""
import json
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import unittest
import urllib.request

PROGRAM = sys.argv.pop(1)


class Program(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.data = self.folder / "data"

    def start(self, *arguments):
        process = subprocess.Popen([PROGRAM, "--data", self.data, "--open", "--port", "0", *arguments], stdout=subprocess.PIPE,
                                   text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        match = re.fullmatch(r"listening on (http://127\.0\.0\.1:\d+)\n", process.stdout.readline())
        self.assertTrue(match)
        return process, match[1]

    def refused(self, *arguments, data=None):
        """Runs a server that must not start; gives its message."""
        done = subprocess.run([PROGRAM, "--data", data or self.folder / "other", *arguments], capture_output=True,
                              text=True, timeout=60, check=False)
        self.assertEqual(done.stdout, "")
        self.assertIn(done.returncode, (1, 2))
        return done.stderr

    def meta(self, url):
        with urllib.request.urlopen(url + "/v1/meta", timeout=30) as answer:
            return json.load(answer)

    def test_stops_cleanly_on_both_signals_and_goes_on_afterwards(self):
        heads = []
        for number in (signal.SIGINT, signal.SIGTERM):
            process, url = self.start()
            meta = self.meta(url)
            heads.append((meta["epoch"], meta["head_seq"]))
            process.send_signal(number)
            self.assertEqual(process.wait(30), 0)
        self.assertEqual(heads[0], heads[1])

    def test_second_server_on_the_folder(self):
        process, _ = self.start()
        self.assertIn(f"process {process.pid}", self.refused("--port", "0", data=self.data))

    def test_port_in_use(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            self.assertIn(f"port {port} of 127.0.0.1 is in use", self.refused("--port", port))

    def test_folder_that_cannot_be_made(self):
        blocker = self.folder / "file"
        blocker.write_text("x")
        self.assertIn(str(blocker), self.refused("--port", "0", data=blocker))
        self.assertIn(str(blocker / "below"), self.refused("--port", "0", data=blocker / "below"))

    def test_foreign_database(self):
        self.data.mkdir()
        (self.data / "central.db").write_bytes(b"this is not a database" * 100)
        self.assertIn("central.db", self.refused("--port", "0", data=self.data))

    def test_bad_tenant_file(self):
        tenant = self.folder / "tenant.json"
        self.assertIn("tenant.json", self.refused("--tenant", str(tenant)))
        tenant.write_text('{"format": "onescreen-tenant", "version": 1, "id": "x", "name": "x", "region": "1", "pack": "p"}')
        self.assertIn("region", self.refused("--tenant", str(tenant)))

    def test_unknown_pack(self):
        self.assertIn("manifest.json", self.refused("--pack", str(self.folder)))

    def test_wrong_arguments(self):
        self.assertIn("--demo", self.refused("--speed", "2"))
        self.assertIn("--bind", self.refused("--bind", "localhost.example"))

    def test_demonstration_goes_on_after_a_restart_without_doubles(self):
        arguments = ("--demo", "--seed", "5", "--history", "2", "--events", "300")
        process, url = self.start(*arguments)
        self.assertTrue(self.meta(url)["tenant"]["demo"])
        before = self.events(url)
        process.terminate()
        self.assertEqual(process.wait(30), 0)
        _, url = self.start(*arguments)
        after = self.events(url)
        self.assertGreaterEqual(len(before), 300)
        self.assertLessEqual(before.keys(), after.keys())
        self.assertEqual(len({(row["src"], row["sid"]) for row in after.values()}), len(after))
        self.assertEqual({row["origin"] for row in after.values()}, {"replay"})

    def events(self, url):
        rows, cursor, more = {}, "", True
        while more:
            with urllib.request.urlopen(f"{url}/v1/sync/changes?limit=5000&cursor={cursor}", timeout=30) as answer:
                lines = [json.loads(line) for line in answer.read().splitlines()]
            rows |= {line["id"]: line["d"] for line in lines[1:-1] if line["e"] == "event"}
            cursor, more = lines[-1]["next"], lines[-1]["more"]
        return rows


if __name__ == "__main__":
    unittest.main()
