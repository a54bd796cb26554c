// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/schema.h"

namespace onescreen::schema {

namespace {

// event holds only numbers and the id: a scan for the map reads a quarter of what the texts would add.
// e_open answers the queue and the overview without touching the table. rollup_* are keyed by the category
// and region of the event itself, so that a changed dictionary or a new area needs no recount: roots and
// areas are summed on reading. rollup_day counts reports under the day of the report, ends under the day of
// the end (Asia/Shanghai, days since 1970).
// cell is the place as one number (areacells.h), for questions by area.
// reopened counts how often this cache saw the event go from closed to open.
// cube has the facts of app/domain/factmeasure.h by month (12 * year + month - 1) and by what an indicator
// can ask for, cube_area the same sums by month and region alone; sums is packed (factcell.h), because most
// cells have a dozen small numbers out of sixty. Both are counted again when they differ from the events.
// track has where the resources of track_unit were (tracktable.h); t_at finds the oldest.
constexpr char tables[] = R"sql(
CREATE TABLE state(
  one INTEGER PRIMARY KEY CHECK(one = 1), epoch BLOB NOT NULL, cursor BLOB NOT NULL, seq INTEGER NOT NULL,
  head INTEGER NOT NULL, as_of INTEGER, wire_schema INTEGER NOT NULL, clean INTEGER NOT NULL) STRICT;
INSERT INTO state VALUES(1, x'', x'', 0, 0, NULL, 0, 1);

CREATE TABLE code(n INTEGER PRIMARY KEY, kind INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE(kind, text)) STRICT;

CREATE TABLE event(
  rid INTEGER PRIMARY KEY, st INTEGER NOT NULL, pri INTEGER NOT NULL, cat INTEGER NOT NULL, region INTEGER NOT NULL,
  lon INTEGER, lat INTEGER, at INTEGER NOT NULL, due INTEGER NOT NULL, closed INTEGER, v INTEGER NOT NULL,
  src INTEGER NOT NULL, origin INTEGER NOT NULL, unit INTEGER, ack INTEGER, asg INTEGER, reopened INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE, cell INTEGER) STRICT;
CREATE INDEX e_at ON event(at);
CREATE INDEX e_closed ON event(closed) WHERE closed IS NOT NULL;
CREATE INDEX e_due ON event(due) WHERE due < 9007199254740991;
CREATE INDEX e_open ON event(pri, due, at, st, region, cat) WHERE st < 5;
CREATE TABLE event_text(
  rid INTEGER PRIMARY KEY, no TEXT NOT NULL, title TEXT NOT NULL, addr TEXT NOT NULL, body TEXT NOT NULL,
  sid TEXT NOT NULL, extra TEXT) STRICT;

CREATE TABLE rollup_day(
  day INTEGER NOT NULL, region INTEGER NOT NULL, cat INTEGER NOT NULL, reported INTEGER NOT NULL,
  closed INTEGER NOT NULL, cancelled INTEGER NOT NULL, closed_due INTEGER NOT NULL, closed_on_time INTEGER NOT NULL,
  PRIMARY KEY(day, region, cat)) STRICT, WITHOUT ROWID;
CREATE TABLE rollup_state(
  region INTEGER NOT NULL, cat INTEGER NOT NULL, st INTEGER NOT NULL, origin INTEGER NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY(region, cat, st, origin)) STRICT, WITHOUT ROWID;

CREATE TABLE cube(
  month INTEGER NOT NULL, region INTEGER NOT NULL, cat INTEGER NOT NULL, src INTEGER NOT NULL, pri INTEGER NOT NULL,
  unit INTEGER NOT NULL, sums BLOB NOT NULL, PRIMARY KEY(month, region, cat, src, pri, unit)) STRICT, WITHOUT ROWID;
CREATE TABLE cube_area(
  month INTEGER NOT NULL, region INTEGER NOT NULL, sums BLOB NOT NULL, PRIMARY KEY(month, region)) STRICT, WITHOUT ROWID;

CREATE TABLE resource(
  id TEXT PRIMARY KEY, v INTEGER NOT NULL, kind INTEGER NOT NULL, st INTEGER NOT NULL, origin INTEGER NOT NULL,
  name TEXT NOT NULL, unit TEXT, region INTEGER NOT NULL, lon INTEGER, lat INTEGER, hdg INTEGER, fov INTEGER,
  rng INTEGER, pos_at INTEGER, event TEXT, extra TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE track_unit(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE track(
  unit INTEGER NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL, lon INTEGER NOT NULL, lat INTEGER NOT NULL,
  st INTEGER NOT NULL, hdg INTEGER, PRIMARY KEY(unit, at)) STRICT, WITHOUT ROWID;
CREATE INDEX t_at ON track(at);
CREATE TABLE unit(
  id TEXT PRIMARY KEY, v INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, region INTEGER NOT NULL,
  parent TEXT, extra TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE region(
  id TEXT PRIMARY KEY, v INTEGER NOT NULL, code INTEGER NOT NULL UNIQUE, name TEXT NOT NULL, extra TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE dict(
  id TEXT PRIMARY KEY, v INTEGER NOT NULL, kind INTEGER NOT NULL, code TEXT NOT NULL, parent TEXT, name TEXT NOT NULL,
  ord INTEGER NOT NULL, extra TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE indicator(
  id TEXT PRIMARY KEY, v INTEGER NOT NULL, ind TEXT NOT NULL, area TEXT NOT NULL, region INTEGER, per TEXT NOT NULL,
  p TEXT, role INTEGER NOT NULL, val REAL, unit TEXT NOT NULL, doc TEXT NOT NULL, ctx TEXT NOT NULL,
  num REAL, den REAL, vst INTEGER, extra TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE feed(
  id TEXT PRIMARY KEY, v INTEGER NOT NULL, origin INTEGER NOT NULL, as_of INTEGER NOT NULL, every INTEGER,
  rows INTEGER NOT NULL, extra TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE note(
  id TEXT PRIMARY KEY, v INTEGER NOT NULL, event TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
  actor TEXT NOT NULL, text TEXT NOT NULL, action TEXT, region INTEGER, extra TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX n_event ON note(event, at);

CREATE TABLE quarantine(
  n INTEGER PRIMARY KEY, seq INTEGER NOT NULL, entity TEXT NOT NULL, id TEXT NOT NULL, raw BLOB NOT NULL,
  reason TEXT NOT NULL) STRICT;
)sql";

// care has the numbers of the cache's own housekeeping by name: how far the search index has come, when the
// file was last checked, up to when events were retired.
// search has the words of the events' texts (searchtext.h) without the texts. It lags behind: rows up to
// care's 'searched' are in it, but for those of search_todo, which has the texts of a row as they stand in
// the index and must be taken out of it.
// retired has what the cube counted of events that were removed by age (retention.h), so that a late
// correction still moves the right numbers. Whoever compares ids and versions with the server reads it too.
// digest has the sums of rowdigests.h, snapshot how far a snapshot has come that fills this cache.
constexpr char added[] = R"sql(
CREATE INDEX e_cell ON event(cell) WHERE cell IS NOT NULL;
CREATE TABLE care(name TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5(no, title, addr, content='', tokenize='unicode61 remove_diacritics 0');
CREATE TABLE search_todo(rid INTEGER PRIMARY KEY, no TEXT NOT NULL, title TEXT NOT NULL, addr TEXT NOT NULL) STRICT;
CREATE TABLE retired(
  id TEXT PRIMARY KEY, v INTEGER NOT NULL, st INTEGER NOT NULL, pri INTEGER NOT NULL, cat INTEGER NOT NULL,
  region INTEGER NOT NULL, at INTEGER NOT NULL, due INTEGER NOT NULL, closed INTEGER, src INTEGER NOT NULL,
  origin INTEGER NOT NULL, unit INTEGER, ack INTEGER, asg INTEGER, reopened INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE digest(
  entity INTEGER NOT NULL, region INTEGER NOT NULL, n INTEGER NOT NULL, total INTEGER NOT NULL,
  PRIMARY KEY(entity, region)) STRICT, WITHOUT ROWID;
CREATE TABLE snapshot(one INTEGER PRIMARY KEY CHECK(one = 1), note BLOB NOT NULL) STRICT;
ALTER TABLE quarantine ADD COLUMN app TEXT NOT NULL DEFAULT '';
ALTER TABLE quarantine ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quarantine ADD COLUMN next INTEGER;
)sql";

} // namespace

QByteArray addedSinceVersion3()
{
    return added;
}

QByteArray emptySql()
{
    return "DELETE FROM event; DELETE FROM event_text; DELETE FROM rollup_day; DELETE FROM rollup_state;"
           "DELETE FROM cube; DELETE FROM cube_area;"
           "DELETE FROM track; DELETE FROM track_unit;"
           "DELETE FROM resource; DELETE FROM unit; DELETE FROM region; DELETE FROM dict; DELETE FROM "
           "indicator;"
           "DELETE FROM feed; DELETE FROM note; DELETE FROM quarantine; DELETE FROM code;"
           "DELETE FROM digest; DELETE FROM snapshot;"
           "DELETE FROM retired; DELETE FROM care WHERE name IN ('searched', 'retired_before', "
           "'retired_at'); INSERT INTO search(search) VALUES('delete-all');"
           "DELETE FROM search_todo;"
           "UPDATE state SET epoch = x'', cursor = x'', seq = 0, head = 0, as_of = NULL, wire_schema = 0";
}

QByteArray createSql()
{
    return "BEGIN IMMEDIATE;" + QByteArray(tables) + addedSinceVersion3() +
           "PRAGMA application_id=" + QByteArray::number(applicationId) +
           ";PRAGMA user_version=" + QByteArray::number(version) + ";COMMIT;";
}

} // namespace onescreen::schema
