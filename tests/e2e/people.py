# SPDX-License-Identifier: GPL-3.0-or-later
"""A central API with accounts, and what people and machines do there by command."""

import json
import re
import subprocess

from programs import Central, ProgramTest, environment, program, run

ADMIN = "the first password"
OFFICER = "another password"


class AccountsCase(ProgramTest):
    """`server` are the words that the server is started with, `trust` those by which clients believe it."""

    server = ()
    trust = ()

    def setUp(self):
        super().setUp()
        self.prepare()
        self.central = Central(self.folder, *self.server, accounts=True)
        self.central.__enter__()
        self.addCleanup(self.central.__exit__, None, None, None)

    def prepare(self):
        """Before the server starts."""

    def account(self, command, *words, passwords=()):
        done = subprocess.run([program("onescreen-cli"), "account", command, "--central", self.central.url, *self.trust,
                               *words],
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
        """With the case's own trust unless the words say otherwise."""
        trust = () if {"--ca", "--pin"} & set(words) else self.trust
        return run("onescreen-cli", "sync", "--once", "--central", self.central.url, "--cache", self.folder / "cache",
                   *trust, *words)

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
                   "--central", self.central.url, *self.trust, "--token-file", token_file, cwd=self.folder)

    def let_in(self, token_file, *regions):
        """Asks as a machine and approves it as the administrator; the machine's id."""
        asking = subprocess.Popen([program("onescreen-cli"), "account", "let-in", "--central", self.central.url,
                                   *self.trust, "--token-file", str(token_file), "--name", "wall"],
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
