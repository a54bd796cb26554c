# SPDX-License-Identifier: GPL-3.0-or-later
"""Land, coast, lakes and rivers of the map's extent."""
import json

from shapely.geometry import LineString, MultiLineString, Polygon, box
from shapely.ops import linemerge, unary_union

from . import gshhg, shapes

SMALLEST_LAKE = 1e-4     # square degrees, about 1 km2
SMALLEST_ISLET = 1.5e-6  # square degrees, about 0.016 km2
LINE_TOLERANCE = 0.0005


def land_from_seas(path, bbox):
    """Extent minus sea. The package holds one world-wide sea polygon whose holes are the islands."""
    west, south, east, north = bbox
    extent = box(*bbox)

    def near(ring):
        return (max(p[0] for p in ring) >= west and min(p[0] for p in ring) <= east
                and max(p[1] for p in ring) >= south and min(p[1] for p in ring) <= north)

    seas = []
    for geometry in json.loads(path.read_text(encoding='utf-8'))['geometries']:
        polygons = geometry['coordinates'] if geometry['type'] == 'MultiPolygon' else [geometry['coordinates']]
        for rings in polygons:
            if near(rings[0]):
                sea = Polygon(rings[0], [ring for ring in rings[1:] if near(ring)])
                seas.append(shapes.area_of(sea.buffer(0).intersection(extent)))
    return shapes.area_of(extent.difference(unary_union(seas)))


def add_missing_islands(land, candidates, extent, clearance):
    """Adds islands of a second source that the first does not have. One that lies nearer than `clearance` degrees
    to known land is the same island drawn elsewhere."""
    missing = [island for island in candidates
               if SMALLEST_ISLET <= island.area < 0.05 and extent.contains(island) and island.distance(land) > clearance]
    return shapes.area_of(unary_union([land] + missing)), len(missing)


def coast_of(land, bbox):
    """The boundary of the land without the edges of the extent."""
    west, south, east, north = bbox
    pieces = []
    for polygon in shapes.polygons(land):
        for ring in [polygon.exterior, *polygon.interiors]:
            points = list(ring.coords)
            for a, b in zip(points, points[1:]):
                on_edge = (a[0] == b[0] and a[0] in (west, east)) or (a[1] == b[1] and a[1] in (south, north))
                if not on_edge and a != b:
                    pieces.append(LineString([a, b]))
    return shapes.lines(linemerge(MultiLineString(pieces)))


def lakes(shores, extent):
    """Lakes of GSHHG level 2 with the islands of level 3 cut out."""
    islands = unary_union(shores.get(3, []))
    result = []
    for lake in shores.get(2, []):
        water = shapes.area_of(lake.difference(islands).intersection(extent))
        parts = [p.simplify(LINE_TOLERANCE / 2) for p in shapes.polygons(water) if p.area >= SMALLEST_LAKE]
        result.extend(p for part in parts for p in shapes.polygons(shapes.area_of(part)))
    return result


def rivers(path, bbox):
    """[(level, line)] inside the extent, simplified."""
    extent = box(*bbox)
    result = []
    for level, merged in gshhg.rivers(path, bbox).items():
        if level > 4:
            continue  # intermittent rivers and canals of colonial maps: not reliable here
        for line in shapes.lines(merged.intersection(extent)):
            result.append((level, line.simplify(LINE_TOLERANCE)))
    return result
