# SPDX-License-Identifier: GPL-3.0-or-later
"""A small client of the change feed of its own, so that the real one is not its own witness."""

import json
import urllib.parse
import urllib.request


def pages(url):
    cursor = ""
    while True:
        query = urllib.parse.urlencode({"cursor": cursor, "limit": 5000} if cursor else {"limit": 5000})
        with urllib.request.urlopen(f"{url}/v1/sync/changes?{query}", timeout=60) as answer:
            lines = [json.loads(line) for line in answer.read().splitlines()]
        yield lines
        end = lines[-1]
        if not end["more"]:
            return
        cursor = end["next"]


def rows(url):
    """Every row of the server as it is now: (entity, id) → members. Fails when the log is not in order."""
    current = {}
    seen = 0
    for lines in pages(url):
        for line in lines:
            if line["k"] in ("page", "end"):
                continue
            if line["s"] <= seen:
                raise AssertionError(f"change {line['s']} came after {seen}")
            seen = line["s"]
            key = (line["e"], line["id"])
            if line["k"] == "put":
                current[key] = line["d"]
            else:
                current.pop(key, None)
    return current
