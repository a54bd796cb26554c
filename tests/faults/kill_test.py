# SPDX-License-Identifier: GPL-3.0-or-later
"""T3 and T4: client and server are killed (kill -9) at random instants while orders are given and events come in.
Afterwards every order that an operator was told is kept stands in the log exactly once, and the cache has exactly the
server's rows. More rounds: --rounds N (tests/soak/run.sh kill)."""

import argparse
import random
import sys
import unittest

import programs
from programs import Central, ProgramTest
from witness import SETUP, FaultClient, cached_versions, event, event_ids, ingest, log_faults, port_of, versions

ROUNDS = 12
SEED = 20261122


class KillTest(ProgramTest):
    def test_nothing_is_lost_or_done_twice(self):
        chance = random.Random(SEED)
        kept, cache = {}, self.folder / "cache"
        port = programs.free_port()
        number = 0
        for turn in range(ROUNDS):
            with Central(self.folder, "--port", port) as central:
                if turn == 0:
                    ingest(central.url, SETUP + [event(one) for one in range(50)])
                    number = 50
                events = event_ids(central.url)
                client = FaultClient(central.url, cache)
                orders = chance.randint(5, 25)
                enough = chance.randint(1, orders)
                for step in range(orders):
                    client.note(chance.choice(events), f"{turn}.{step}")
                    if chance.random() < 0.3:
                        ingest(central.url, [event(number + one) for one in range(20)])
                        number += 20
                # Neither side is asked whether this is a good moment.
                client.wait(lambda: len(client.kept) >= enough, 60, "orders kept")
                if chance.random() < 0.5:
                    central.kill()
                    if chance.random() < 0.5:
                        client.note(chance.choice(events), f"{turn} after the server has gone")
                client.kill()
                kept |= client.kept
                if chance.random() < 0.3:
                    central.kill()

        with Central(self.folder, "--port", port) as central:
            client = FaultClient(central.url, cache)
            client.wait(lambda: client.seq == central.head() and not self.missing(central, kept), 120,
                        "every order settled and the cache in step")
            client.kill()
            rows, actions = versions(central.url)
            self.assertEqual([], log_faults(central.url))
            self.assertEqual([], [one for one in kept if actions.get(one, 0) == 0], "lost orders")
            self.assertEqual([], [one for one, count in actions.items() if count != 1], "orders done twice")
            self.assertEqual(rows, cached_versions(cache))
            self.assertEqual(number, sum(1 for key in rows if key[0] == "event"))
        self.assertEqual(port_of(central.url), port)
        print(f"{ROUNDS} rounds: {len(kept)} orders kept, lost 0, doubled 0, divergent rows 0")

    @staticmethod
    def missing(central, kept):
        actions = versions(central.url)[1]
        return [one for one in kept if one not in actions]


if __name__ == "__main__":
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--seed", type=int, default=SEED)
    mine, rest = options.parse_known_args()
    ROUNDS, SEED = mine.rounds, mine.seed
    sys.argv = [sys.argv[0], *rest]
    programs.main()
