# SPDX-License-Identifier: GPL-3.0-or-later
"""T8: a server and ten clients, each over a network of its own that loses, doubles, delays and reorders packets
(packets.py), all of them with TLS and accounts as they are shipped. Rows arrive, orders are given, every network once
stalls completely, and afterwards everybody is in step. More networks: --profiles N (tests/soak/run.sh packets)."""

import argparse
import concurrent.futures
import random
import statistics
import sys
import time

import packets
import programs
import seats
from packets import Weather
from programs import Central, ProgramTest
from tls_test import Authority
from witness import SETUP, FaultClient, cached_versions, event, event_ids, ingest, port_of, versions

PROFILES, SEED = 10, 1
AT_ONCE = 10
ROWS = 1_500
NEWS, NEWS_ROWS = 10, 20
NOTICED_AT_MOST = 45 + 5  # seconds; a busy machine is allowed the second number
OFFLINE_AT_MOST = 65 + 10

FIRST = [
    Weather("nothing is wrong"),
    Weather("far away", delay=0.04, jitter=0.01),
    Weather("satellite", delay=0.3, jitter=0.05),
    Weather("loses 5 of 100", delay=0.01, loss=0.05),
    Weather("loses 15 of 100", delay=0.02, jitter=0.02, loss=0.15),
    Weather("loses 30 of 100", delay=0.01, loss=0.3),
    Weather("doubles", delay=0.02, doubled=0.2),
    Weather("reorders", delay=0.02, jitter=0.01, reordered=0.25),
    Weather("narrow", delay=0.03, rate=16_000),
    Weather("all of it", delay=0.05, jitter=0.05, loss=0.1, doubled=0.05, reordered=0.1, rate=64_000),
]


def weathers(count, seed):
    chance = random.Random(seed)
    drawn = [Weather(f"drawn {number}", chance.choice((0, 0.005, 0.05, 0.2)) * chance.random(), 0.1 * chance.random(),
                     chance.choice((0, 0.05, 0.15, 0.3)) * chance.random(), 0.2 * chance.random(),
                     0.3 * chance.random(), chance.choice((0, 16_000, 64_000, 1_000_000)))
             for number in range(len(FIRST), count)]
    return (FIRST + drawn)[:count]


def in_step_bound(weather):
    """After the stall: what a bad network without losses may take (network_test.py), and TCP's patience."""
    return 75 + 150 * weather.loss


def lag_bound(weather):
    """For most of the news: some round trips, and where packets get lost TCP's own patience."""
    return 2 + 6 * weather.round_trip + 30 * weather.loss


