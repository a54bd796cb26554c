#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs `onescreen-cli catalogue` as somebody who writes a catalogue by hand does.

usage: catalogue_command_test.py ONESCREEN_CLI FOLDER_OF_CATALOGUES
"""
import json
import pathlib
import subprocess
import sys
import tempfile


def run(*arguments):
    done = subprocess.run([sys.argv[1], "catalogue", *map(str, arguments)], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def main():
    shipped = pathlib.Path(sys.argv[2]) / "zhoushan-sample.json"
    faults = []

    def expect(condition, text):
        if not condition:
            faults.append(text)

    code, out, _ = run(shipped)
    expect(code == 0 and "zhoushan-sample version 1" in out and "0 warnings" in out, f"shipped: {code} {out}")

    with tempfile.TemporaryDirectory() as folder:
        bad = pathlib.Path(folder) / "bad.json"
        lines = shipped.read_text(encoding="utf-8").splitlines()
        line = next(number for number, text in enumerate(lines) if '"weight": 25,' in text and "监管履职" in text)
        lines[line] = lines[line].replace('"weight": 25', '"weight": "25"')
        bad.write_text("\n".join(lines), encoding="utf-8")
        code, out, _ = run(bad)
        expect(code == 1, f"text in a weight: exit code {code}")
        expect(f"{bad}:{line + 1}: error [wrong-type] D2: " in out, f"text in a weight: {out}")

        catalogue = json.loads(shipped.read_text(encoding="utf-8"))
        next(one for one in catalogue["indicators"] if one["id"] == "K-51")["score"] = {"rule": "ratio"}
        bad.write_text(json.dumps(catalogue, ensure_ascii=False, indent=1), encoding="utf-8")
        code, out, _ = run(shipped, bad)
        expect(code == 1 and "error [penalty-volume] K-51" in out, f"scored fines: {code} {out}")

        code, _, err = run(pathlib.Path(folder) / "none.json")
        expect(code == 1 and "none.json" in err, f"no file: {code} {err}")
    code, _, _ = run()
    expect(code == 2, "no arguments are wrong usage")
    print("\n".join(faults) or "done")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
