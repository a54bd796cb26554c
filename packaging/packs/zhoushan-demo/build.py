#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the invented thematic layers of the demonstration: resources/themes/zhoushan-demo.

Districts, grids, roads, facilities and hazard points of a city that has none of them: every name says so, and
the layers carry the origin "replay", with which the screen writes 演示数据. Only the land and the town seats of
the default pack are real. The same input gives the same files.

    packaging/packs/zhoushan-demo/build.py WORK-FOLDER
    onescreen-cli pack create --describe packaging/packs/zhoushan-demo/description.json \\
        --from WORK-FOLDER --out resources/themes/zhoushan-demo
"""
import csv
import json
import math
import random
import sys
from pathlib import Path

from shapely.geometry import LineString, MultiPoint, Point, Polygon, mapping, shape
from shapely.ops import unary_union, voronoi_diagram

ROOT = Path(__file__).resolve().parents[3]
PACK = ROOT / "resources" / "packs" / "zhejiang"
DEGREE = 111_320.0  # metres of a degree of latitude
STRETCH = math.cos(math.radians(30.0))


def metres(geometry_or_points):
    return [(x * DEGREE * STRETCH, y * DEGREE) for x, y in geometry_or_points]


def degrees(x, y):
    return round(x / (DEGREE * STRETCH), 5), round(y / DEGREE, 5)


def polygon_in_metres(polygon):
    return Polygon(metres(polygon.exterior.coords), [metres(r.coords) for r in polygon.interiors])


def in_degrees(geometry):
    def walk(value):
        if value and isinstance(value[0], (int, float)):
            return list(degrees(*value))
        return [walk(v) for v in value]

    mapped = mapping(geometry)
    return {"type": mapped["type"], "coordinates": walk(mapped["coordinates"])}


def parts(geometry):
    return [g for g in getattr(geometry, "geoms", [geometry]) if g.geom_type == "Polygon"]


def main_island():
    """The largest piece of land of the city's two districts."""
    collection = json.loads((PACK / "counties.geojson").read_text(encoding="utf-8"))
    wanted = [shape(f["geometry"]) for f in collection["features"]
              if f["properties"]["code"] in ("330902", "330903")]
    pieces = [polygon_in_metres(p) for geometry in wanted for p in parts(geometry)]
    joined = unary_union([p.buffer(15) for p in pieces]).buffer(-15)
    return max(parts(joined), key=lambda p: p.area)


