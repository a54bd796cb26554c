# SPDX-License-Identifier: GPL-3.0-or-later
"""The copy of the independent client: one SQLite file with the rows, where it stands, and what is to be sent."""

import json
import sqlite3

from independentwire import nine_digits, sum_name


class Copy:
    """The rows, where the copy stands, the outbox; every method is one transaction.

    Rows are kept in generations: one is shown, and another may be filled beside it, which is shown when it is complete.
    A generation is {"cursor", "seq", "epoch"} and, while it is filled from a snapshot, what is left of that.
    """

    def __init__(self, path):
        self._db = sqlite3.connect(path)
        self._db.executescript("""
            CREATE TABLE IF NOT EXISTS rows(g, e, id, v, r, d, PRIMARY KEY(g, e, id)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS generation(g INTEGER PRIMARY KEY, shown, state);
            CREATE TABLE IF NOT EXISTS outbox(id TEXT PRIMARY KEY, at, action, outcome);
            CREATE TABLE IF NOT EXISTS export(id TEXT PRIMARY KEY, report);
            INSERT INTO generation SELECT 1, 1, '{}' WHERE NOT EXISTS(SELECT * FROM generation);""")
        self._db.commit()

    def close(self):
        self._db.close()

    def execute(self, statement, *values):
        with self._db:
            return self._db.execute(statement, values).fetchall()

    def working(self):
        """(number, state) of the generation that is being brought forward: the newest."""
        number, state = self.execute("SELECT g, state FROM generation ORDER BY g DESC LIMIT 1")[0]
        return number, json.loads(state)

    def shown(self):
        return self.execute("SELECT g FROM generation WHERE shown = 1")[0][0]

    def begin(self, state):
        """Another generation; one that was being filled before is given up, the shown one stays."""
        with self._db:
            self._db.execute("DELETE FROM rows WHERE g IN (SELECT g FROM generation WHERE shown = 0)")
            self._db.execute("DELETE FROM generation WHERE shown = 0")
            self._db.execute("INSERT INTO generation(shown, state) VALUES (0, ?)", (json.dumps(state),))

    def show(self, generation):
        with self._db:
            self._db.execute("DELETE FROM rows WHERE g <> ?", (generation,))
            self._db.execute("DELETE FROM generation WHERE g <> ?", (generation,))
            self._db.execute("UPDATE generation SET shown = 1 WHERE g = ?", (generation,))

    def apply(self, generation, operations, state):
        """Operations and where the copy stands after them, together or not at all."""
        with self._db:
            for operation in operations:
                key = (generation, operation["e"], operation["id"])
                if operation["k"] == "put":
                    self._db.execute(
                        "INSERT INTO rows VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE SET "
                        "v=excluded.v, r=excluded.r, d=excluded.d WHERE excluded.v > v",
                        (*key, operation["v"], operation.get("r"), json.dumps(operation["d"], ensure_ascii=False)))
                elif operation["k"] in ("del", "out"):
                    self._db.execute("DELETE FROM rows WHERE g=? AND e=? AND id=?", key)
            self._keep(generation, state)

    def remove_regions(self, prefixes, generation, state):
        """What may not be seen any more goes from every generation at once."""
        with self._db:
            for region, in self._db.execute("SELECT DISTINCT r FROM rows WHERE r IS NOT NULL").fetchall():
                if any(nine_digits(region).startswith(prefix) for prefix in prefixes):
                    self._db.execute("DELETE FROM rows WHERE r = ?", (region,))
            self._keep(generation, state)

    def keep_regions(self, prefixes, generation):
        """Rows that a reader with these prefixes may not see go from the generation that is shown."""
        with self._db:
            for region, in self._db.execute("SELECT DISTINCT r FROM rows WHERE r IS NOT NULL").fetchall():
                if prefixes and not any(nine_digits(region).startswith(prefix) for prefix in prefixes):
                    self._db.execute("DELETE FROM rows WHERE r = ? AND g = ?", (region, generation))

    def mend(self, generation, rows, gone, whatever_version):
        with self._db:
            for row in rows:
                key = (generation, row["e"], row["id"])
                if whatever_version:
                    self._db.execute("DELETE FROM rows WHERE g=? AND e=? AND id=?", key)
                self._db.execute(
                    "INSERT INTO rows VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE SET "
                    "v=excluded.v, r=excluded.r, d=excluded.d WHERE excluded.v > v",
                    (*key, row["v"], row.get("r"), json.dumps(row["d"], ensure_ascii=False)))
            for entity, row_id in gone:
                self._db.execute("DELETE FROM rows WHERE g=? AND e=? AND id=?", (generation, entity, row_id))

    def versions(self, generation):
        """(name of the sum, entity, id, version) of every row."""
        return [(sum_name(e, r), e, i, v)
                for e, i, v, r in self.execute("SELECT e, id, v, r FROM rows WHERE g = ?", generation)]

    def rows(self):
        """What is shown: {(entity, id): (version, region, row)}."""
        return {(e, i): (v, r, json.loads(d))
                for e, i, v, r, d in self.execute("SELECT e, id, v, r, d FROM rows WHERE g = ?", self.shown())}

    def _keep(self, generation, state):
        self._db.execute("UPDATE generation SET state = ? WHERE g = ?", (json.dumps(state), generation))
