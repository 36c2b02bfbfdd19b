"""Rivers and lakes.

All river geometry is GSHHG's: it has twice the detail of Natural Earth's 1:50m rivers,
which it covers, and no river is drawn twice.  GSHHG has no names, so the rivers we can
tell are traced: the shortest way through the network past a few points the river
is known to run by.
"""

import heapq
import math

import shapely
from shapely.geometry import LineString, MultiLineString, Polygon, box
from shapely.ops import linemerge

import gshhg
import marble_pn2
from geometry import area_km2, length_km, lines
from sources import GSHHG, MARBLE

BOX = (56, 20, 82, 42)
# Lesser rivers are drawn only around Afghanistan and Pakistan.
NEAR_BOX = box(58.5, 23, 77.5, 40)
FAR_DEEPEST, DEEPEST = 2, 6
TOLERANCE = 0.0015
# GSHHG leaves small gaps at confluences: this far (degrees) a trace may jump.
JUMP = 0.1
# Reservoirs and lakes interrupt a river by at most this.
LAKE = 0.45
# Unnamed pieces shorter than this many km are braids and stubs.
SHORTEST_KM = 25
# A lesser line that keeps this close to a named river (degrees) is its other bank.
BESIDE = 0.12

# id: name, Urdu, Pashto, aliases, rank, points along it from source to mouth.
NAMED_RIVERS = {
    "indus": ("Indus", "دریائے سندھ", "اباسین", ["Indus River", "River Indus"], 2,
              [(81.3, 31.9), (76.0, 35.1), (74.6, 35.8), (72.9, 34.7), (71.35, 32.9),
               (70.75, 30.4), (69.3, 28.1), (68.3, 25.4), (67.5, 23.98)]),
    "kabul-river": ("Kabul River", "دریائے کابل", "د کابل سیند", ["River Kabul"], 3,
                    [(68.65, 34.58), (69.2, 34.52), (70.5, 34.45), (71.4, 34.15),
                     (72.25, 33.95)]),
    "kunar-river": ("Kunar River", "دریائے کنڑ", "د کونړ سیند", ["Chitral River"], 4,
                    [(73.85, 36.85), (72.6, 36.3), (71.7, 35.5), (71.1, 34.8),
                     (70.55, 34.42)]),
    "kurram-river": ("Kurram River", "دریائے کرم", None, [], 5,
                     [(69.75, 33.85), (70.3, 33.75), (70.6, 33.1), (71.3, 32.63)]),
    "zhob-river": ("Zhob River", "دریائے ژوب", None, [], 6,
                   [(67.6, 30.84), (68.7, 30.75), (69.4, 31.3), (69.95, 32.1)]),
    "gomal-river": ("Gomal River", "دریائے گومل", "د ګومل سیند", [], 5,
                    [(68.95, 32.5), (69.3, 31.97), (69.95, 32.1), (70.8, 31.65)]),
    "helmand-river": ("Helmand River", "دریائے ہلمند", "د هلمند سیند", ["River Helmand"], 3,
                      [(68.55, 34.62), (67.2, 34.0), (66.0, 33.2), (65.0, 32.2), (64.3, 31.5),
                       (63.6, 30.5), (62.0, 30.25), (61.6, 31.2)]),
    "arghandab-river": ("Arghandab River", "دریائے ارغنداب", "د ارغنداب سیند", [], 5,
                        [(67.55, 33.5), (66.8, 32.4), (65.7, 31.65), (64.4, 31.5)]),
    "farah-river": ("Farah River", "دریائے فراہ", None, ["Farah Rud"], 6,
                    [(65.2, 34.03), (63.4, 33.4), (62.1, 32.4), (61.5, 31.4)]),
    "khash-river": ("Khash River", None, None, ["Khash Rud"], 7,
                    [(64.5, 33.25), (63.8, 32.5), (62.7, 31.55), (61.75, 31.1)]),
    "hari-rud": ("Hari Rud", "دریائے ہری رود", "هریرود", ["Harirud", "Tejen"], 4,
                 [(66.6, 34.6), (64.0, 34.4), (62.2, 34.3), (61.2, 35.2), (61.2, 36.6),
                  (60.3, 37.9)]),
    "murghab-river": ("Murghab River", "دریائے مرغاب", "د مرغاب سیند", ["Morghab"], 5,
                      [(66.1, 34.85), (64.3, 35.2), (63.1, 36.0), (62.5, 37.0), (61.7, 37.85)]),
    "amu-darya": ("Amu Darya", "آمو دریا", "آمو سیند", ["Oxus", "Amu Darya River"], 3,
                  [(68.3, 37.1), (66.5, 37.35), (63.5, 39.1), (62.4, 40.0), (60.0, 42.0)]),
    "panj": ("Panj", "دریائے پنج", None, ["Pyanj", "Panj River"], 4,
             [(72.66, 37.02), (71.55, 36.75), (71.55, 37.9), (70.9, 38.4), (70.2, 37.7),
              (69.4, 37.2), (68.3, 37.1)]),
    "kokcha": ("Kokcha", None, None, ["Kokcha River"], 7,
               [(71.0, 36.2), (71.2, 36.7), (70.55, 37.15), (69.5, 37.1)]),
    "kunduz-river": ("Kunduz River", None, None, ["Surkhab"], 6,
                     [(67.45, 34.7), (68.3, 35.2), (68.75, 36.0), (68.85, 36.7), (68.25, 37.02)]),
    "vakhsh": ("Vakhsh", None, None, ["Vakhsh River"], 6,
               [(71.5, 39.2), (69.8, 38.6), (68.9, 38.0), (68.3, 37.1)]),
    "jhelum-river": ("Jhelum River", "دریائے جہلم", None, ["River Jhelum"], 4,
                     [(75.35, 33.45), (74.59, 34.38), (74.5, 34.26), (73.5, 34.35), (73.65, 33.1), (72.3, 32.2),
                      (72.15, 31.2)]),
    "chenab": ("Chenab", "دریائے چناب", None, ["Chenab River", "River Chenab"], 4,
               [(77.0, 32.6), (75.8, 33.3), (74.8, 33.0), (74.0, 32.4), (72.2, 31.2),
                (71.2, 30.1), (71.03, 29.36)]),
    "ravi": ("Ravi", "دریائے راوی", None, ["Ravi River", "River Ravi"], 5,
             [(76.3, 32.55), (75.4, 32.2), (74.3, 31.6), (73.0, 30.8), (71.8, 30.6)]),
    "sutlej": ("Sutlej", "دریائے ستلج", None, ["Sutlej River", "River Sutlej"], 4,
               [(80.5, 31.0), (78.6, 31.6), (76.77, 31.41), (76.44, 31.41), (75.0, 31.15), (73.9, 30.4),
                (72.2, 29.5), (71.03, 29.36)]),
    "beas": ("Beas", "دریائے بیاس", None, ["Beas River", "River Beas"], 6,
             [(77.1, 32.3), (76.0, 32.0), (75.5, 31.8), (75.0, 31.15)]),
    "panjnad": ("Panjnad", "پنجند", None, ["Panjnad River"], 5,
                [(71.03, 29.36), (70.5, 28.95)]),
    "yarkand-river": ("Yarkand River", None, None, [], 7,
                      [(77.5, 35.6), (76.3, 37.0), (77.2, 38.3), (79.9, 40.2)]),
    "yamuna": ("Yamuna", "جمنا", None, ["Yamuna River", "Jumna"], 5,
               [(78.4, 31.0), (77.2, 28.7), (78.1, 27.1), (80.0, 26.1)]),
    "ganges": ("Ganges", "گنگا", None, ["Ganga", "Ganges River"], 4,
               [(79.9, 31.0), (78.1, 29.9), (79.0, 27.8), (81.5, 25.6)]),
}  # fmt: skip

