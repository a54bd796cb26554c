#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy 19 over the program's files; what has not changed since it last passed is not run again.

usage: run_tidy.py SOURCE_DIR BUILD_DIR
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import subprocess
import sys

SOURCE, BUILD = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
PASSED = BUILD / "tidy-passed.json"


def digest(paths):
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def check(path):
    command = ["clang-tidy-19", "--quiet", "-p", str(BUILD), "--extra-arg=-Wno-unknown-warning-option",
               "--extra-arg=-Wno-everything", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + (done.stderr if done.returncode else "")


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
        for path, (code, output) in zip(todo, pool.map(check, todo)):
            name = str(path.relative_to(SOURCE))
            if code == 0:
                passed[name] = keys[name]
            else:
                failures += 1
                print(output, flush=True)
    PASSED.write_text(json.dumps({name: passed[name] for name in keys if name in passed}, indent=0))
    print(f"clang-tidy: {len(files)} files, {len(todo)} looked at, {failures} with findings")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
