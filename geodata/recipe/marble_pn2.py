"""Reader for the .pn2 files of the Debian package marble-qt-data (Natural Earth 1:50m).

A file is a five-byte header (version, feature count), one byte that says whether
colours follow, then records: a flag, a number, and points as 1/120-degree integers,
each with up to 65535 one-byte steps after it.
"""

import struct

LINE, RING, HOLE, MULTI = 0, 2, 3, 4


def read(path):
    """Yield (number, flag, [(longitude, latitude), ...]) for every line and ring."""
    data = path.read_bytes()
    _version, _count, coloured = struct.unpack_from(">BI?", data, 0)
    at = 6
    while at < len(data):
        flag, number = struct.unpack_from(">BI", data, at)
        at += 5
        if flag == MULTI:
            at += 1  # the number of parts that follow; each repeats the same number
            continue
        (nodes,) = struct.unpack_from(">I", data, at)
        at += 4
        if coloured and flag == RING:
            at += 1
        points = []
        for _ in range(nodes):
            latitude, longitude, steps = struct.unpack_from(">hhH", data, at)
            at += 6
            points.append((longitude / 120, latitude / 120))
            for _ in range(steps):
                north, east = struct.unpack_from(">bb", data, at)
                at += 2
                points.append(((longitude + east) / 120, (latitude + north) / 120))
        yield number, flag, points
