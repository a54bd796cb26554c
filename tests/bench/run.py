#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benchmarks and prints one JSON line a figure, ratios against the baseline of the same run included.

usage: tests/bench/run.py [--build build/dev] [--only NAME] [--out FILE]
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys

# A figure and the baselines it is compared with; all come from one run of one program.
RATIOS = {}


def load_ratios():
    path = pathlib.Path(__file__).with_name("ratios.json")
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else RATIOS


def run(program):
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    done = subprocess.run([str(program), "--benchmark_format=json"], capture_output=True, text=True, check=False,
                          env=environment)
    if done.returncode != 0:
        sys.exit(f"{program.name} failed:\n{done.stderr}")
    return json.loads(done.stdout)["benchmarks"]


def lines_of(program, results):
    known = {"name", "family_index", "per_family_instance_index", "run_name", "run_type", "repetitions",
             "repetition_index", "threads", "iterations", "real_time", "cpu_time", "time_unit"}
    for result in results:
        line = {"bench": program.name.removeprefix("bench_"), "name": result["name"], "time": result["real_time"],
                "unit": result["time_unit"]}
        line.update({key: value for key, value in result.items() if key not in known})
        yield line


def ratio_lines(lines, ratios):
    rate = {line["name"]: line.get("items_per_second") for line in lines}
    for name, baselines in ratios.items():
        for baseline in baselines:
            if rate.get(name) and rate.get(baseline):
                yield {"bench": "ratio", "name": name, "baseline": baseline, "ratio": rate[name] / rate[baseline]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build/dev")
    parser.add_argument("--only", default="")
    parser.add_argument("--out")
    options = parser.parse_args()
    programs = sorted(pathlib.Path(options.build, "bin").glob(f"bench_{options.only}*"))
    if not programs:
        sys.exit(f"no benchmarks in {options.build}/bin: build them first")
    lines = [line for program in programs for line in lines_of(program, run(program))]
    lines += ratio_lines(lines, load_ratios())
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    sys.stdout.write(text)
    if options.out:
        pathlib.Path(options.out).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