# Natural Earth or GSHHG lakes by a point inside: id, name, kind of water, rank.
NAMED_LAKES = [
    ((76.0, 32.02), "pong-reservoir", "Pong Reservoir", 7),
    ((78.6, 33.79), "pangong-tso", "Pangong Tso", 6),
    ((57.42, 41.93), "sarygamysh-lake", "Sarygamysh Lake", 6),
    ((72.89, 41.8), "toktogul-reservoir", "Toktogul Reservoir", 7),
    ((68.17, 41.13), "chardara-reservoir", "Chardara Reservoir", 7),
    ((81.47, 30.69), "lake-manasarovar", "Lake Manasarovar", 7),
    ((81.23, 30.7), "rakshastal", "Rakshastal", 8),
    ((63.0, 28.22), "hamun-i-mashkel", "Hamun-i-Mashkel", 5),
    ((55.2, 34.6), "dasht-e-kavir", "Dasht-e Kavir", 6),
    ((58.88, 27.43), "jaz-murian", "Jaz Murian", 6),
    ((71.19, 23.35), "little-rann-of-kutch", "Little Rann of Kutch", 7),
    ((69.7, 24.0), "rann-of-kutch", "Rann of Kutch", 5),
    ((68.05, 24.96), "keenjhar-lake", "Keenjhar Lake", 7),
    ((73.4, 39.03), "karakul-lake", "Karakul", 6),
    ((76.58, 31.37), "gobind-sagar", "Gobind Sagar", 8),
    ((70.12, 40.3), "kayrakkum-reservoir", "Kayrakkum Reservoir", 7),
    ((75.15, 41.84), "song-kol", "Song-Köl", 8),
    ((75.29, 40.63), "chatyr-kol", "Chatyr-Köl", 9),
]


