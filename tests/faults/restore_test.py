# SPDX-License-Identifier: GPL-3.0-or-later
"""A server is restored from an older copy and goes on differently. Its clients notice, keep showing the old rows until the
new ones are complete, and end with exactly the rows of the restored server. Orders that the restored server does not know
go to a person and never out again by themselves."""

import shutil
import threading

import programs
from programs import Central, ProgramTest
from witness import SETUP, FaultClient, cached_versions, event, event_ids, ingest, shown_events, versions


class RestoreTest(ProgramTest):
    def restored(self, more_than_before):
        port = programs.free_port()
        cache = self.folder / "cache"
        with Central(self.folder, "--port", port) as central:
            ingest(central.url, SETUP + [event(one) for one in range(300)])
        shutil.copytree(self.folder / "central", self.folder / "backup")
        with Central(self.folder, "--port", port) as central:
            ingest(central.url, [event(one) for one in range(300, 900)])
            client = FaultClient(central.url, cache)
            client.wait(lambda: client.seq == central.head() and client.live, 60, "in step and live")
        shutil.rmtree(self.folder / "central")
        shutil.move(self.folder / "backup", self.folder / "central")
        with Central(self.folder, "--port", port) as central:
            added = 1_500 if more_than_before else 10
            ingest(central.url, [event(5_000 + one) for one in range(added)])
            lowest = shown_events(cache)

            def in_step():
                nonlocal lowest
                lowest = min(lowest, shown_events(cache))
                return client.seq == central.head() and versions(central.url)[0] == cached_versions(cache)

            client.wait(in_step, 90, "in step with the restored server")
            self.assertGreaterEqual(lowest, 300, "the cache was blank for a while")
            self.assertEqual(300 + added, shown_events(cache))
            client.kill()

    def test_orders_that_the_restored_server_does_not_know(self):
        for told in (True, False):  # whether the operator has said so with --new-epoch
            with self.subTest(new_epoch=told):
                self.orders(self.folder / f"told-{told}", told)

    def orders(self, folder, told):
        folder.mkdir()
        port, cache = programs.free_port(), folder / "cache"
        with Central(folder, "--port", port) as central:
            ingest(central.url, SETUP + [event(one) for one in range(50)])
            events = event_ids(central.url)
            client = FaultClient(central.url, cache)
            before = self.order(client, events[0], "before the copy")
        shutil.copytree(folder / "central", folder / "backup")
        with Central(folder, "--port", port) as central:
            after = [self.order(client, events[one], f"after the copy {one}") for one in (1, 2)]
            # Without a new epoch only a client that has passed the point of the copy can tell the histories apart.
            client.wait(lambda: client.seq == central.head(), 60, "in step before the server goes")
            central.kill()
        client.note(events[3], "while nobody is there")
        client.wait(lambda: len(client.kept) == 4, 30, "the fourth order kept")
        unheard = next(iter(set(client.kept) - {before, *after}))
        shutil.rmtree(folder / "central")
        shutil.move(folder / "backup", folder / "central")
        if told:
            done = programs.run("onescreen-central", "--data", folder / "central", "--new-epoch")
            self.assertEqual(0, done.returncode, done.stderr)
        with Central(folder, "--port", port) as central:
            ingest(central.url, [event(5_000)])
            lost = {*after, unheard}
            client.wait(lambda: all(client.stages.get(one) == "unknown" for one in lost), 90, "the lost orders named")
            client.wait(lambda: client.seq == central.head(), 60, "in step with the restored server")
            threading.Event().wait(5)  # long enough for anything to go out by itself
            client.drain()
            self.assertEqual("done", client.stages[before])
            self.assertEqual({before: 1}, versions(central.url)[1])
            client.decide(after[0], "release")
            client.decide(after[1], "withdraw")
            client.wait(lambda: client.stages[after[0]] == "done" and client.stages[after[1]] == "withdrawn", 30,
                        "the decisions carried out")
            client.kill()
            # A restart does not forget who waits for a decision.
            client = FaultClient(central.url, cache)
            client.wait(lambda: client.live and client.stages.get(unheard) == "unknown", 60, "asked again after the restart")
            client.decide(unheard, "release")
            client.wait(lambda: client.stages.get(unheard) == "done", 30, "the last decision")
            client.kill()
            self.assertEqual({before: 1, after[0]: 1, unheard: 1}, versions(central.url)[1])

    @staticmethod
    def order(client, event_id, text):
        known = set(client.kept)
        client.note(event_id, text)
        client.wait(lambda: set(client.kept) - known and
                    client.stages.get(next(iter(set(client.kept) - known))) == "done", 60, "an order done")
        return next(iter(set(client.kept) - known))

    def test_a_shorter_history(self):
        self.restored(False)

    def test_a_longer_history(self):
        self.restored(True)


if __name__ == "__main__":
    programs.main()
