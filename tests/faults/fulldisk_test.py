# SPDX-License-Identifier: GPL-3.0-or-later
"""T7: the disk of a client is filled by others at random moments, while rows come in and orders are given, and is freed
again. Orders are kept all the same, rows and position stay in step, and the client goes on by itself. Needs the right
to mount a small file system. More rounds: --rounds N (tests/soak/run.sh fulldisk)."""

import argparse
import random
import subprocess
import sys

import programs
from programs import Central, ProgramTest
from witness import SETUP, FaultClient, asked, cached_versions, event, event_ids, ingest, versions

ROUNDS = 4
SEED = 7
MEGABYTES = 96  # enough for the space that the client keeps back for orders
FEWEST, MOST = 100, 600  # rows a round
GOES_ON_WITHIN = 75


class FullDiskTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(self.disk)],
                                 capture_output=True, text=True, check=False)
        if mounted.returncode != 0:
            self.skipTest(f"full disks were not tried, no right to mount: {mounted.stderr.strip()}")
        self.addCleanup(subprocess.run, ["umount", "-l", str(self.disk)], check=True)

    def fill(self):
        """Others write until nothing is left."""
        block = b"b" * 65_536
        with open(self.disk / "others", "ab", buffering=0) as others:
            try:
                while others.write(block):
                    pass
            except OSError:
                pass

    def test_orders_are_kept_and_it_goes_on_by_itself(self):
        chance = random.Random(SEED)
        cache = self.disk / "cache"
        with Central(self.folder) as central:
            ingest(central.url, SETUP + [event(one) for one in range(MOST)])
            events = event_ids(central.url)
            client = FaultClient(central.url, cache)
            client.wait(lambda: client.live and client.seq == central.head(), 60, "live")
            self.assertTrue((cache / "reserve.bin").exists())
            number, refused = MOST, 0
            for turn in range(ROUNDS):
                fill_after = chance.randint(0, 3)
                for step in range(5):
                    if step == fill_after:
                        self.fill()
                    rows = chance.randint(FEWEST, MOST)
                    ingest(central.url, [event(number + one) for one in range(rows)])
                    number += rows
                    client.note(chance.choice(events), f"{turn}.{step}")
                    client.run_for(chance.uniform(0, 0.5))
                client.wait(lambda turn=turn: len(client.kept) == 5 * (turn + 1), 30, "orders kept on a full disk")
                self.check_step(cache)
                refused += any("disk" in each for each in client.failures)
                client.failures.clear()
                (self.disk / "others").unlink()
                client.wait(lambda: client.live and client.seq == central.head(), GOES_ON_WITHIN, "goes on by itself")
                client.wait(lambda: all(client.stages.get(one) == "done" for one in client.kept), GOES_ON_WITHIN,
                            "orders done")
                self.check_step(cache)
            client.wait(lambda: client.seq == central.head(), 30, "the last notes")
            rows, actions = versions(central.url)
            self.assertEqual(rows, cached_versions(cache))
            self.assertEqual({one: 1 for one in client.kept}, actions, "lost or doubled orders")
            self.assertGreater(refused, 0, "the full disk was in nobody's way")
            client.kill()
            print(f"{ROUNDS} times full: {len(client.kept)} orders kept, lost 0, doubled 0, divergent rows 0")

    def check_step(self, cache):
        """Rows are those of the position: each entry of this server's log is a row of its own."""
        def counted(db):
            with db:
                db.execute("BEGIN")
                seq = db.execute("SELECT seq FROM state").fetchone()[0]
                tables = ("event", "note", "unit", "region", "dict", "resource", "feed", "indicator")
                return seq, sum(db.execute(f"SELECT total(v) FROM {table}").fetchone()[0] for table in tables)

        seq, entries = asked(cache, counted)
        self.assertEqual(seq, entries)


if __name__ == "__main__":
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--seed", type=int, default=SEED)
    mine, rest = options.parse_known_args()
    ROUNDS, SEED = mine.rounds, mine.seed
    sys.argv = [sys.argv[0], *rest]
    programs.main()
