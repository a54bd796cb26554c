# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the files of a pack and its manifest, byte for byte the same from the same input."""
import csv
import hashlib
import io
import json
from pathlib import Path

from . import shapes


def _json(value):
    return json.dumps(value, ensure_ascii=False, separators=(',', ':'))


class PackWriter:
    def __init__(self, folder, head):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.head = head
        self.layers = []

    def table(self, layer, header, rows, position=None):
        """A CSV layer; `position` names the columns of longitude and latitude."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator='\n')
        writer.writerow(header)
        writer.writerows(rows)
        box = None
        if position:
            x, y = header.index(position[0]), header.index(position[1])
            box = _box([(row[x], row[y]) for row in rows])
        self._add(layer, 'csv', text.getvalue(), len(rows), box)

    def areas(self, layer, features):
        """A layer of (properties, polygonal geometry)."""
        self._features(layer, [(properties, {'type': 'MultiPolygon', 'coordinates': shapes.ordered(area)})
                               for properties, area in features])

    def lines(self, layer, features):
        """A layer of (properties, line); sorted, each line once."""
        seen = sorted({(_json(properties), tuple(shapes.rounded_line(line.coords))) for properties, line in features})
        self._features(layer, [(json.loads(properties), {'type': 'LineString', 'coordinates': [list(p) for p in points]})
                               for properties, points in seen if len(points) > 1])

    def _features(self, layer, features):
        out = ['{"type":"FeatureCollection","features":[']
        out.append(',\n'.join(_json({'type': 'Feature', 'properties': p, 'geometry': g}) for p, g in features))
        out.append(']}\n')
        points = [p for _, g in features for p in _points(g['coordinates'])]
        self._add(layer, 'geojson', '\n'.join(out), len(features), _box(points))

    def _add(self, layer, kind, text, count, box):
        data = text.encode('utf-8')
        file = f"{layer['id']}.{kind}"
        (self.folder / file).write_bytes(data)
        entry = {'id': layer['id'], 'kind': layer['kind']}
        if 'level' in layer:
            entry['level'] = layer['level']
        entry |= {'file': file, 'format': kind, 'crs': 'WGS-84'}
        entry |= {key: layer[key] for key in ('approximate', 'source', 'licence', 'date') if key in layer}
        entry |= {'sha256': hashlib.sha256(data).hexdigest(), 'features': count}
        if box:
            entry['bbox'] = box
        entry['fields'] = layer['fields']
        self.layers.append(entry)

    def finish(self):
        manifest = self.head | {'layers': self.layers}
        (self.folder / 'manifest.json').write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + '\n', encoding='utf-8')


def _points(coordinates):
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for part in coordinates:
            yield from _points(part)


def _box(points):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return [min(xs), min(ys), max(xs), max(ys)]
