#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long an empty cache takes to be filled by a snapshot, as one JSON line: server and client are whole programs that
share this machine's cores, the server's log has three entries a row. Processor time is told beside the time that passed,
for machines that do something else meanwhile.

usage: tests/bench/snapshot.py [--build build/dev] [--rows 1000000]

The rows are like one that came through the API, written into the server's file while it is down. Nothing here
asserts: figures are read by people.
"""
import argparse
import contextlib
import datetime
import json
import os
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
FIRST_DAY = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
FULL_EVENT = {**event(1, "closed"), "no": "1", "addr": "浙江省舟山市定海区昌国街道昌国路 12 号", "lon": 1221068000, "lat": 300161000,
              "desc": "市民反映该处早上六时至八时有多个流动摊位占用人行道，影响通行。"}


def varied(record, number, rows):
    """The event of that number: reported somewhere in two years, in one of 36 streets and 54 categories."""
    def moment(minutes):
        return (FIRST_DAY + datetime.timedelta(minutes=minutes)).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    minute = number * 730 * 1440 // rows
    street = 330902000 + number * 7 % 4 * 1000 + number * 11 % 9
    fields = {"no": f"舟2024-{number:06d}", "sid": f"S-{number}", "title": f"{record['title']} {number}", "reg": str(street),
              "cat": f"{number * 5 % 9 + 1:02d}{number // 9 % 6 + 1:02d}", "lon": record["lon"] + number * 7919 % 8_000_000,
              "lat": record["lat"] + number * 104_729 % 8_000_000, "at": moment(minute),
              "due": moment(minute + 1440 + number % 10_000), "closed": moment(minute + number * 31 % 17_000)}
    return street, json.dumps(record | fields, ensure_ascii=False, separators=(",", ":")).encode()


def fill(database, rows):
    """Writes many events like the one of the server's file into it."""
    with contextlib.closing(sqlite3.connect(database)) as db:
        data, chain = db.execute("SELECT data, chain FROM change_log WHERE entity = ?", (EVENT,)).fetchone()
        seq, = db.execute("SELECT seq FROM log_head").fetchone()
        record = json.loads(data)
        events = [varied(record, number, rows) for number in range(rows)]

        def entries():
            at = seq
            for version in range(1, ENTRIES + 1):
                for number, (region, content) in enumerate(events):
                    at += 1
                    yield (at, at, EVENT, f"0190c000-0000-7000-8000-{number:012d}", version, 0, region, None, None,
                           content, chain)

        db.execute("PRAGMA synchronous = OFF")
        db.executemany("INSERT INTO change_log(seq, tx, entity, id, v, op, region, old_region, action, data, chain)"
                       " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entries())
        db.execute("INSERT INTO rows(entity, id, v, region, seq) SELECT entity, id, v, region, seq FROM change_log"
                   " WHERE entity = ? AND v = ?", (EVENT, ENTRIES))
        db.execute("UPDATE log_head SET seq = ?, tx = ?, chain = ?", (seq + ENTRIES * rows, seq + ENTRIES * rows, chain))
        db.execute("DELETE FROM digest")  # counted again at the start
        db.commit()


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(client, url, cache, head):
    """Seconds until the client says that it stands at the head, and its processor time until then."""
    begun = time.monotonic()
    process = subprocess.Popen([client, url, str(cache)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True, env=programs.environment())
    watchdog = threading.Timer(600, process.kill)
    watchdog.start()
    try:
        for line in process.stdout:
            words = line.split()
            if words[0] == "link" and int(words[2]) >= head:
                return time.monotonic() - begun, processor_seconds(process.pid)
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
            ingest(central.url, SETUP + [FULL_EVENT])
        fill(folder / "central" / "central.db", options.rows)
        with programs.Central(folder) as central:
            head = central.head()
            idle = processor_seconds(central.pid)
            seconds, client_seconds = measure(str(programs.Setup.bin / "fault_client"), central.url, folder / "cache", head)
            server_seconds = processor_seconds(central.pid) - idle
        with contextlib.closing(sqlite3.connect(folder / "cache" / "cache.db")) as db:
            found, = db.execute("SELECT count(*) FROM event").fetchone()
        print(json.dumps({"case": "snapshot", "rows": found, "log": head, "seconds": round(seconds, 1),
                          "rows_per_s": round(found / seconds), "client_processor_seconds": round(client_seconds, 1),
                          "server_processor_seconds": round(server_seconds, 1)}))


if __name__ == "__main__":
    main()