def seats(island):
    with (PACK / "seats.csv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["code"].startswith("33090") and len(r["code"]) == 9]
    found = []
    for row in rows:
        at = Point(*metres([(float(row["lon"]), float(row["lat"]))])[0])
        if island.buffer(300).contains(at) and all(at.distance(p) > 2500 for _, p in found):
            found.append((row["name"], at))
    return found


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": in_degrees(geometry)}


def write(folder, name, features):
    text = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    (folder / name).write_text('{"type":"FeatureCollection","features":[\n' + text + "\n]}\n", encoding="utf-8")


def biggest(geometry):
    found = parts(geometry)
    return max(found, key=lambda p: p.area) if found else None


def districts(island, towns):
    cells = voronoi_diagram(MultiPoint([p for _, p in towns]), envelope=island.envelope.buffer(5000))
    result = []
    for name, at in towns:
        cell = next(c for c in cells.geoms if c.contains(at))
        area = biggest(cell.intersection(island)).simplify(25)
        short = name.removesuffix("街道").removesuffix("镇")
        result.append((short, area))
    return result


def grids(island, centre):
    """Hexagons of some 600 m around a town, as far as there is land."""
    radius = 520.0
    step_x, step_y = radius * math.sqrt(3), radius * 1.5
    result = []
    for row in range(-4, 5):
        for column in range(-5, 6):
            x = centre.x + (column + (row % 2) / 2) * step_x
            y = centre.y + row * step_y
            cell = Polygon([(x + radius * math.sin(math.radians(60 * k)),
                             y + radius * math.cos(math.radians(60 * k))) for k in range(6)])
            land = biggest(cell.intersection(island))
            if land is not None and land.area > 0.35 * cell.area and land.is_valid:
                result.append(land)
    return result


def roads(island, towns, pick):
    """Bent lines between neighbouring towns that stay on land."""
    inside = island.buffer(-60)
    result = []
    for i, (name, a) in enumerate(towns):
        others = sorted(((a.distance(b), other, b) for j, (other, b) in enumerate(towns) if j != i))
        for _, other, b in others[:3]:
            key = tuple(sorted((name, other)))
            if any(k == key for k, _ in result):
                continue
            for bend in (0.0, 0.12, -0.12, 0.25, -0.25):
                middle = Point((a.x + b.x) / 2 + bend * (b.y - a.y), (a.y + b.y) / 2 - bend * (b.x - a.x))
                points = []
                for k in range(13):
                    t = k / 12
                    wobble = 60 * math.sin(7 * t + i)
                    points.append(((1 - t) ** 2 * a.x + 2 * t * (1 - t) * middle.x + t * t * b.x + wobble,
                                   (1 - t) ** 2 * a.y + 2 * t * (1 - t) * middle.y + t * t * b.y))
                line = LineString(points)
                if line.intersection(inside).length > 0.97 * line.length:
                    result.append((key, line))
                    break
    pick.shuffle(result)
    return result[:9]


def points_on(island, towns, count, spread, pick):
    found = []
    while len(found) < count:
        _, at = pick.choice(towns)
        candidate = Point(at.x + pick.gauss(0, spread), at.y + pick.gauss(0, spread))
        if island.contains(candidate):
            found.append(candidate)
    return found


def write_points(folder, name, rows):
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "type", "lon", "lat", "unit", "person", "phone", "note"])
        writer.writerows(rows)


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    pick = random.Random(330900)
    island = main_island()
    towns = seats(island)
    persons = [f"演示人员{i:02d}" for i in range(1, 60)]

    write(folder, "districts.geojson",
          [feature(area, name=f"演示{short}片区", type="片区", unit=f"演示{short}执法中队", person=pick.choice(persons),
                   phone="000-0000") for short, area in districts(island, towns)])
    centre = next(p for n, p in towns if n.startswith("临城"))
    write(folder, "grids.geojson",
          [feature(cell, name=f"演示网格{i:02d}", type="值班网格", unit="演示临城执法中队", person=pick.choice(persons),
                   phone="000-0000") for i, cell in enumerate(grids(island, centre), 1)])
    write(folder, "roads.geojson",
          [feature(line, name=f"演示{a.removesuffix('街道').removesuffix('镇')}至"
                              f"{b.removesuffix('街道').removesuffix('镇')}路段",
                   type=pick.choice(["一级路长", "二级路长"]), unit="演示路长办", person=pick.choice(persons),
                   phone="000-0000") for (a, b), line in roads(island, towns, pick)])
    kinds = ["公厕", "垃圾中转站", "便民服务点", "应急物资点"]
    write_points(folder, "facilities.csv",
                 [[f"演示{kind}{i:02d}", kind, *degrees(p.x, p.y), "演示市政", "", "", ""]
                  for i, (p, kind) in enumerate(
                      ((p, pick.choice(kinds)) for p in points_on(island, towns, 60, 900, pick)), 1)])
    kinds = ["易涝点", "户外广告", "燃气用户", "渣土工地"]
    write_points(folder, "hazards.csv",
                 [[f"演示{kind}{i:02d}", kind, *degrees(p.x, p.y), "演示执法中队", pick.choice(persons), "000-0000",
                   "演示说明"]
                  for i, (p, kind) in enumerate(
                      ((p, pick.choice(kinds)) for p in points_on(island, towns, 36, 1500, pick)), 1)])


if __name__ == "__main__":
    main()
