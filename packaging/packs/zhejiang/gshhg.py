# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads shore and river lines from the netCDF-4 files of GSHHG as GMT uses them (binned by one degree)."""
import h5py
from shapely.geometry import LineString, MultiLineString
from shapely.ops import linemerge, polygonize, unary_union


def _segments(path, bbox, describe):
    """Yields (level, points) of every segment in the bins that touch the bbox."""
    west, south, east, north = bbox
    with h5py.File(path, 'r') as data:
        size = int(data['Bin_size_in_minutes'][0]) / 60.0
        columns = int(data['N_bins_in_360_longitude_range'][0])
        first, count = data['Id_of_first_segment_in_a_bin'][:], data['N_segments_in_a_bin'][:]
        begin = data['Id_of_first_point_in_a_segment'][:]
        dx, dy = data['Relative_longitude_from_SW_corner_of_bin'], data['Relative_latitude_from_SW_corner_of_bin']
        length_and_level = describe(data)
        for row in range(int((90 - north) // size), int((90 - south) // size) + 1):
            for column in range(int(west // size), int(east // size) + 1):
                corner = (column * size, 90 - (row + 1) * size)
                cell = row * columns + column
                for segment in range(first[cell], first[cell] + count[cell]):
                    length, level = length_and_level(segment)
                    span = slice(int(begin[segment]), int(begin[segment]) + length)
                    # Stored as signed 16 bits, meant as unsigned 65,535ths of a bin.
                    points = [(corner[0] + (int(x) & 0xFFFF) * size / 65535, corner[1] + (int(y) & 0xFFFF) * size / 65535)
                              for x, y in zip(dx[span], dy[span])]
                    yield level, [(round(x, 6), round(y, 6)) for x, y in points]


def _shore_fields(data):
    info = data['Embedded_npts_levels_exit_entry_for_a_segment'][:]
    return lambda segment: (int(info[segment]) >> 9, (int(info[segment]) >> 6) & 7)


def _river_fields(data):
    points = data['N_points_for_a_segment'][:]
    levels = data['Hierarchial_level_of_a_segment'][:]
    return lambda segment: (int(points[segment]), int(levels[segment]))


def _by_level(path, bbox, describe):
    found = {}
    for level, points in _segments(path, bbox, describe):
        if len(points) > 1 and len(set(points)) > 1:
            found.setdefault(level, []).append(LineString(points))
    return found


def shore_polygons(path, bbox):
    """{level: [polygon]} of the closed shores: 1 islands, 2 lakes, 3 islands in lakes. Shores that leave the bins are not closed."""
    result = {}
    for level, parts in sorted(_by_level(path, bbox, _shore_fields).items()):
        merged = linemerge(MultiLineString(parts))
        result[level] = list(polygonize(unary_union(merged)))
    return result


def rivers(path, bbox):
    """{level: lines}; level 0 is a river drawn with both banks, 1 to 4 permanent rivers of falling rank."""
    return {level: linemerge(MultiLineString(parts)) for level, parts in sorted(_by_level(path, bbox, _river_fields).items())}
