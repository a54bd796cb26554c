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
REQUESTS_A_JUMP = 60
WATCHED = 10  # seconds
ANSWERS = re.compile(r"^onescreen_answers_total\{.*\} (\d+)$", re.MULTILINE)


def answers(url):
    with urllib.request.urlopen(url + "/metrics", timeout=10) as answer:
        return sum(map(int, ANSWERS.findall(answer.read().decode())))


class ClockTest(ProgramTest):
    def test_setting_the_clock_loses_nothing_and_hurries_nothing(self):
        library = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
        self.assertTrue(library, "libfaketime is not installed (package faketime); packaging/setup.sh installs it")
        clock = self.write("clock", "+0\n")
        with Central(self.folder) as central:
            ingest(central.url, SETUP + [event(one) for one in range(30)])
            events = event_ids(central.url)
            client = FaultClient(central.url, self.folder / "cache", LD_PRELOAD=library[0], FAKETIME_NO_CACHE="1",
                                 FAKETIME_TIMESTAMP_FILE=str(clock), FAKETIME_DONT_FAKE_MONOTONIC="1",
                                 DONT_FAKE_MONOTONIC="1", NO_FAKE_STAT="1")
            client.wait(lambda: client.live, 60, "live")
            most = 0
            for number, (jump, expected) in enumerate(JUMPS):
                clock.write_text(jump + "\n")
                self.check_jump(client.wall_clock(), jump, expected)
                before = answers(central.url)
                client.note(events[number], f"clock at {jump}")
                client.wait(lambda: len(client.kept) == number + 1, 20, f"an order kept with the clock at {jump}")
                client.wait(lambda: all(client.stages.get(one) == "done" for one in client.kept), 40,
                            f"the order done with the clock at {jump}")
                threading.Event().wait(WATCHED)
                client.drain()
                most = max(most, answers(central.url) - before)
                self.assertTrue(client.live, f"no longer live with the clock at {jump}")
                self.assertLess(answers(central.url) - before, REQUESTS_A_JUMP, f"a storm with the clock at {jump}")
            actions = versions(central.url)[1]
            self.assertEqual({one: 1 for one in client.kept}, actions)
            client.kill()
        print(f"{len(JUMPS)} jumps: {len(actions)} orders, lost 0, doubled 0; at most {most} requests after a jump")

    def check_jump(self, now, jump, expected):
        if jump.startswith("@"):
            self.assertEqual(expected, datetime.datetime.fromtimestamp(now, datetime.timezone.utc).year)
        else:
            self.assertAlmostEqual(expected, now - time.time(), delta=60)


if __name__ == "__main__":
    programs.main()
