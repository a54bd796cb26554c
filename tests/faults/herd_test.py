# SPDX-License-Identifier: GPL-3.0-or-later
"""T9: many clients are live when their server goes down and comes back with another history, so that every position has
expired. Nobody storms it: requests are answered within a second (99 of 100), and all are live again within five minutes.
More clients: --clients N."""

import argparse
import asyncio
import sys

import programs
from herd import Herd
from programs import Central, ProgramTest, run
from witness import SETUP, event, ingest

CLIENTS = 200
ROWS = 500
SLOWEST, LONGEST = 1.0, 300.0


class HerdTest(ProgramTest):
    def test_everybody_comes_back_without_a_storm(self):
        asyncio.run(self.history())

    async def history(self):
        port = programs.free_port()
        with Central(self.folder, "--port", port) as central:
            ingest(central.url, SETUP + [event(one) for one in range(ROWS)])
            herd = Herd(port, CLIENTS, seed=1)
            tasks = []
            for member in herd.members:  # as in life: not all of them start in one moment
                tasks.append(asyncio.create_task(member.run()))
                await asyncio.sleep(0.01)
            try:
                await herd.until_all_live(60 + CLIENTS / 20)
                before = {member.epoch for member in herd.members}
                loop = asyncio.get_running_loop()
                await loop.run_in_executor(None, central.__exit__)
                while herd.live:
                    await asyncio.sleep(0.01)
                renewed = run("onescreen-central", "--data", self.folder / "central", "--new-epoch")
                self.assertEqual(0, renewed.returncode, renewed.stderr)
                herd.begin_measuring()
                with Central(self.folder, "--port", port) as restarted:
                    took = await herd.until_all_live(LONGEST)
                    after = {member.epoch for member in herd.members}
                    self.assertEqual(1, len(after), "some still have the old history")
                    self.assertFalse(before & after)
                    await loop.run_in_executor(None, ingest, restarted.url, [event(ROWS + 1)])
                    head = await loop.run_in_executor(None, restarted.head)
                    await self.reached(herd, head)
            finally:
                await self.end(tasks)
        slow = herd.percentile(0.99)
        print(f"{CLIENTS} clients, {ROWS} rows: all live again after {took:.0f} s, {len(herd.latencies)} requests, p50 "
              f"{1000 * herd.percentile(0.5):.0f} ms, p99 {1000 * slow:.0f} ms, at most "
              f"{max(herd.requests_in_second.values())} requests in a second; {dict(herd.failures)}")
        self.assertLess(slow, SLOWEST)

    @staticmethod
    async def end(tasks):
        """Some versions' wait_for() swallows a cancellation that meets its answer, so they are told until they have ended."""
        while unfinished := [task for task in tasks if not task.done()]:
            for task in unfinished:
                task.cancel()
            await asyncio.wait(unfinished, timeout=1)

    @staticmethod
    async def reached(herd, head):
        """News after the restart reach everybody."""
        for _ in range(600):
            if all(member.seq >= head for member in herd.members):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{sum(member.seq < head for member in herd.members)} clients did not hear the news")


if __name__ == "__main__":
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--clients", type=int, default=CLIENTS)
    options.add_argument("--rows", type=int, default=ROWS)
    mine, rest = options.parse_known_args()
    CLIENTS, ROWS = mine.clients, mine.rows
    sys.argv = [sys.argv[0], *rest]
    programs.main()
