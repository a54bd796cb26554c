#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy 19 and, where it is installed, clazy (level 1) over the program's files; what has not changed since it
last passed is not run again.

usage: run_tidy.py SOURCE_DIR BUILD_DIR
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

SOURCE, BUILD = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
PASSED = BUILD / "tidy-passed.json"


def digest(paths):
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


QUIET = ["-p", str(BUILD), "--extra-arg=-Wno-everything", "--extra-arg=-Wno-unknown-warning-option"]
CLAZY_HEADERS = f"--header-filter={SOURCE}/(app|ui)/.*"
# Loops over what a function returned (nothing detaches) and over JSON arrays (their elements are made on the way).
CLAZY_CHECKS = "--checks=level1,no-range-loop-detach,no-range-loop-reference"


def tidy(path):
    done = subprocess.run(["clang-tidy-19", "--quiet", *QUIET, str(path)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


def clazy(path):
    if not shutil.which("clazy-standalone"):
        return ""
    done = subprocess.run(["clazy-standalone", CLAZY_CHECKS, CLAZY_HEADERS, *QUIET, str(path)], capture_output=True,
                          text=True, check=False)
    return done.stdout + done.stderr if done.returncode or "[-Wclazy" in done.stdout + done.stderr else ""


def check(path):
    return tidy(path) + clazy(path)


def main():
    files = sorted({pathlib.Path(entry["file"]) for entry in json.loads((BUILD / "compile_commands.json").read_text())})
    files = [f for f in files if f.is_relative_to(SOURCE / "app") or f.is_relative_to(SOURCE / "ui")]
    if not files:
        print("no files found in compile_commands.json")
        return 1
    headers = sorted(h for top in ("app", "ui") for h in (SOURCE / top).rglob("*.h"))
    common = digest(headers + [SOURCE / ".clang-tidy"])
    passed = json.loads(PASSED.read_text()) if PASSED.exists() else {}
    keys = {str(f.relative_to(SOURCE)): common + digest([f]) for f in files}
    todo = [f for f in files if passed.get(str(f.relative_to(SOURCE))) != keys[str(f.relative_to(SOURCE))]]
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, findings in zip(todo, pool.map(check, todo)):
            name = str(path.relative_to(SOURCE))
            if findings:
                failures += 1
                print(findings, flush=True)
            else:
                passed[name] = keys[name]
    PASSED.write_text(json.dumps({name: passed[name] for name in keys if name in passed}, indent=0))
    print(f"clang-tidy: {len(files)} files, {len(todo)} looked at, {failures} with findings")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
