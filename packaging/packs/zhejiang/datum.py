# SPDX-License-Identifier: GPL-3.0-or-later
"""GCJ-02 to WGS-84. The forward formula is the one published with the public "eviltransform" programs."""
import math

AXIS = 6378245.0
ECCENTRICITY2 = 0.00669342162296594323


def _waves(value, first, second):
    return (20 * math.sin(6 * first * math.pi) + 20 * math.sin(2 * first * math.pi)) * 2 / 3 + value + second


def offset(lon, lat):
    """What GCJ-02 adds to a WGS-84 position, in degrees."""
    x, y = lon - 105.0, lat - 35.0
    root = math.sqrt(abs(x))
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    north = _waves(north, x, (20 * math.sin(y * math.pi) + 40 * math.sin(y / 3 * math.pi)) * 2 / 3
                   + (160 * math.sin(y / 12 * math.pi) + 320 * math.sin(y * math.pi / 30)) * 2 / 3)
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    east = _waves(east, x, (20 * math.sin(x * math.pi) + 40 * math.sin(x / 3 * math.pi)) * 2 / 3
                  + (150 * math.sin(x / 12 * math.pi) + 300 * math.sin(x / 30 * math.pi)) * 2 / 3)
    radians = math.radians(lat)
    magic = 1 - ECCENTRICITY2 * math.sin(radians) ** 2
    lat_degree = (AXIS * (1 - ECCENTRICITY2)) / (magic * math.sqrt(magic)) * math.pi / 180
    lon_degree = AXIS / math.sqrt(magic) * math.cos(radians) * math.pi / 180
    return east / lon_degree, north / lat_degree


def gcj02_to_wgs84(lon, lat):
    """Fixed-point inverse; five rounds leave less than a millimetre."""
    x, y = lon, lat
    for _ in range(5):
        east, north = offset(x, y)
        x, y = lon - east, lat - north
    return x, y