class _Network:
    """The river lines as a graph of their vertices."""

    def __init__(self, segments):
        self.edges = {}  # undirected edge -> level
        self.next = {}  # vertex -> {vertex: length}
        ends = {}
        for level, xy in segments:
            points = [tuple(p) for p in xy.tolist()]
            for a, b in zip(points, points[1:]):
                if a != b:
                    key = (a, b) if a <= b else (b, a)
                    self.edges[key] = min(level, self.edges.get(key, level))
                    self._link(a, b, math.dist(a, b))
            for end in (points[0], points[-1]):
                ends[end] = ends.get(end, 0) + 1
        self.vertices = sorted(self.next)
        self.tree = shapely.STRtree(shapely.points(self.vertices))
        for end in sorted(ends):
            if len(self.next.get(end, {})) == 1:
                self._bridge(end)

    def _link(self, a, b, length):
        self.next.setdefault(a, {})[b] = length
        self.next.setdefault(b, {})[a] = length

    def _bridge(self, end):
        """Let traces jump from a loose end to vertices nearby, at a price."""
        near = self.tree.query(shapely.Point(end), predicate="dwithin", distance=JUMP)
        for index in sorted(int(i) for i in near):
            other = self.vertices[index]
            if other != end and other not in self.next[end]:
                self._link(end, other, 3 * math.dist(end, other))

    def nearest(self, point):
        return self.vertices[int(self.tree.nearest(shapely.Point(point)))]

    def path(self, start, goal):
        """Shortest way between two vertices (Dijkstra)."""
        best, came, queue = {start: 0.0}, {}, [(0.0, start)]
        while queue:
            cost, at = heapq.heappop(queue)
            if at == goal:
                way = [goal]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return way[::-1]
            if cost > best[at]:
                continue
            for other, length in sorted(self.next[at].items()):
                total = cost + length
                if total < best.get(other, math.inf):
                    best[other], came[other] = total, at
                    heapq.heappush(queue, (total, other))
        return None

    def trace(self, points):
        """The parts of the river that runs past `points`; a lake may break it in two."""
        stops = [self.nearest(point) for point in points]
        parts = [[stops[0]]]
        for start, goal in zip(stops, stops[1:]):
            leg = self.path(start, goal)
            if leg is not None:
                parts[-1].extend(leg[1:])
            elif math.dist(start, goal) <= LAKE:
                parts.append([goal])
            else:
                raise SystemExit(f"The river network has a gap between {start} and {goal}.")
        return [_without_spurs(part) for part in parts if len(part) > 1]


def _without_spurs(way):
    """Cut out the there-and-back where a given point snapped to a side arm."""
    out, seen = [], {}
    for vertex in way:
        if vertex in seen:
            for gone in out[seen[vertex] + 1 :]:
                seen.pop(gone, None)
            del out[seen[vertex] + 1 :]
        else:
            seen[vertex] = len(out)
            out.append(vertex)
    return out


