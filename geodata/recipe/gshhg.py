"""Reader for the binned netCDF files of the Debian package gmt-gshhg-full.

The world is cut into one-degree bins counted eastward from Greenwich and southward
from the pole.  Each holds segments of lines, as 16-bit fractions of the bin.
"""

import netCDF4
import numpy as np
from shapely.geometry import LineString
from shapely.ops import polygonize


class _Bins:
    def __init__(self, path):
        self.data = netCDF4.Dataset(path)
        self.data.set_auto_mask(False)
        self.count = self.data["N_segments_in_a_bin"][:]
        self.first = self.data["Id_of_first_segment_in_a_bin"][:]
        self.point = self.data["Id_of_first_point_in_a_segment"][:]
        # The file stores unsigned 16-bit numbers as signed ones.
        self.x = self._fraction("Relative_longitude_from_SW_corner_of_bin")
        self.y = self._fraction("Relative_latitude_from_SW_corner_of_bin")

    def _fraction(self, name):
        return self.data[name][:].astype(np.uint16) / 65535.0

    def segments(self, west, south, east, north):
        """Yield (segment number, coordinates) for all whole-degree bins of a box."""
        for latitude in range(north - 1, south - 1, -1):
            for longitude in range(west, east):
                index = (89 - latitude) * 360 + longitude % 360
                for segment in range(self.first[index], self.first[index] + self.count[index]):
                    run = slice(self.point[segment], self.point[segment + 1])
                    xy = np.stack([longitude + self.x[run], latitude + self.y[run]], axis=1)
                    if len(xy) > 1:
                        yield segment, xy.round(5)


def rivers(path, box, deepest_level):
    """[(level, coordinates)]: 0-1 double-lined and main rivers, then lesser ones."""
    bins = _Bins(path)
    levels = bins.data["Hierarchial_level_of_a_segment"][:]
    return [
        (int(levels[segment]), xy)
        for segment, xy in bins.segments(*box)
        if levels[segment] <= deepest_level
    ]


def lakes(path, box):
    """Closed lake outlines (level 2 of the shoreline hierarchy), by GSHHG number."""
    bins = _Bins(path)
    embedded = bins.data["Embedded_npts_levels_exit_entry_for_a_segment"][:]
    owner = bins.data["Id_of_GSHHS_ID"][:]
    parts = {}
    for segment, xy in bins.segments(*box):
        level = (int(embedded[segment]) >> 6) & 7
        if level == 2:
            parts.setdefault(int(owner[segment]), []).append(LineString(xy))
    found = {}
    for number in sorted(parts):
        rings = list(polygonize(parts[number]))
        if rings:
            found[number] = max(rings, key=lambda r: r.area)
    return found
