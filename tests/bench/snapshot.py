#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long an empty cache takes to be filled by a snapshot, as one JSON line: server and client are whole programs that
share this machine's cores, the server's log has three entries a row.

usage: tests/bench/snapshot.py [--build build/dev] [--rows 1000000]

The rows are copies of one that came through the API, written into the server's file while it is down. Nothing here
asserts: figures are read by people.
"""
import argparse
import contextlib
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "e2e"), str(ROOT / "tests" / "faults")]

import programs  # noqa: E402
from witness import SETUP, event, ingest  # noqa: E402

EVENT = 0  # number of the entity in the server's tables
ENTRIES = 3  # of each row in the log


def fill(database, rows):
    """Multiplies the one event of the server's file."""
    with contextlib.closing(sqlite3.connect(database)) as db:
        data, region, chain = db.execute("SELECT data, region, chain FROM change_log WHERE entity = ?", (EVENT,)).fetchone()
        seq, = db.execute("SELECT seq FROM log_head").fetchone()
        record = json.loads(data)
        template = json.dumps(record | {"sid": "S-%", "title": record["title"] + " %"}, ensure_ascii=False)

        def entries():
            at = seq
            for version in range(1, ENTRIES + 1):
                for number in range(rows):
                    at += 1
                    yield (at, at, EVENT, f"0190c000-0000-7000-8000-{number:012d}", version, 0, region, None, None,
                           template.replace("%", str(number)).encode(), chain)

        db.execute("PRAGMA synchronous = OFF")
        db.executemany("INSERT INTO change_log(seq, tx, entity, id, v, op, region, old_region, action, data, chain)"
                       " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entries())
        db.execute("INSERT INTO rows(entity, id, v, region, seq) SELECT entity, id, v, region, seq FROM change_log"
                   " WHERE entity = ? AND v = ?", (EVENT, ENTRIES))
        db.execute("UPDATE log_head SET seq = ?, tx = ?, chain = ?", (seq + ENTRIES * rows, seq + ENTRIES * rows, chain))
        db.execute("DELETE FROM digest")  # counted again at the start
        db.commit()


def measure(client, url, cache, head):
    """Seconds until the client says that it stands at the head."""
    begun = time.monotonic()
    process = subprocess.Popen([client, url, str(cache)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True, env=programs.environment())
    watchdog = threading.Timer(600, process.kill)
    watchdog.start()
    try:
        for line in process.stdout:
            words = line.split()
            if words[0] == "link" and int(words[2]) >= head:
                return time.monotonic() - begun
        sys.exit("the client did not come in step")
    finally:
        watchdog.cancel()
        process.kill()
        process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/dev"))
    parser.add_argument("--rows", type=int, default=1_000_000)
    options = parser.parse_args()
    programs.Setup.bin = options.build.resolve() / "bin"
    with tempfile.TemporaryDirectory(prefix="onescreen-bench-") as name:
        folder = pathlib.Path(name)
        with programs.Central(folder) as central:
            ingest(central.url, SETUP + [event(1)])
        fill(folder / "central" / "central.db", options.rows)
        with programs.Central(folder) as central:
            head = central.head()
            seconds = measure(str(programs.Setup.bin / "fault_client"), central.url, folder / "cache", head)
        with contextlib.closing(sqlite3.connect(folder / "cache" / "cache.db")) as db:
            found, = db.execute("SELECT count(*) FROM event").fetchone()
        print(json.dumps({"case": "snapshot", "rows": found, "log": head, "seconds": round(seconds, 1),
                          "rows_per_s": round(found / seconds)}))


if __name__ == "__main__":
    main()
