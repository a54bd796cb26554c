# SPDX-License-Identifier: GPL-3.0-or-later
"""Small geometry helpers that behave the same in Shapely 1.8 and 2."""
from shapely.geometry import MultiPolygon, Polygon
from shapely.ops import unary_union
from shapely.validation import make_valid

DIGITS = 5  # about 1 m


def polygons(geometry):
    """Every polygon of a geometry; points and lines (left over by overlays) are dropped."""
    if geometry.geom_type == 'Polygon':
        return [] if geometry.is_empty else [geometry]
    return [part for child in getattr(geometry, 'geoms', []) for part in polygons(child)]


def lines(geometry):
    if geometry.geom_type in ('LineString', 'LinearRing'):
        return [] if geometry.is_empty else [geometry]
    return [part for child in getattr(geometry, 'geoms', []) for part in lines(child)]


def area_of(geometry):
    """The same geometry as polygons only, valid."""
    if not geometry.is_valid:
        geometry = make_valid(geometry)
    return unary_union(polygons(geometry))


def rings(coordinates):
    """The rings in a GeoJSON coordinate array, however deep they are nested."""
    if isinstance(coordinates[0][0], (int, float)):
        return [coordinates]
    return [ring for part in coordinates for ring in rings(part)]


def rounded_line(coords):
    result = []
    for lon, lat in coords:
        point = (round(lon, DIGITS) + 0.0, round(lat, DIGITS) + 0.0)
        if not result or result[-1] != point:
            result.append(point)
    return result


def rounded(geometry):
    """Polygons with rounded coordinates; rings that collapse are dropped."""
    result = []
    for polygon in polygons(geometry):
        outer = rounded_line(polygon.exterior.coords)
        if len(outer) < 4:
            continue
        inner = [ring for ring in (rounded_line(r.coords) for r in polygon.interiors) if len(ring) >= 4]
        result.extend(polygons(area_of(Polygon(outer, inner))))
    return MultiPolygon(result)


def ordered(geometry):
    """Polygon coordinates in a fixed order: rings start at their smallest point, right-hand rule, parts sorted."""
    parts = []
    for polygon in polygons(geometry):
        outer = _ring(polygon.exterior, True)
        holes = sorted(_ring(r, False) for r in polygon.interiors)
        parts.append([outer] + holes)
    return sorted(parts)


def _ring(ring, anticlockwise):
    points = [list(p) for p in ring.coords[:-1]]
    if ring.is_ccw != anticlockwise:
        points.reverse()
    start = points.index(min(points))
    points = points[start:] + points[:start]
    return points + [points[0]]
