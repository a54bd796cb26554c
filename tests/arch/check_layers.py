#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every #include of the program and fails, with file and line, where a layer rule is broken.

Link lists alone do not hold layers: a header of another layer can be included without linking it.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()

# What each folder may include of the project besides itself.
ALLOWED = {
    "app/base": [],
    "app/domain": ["app/base"],
    "app/analysis": ["app/base", "app/domain"],
    "app/geo": ["app/base", "app/domain"],
    "app/report": ["app/base", "app/domain"],
    "app/store": ["app/base", "app/domain"],
    "app/remote": ["app/base", "app/domain"],
    "app/ingest": ["app/base", "app/domain", "app/geo"],
    "app/sync": ["app/base", "app/domain"],
    "app/models": ["app/base", "app/domain", "app/analysis", "app/store", "app/geo"],
    "app/central": ["app/base", "app/domain", "app/geo", "app/remote"],
    "app/main": ["app", "ui", "plugins"],
    "ui/common": ["app/base", "app/domain", "app/models", "app/geo", "app/report"],
    "ui/charts": ["app/base", "app/domain", "app/models", "app/report", "ui/common"],
    "ui/map": ["app/base", "app/domain", "app/geo", "app/models", "ui/common"],
    "ui/queue": ["app/base", "app/domain", "app/models", "app/report", "ui/common"],
    "ui/overview": ["app/base", "app/domain", "app/models", "ui/common", "ui/charts"],
    "ui/indicators": ["app/base", "app/domain", "app/analysis", "app/models", "app/report", "ui/common", "ui/charts"],
    "ui/portrait": ["app/base", "app/domain", "app/analysis", "app/models", "app/report", "ui/common", "ui/charts"],
    "ui/accounts": ["app/base", "app/domain", "app/models", "ui/common"],
    "ui/health": ["app/base", "app/domain", "app/models", "ui/common", "ui/charts"],
    "ui/scenes": ["app/base", "app/domain", "app/geo", "app/models", "ui/common", "ui/charts", "ui/map", "ui/queue",
                  "ui/overview", "ui/accounts", "ui/health", "ui/indicators", "ui/portrait"],
    "ui/shell": ["app/base", "app/domain", "app/models", "app/geo", "ui/common"],
}

# Types of a lower layer that models hand on in their own interface; ui sees them only through these headers.
STORE_VALUES_FOR_UI = {"app/store/queries.h"}

# Which folders may see which library (by the start of the header's name).
LIBRARIES = [
    (r"QtCharts|QChart|QLineSeries|QBarSe|QHorizontalBarSeries|QScatterSeries|QValueAxis|QBarCategoryAxis|QDateTimeAxis"
     r"|QAbstractAxis|QAbstractSeries|QXYSeries|QAreaSeries|QLegend$", ["ui/charts"]),
    (r"QtLocation|QGeo|QtQuick|QQuick|QtQml|QQml", ["ui/map"]),
    (r"QtHttpServer|QHttpServer|QAbstractHttpServer", ["app/central", "app/main/central"]),
    (r"QtSql|QSql", ["app/store", "app/central"]),
    # Base maps from files and services are a target of their own beside app/geo (architecture: "tile sources").
    (r"libpq-fe\.h", ["app/central"]),
    (r"sqlite3\.h", ["app/store", "app/central", "app/geo/tiles", "tests"]),
    (r"QNetwork|QtNetwork", ["app/remote", "app/central", "app/geo/tiles", "app/main"]),
]
WIDGETS = re.compile(r"^(QtWidgets|QWidget|QLabel|QApplication|QMessageBox|QDialog|QPushButton|QMainWindow|QTableView|"
                     r"QToolTip|QMenu|QAction|QIcon|QStyle\w*|QLayout|Q[VH]BoxLayout|QGridLayout|QSplitter)$")
PLAIN_TEXT_ONLY = re.compile(r"^(QLabel|QMessageBox)$")
PLAIN_TEXT_CALL = re.compile(r"(?:->|\.)setToolTip\(|\bQMessageBox::|\bnew QLabel\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
DISPLAY_TEXT = re.compile(r"(?<![\w:])(?:tr|QObject::tr|QCoreApplication::translate)\(")


def folder_of(path):
    return "/".join(path.parts[:2])


def project_fault(folder, header):
    target = "/".join(header.split("/")[:2])
    if target == folder or folder.startswith("app/main"):
        return None
    if any(target == allowed or target.startswith(allowed + "/") for allowed in ALLOWED.get(folder, [])):
        return None
    if folder.startswith("ui/") and header in STORE_VALUES_FOR_UI:
        return None
    return f"{folder} may not include {target}"


def library_fault(path, header):
    name = header.split("/")[-1]
    place = path.as_posix()
    for pattern, places in LIBRARIES:
        if re.match(pattern, header) or re.match(pattern, name):
            if not any(place.startswith(allowed + "/") for allowed in places):
                return f"{header} may only be seen by {', '.join(places)}"
    if place.startswith("app/") and not place.startswith("app/main/desktop/") and WIDGETS.match(name):
        return f"{header} is a widget header below ui/"
    if place.startswith(("ui/", "plugins/")) and not place.startswith("ui/common/") and PLAIN_TEXT_ONLY.match(name):
        return f"{header} outside ui/common: server text must stay plain text (use PlainLabel, Dialogs)"
    return None


def line_faults(path, line):
    found = INCLUDE.match(line)
    if found:
        header = found[2]
        if found[1] == '"':
            if not header.startswith(("app/", "ui/", "plugins/", "tests/")):
                yield f'"{header}" is not written from the top folder'
            elif header.startswith(("app/", "ui/", "plugins/")):
                fault = project_fault(folder_of(path), header)
                if fault:
                    yield fault
        fault = library_fault(path, header)
        if fault:
            yield fault
    place = path.as_posix()
    if place.startswith("app/") and not place.startswith("app/main/desktop/") and DISPLAY_TEXT.search(line):
        yield "display text (tr) below ui/"
    if place.startswith(("ui/", "plugins/")) and not place.startswith("ui/common/") and PLAIN_TEXT_CALL.search(line):
        yield "rich-text capable call outside ui/common (use setPlainToolTip, PlainLabel, Dialogs)"


def main():
    faults = []
    count = 0
    for top in ("app", "ui", "plugins"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            count += 1
            relative = path.relative_to(ROOT)
            if folder_of(relative) not in ALLOWED and not relative.as_posix().startswith("plugins/"):
                faults.append(f"{relative}:1: folder {folder_of(relative)} has no layer rule in {pathlib.Path(__file__).name}")
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                faults += [f"{relative}:{number}: {fault}" for fault in line_faults(relative, line)]
    if count == 0:
        faults.append(f"{ROOT}: no source files found")
    print("\n".join(faults) if faults else f"{count} files keep the layers")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