def rivers(path):
    """[(id, properties, line)], named rivers first."""
    segments = gshhg.rivers(path, BOX, DEEPEST)
    segments = [
        (level, xy)
        for level, xy in segments
        if level <= FAR_DEEPEST or NEAR_BOX.contains(LineString(xy).centroid)
    ]
    network = _Network(segments)
    found, used = [], set()
    for river_id, (name, urdu, pashto, aliases, rank, points) in NAMED_RIVERS.items():
        parts = network.trace(points)
        for part in parts:
            used.update((a, b) if a <= b else (b, a) for a, b in zip(part, part[1:]))
        runs = [LineString(part).simplify(TOLERANCE) for part in parts]
        line = runs[0] if len(runs) == 1 else MultiLineString(runs)
        properties = dict(name=name, name_ur=urdu, name_ps=pashto, aliases=aliases,
                          kind="river", rank=rank)
        found.append((river_id, properties, line))

    beside = shapely.union_all([line for _, _, line in found]).buffer(BESIDE)
    rest = {}
    for each, level in sorted(network.edges.items()):
        if each not in used:
            rest.setdefault(level, []).append(LineString(each))
    number = 0
    for level in sorted(rest):
        for line in lines(linemerge(MultiLineString(rest[level]))):
            long_enough = length_km(line) >= SHORTEST_KM
            other_bank = line.intersection(beside).length > 0.7 * line.length
            if long_enough and not other_bank:
                number += 1
                rank = min(10, 5 + level)
                found.append((f"river-gshhg-{number}", dict(kind="river", rank=rank),
                              line.simplify(TOLERANCE)))
    return found


def _rings(path, within):
    """The outlines of a .pn2 file that touch a box, as valid polygons."""
    found = []
    for _number, flag, points in marble_pn2.read(path):
        if flag in (marble_pn2.RING, marble_pn2.LINE) and len(points) > 3:
            outline = shapely.make_valid(Polygon(points))
            outline = shapely.set_precision(outline, 1e-4)
            parts = [p for p in shapely.get_parts(outline) if p.geom_type == "Polygon"]
            if parts and outline.intersects(within):
                found.append(max(parts, key=lambda p: p.area))
    return found


def lakes(marble, gshhg_shores):
    """[(id, properties, polygon)]: lakes and playas of Natural Earth, some of GSHHG."""
    within = box(*BOX)
    found = []

    def add(polygon, origin, playa):
        named = next((n for n in NAMED_LAKES if polygon.contains(shapely.Point(n[0]))), None)
        if named is None and origin is GSHHG:
            return
        number = len([f for f in found if f[0].startswith("lake-")]) + 1
        _, lake_id, name, rank = named or (None, f"lake-{number}", None, 9)
        properties = dict(name=name, kind="lake", rank=rank, area_km2=round(area_km2(polygon)))
        if playa:
            properties["summary"] = "Salt flat that holds water only in some seasons or years."
        if origin is GSHHG:
            properties.update(source=GSHHG["source"].split(";")[0].replace("rivers (World Data"
                              " Bank II)", "shorelines"), licence=GSHHG["licence"])
        found.append((lake_id, properties, polygon))

    for polygon in _rings(marble / "ne_50m_lakes.pn2", within):
        add(polygon, MARBLE, playa=False)
    for polygon in _rings(marble / "ne_50m_playas.pn2", within):
        add(polygon, MARBLE, playa=True)
    drawn = shapely.union_all([polygon for _, _, polygon in found])
    for outline in gshhg.lakes(gshhg_shores, BOX).values():
        if not outline.intersects(drawn):
            simple = shapely.set_precision(outline.simplify(TOLERANCE), 1e-4)
            add(max(shapely.get_parts(simple), key=lambda p: p.area), GSHHG, playa=False)
    return sorted(found, key=lambda f: (f[1]["rank"], -f[1]["area_km2"]))


def glaciers(marble):
    """Glaciated areas of Natural Earth, largest first."""
    outlines = sorted(
        _rings(marble / "ne_50m_glaciated_areas.pn2", box(58, 22, 80, 40)),
        key=lambda p: (-p.area, p.bounds),
    )
    return [
        (f"glacier-{i}", dict(kind="glacier", rank=8), p) for i, p in enumerate(outlines, 1)
    ]


def urban_areas(marble):
    """Built-up areas of Natural Earth, largest first."""
    outlines = sorted(
        _rings(marble / "ne_50m_urban_areas.pn2", box(58, 22, 80, 40)),
        key=lambda p: (-p.area, p.bounds),
    )
    return [
        (f"urban-area-{i}", dict(kind="urban-area", rank=8), p)
        for i, p in enumerate(outlines, 1)
    ]
