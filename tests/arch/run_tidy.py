#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy 19 and, where it is installed, clazy (level 1) over the program's files; what has not changed since it
last passed is not run again.

Most of the time goes into the headers of Qt, so files that share no name of their own are looked at together, as one
translation unit that includes them, with the include folders and definitions of all of them. A group that does not
compile is looked at in halves.

usage: run_tidy.py SOURCE_DIR BUILD_DIR
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

SOURCE, BUILD = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
WORK = BUILD / "tidy"
PASSED = BUILD / "tidy-passed.json"
GROUP_SIZE = 40
OURS = f"{SOURCE}/(app|ui|plugins)/.*"
# Loops over what a function returned (nothing detaches) and over JSON arrays (their elements are made on the way).
CLAZY_CHECKS = "--checks=level1,no-range-loop-detach,no-range-loop-reference"
# Names that a file may keep to itself: functions, types and values at the start of a line, also outside of unnamed
# namespaces where they are constant, static or made by a macro.
OWN_NAME = re.compile(r"^(?:(?:struct|class|enum class|enum|using) (\w+)|[\w:][\w:<>,&* ]*?[ &*](\w+) ?[({=;\[])", re.MULTILINE)

OUTSIDE_NAME = re.compile(r"^(?:constexpr|static|const) [\w:<>,&* ]*?[ &*](\w+) ?[({=;\[]|^Q_LOGGING_CATEGORY\((\w+)|^int (main)\(", re.M)


def digest(paths):
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def own_names(path):
    """Names that no other file of a group may have: most are between "namespace {" and its end."""
    text = path.read_text(encoding="utf-8")
    names = {name for found in OUTSIDE_NAME.findall(text) for name in found if name}
    for block in re.findall(r"^namespace \{$(.*?)^\} // namespace$", text, re.M | re.S):
        names.update(name for pair in OWN_NAME.findall(block) for name in pair if name)
    return names


def flags(entry):
    """The command without the precompiled header, its output and its source: what has to be alike in a group, and the
    include folders and definitions, which may differ."""
    words = re.sub(r"-include \S+|-Winvalid-pch", "", entry["command"]).split(" -o ")[0]
    words = re.sub(r"-isystem (?=\S)", "-isystem", words).split()
    extra = [word for word in words if word.startswith(("-I", "-isystem", "-D"))]
    return " ".join(word for word in words if word not in extra), extra


def grouped(entries):
    """Lists of files that may stand in one translation unit, each with the command for it."""
    groups = []
    for path, entry in sorted(entries.items()):
        common, extra = flags(entry)
        names = own_names(path)
        for group in groups:
            if group["common"] == common and len(group["paths"]) < GROUP_SIZE and not names & group["names"]:
                break
        else:
            group = {"common": common, "extra": {}, "paths": [], "names": set()}
            groups.append(group)
        group["paths"].append(path)
        group["names"] |= names
        group["extra"].update(dict.fromkeys(extra))
    for group in groups:
        yield " ".join([group["common"], *group["extra"]]), group["paths"]


def write_unit(number, command, paths):
    folder = WORK / str(number)
    folder.mkdir(parents=True, exist_ok=True)
    unit = folder / "unit.cpp"
    unit.write_text("".join(f'#include "{path}"\n' for path in paths), encoding="utf-8")
    entry = {"directory": str(BUILD), "file": str(unit), "command": f"{command} -o unit.o -c {unit}"}
    (folder / "compile_commands.json").write_text(json.dumps([entry]), encoding="utf-8")
    return unit


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def findings_in(unit):
    """What the two tools say of a unit; an empty text when nothing."""
    common = ["-p", str(unit.parent), "--extra-arg=-Wno-everything", "--extra-arg=-Wno-unknown-warning-option", str(unit)]
    failed, said = run(["clang-tidy-19", "--quiet", f"--config-file={SOURCE}/.clang-tidy", f"--header-filter={OURS}", *common])
    findings = said if failed else ""
    if shutil.which("clazy-standalone"):
        failed, said = run(["clazy-standalone", CLAZY_CHECKS, f"--header-filter={OURS}", *common])
        if failed or "[-Wclazy" in said:
            findings += said
    return findings


def check(job):
    """The files of a group that passed, and what was found in the others."""
    number, (command, paths) = job
    findings = findings_in(write_unit(number, command, paths))
    if not findings:
        return paths, []
    if len(paths) == 1 or "clang-diagnostic-error" not in findings:
        return [], [findings]
    middle = len(paths) // 2
    halves = [check((f"{number}-{half}", (command, part))) for half, part in enumerate((paths[:middle], paths[middle:]))]
    return halves[0][0] + halves[1][0], halves[0][1] + halves[1][1]


def main():
    database = json.loads((BUILD / "compile_commands.json").read_text())
    entries = {pathlib.Path(entry["file"]): entry for entry in database}
    entries = {f: e for f, e in entries.items() if f.is_relative_to(SOURCE / "app") or f.is_relative_to(SOURCE / "ui")}
    if not entries:
        print("no files found in compile_commands.json")
        return 1
    headers = sorted(h for top in ("app", "ui") for h in (SOURCE / top).rglob("*.h"))
    common = digest(headers + [SOURCE / ".clang-tidy", pathlib.Path(__file__)])
    keys = {str(f.relative_to(SOURCE)): common + digest([f]) for f in entries}
    before = json.loads(PASSED.read_text()) if PASSED.exists() else {}
    todo = {f: e for f, e in entries.items() if before.get(str(f.relative_to(SOURCE))) != keys[str(f.relative_to(SOURCE))]}
    passed = {name: key for name, key in before.items() if keys.get(name) == key}
    groups = sorted(grouped(todo), key=lambda group: -len(group[1]))
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for good, found in pool.map(check, enumerate(groups)):
            passed.update((str(f.relative_to(SOURCE)), keys[str(f.relative_to(SOURCE))]) for f in good)
            failures += len(found)
            for text in found:
                print(text, flush=True)
    PASSED.write_text(json.dumps(passed, indent=0))
    shutil.rmtree(WORK, ignore_errors=True)
    print(f"clang-tidy: {len(entries)} files, {len(todo)} looked at in {len(groups)} groups, {failures} with findings")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