class PacketsTest(ProgramTest):
    def test_everybody_is_in_step_over_bad_networks(self):
        try:
            packets.enter_own_user()
            wanted = weathers(PROFILES, SEED)
            for first in range(0, len(wanted), AT_ONCE):
                self.history(first, packets.Net(wanted[first:first + AT_ONCE], SEED + first))
        except packets.NotAllowed as reason:
            self.skipTest(f"bad networks were not tried: {reason}")

    def history(self, first, net):
        folder = self.folder / str(first)
        folder.mkdir()
        authority = Authority(folder, "ours")
        names = ",".join("IP:" + host for host in ["127.0.0.1"] + [link.server for link in net.links])
        certificate, key = authority.issue("server", names)
        with net, packets.inside(net.server_space), Central(
                folder, "--bind", "0.0.0.0", "--certificate", certificate, "--key", key, accounts=True) as central:
            port = port_of(central.url)
            central.url = f"https://127.0.0.1:{port}"
            seats.set_up(central, central.url, authority.file)
            ingest(central.url, SETUP + [event(one) for one in range(ROWS)])
            officer = seats.add_officer(central.url)
            events = event_ids(central.url)
            clients = []
            for number, link in enumerate(net.links):
                with packets.inside(link.client_space):
                    clients.append(FaultClient(f"https://{link.server}:{port}", folder / f"cache{number}", authority.file))
            with concurrent.futures.ThreadPoolExecutor(len(clients)) as pool:
                def everybody(what, *arguments):
                    """All at once, each in its own thread; what they answer."""
                    done = [pool.submit(what, link, client, *arguments) for link, client in zip(net.links, clients)]
                    return [each.result() for each in done]

                ready = everybody(self.arrive, officer, central.head())
                lags = []
                for number in range(NEWS):
                    ingest(central.url, [event(ROWS + NEWS_ROWS * number + one) for one in range(NEWS_ROWS)])
                    lags.append(everybody(self.hear, central.head(), time.monotonic()))
                ordered = everybody(self.order, events, "over a bad network")
                for link in net.links:
                    link.stalled = True
                begin = time.monotonic()
                ingest(central.url, [event(ROWS + NEWS_ROWS * NEWS)])
                for client in clients:
                    client.note(random.choice(events), "while nothing comes through")
                noticed = everybody(self.notice, begin)
                for link in net.links:
                    link.stalled = False
                healed = everybody(self.settle, central, time.monotonic())
            final = central.head()
            for link, client in zip(net.links, clients):
                client.wait(lambda client=client: client.seq >= final, in_step_bound(link.weather), "the last notes")
                client.kill()
            seats.renew(central.url, authority.file)
            rows, actions = versions(central.url)
            for number, (link, client) in enumerate(zip(net.links, clients)):
                with self.subTest(network=link.weather):
                    self.assertEqual(rows, cached_versions(folder / f"cache{number}"))
                    self.assertEqual(2, len(client.kept))
                    self.assertEqual([], [one for one in client.kept if actions.get(one) != 1], "lost or doubled")
                    own = [each[number] for each in lags]
                    self.assertLess(statistics.median(own), lag_bound(link.weather), "news came late")
                    self.assertGreater(link.counts["stalled"], 0)
                    print(f"{link.weather.name}: ready after {ready[number]:.1f} s, news after {statistics.median(own):.2f}"
                          f" s, the slowest after {max(own):.1f} s, order after {ordered[number]:.1f} s; stall noticed "
                          f"after {noticed[number][0]:.0f} s, offline after {noticed[number][1]:.0f} s, in step {healed[number]:.1f} s after it; {link.counts}")
        print(f"{len(net.links)} networks: divergent 0, lost 0, doubled 0")

    @staticmethod
    def arrive(_link, client, officer, head):
        begin = time.monotonic()
        client.sign_in(officer, seats.OFFICER, 120)
        client.wait(lambda: client.seq >= head, 120, "the first rows")
        return time.monotonic() - begin

    @staticmethod
    def hear(link, client, head, since):
        client.wait(lambda: client.seq >= head, in_step_bound(link.weather), "news")
        return time.monotonic() - since

    @staticmethod
    def order(link, client, events, text):
        begin = time.monotonic()
        client.note(random.choice(events), text)
        client.wait(lambda: "done" in client.stages.values(), in_step_bound(link.weather), "an order done")
        return time.monotonic() - begin

    @staticmethod
    def notice(_link, client, begin):
        """When it is no longer live, or a request has failed, and when it says that it is offline."""
        client.wait(lambda: not client.live or client.offline, NOTICED_AT_MOST, "the stall noticed")
        noticed = time.monotonic() - begin
        client.wait(lambda: client.offline, OFFLINE_AT_MOST - noticed, "the client says that it is offline")
        return noticed, time.monotonic() - begin

    @staticmethod
    def settle(link, client, central, begin):
        head, most = central.head(), in_step_bound(link.weather)
        client.wait(lambda: client.seq >= head, most, "in step after the stall")
        client.wait(lambda: len(client.kept) == 2 and all(client.stages.get(one) == "done" for one in client.kept),
                    most, "the order of the stall done")
        return time.monotonic() - begin


if __name__ == "__main__":
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--profiles", type=int, default=PROFILES)
    options.add_argument("--seed", type=int, default=SEED)
    mine, rest = options.parse_known_args()
    PROFILES, SEED = mine.profiles, mine.seed
    sys.argv = [sys.argv[0], *rest]
    programs.main()
