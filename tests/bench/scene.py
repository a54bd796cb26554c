#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole-program figures, one JSON line each: sync rate, time from process start to the complete first scene, memory with
a full cache, and processor time with a live feed of about five events a second.

usage: tests/bench/scene.py [--build build/dev] [--events 100000 1000000] [--runs 5] [--idle-seconds 60]

The client runs offscreen. Nothing here asserts: figures are read by people and compared between runs.
"""
import argparse
import contextlib
import json
import os
import pathlib
import re
import signal
import statistics
import subprocess
import tempfile
import time

ENVIRONMENT = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
TICKS = os.sysconf("SC_CLK_TCK")


def say(**figure):
    print(json.dumps(figure, ensure_ascii=False), flush=True)


@contextlib.contextmanager
def central(programs, folder, *options):
    """The reference server on a free port of this machine; yields its address."""
    command = [programs / "onescreen-central", "--data", folder, "--open", "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=ENVIRONMENT) as server:
        try:
            for line in server.stdout:
                found = re.match(r"listening on (\S+)", line)
                if found:
                    yield found[1]
                    return
            raise SystemExit("the central API did not start")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def sync(programs, url, cache):
    started = time.monotonic()
    subprocess.run([programs / "onescreen-cli", "sync", "--central", url, "--cache", cache, "--once"], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    seconds = time.monotonic() - started
    done = subprocess.run([programs / "onescreen-cli", "status", "--cache", cache, "--json"], check=True,
                          capture_output=True, text=True, env=ENVIRONMENT)
    status = json.loads(done.stdout)
    return seconds, status


def start_once(programs, cache):
    """Milliseconds to the complete first scene, and the process's peak memory in MB."""
    with subprocess.Popen([programs / "onescreen", "--cache", cache, "--startup-report", "--read-only"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=ENVIRONMENT) as client:
        output = client.stdout.read()
        _, _, usage = os.wait4(client.pid, 0)
        client.returncode = 0
    report = json.loads(output.splitlines()[-1])
    return report, usage.ru_maxrss / 1024


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def idle(programs, url, cache, seconds):
    client = subprocess.Popen([programs / "onescreen", "--central", url, "--cache", cache], env=ENVIRONMENT,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(10)  # The first scene is up and the backlog is in; measuring starts after it.
        before, at = processor_seconds(client.pid), time.monotonic()
        time.sleep(seconds)
        used = processor_seconds(client.pid) - before
        share = used / (time.monotonic() - at)
        memory = re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{client.pid}/status").read_text(encoding="ascii"))
        return share, int(memory[1]) / 1024
    finally:
        client.send_signal(signal.SIGTERM)
        client.wait(30)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build/dev")
    parser.add_argument("--events", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--idle-seconds", type=float, default=60)
    parser.add_argument("--live-speed", default="1")
    options = parser.parse_args()
    programs = pathlib.Path(options.build, "bin").resolve()
    for events in options.events:
        with tempfile.TemporaryDirectory() as folder:
            data, cache = f"{folder}/central", f"{folder}/cache"
            with central(programs, data, "--demo", "--speed", options.live_speed, "--events", str(events)) as url:
                seconds, status = sync(programs, url, cache)
                rows = sum(status["rows"].values())
                say(bench="scene", name=f"sync over HTTP, {events} events", rows=rows, seconds=round(seconds, 2),
                    rows_per_second=round(rows / seconds))
                if events == options.events[0]:
                    share, memory = idle(programs, url, cache, options.idle_seconds)
                    say(bench="scene", name=f"live feed, {events} events cached", core_share=round(share, 4),
                        memory_mb=round(memory))
            runs = [start_once(programs, cache) for _ in range(options.runs)]
            times = [report["ms"] for report, _ in runs]
            say(bench="scene", name=f"start to complete first scene, {events} events", min_ms=min(times),
                median_ms=statistics.median(times), max_ms=max(times))
            say(bench="scene", name=f"peak memory, {events} events", mb=round(max(memory for _, memory in runs)))


if __name__ == "__main__":
    main()
