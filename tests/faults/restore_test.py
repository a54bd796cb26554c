# SPDX-License-Identifier: GPL-3.0-or-later
"""A server is restored from an older copy and goes on differently. Its clients notice, keep showing the old rows until the
new ones are complete, and end with exactly the rows of the restored server."""

import shutil

import programs
from programs import Central, ProgramTest
from witness import SETUP, FaultClient, cached_versions, event, ingest, shown_events, versions


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

    def test_a_shorter_history(self):
        self.restored(False)

    def test_a_longer_history(self):
        self.restored(True)


if __name__ == "__main__":
    programs.main()
