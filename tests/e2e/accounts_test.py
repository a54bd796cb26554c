# SPDX-License-Identifier: GPL-3.0-or-later
"""People and machines at a server with accounts, by the commands of the administrator's guide."""

import json
import os
import re
import stat
import subprocess
import urllib.request
from pathlib import Path

from programs import Central, ProgramTest, environment, main, program, run

ADMIN = "the first password"
OFFICER = "another password"


class AccountsTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.central = Central(self.folder, accounts=True)
        self.central.__enter__()
        self.addCleanup(self.central.__exit__, None, None, None)

    def account(self, command, *words, passwords=()):
        done = subprocess.run([program("onescreen-cli"), "account", command, "--central", self.central.url, *words],
                              input="".join(f"{each}\n" for each in passwords), capture_output=True, text=True,
                              encoding="utf-8", timeout=60, env=environment(), check=False)
        for password in passwords:
            self.assertNotIn(password, done.stdout + done.stderr)
        return done

    def as_admin(self, command, *words, passwords=()):
        return self.account(command, "--as", "admin", *words, passwords=[ADMIN, *passwords])

    def set_up(self):
        code = self.central.next_line().split()[-1]
        done = self.account("setup", "--code", code, "admin", "--name", "Li Si", passwords=[ADMIN])
        self.assertEqual(done.returncode, 0, done.stderr)
        return code

    def sync(self, *words):
        return run("onescreen-cli", "sync", "--once", "--central", self.central.url, "--cache", self.folder / "cache",
                   *words)

    def ingest(self, token_file):
        """Two events of two regions, brought in by an import that signs in from its file."""
        mapping = {"mapping": 1, "entity": "event", "source": {"code": "test", "name": "test"},
                   "time_zone": "Asia/Shanghai", "lookups": {"state": {"entries": {"open": "reported"}}},
                   "regions": [{"code": "330902", "name": "定海区"}, {"code": "330903", "name": "普陀区"}],
                   "members": {"sid": {"column": "id"}, "cat": {"constant": "0102"},
                               "st": {"column": "state", "lookup": "state"}, "reg": {"column": "region"},
                               "title": {"column": "id"}, "at": {"column": "day", "format": "yyyy-MM-dd"}}}
        self.write("mapping.json", json.dumps(mapping))
        self.write("rows.csv", "id,state,region,day\n1,open,330902,2024-06-30\n2,open,330903,2024-06-30\n")
        return run("onescreen-cli", "import", self.folder / "rows.csv", "--mapping", self.folder / "mapping.json",
                   "--central", self.central.url, "--token-file", token_file, cwd=self.folder)

    def let_in(self, token_file, *regions):
        """Asks as a machine and approves it as the administrator; the machine's id."""
        asking = subprocess.Popen([program("onescreen-cli"), "account", "let-in", "--central", self.central.url,
                                   "--token-file", str(token_file), "--name", "wall"],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())
        code = re.search(r"machine: (\w{8}),", asking.stdout.readline()).group(1)
        approved = self.as_admin("approve", code, "--name", "West wall",
                                 *(word for region in regions for word in ("--region", region)))
        self.assertEqual(approved.returncode, 0, approved.stderr)
        out, err = asking.communicate(timeout=60)
        self.assertEqual(asking.returncode, 0, out + err)
        return approved.stdout.split("\t")[0]

    def events(self):
        status = run("onescreen-cli", "status", "--cache", self.folder / "cache", "--json")
        self.assertEqual(status.returncode, 0, status.stderr)
        return json.loads(status.stdout)["rows"].get("event", 0)

    def test_people(self):
        code = self.set_up()
        again = self.account("setup", "--code", code, "second", "--name", "x", passwords=[ADMIN])
        self.assertEqual(again.returncode, 1)
        added = self.as_admin("add", "zhang", "--name", "张三", "--role", "shift_lead", "--region", "330902",
                              passwords=[OFFICER])
        self.assertEqual(added.stdout, "zhang\t张三\tshift_lead\t330902\tenabled\n", added.stderr)
        self.assertEqual(len(self.as_admin("list").stdout.splitlines()), 2)
        self.assertEqual(self.account("list", "--as", "zhang", passwords=[OFFICER]).returncode, 1, "not in the role")
        self.assertEqual(self.account("list", "--as", "admin", passwords=["a guess of mine"]).returncode, 1)
        self.assertEqual(self.account("list", "--as", "admin").returncode, 1, "no password at all")
        self.assertEqual(self.as_admin("change", "zhang", "--disable").returncode, 0)
        refused = self.account("password", "--as", "zhang", passwords=[OFFICER, OFFICER, "yet another one"])
        self.assertEqual(refused.returncode, 1)
        self.assertEqual(self.as_admin("change", "zhang").returncode, 1, "nothing to change")

    def test_machines(self):
        self.set_up()
        refused = self.sync()
        self.assertEqual(refused.returncode, 1)
        self.assertIn("refused", refused.stdout + refused.stderr)
        self.assertEqual(self.as_admin("add", "feed01", "--name", "Feed", "--role", "feed",
                                       passwords=[OFFICER]).returncode, 0)
        feed = self.folder / "feed.token"
        kept = self.account("sign-in", "--as", "feed01", "--token-file", str(feed), passwords=[OFFICER])
        self.assertEqual(kept.returncode, 0, kept.stderr)
        self.assertEqual(stat.S_IMODE(os.stat(feed).st_mode), 0o600)
        imported = self.ingest(feed)
        self.assertEqual(imported.returncode, 0, imported.stdout + imported.stderr)

        wall = self.folder / "wall.token"
        device = self.let_in(wall, "330902")
        self.assertNotIn(b"device", wall.read_bytes())
        synced = self.sync("--token-file", str(wall))
        self.assertEqual(synced.returncode, 0, synced.stdout + synced.stderr)
        self.assertEqual(self.events(), 1, "only what its regions have")

        self.assertEqual(self.as_admin("remove-device", device).returncode, 0)
        self.assertEqual(self.sync("--token-file", str(wall)).returncode, 1)
        self.assertEqual(self.events(), 1, "what was read stays")
        self.assertNotIn(ADMIN, (self.folder / "central.log").read_text())

    def test_a_file_that_others_may_read_is_not_used(self):
        wall = Path(self.folder) / "wall.token"
        wall.write_bytes(b"onescreen-token-1\n" + bytes(80))
        wall.chmod(0o644)
        refused = self.sync("--token-file", str(wall))
        self.assertEqual(refused.returncode, 1)
        with urllib.request.urlopen(self.central.url + "/v1/meta", timeout=10) as answer:
            self.assertTrue(json.load(answer)["accounts"])


if __name__ == "__main__":
    main()
