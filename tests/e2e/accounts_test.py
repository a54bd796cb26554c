# SPDX-License-Identifier: GPL-3.0-or-later
"""People and machines at a server with accounts, by the commands of the administrator's guide."""

import json
import os
import stat
import urllib.request
from pathlib import Path

from people import ADMIN, OFFICER, AccountsCase
from programs import main


class AccountsTest(AccountsCase):
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
        self.assertEqual(self.as_admin("change", "zhang").returncode, 2, "nothing to change")
        self.assertEqual(self.as_admin("change", "zhang", "--enable", "--role", "administrator").returncode, 0)
        alone = self.as_admin("change", "admin", "--disable")
        self.assertEqual(alone.returncode, 1, "nobody shuts out oneself, although there is another administrator")
        self.assertIn("another administrator", alone.stderr.lower())

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
