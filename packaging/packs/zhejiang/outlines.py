# SPDX-License-Identifier: GPL-3.0-or-later
"""County outlines: read from GCJ-02 GeoJSON, brought up to date, cut at the coast, simplified without gaps."""
import json
from pathlib import Path

from shapely.geometry import MultiLineString, MultiPoint, Point, Polygon
from shapely.ops import linemerge, polygonize, unary_union, voronoi_diagram
from shapely.prepared import prep

from . import shapes
from .datum import gcj02_to_wgs84

BORDER_TOLERANCE = 0.001   # degrees, about 100 m: the source is drawn on a grid of 1/1024 degree (100 m)
SMALLEST_PART = 2e-6       # square degrees, about 0.02 km2


def read(folder):
    """{code: area} in WGS-84 from every city file; parts nested one level short are taken as they are meant."""
    result = {}
    for path in sorted(Path(folder).glob('zhe4_jiang1_*.geojson')):
        for feature in json.loads(path.read_text(encoding='utf-8'))['features']:
            parts = [shapes.area_of(Polygon([gcj02_to_wgs84(*point[:2]) for point in ring]))
                     for ring in shapes.rings(feature['geometry']['coordinates'])]
            result[str(feature['id'])] = unary_union([p for part in parts for p in shapes.polygons(part)])
    return result


def bring_up_to_date(counties, changes, places):
    """Applies splits.json; returns (counties, codes whose outline is approximate)."""
    current = {}
    for code, area in sorted(counties.items()):
        code = changes['renamed'].get(code, code)
        code = changes['merged'].get(code, code)
        current[code] = unary_union([current[code], area]) if code in current else area
    approximate = set()
    for change in changes['divided']:
        whole = current[change['from']]
        for code, area in _divide(whole, change, places).items():
            approximate.add(code)
            current[code] = area if code == change['from'] or code not in current else unary_union([current[code], area])
    return current, approximate


def _divide(whole, change, places):
    owners = [(tuple(p), code) for code, points in change.get('points', {}).items() for p in points]
    if not owners:
        inside = [place for place in places if whole.contains(Point(place.lon, place.lat))]
        takers = {name: code for code, names in change['take'].items() for name in names}
        owners = [((p.lon, p.lat), takers.get(p.name, change['from'])) for p in inside]
        missing = set(takers) - {p.name for p in inside}
        if missing:
            raise SystemExit(f"outlines: no settlement {sorted(missing)} inside {change['from']}")
    cells = voronoi_diagram(MultiPoint([point for point, _ in owners]), envelope=whole)
    pieces = {}
    for cell in cells.geoms:
        code = next(code for point, code in owners if cell.contains(Point(point)))
        pieces.setdefault(code, []).append(cell)
    return {code: shapes.area_of(unary_union(cell).intersection(whole)) for code, cell in sorted(pieces.items())}


def without_overlaps(counties):
    """Where two outlines overlap (the source does by a few cells of its grid), the smaller code keeps the ground."""
    result = {}
    for code, area in sorted(counties.items()):
        taken = [other for other in result.values() if other.intersects(area)]
        result[code] = shapes.area_of(area.difference(unary_union(taken))) if taken else area
    return result


def _give_away(pieces, counties):
    """Joins each piece to the county with which it shares the longest border; pieces that touch none are left out."""
    nearly = {code: (area.buffer(1e-6), prep(area.buffer(1e-6))) for code, area in sorted(counties.items())}
    result = {code: [area] for code, area in counties.items()}
    for piece in pieces:
        contact = {code: wide.intersection(piece.boundary).length for code, (wide, quick) in nearly.items()
                   if quick.intersects(piece)}
        if contact:
            result[max(contact, key=lambda code: (contact[code], code))].append(piece)
    return {code: shapes.area_of(unary_union(parts)) for code, parts in result.items()}


def cut_at_coast(counties, land):
    """Only what is land, plus the land just outside an outline: reclaimed ground, gaps between outlines.
    A neighbouring province's mainland is one huge piece; what is ours is small and touches us."""
    outside = shapes.polygons(land.difference(unary_union(list(counties.values()))))
    return _give_away([piece for piece in outside if piece.area <= 0.02],
                      {code: shapes.area_of(area.intersection(land)) for code, area in counties.items()})


def simplify(counties, land):
    """Simplifies each shared border once, so neighbours still fit; the coast is left exactly as the land has it."""
    network = unary_union([area.boundary for area in counties.values()])
    shore = prep(land.boundary.buffer(1e-7))
    arcs = []
    for arc in shapes.lines(linemerge(network)):
        on_shore = shore.contains(arc.interpolate(0.5, normalized=True))
        arcs.append(arc if on_shore else arc.simplify(BORDER_TOLERANCE, preserve_topology=True))
    faces = [(face, face.representative_point())
             for face in polygonize(unary_union(MultiLineString([list(arc.coords) for arc in arcs])))]
    kept, crumbs = {}, []
    for code, area in sorted(counties.items()):
        inside = prep(area)
        parts = shapes.polygons(unary_union([face for face, point in faces if inside.contains(point)]))
        largest = max(parts, key=lambda p: p.area)
        kept[code] = unary_union([p for p in parts if p.area >= SMALLEST_PART or p is largest])
        crumbs += [p for p in parts if p.area < SMALLEST_PART and p is not largest]
    return {code: shapes.rounded(area) for code, area in _give_away(crumbs, kept).items()}


def dissolve(counties, prefix_length):
    """Larger areas as the union of the counties they contain: {code: area}."""
    groups = {}
    for code, area in counties.items():
        groups.setdefault(code[:prefix_length].ljust(6, '0'), []).append(area)
    return {code: without_slits(unary_union(parts)) for code, parts in sorted(groups.items())}


def without_slits(area):
    """Closes holes narrower than rounding can make (under 0.001 km2)."""
    return unary_union([Polygon(p.exterior, [r for r in p.interiors if Polygon(r).area > 1e-7])
                        for p in shapes.polygons(area)])
