# SPDX-License-Identifier: GPL-3.0-or-later
"""T8: clients behind a proxy that resets, cuts, slows, slices, garbles and forgets connections while events come in and
orders are given. When the network is well again every client is in step within a minute."""

import argparse
import concurrent.futures
import random
import sys
import threading
import time

import programs
from chaosproxy import PROFILES, ChaosProxy
from programs import Central, ProgramTest
from witness import SETUP, FaultClient, cached_versions, event, event_ids, ingest, port_of, versions

SEEDS = 2
CLIENTS = 3
AT_ONCE = 3
STALLED_AT_MOST = 75


class NetworkTest(ProgramTest):
    def test_bad_networks(self):
        """Some at a time: most of it is waiting."""
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            tried = {"every connection stalls": pool.submit(self.stall)}
            tried |= {f"seed {seed}": pool.submit(self.history, seed) for seed in range(SEEDS)}
            for name, done in tried.items():
                with self.subTest(name):
                    done.result()

    def stall(self):
        folder = self.folder / "stall"
        folder.mkdir()
        with Central(folder) as central, ChaosProxy(port_of(central.url), 1, ["clean"]) as proxy:
            ingest(central.url, SETUP + [event(one) for one in range(20)])
            client = FaultClient(proxy.url, folder / "cache")
            client.wait(lambda: client.live and client.seq == central.head(), 60, "live through the proxy")
            proxy.stall()
            ingest(central.url, [event(100)])
            client.note(event_ids(central.url)[0], "while nothing moves")
            begin = time.monotonic()
            client.wait(lambda: client.seq >= central.head() and client.kept
                        and all(client.stages.get(one) == "done" for one in client.kept), STALLED_AT_MOST,
                        "row and order in spite of connections that stall")
            print(f"every connection stalled: in step after {time.monotonic() - begin:.0f} s")
            client.kill()

    def history(self, seed):
        chance = random.Random(seed)
        folder = self.folder / str(seed)
        folder.mkdir()
        with Central(folder) as central, ChaosProxy(port_of(central.url), seed) as proxy:
            ingest(central.url, SETUP + [event(one) for one in range(2_000)])
            events = event_ids(central.url)
            clients = [FaultClient(proxy.url, folder / f"cache{one}") for one in range(CLIENTS)]
            weather = threading.Event()
            for step in range(60):
                first = 2_000 + 20 * step
                ingest(central.url, [event(first + one) for one in range(20)]
                       + [event(chance.randrange(2_000), "closed") for _ in range(5)])
                for client in clients:
                    if chance.random() < 0.5:
                        client.note(chance.choice(events), f"{seed}.{step}")
                    client.drain()
                weather.wait(0.2)  # a network is bad for a while, not for a moment
            proxy.heal()
            head = central.head()
            for client in clients:
                client.wait(lambda: client.seq >= head, 75, "in step after the network is well again")
                client.wait(lambda: all(client.stages.get(one) == "done" for one in client.kept), 75, "orders settled")
            final = central.head()
            for client in clients:
                client.wait(lambda: client.seq >= final, 30, "the last notes")
                client.kill()
            rows, actions = versions(central.url)
            for one, client in enumerate(clients):
                self.assertEqual(rows, cached_versions(folder / f"cache{one}"))
                self.assertEqual([], [each for each in client.kept if actions.get(each) != 1])
            used = {name: proxy.connections[name] for name in PROFILES if proxy.connections[name]}
            self.assertGreater(len(used), 3, "hardly any fault was tried")
            print(f"seed {seed}: {used}; divergent 0, lost 0, doubled 0")


if __name__ == "__main__":
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--seeds", type=int, default=SEEDS)
    mine, rest = options.parse_known_args()
    SEEDS = mine.seeds
    sys.argv = [sys.argv[0], *rest]
    programs.main()
