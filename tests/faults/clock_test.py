# SPDX-License-Identifier: GPL-3.0-or-later
"""T12: the wall clock of a client's machine is set by hours, by days, to 1970 and to 2038, forwards and back, while orders
are given. None is lost or given up, because the server's clock decides; nothing is sent in a hurry; the client stays live."""

import datetime
import glob
import re
import threading
import time
import urllib.request

import programs
from programs import Central, ProgramTest
from witness import SETUP, FaultClient, event, event_ids, ingest, versions

# As faketime reads it, and by how much the client's clock is then off, or which year it has.
JUMPS = (("+1h", 3_600), ("+0", 0), ("-1d", -86_400), ("+1d", 86_400), ("@1970-01-02 00:00:00", 1970),
         ("@2038-01-19 03:14:00", 2038), ("+0", 0))
REQUESTS_A_JUMP = 60  # of all clients together
WATCHED = 10  # seconds
ANSWERS = re.compile(r"^onescreen_answers_total\{.*\} (\d+)$", re.MULTILINE)


def answers(url):
    with urllib.request.urlopen(url + "/metrics", timeout=10) as answer:
        return sum(map(int, ANSWERS.findall(answer.read().decode())))


class ClockTest(ProgramTest):
    def clocked(self, central, name, before):
        """A client that is live, and the file that says what its machine's clock shows."""
        library = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
        self.assertTrue(library, "libfaketime is not installed (package faketime); packaging/setup.sh installs it")
        clock = self.write(f"{name}.clock", before + "\n")
        client = FaultClient(central.url, self.folder / name, LD_PRELOAD=library[0], FAKETIME_NO_CACHE="1",
                             FAKETIME_TIMESTAMP_FILE=str(clock), FAKETIME_DONT_FAKE_MONOTONIC="1",
                             DONT_FAKE_MONOTONIC="1", NO_FAKE_STAT="1")
        client.wait(lambda: client.live, 60, f"{name} live")
        return client, clock

    def jump(self, client, clock, jump, expected, event_id):
        clock.write_text(jump + "\n")
        self.check_jump(client.wall_clock(), jump, expected)
        kept = len(client.kept)
        client.note(event_id, f"clock at {jump}")
        client.wait(lambda: len(client.kept) == kept + 1, 20, f"an order kept with the clock at {jump}")
        client.wait(lambda: all(client.stages.get(one) == "done" for one in client.kept), 40,
                    f"the order done with the clock at {jump}")

    def test_setting_the_clock_loses_nothing_and_hurries_nothing(self):
        """One client goes through all jumps; one more for each of them is watched for a while after it."""
        with Central(self.folder) as central:
            ingest(central.url, SETUP + [event(one) for one in range(30)])
            events = event_ids(central.url)
            restless, clock = self.clocked(central, "restless", "+0")
            for number, (jump, expected) in enumerate(JUMPS):
                self.jump(restless, clock, jump, expected, events[number])
                self.assertTrue(restless.live, f"no longer live with the clock at {jump}")
            watched = []
            for number, (jump, expected) in enumerate(JUMPS):
                client, clock = self.clocked(central, f"client{number}", JUMPS[number - 1][0] if number else "+0")
                watched.append((client, clock, jump, expected))
            before = answers(central.url)
            for number, (client, clock, jump, expected) in enumerate(watched):
                self.jump(client, clock, jump, expected, events[10 + number])
            threading.Event().wait(WATCHED)
            requests = answers(central.url) - before
            self.assertLess(requests, REQUESTS_A_JUMP, "a storm after the clocks were set")
            given = []
            for client in [restless] + [each[0] for each in watched]:
                client.drain()
                self.assertTrue(client.live, "no longer live after its clock was set")
                given += client.kept
                client.kill()
            actions = versions(central.url)[1]
            self.assertEqual({one: 1 for one in given}, actions)
        print(f"{2 * len(JUMPS)} jumps: {len(actions)} orders, lost 0, doubled 0; {requests} requests of {len(JUMPS)} "
              f"clients within {WATCHED} s after theirs, and of the one that saw them all")

    def check_jump(self, now, jump, expected):
        if jump.startswith("@"):
            self.assertEqual(expected, datetime.datetime.fromtimestamp(now, datetime.timezone.utc).year)
        else:
            self.assertAlmostEqual(expected, now - time.time(), delta=60)


if __name__ == "__main__":
    programs.main()
