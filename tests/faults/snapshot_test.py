# SPDX-License-Identifier: GPL-3.0-or-later
"""A cache is filled by a snapshot while rows come, change and go, and its client is killed in the middle; it ends with
exactly the server's rows. Then rows are damaged by hand behind its back, and it finds and mends them."""

import argparse
import concurrent.futures
import contextlib
import random
import shutil
import sqlite3
import sys
import threading
import time

import programs
from programs import Central, ProgramTest
from witness import SETUP, FaultClient, asked, cached_versions, event, ingest, versions

ROWS = 6_000
KILLS = 4
SEED = 7


def progress(cache):
    """The note of a snapshot that is under way; None when there is none, or no cache yet."""
    if not (cache / "cache.db").exists():
        return None
    try:
        return asked(cache, lambda db: db.execute("SELECT note FROM snapshot").fetchone())
    except sqlite3.OperationalError:  # a file without tables: it is only just being made
        return None


def store(url, numbers, state="reported", title="暴露垃圾"):
    numbers = list(numbers)
    for at in range(0, len(numbers), 2_000):
        ingest(url, [event(number, state, title) for number in numbers[at:at + 2_000]])


class SnapshotTest(ProgramTest):
    def test_snapshots_and_repairs(self):
        """Both at once: the second is mostly waiting."""
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            tried = [(what, pool.submit(what, self.folder / what.__name__)) for what in
                     (self.filled_while_rows_change_and_killed_in_the_middle,
                      self.rows_damaged_by_hand_are_found_and_mended)]
            for what, done in tried:
                with self.subTest(what.__name__):
                    done.result()

    def filled_while_rows_change_and_killed_in_the_middle(self, folder):
        chance = random.Random(SEED)
        cache = folder / "cache"
        folder.mkdir()
        with Central(folder) as central:
            ingest(central.url, SETUP)
            for title in ("暴露垃圾", "占道经营", "乱堆物料"):
                store(central.url, range(ROWS), title=title)
            seen = 0
            for turn in range(KILLS):
                changes = threading.Thread(target=self.change, args=(central.url, turn))
                changes.start()
                client = FaultClient(central.url, cache)
                caught = self.killed_inside(client, cache, chance)
                changes.join()
                seen += caught
                if not caught:  # it was too quick: from the beginning
                    shutil.rmtree(cache, ignore_errors=True)
            self.assertGreater(seen, 0, "never killed inside a snapshot")
            client = FaultClient(central.url, cache)
            client.wait(lambda: client.seq == central.head(), 120, "in step")
            self.assertIsNone(progress(cache))
            self.assertEqual(versions(central.url)[0], cached_versions(cache))
            client.kill()
            print(f"{ROWS} rows of {central.head()} entries, killed {KILLS} times, {seen} of them inside the snapshot: "
                  "divergent rows 0")

    @staticmethod
    def change(url, turn):
        store(url, random.Random(turn).sample(range(ROWS), 300), "closed", f"第{turn}次")
        store(url, range(ROWS + 50 * turn, ROWS + 50 * (turn + 1)))

    @staticmethod
    def killed_inside(client, cache, chance):
        """Kills the client a moment after it has stored something of a snapshot; whether there is more of it to come."""
        before, end = progress(cache), time.monotonic() + 30
        while progress(cache) == before and client.seq == 0 and time.monotonic() < end:
            client.run_for(0.001)
        client.run_for(chance.uniform(0, 0.02))
        client.kill()
        return progress(cache) is not None

    def rows_damaged_by_hand_are_found_and_mended(self, folder):
        cache = folder / "cache"
        folder.mkdir()
        with Central(folder) as central:
            ingest(central.url, SETUP)
            store(central.url, range(400))
            client = FaultClient(central.url, cache)
            client.wait(lambda: client.seq == central.head() and client.live, 60, "in step and live")
            client.end()
            right = cached_versions(cache)
            with contextlib.closing(sqlite3.connect(cache / "cache.db")) as db, db:
                ids = [row[0] for row in db.execute("SELECT id FROM event ORDER BY id LIMIT 3")]
                db.execute("DELETE FROM event WHERE id = ?", (ids[0],))
                db.execute("UPDATE event SET v = v + 7 WHERE id = ?", (ids[1],))
                db.execute("UPDATE event SET region = 330903000 WHERE id = ?", (ids[2],))
            self.assertNotEqual(right, cached_versions(cache))
            client = FaultClient(central.url, cache)
            client.wait(lambda: client.mended >= 3, 150, "the rows mended")
            self.assertEqual(right, cached_versions(cache))
            self.assertEqual(versions(central.url)[0], cached_versions(cache))
            client.kill()
            print(f"3 of {len(right)} rows damaged by hand, mended by fetching {client.mended}")


if __name__ == "__main__":
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--rows", type=int, default=ROWS)
    options.add_argument("--kills", type=int, default=KILLS)
    options.add_argument("--seed", type=int, default=SEED)
    mine, rest = options.parse_known_args()
    ROWS, KILLS, SEED = mine.rows, mine.kills, mine.seed
    sys.argv = [sys.argv[0], *rest]
    programs.main()
