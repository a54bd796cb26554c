# SPDX-License-Identifier: GPL-3.0-or-later
"""T12: a machine that sleeps for an hour and for eight, and a second that the wall clock has twice. The sleeping client
is stopped, then its wall clock and the clock that goes on in sleep are ahead, and its timers know nothing of it. It
says at once how old its rows are, comes back without a storm and with one new token, and what was over meanwhile by
the server's clock is told as expired and is never carried out."""

import contextlib
import os
import signal
import sqlite3
import struct
import threading

import programs
import seats
from clock_test import answers
from programs import Central, ProgramTest, Setup
from witness import SETUP, FaultClient, cached_versions, event, event_ids, ingest, versions

HOUR = 3_600
NAPS = (1, 8)  # hours
REQUESTS_AFTER_WAKING = 60
WATCHED = 10  # seconds
READY_AGAIN = 30


class Machine:
    """Clocks of their own for the programs that are started with its variables."""

    def __init__(self, path):
        self._path, self._wall, self._boot = path, 0, 0
        self._write()
        self.variables = {"LD_PRELOAD": str(Setup.bin / "sleeping_clock.so"), "ONESCREEN_SLEPT": str(path)}

    def _write(self):
        mode = "r+b" if self._path.exists() else "wb"
        with open(self._path, mode) as file:
            file.write(struct.pack("qq", round(self._wall * 1000), round(self._boot * 1000)))

    def sleep(self, seconds):
        self._wall += seconds
        self._boot += seconds
        self._write()

    def set_wall_clock(self, by):
        self._wall += by
        self._write()


class SleepTest(ProgramTest):
    def refreshes(self, account):
        """How many tokens for renewing were given to it so far."""
        place = self.folder / "central" / "central.db"
        with contextlib.closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as db:
            return db.execute("SELECT count(*) FROM refresh_token r JOIN session s ON s.id = r.session "
                              "WHERE s.account = ?", (account,)).fetchone()[0]

    def test_a_machine_that_sleeps(self):
        ours, theirs = Machine(self.folder / "client.clock"), Machine(self.folder / "server.clock")
        cache = self.folder / "cache"
        with Central(self.folder, accounts=True, variables=theirs.variables) as central:
            seats.set_up(central, central.url)
            ingest(central.url, SETUP + [event(one) for one in range(30)])
            events, officer = event_ids(central.url), seats.add_officer(central.url)
            client = FaultClient(central.url, cache, **ours.variables)
            client.sign_in(officer, seats.OFFICER)
            client.wait(lambda: client.live and client.seq == central.head(), 60, "live")
            over, kept = [], []
            for nap in NAPS:
                self.sleep_for(nap * HOUR, central, client, (ours, theirs), events, over, kept)
            actions = versions(central.url)[1]
            self.assertEqual({one: 1 for one in kept}, actions, "lost, doubled or carried out too late")
            self.assertEqual(versions(central.url)[0], cached_versions(cache))
            client.kill()
        print(f"{len(NAPS)} sleeps: {len(kept)} orders done, {len(over)} expired, lost 0, doubled 0, late 0")

    def sleep_for(self, seconds, central, client, machines, events, over, kept):
        refreshes = self.refreshes("officer")
        # The network goes first: one order is on its way, one waits behind it, one is worth something until tomorrow.
        os.kill(central.pid, signal.SIGSTOP)
        before = set(client.kept)
        client.note_within(HOUR // 2, events[0], "worth half an hour")
        client.note_within(HOUR // 2, events[0], "worth half an hour, behind the other")
        client.note(events[1], "worth a day")
        client.wait(lambda: len(client.kept) == len(before) + 3, 20, "three orders kept")
        fresh = [one for one in client.kept if one not in before]
        os.kill(client.pid, signal.SIGSTOP)
        for machine in machines:
            machine.sleep(seconds)
        os.kill(client.pid, signal.SIGCONT)
        self.assertGreaterEqual(client.rows_age(), seconds, "old rows look fresh after waking")
        os.kill(central.pid, signal.SIGCONT)
        seats.renew(central.url)
        requests = answers(central.url)
        client.wait(lambda: client.live and client.seq == central.head() and client.rows_age() < HOUR / 2, READY_AGAIN,
                    "live again after waking")
        over += fresh[:2]
        kept += fresh[2:]
        client.wait(lambda: all(client.stages.get(one) == "expired" for one in over), 60, "expired orders told")
        client.wait(lambda: all(client.stages.get(one) == "done" for one in kept), 60, "the other order done")
        threading.Event().wait(WATCHED)
        client.drain()
        self.assertTrue(client.live)
        self.assertLess(answers(central.url) - requests, REQUESTS_AFTER_WAKING, "a storm after waking")
        self.assertEqual(refreshes + 1, self.refreshes("officer"), "the token was not renewed exactly once")

    def test_a_second_that_comes_twice(self):
        ours = Machine(self.folder / "client.clock")
        with Central(self.folder) as central:
            ingest(central.url, SETUP + [event(one) for one in range(30)])
            events = event_ids(central.url)
            client = FaultClient(central.url, self.folder / "cache", **ours.variables)
            client.wait(lambda: client.live and client.seq == central.head(), 60, "live")
            # To the last second of a year, which a leap second then repeats.
            ours.set_wall_clock(LAST_SECOND - client.wall_clock())
            requests = answers(central.url)
            for number in range(3):
                client.note(events[0], f"order {number}")
            client.wait(lambda: len(client.kept) == 3, 20, "orders kept in the last second")
            ours.set_wall_clock(-1)
            self.assertLess(client.wall_clock(), LAST_SECOND + 5)
            for number in range(3, 6):
                client.note(events[0], f"order {number}")
            ingest(central.url, [event(100)])
            client.wait(lambda: len(client.kept) == 6 and all(client.stages.get(one) == "done" for one in client.kept),
                        20, "orders done across the second")
            client.wait(lambda: client.seq == central.head(), 20, "in step")
            self.assertTrue(client.live, "the connection was given up for a second")
            self.assertLess(client.rows_age(), 60)
            self.assertLess(answers(central.url) - requests, REQUESTS_AFTER_WAKING)
            actions = versions(central.url)[1]
            self.assertEqual({one: 1 for one in client.kept}, actions)
            client.kill()
            times = [one[:13] for one in client.kept]  # the milliseconds of an id of version 7
            self.assertEqual(times, sorted(times), "ids went backwards with the clock")
        print(f"a second twice: {len(actions)} orders, lost 0, doubled 0")


LAST_SECOND = 1_798_761_599.5  # 2026-12-31T23:59:59.5Z


if __name__ == "__main__":
    programs.main()
