# SPDX-License-Identifier: GPL-3.0-or-later
"""What the real files say, counted with Python's csv module: nothing here is written down."""

import csv
from collections import Counter


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def chicago(path):
    """Rows read, and of the last row of every id: events by state, and how many have a position."""
    rows = read(path)
    last = {row["Service_Request_Number"]: row for row in rows}
    states = Counter()
    for row in last.values():
        duplicate = row["Status"].endswith("Dup")
        states["reported" if not row["Completion_Date"] else "cancelled" if duplicate else "closed"] += 1
    return len(rows), states, sum(1 for row in last.values() if row["Latitude"])


def pingshan(path):
    rows = read(path)
    return len(rows), Counter({"closed": len({row["rec_id"] for row in rows})}), \
        sum(1 for row in rows if float(row["lon"]) != 0)


def figures(path):
    """Rows read, and values by role."""
    rows = read(path)
    return len(rows), Counter("target" if row["period"].endswith("目标") else "actual" for row in rows)
