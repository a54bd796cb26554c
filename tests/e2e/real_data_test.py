# SPDX-License-Identifier: GPL-3.0-or-later
"""Server, import of the real files, import again, sync: what arrives is what the files say."""

import contextlib
import json
import tempfile
import unittest
from collections import Counter
from pathlib import Path

import changelog
import expected
from programs import Central, Setup, main, run
from realfiles import FILES, import_all


class RealData(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        stack = contextlib.ExitStack()
        cls.addClassCleanup(stack.close)
        cls.folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="onescreen-e2e-")))
        cls.central = stack.enter_context(Central(cls.folder))
        cls.first = import_all(cls.central.url, cls.folder)
        cls.head = cls.central.head()
        cls.second = import_all(cls.central.url, cls.folder)
        cls.head_after_second = cls.central.head()
        cls.expected = {source: count(Setup.shared / "data" / where / f"{name}.csv")
                        for source, (name, where, count) in FILES.items() if count}
        cls.figures = expected.figures(Setup.shared / "data" / "figures" / "seed_figures.csv")

    def test_every_row_is_accounted_for(self):
        for source, (read, states, _) in self.expected.items():
            events = states.total()
            self.assertEqual(self.first[source], {"read": read, "sent": events, "created": events, "updated": 0,
                                                  "unchanged": 0, "rejected": 0, "repeated": read - events})
        values = self.figures[0]
        self.assertEqual(self.first["documents"], {"read": values, "sent": values, "created": values, "updated": 0,
                                                   "unchanged": 0, "rejected": 0, "repeated": 0})

    def test_a_second_import_changes_nothing(self):
        for source, first in self.first.items():
            self.assertEqual(self.second[source], {**first, "created": 0, "unchanged": first["sent"]})
        self.assertEqual(self.head_after_second, self.head)

    def test_the_change_feed_carries_what_the_files_say(self):
        rows = changelog.rows(self.central.url)
        states = {source: Counter() for source in self.expected}
        placed = Counter()
        for (entity, _), row in rows.items():
            if entity == "event" and row["src"] in states:
                states[row["src"]][row["st"]] += 1
                placed[row["src"]] += "lon" in row and "lat" in row
                self.assertEqual(row["origin"], "import")
        for source, (_, expected_states, expected_placed) in self.expected.items():
            self.assertEqual(states[source], expected_states)
            self.assertEqual(placed[source], expected_placed)
        values = [row for (entity, _), row in rows.items() if entity == "indicator"]
        self.assertEqual(Counter(row["role"] for row in values), self.figures[1])

    def test_sync_brings_all_of_it_into_the_cache(self):
        cache = self.folder / "cache"
        synced = run("onescreen-cli", "sync", "--central", self.central.url, "--cache", cache, "--once")
        self.assertEqual(synced.returncode, 0, synced.stdout + synced.stderr)
        told = run("onescreen-cli", "status", "--cache", cache, "--json", "--verify")
        self.assertEqual(told.returncode, 0, told.stdout + told.stderr)
        status = json.loads(told.stdout)
        total = sum((states for _, states, _ in self.expected.values()), Counter())
        self.assertEqual({state: count for state, count in status["events_by_state"].items() if count}, dict(total))
        self.assertEqual(status["rows"]["event"], total.total())
        self.assertEqual(status["rows"]["indicator"], self.figures[0])
        self.assertEqual((status["cursor"], status["behind"], status["quarantined"]), (self.head, 0, 0))
        self.assertEqual(status["rollup_differences"], [])
        again = run("onescreen-cli", "sync", "--central", self.central.url, "--cache", cache, "--once")
        self.assertEqual(again.returncode, 0, again.stdout + again.stderr)
        self.assertEqual(json.loads(run("onescreen-cli", "status", "--cache", cache, "--json").stdout)["cursor"],
                         status["cursor"])
        empty = run("onescreen-cli", "reconcile", "--cache", cache, "--period", "1999-01")
        self.assertNotEqual(empty.returncode, 0)
        self.assertIn("nothing to reconcile", empty.stderr)

    def test_an_unknown_command_is_named(self):
        told = run("onescreen-cli", "synch")
        self.assertNotEqual(told.returncode, 0)
        self.assertIn("synch", told.stderr)


if __name__ == "__main__":
    main()
