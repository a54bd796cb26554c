#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails where two files define a type of the same full name.

The compiler never sees both, and the linker takes the functions of either for the other (the one definition rule).
Names in unnamed namespaces are their file's own.
"""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
# As the formatter writes them: at the start of a line.
OPENS = re.compile(r"^(?:inline )?namespace(?: ([\w:]+))? \{")
CLOSES = re.compile(r"^\} // namespace")
TYPE = re.compile(r"^(?:struct|enum class|enum|class|union) (?:\[\[\w+\]\] )?([\w:]+)(?: final)?(?: :.*| \{.*)?$")


def types_of(path):
    """Full names of the types that the file defines."""
    spaces = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for line, following in zip(lines, lines[1:] + [""]):
        if opened := OPENS.match(line):
            spaces.append(opened[1])
        elif CLOSES.match(line) and spaces:
            spaces.pop()
        elif (found := TYPE.match(line)) and None not in spaces:
            # "enum class Kind : quint8;" only announces; bases and bodies may begin on the next line.
            whole = line if "{" in line or line.endswith(";") else line + following.strip()
            if "{" in whole or (not whole.endswith(";") and ":" in whole.replace("::", "")):
                yield "::".join([*spaces, found[1]])


def main():
    places = collections.defaultdict(list)
    for top in ("app", "ui", "plugins"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                for name in types_of(path):
                    places[name].append(str(path.relative_to(ROOT)))
    twice = {name: files for name, files in places.items() if len(files) > 1}
    for name, files in sorted(twice.items()):
        print(f"{name} is defined in {' and '.join(files)}")
    print(f"{len(places)} types, {len(twice)} defined twice")
    return 1 if twice else 0


if __name__ == "__main__":
    sys.exit(main())
