# SPDX-License-Identifier: GPL-3.0-or-later
"""The real files that mappings are shipped for, and their import."""

import expected
from programs import Setup, run, summary

# Source → name of mapping and file, folder of the file, how its events are counted.
FILES = {
    "chicago311": ("chicago_sanitation_311", "events", expected.chicago),
    "pingshan2018": ("pingshan_events_2018", "events", expected.pingshan),
    "documents": ("seed_figures", "figures", None),
}


def import_all(url, folder):
    """Source → the figures that the import prints. Every import must end well."""
    figures = {}
    for source, (name, where, _) in FILES.items():
        done = run("onescreen-cli", "import", "--mapping", Setup.source / "resources" / "mappings" / f"{name}.json",
                   Setup.shared / "data" / where / f"{name}.csv", "--central", url, cwd=folder)
        if done.returncode != 0:
            raise AssertionError(f"import of {name} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        figures[source] = summary(done.stdout)
    return figures
