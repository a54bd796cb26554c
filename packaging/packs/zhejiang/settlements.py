# SPDX-License-Identifier: GPL-3.0-or-later
"""Settlements of GeoNames: place labels, and the seats of areas found by their Chinese names."""
import re
from dataclasses import dataclass, replace

from shapely.geometry import Point

RANKS = {'PPLC': 1, 'PPLA': 1, 'PPLA2': 2, 'PPLA3': 3, 'PPLA4': 4}
HAN = re.compile('[\u3400-\u9fff]+$')
SUFFIX = re.compile('(街道|地区办事处|民族乡|畲族乡|[镇乡区县市])$')
LARGE = 100_000  # people
SEARCH = 0.03  # degrees: a seat may lie just outside a generalised outline


@dataclass(frozen=True)
class Place:
    ident: int
    name: str          # Chinese, without the word for its kind
    names: frozenset   # every Chinese name
    english: str
    lon: float
    lat: float
    rank: int          # 1 provincial seat, 2 city, 3 county, 4 township, 5 other
    population: int | None


def base(name):
    short = SUFFIX.sub('', name)
    return short if len(short) > 1 else name


def _chinese_name(names, official):
    """The name that an area of the fitting level bears today, which also leaves out older and traditional spellings;
    else one that occurs with a suffix, then the shortest, then the smallest."""
    plain = {base(n) for n in names}
    confirmed = {n for n in plain if any(other != n and base(other) == n for other in names)}
    return min(plain & official or confirmed or plain, key=lambda n: (len(n), n))


def read(path, bbox, official):
    """Places inside the bbox. `official` gives the names of areas without suffix by level: 2 cities, 3 counties, 4 townships."""
    west, south, east, north = bbox
    result, cities = [], {}
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            field = line.rstrip('\n').split('\t')
            lat, lon = float(field[4]), float(field[5])
            if field[8] != 'CN' or not (west <= lon <= east and south <= lat <= north):
                continue
            names = frozenset(n for n in field[3].split(',') if HAN.match(n))
            if not names:
                continue
            rank, population = RANKS.get(field[7], 5), int(field[14]) or None
            name = _chinese_name(names, official[3 if rank <= 3 else 4])
            place = Place(int(field[0]), name, names, field[2], lon, lat, rank, population)
            result.append(place)
            # The seat of a city is often filed under its district, or as a plain place.
            for city in {base(n) for n in names} & official[2] if rank <= 3 or (population or 0) >= LARGE else ():
                cities.setdefault(city, []).append(place)
    seats = {}
    for city, candidates in cities.items():
        seat = min(candidates, key=lambda p: (-(p.population or 0), p.rank, p.ident))
        seats[seat.ident] = replace(seat, name=city, rank=min(seat.rank, 2))
    return sorted((seats.get(p.ident, p) for p in result), key=lambda p: p.ident)


def _quality(place, name, allowed_ranks):
    """Smaller is better; None where the place is not this area."""
    if place.rank not in allowed_ranks:
        return None
    if name in place.names:
        return 0
    if base(name) == place.name:
        return 1
    return 2 if base(name) in {base(n) for n in place.names} else None


def seats(regions, outlines, places):
    """{code: place} for every area whose name is found inside its county (or city); a place serves one township."""
    result, used = {}, set()
    for code, name, level, parent in regions:
        if level == 1:
            continue
        outline = outlines.get(code[:6] if level > 2 else code)
        if outline is None:
            continue
        reach = SEARCH if level == 4 else 0.005
        ranks = {2: (1, 2), 3: (2, 3, 4), 4: (3, 4, 5)}[level]
        found = []
        for place in places:
            quality = _quality(place, name, ranks)
            if quality is None or (level, place.ident) in used:
                continue
            distance = outline.distance(Point(place.lon, place.lat))
            if distance <= reach:
                found.append((quality, distance, place.ident, place))
        if found:
            result[code] = min(found)[3]
            used.add((level, result[code].ident))
    return result
