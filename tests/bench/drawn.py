#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the moment a source system sends an event until its row is painted by a desktop client with a full cache.

usage: tests/bench/drawn.py [--build build/dev] [--events 1000000] [--per-second 100] [--seconds 20]

Server, source and client share this machine's cores; the client draws offscreen, at 1920x1080 or what its platform has.
Nothing here asserts: figures are read by people.
"""
import argparse
import pathlib
import subprocess
import tempfile

from scene import ENVIRONMENT, central, say, sync


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/dev"))
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--per-second", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=20)
    options = parser.parse_args()
    programs = (options.build / "bin").resolve()
    with tempfile.TemporaryDirectory(prefix="onescreen-bench-") as folder:
        cache = f"{folder}/cache"
        with central(programs, f"{folder}/central", "--demo", "--events", str(options.events)) as url:
            _, status = sync(programs, url, cache)
            say(bench="drawn", name="cached", rows=sum(status["rows"].values()))
            command = [programs / "drawn_bench", str(options.per_second), str(options.seconds), "--central", url,
                       "--cache", cache]
            subprocess.run(command, check=True, env=dict(ENVIRONMENT, XDG_CONFIG_HOME=f"{folder}/config"),
                           timeout=options.seconds + 120)


if __name__ == "__main__":
    main()
