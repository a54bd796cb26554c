#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the golden pictures that differ anew: look at them (git diff) before they are committed.

usage: tests/golden/renew.py [--build build/dev] [--fonts]

--fonts cuts the fonts of the pictures anew, for words with signs that they do not have yet (drawn as boxes). Needs
hb-subset (package libharfbuzz-bin) and the fonts of package fonts-noto-cjk.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TESTS = ["test_ui_mapgolden"]
MOST_BYTES = 2_000_000
SOURCES = ["ui/map/**/*.cpp", "ui/scenes/map*.cpp", "ui/common/panel*.cpp", "ui/common/modelpanel.cpp",
           "tests/ui/map/*", "tests/support/sample*.h", "resources/themes/**/*"]
NOTO = pathlib.Path("/usr/share/fonts/opentype/noto")
WEST, EAST, SOUTH, NORTH = 120.8, 123.2, 29.4, 31.0  # What the pictures show.
SIMPLIFIED = 2  # Index in the collections.


def shown_characters():
    letters = {chr(code) for code in range(32, 127)}
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file():
                letters |= set(path.read_text(encoding="utf-8", errors="ignore"))
    for line in (ROOT / "resources/packs/zhejiang/regions.csv").read_text(encoding="utf-8").splitlines()[1:]:
        code, name, level, _ = line.split(",")
        if int(level) <= 3 or code.startswith("3309"):
            letters |= set(name)
    for file in ("places.csv", "seats.csv"):
        for line in (ROOT / "resources/packs/zhejiang" / file).read_text(encoding="utf-8").splitlines()[1:]:
            fields = line.split(",")
            name, lon, lat = (fields[0], *fields[2:4]) if file == "places.csv" else fields[1:4]
            if WEST <= float(lon) <= EAST and SOUTH <= float(lat) <= NORTH:
                letters |= set(name)
    return "".join(sorted(letters - {"\n", "\r", "\t"}))


def cut_fonts():
    if not shutil.which("hb-subset"):
        sys.exit("hb-subset is missing: it is in the package libharfbuzz-bin")
    letters = shown_characters()
    for weight in ("Regular", "Bold"):
        subprocess.run(["hb-subset", str(NOTO / f"NotoSansCJK-{weight}.ttc"), f"--face-index={SIMPLIFIED}",
                        f"--text={letters}", "--no-layout-closure", "--layout-features=tnum,kern", "--name-IDs=*",
                        "-o", str(HERE / "fonts" / f"NotoSansCJKsc-{weight}-subset.otf")], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=str(ROOT / "build/dev"))
    parser.add_argument("--fonts", action="store_true")
    options = parser.parse_args()
    if options.fonts:
        cut_fonts()
    before = {path: path.read_bytes() for path in HERE.rglob("*.png")}
    for test in TESTS:
        done = subprocess.run([str(pathlib.Path(options.build, "bin", test)), "--gtest_brief=1"], check=False,
                              env=dict(os.environ, ONESCREEN_RENEW_GOLDEN="1", QT_QPA_PLATFORM="offscreen"))
        if done.returncode != 0:
            sys.exit(f"{test} failed for another reason than its pictures")
    for path in sorted(HERE.rglob("*.png")):
        if before.get(path) != path.read_bytes():
            print(("new " if path not in before else "changed ") + str(path.relative_to(ROOT)))
    total = sum(path.stat().st_size for path in HERE.rglob("*") if path.is_file())
    print(f"tests/golden: {total / 1000:.0f} kB")
    if total > MOST_BYTES:
        sys.exit(f"more than {MOST_BYTES / 1000:.0f} kB: make pictures smaller")


if __name__ == "__main__":
    main()
