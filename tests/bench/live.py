#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The live channel, one JSON line a case: from the moment a source sends an event until every client has read it.

usage: tests/bench/live.py [--build build/dev] [--seconds 20] [--cases CLIENTSxEVENTS-PER-SECOND ...]

Server, source and all clients share this machine's cores. Nothing here asserts: figures are read by people.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile


def measure(build, case, seconds):
    clients, rate = case.split("x")
    with tempfile.TemporaryDirectory(prefix="onescreen-bench-") as folder:
        server = subprocess.Popen([str(build / "bin/onescreen-central"), "--data", folder, "--open", "--port", "0"],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            address = next(line.split()[-1] for line in server.stdout if line.startswith("listening on "))
            done = subprocess.run([str(build / "bin/live_bench"), address, clients, rate, str(seconds)],
                                  env=dict(os.environ, QT_QPA_PLATFORM="offscreen"), check=False)
            if done.returncode != 0:
                sys.exit(f"live_bench ended with {done.returncode}")
        finally:
            server.terminate()
            server.wait(30)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/dev"))
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--cases", nargs="+", default=["1x100", "500x20"])
    options = parser.parse_args()
    for case in options.cases:
        measure(options.build.resolve(), case, options.seconds)


if __name__ == "__main__":
    main()
