"""One common set of edges for every polygon and border line of the atlas.

All boundaries are put through a single noding on a grid of 0.00001 degree and turned
into faces that neither overlap nor leave gaps.  Each face belongs to one unit.  Every
polygon that is shipped is a union of faces, and every border a chain of edges
between faces, so wherever two features share a border they share its very vertices.
"""

import shapely
from shapely.geometry import LineString, MultiLineString, MultiPolygon
from shapely.geometry.polygon import orient
from shapely import unary_union
from shapely.ops import linemerge, polygonize

from geometry import chain, edge, lines, ring_edges

GRID = 1e-5
DECIMALS = 5

# Boundaries of the far neighbours are thinned to this many degrees (about 700 m).
FAR_TOLERANCE = 0.007
# Islets of the far neighbours below this many square degrees (about 30 sq km) go.
FAR_ISLET = 0.003
# A detached shard of a province below this (about 5 sq km) goes to a neighbour.
SHARD = 0.0005
# A face no unit claims is sea or a lake if larger than this, otherwise a sliver.
SLIVER = 0.002


def _rounded(point):
    return (round(point[0], DECIMALS), round(point[1], DECIMALS))


def _linework(polygons_of):
    parts = []
    for polygon in polygons_of:
        boundary = shapely.set_precision(polygon, GRID, mode="pointwise").boundary
        parts.extend(line for line in lines(boundary) if not line.is_empty)
    return parts


def _thin_far(near, far):
    """Node near and far boundaries together and thin the arcs only the far ones have."""
    near_lines = unary_union(_linework(near), grid_size=GRID)
    everything = unary_union([near_lines, *_linework(far)], grid_size=GRID)
    near_edges = {
        edge(_rounded(a), _rounded(b))
        for line in lines(near_lines)
        for a, b in zip(line.coords, line.coords[1:])
    }
    kept, thinned = [], []
    for line in lines(everything):
        for a, b in zip(line.coords, line.coords[1:]):
            near_edge = edge(_rounded(a), _rounded(b)) in near_edges
            (kept if near_edge else thinned).append((a, b))
    arcs = []
    touching = {point for e in near_edges for point in e}
    for arc in lines(linemerge(MultiLineString(thinned))):
        # linemerge runs straight past a vertex where a near line comes in: cut there.
        run = [arc.coords[0]]
        for point in arc.coords[1:]:
            run.append(point)
            if _rounded(point) in touching and point != arc.coords[-1]:
                arcs.append(LineString(run))
                run = [point]
        arcs.append(LineString(run))
    simple = [arc.simplify(FAR_TOLERANCE) for arc in arcs]
    return [LineString(pair) for pair in kept] + [arc for arc in simple if arc.length > 0]


class Coverage:
    """Faces, the unit each belongs to, and the edges between them."""

    def __init__(self, near, far, country_of):
        """`near` and `far` map unit ids to polygons; near units win where both claim.

        `country_of` tells the country of each near unit.
        """
        far = {
            unit: MultiPolygon([p for p in shapely.get_parts(shape) if p.area >= FAR_ISLET])
            for unit, shape in far.items()
        }
        linework = unary_union(_thin_far(near.values(), far.values()), grid_size=GRID)
        self.faces = [
            shapely.transform(face, lambda xy: xy.round(DECIMALS))
            for face in polygonize(lines(linework))
        ]
        self._label({**near, **far})
        self._collect_edges()
        self._give_away_shards(country_of)
        self._collect_edges()

    def _label(self, units):
        names, shapes = list(units), list(units.values())
        points = [face.representative_point() for face in self.faces]
        claims = [[] for _ in self.faces]
        tree = shapely.STRtree(shapes)
        for face, unit in zip(*tree.query(points, predicate="within")):
            claims[face].append(int(unit))
        self.unit = [names[min(c)] if c else None for c in claims]
        self._absorb_slivers()

    def _absorb_slivers(self):
        """Give small unclaimed faces to the neighbour with the longest common edge."""
        edges_of = [ring_edges(face) for face in self.faces]
        sides = {}
        for index, edges in enumerate(edges_of):
            for each in edges:
                sides.setdefault(each, []).append(index)
        self.absorbed = []
        pending = [
            i for i, f in enumerate(self.faces) if self.unit[i] is None and f.area < SLIVER
        ]
        for _ in range(10):
            left = []
            for index in pending:
                shared, open_sea = {}, 0.0
                for each in edges_of[index]:
                    length = LineString(each).length
                    others = [i for i in sides[each] if i != index]
                    owner = self.unit[others[0]] if others else None
                    if not others:
                        open_sea += length
                    elif owner:
                        shared[owner] = shared.get(owner, 0.0) + length
                # A pocket that is mostly coast is a bay, and one inside a single
                # country is a lake or an enclave's gap: only border slivers count.
                if shared and open_sea < sum(shared.values()):
                    self.unit[index] = max(sorted(shared), key=shared.get)
                    self.absorbed.append((self.unit[index], self.faces[index]))
                else:
                    left.append(index)
            if len(left) == len(pending):
                break
            pending = left

    def _collect_edges(self):
        self.sides = {}
        for face, unit in zip(self.faces, self.unit):
            if unit is not None:
                for each in ring_edges(face):
                    self.sides.setdefault(each, []).append(unit)

    def _give_away_shards(self, country_of):
        """Hand shards cut off from the body of their unit to a neighbour of the same country.

        Fitting the district drawing into the re-cut outline leaves a few such shards.
        The line between the countries never moves by this.
        """
        faces_at = {}
        for index, face in enumerate(self.faces):
            for each in ring_edges(face):
                faces_at.setdefault(each, []).append(index)
        touching = {}
        for each, pair in faces_at.items():
            if len(pair) == 2:
                length = LineString(each).length
                for a, b in (pair, pair[::-1]):
                    touching.setdefault(a, {}).setdefault(b, 0.0)
                    touching[a][b] += length
        self.given_away = []
        for unit in country_of:
            bodies = self._bodies(unit, touching)
            for body in bodies[1:]:
                if sum(self.faces[i].area for i in body) > SHARD:
                    continue
                shared = {}
                for index in body:
                    for other, length in touching.get(index, {}).items():
                        owner = self.unit[other]
                        if owner != unit and country_of.get(owner) == country_of[unit]:
                            shared[owner] = shared.get(owner, 0.0) + length
                if shared:
                    heir = max(sorted(shared), key=shared.get)
                    for index in body:
                        self.unit[index] = heir
                    self.given_away.append((unit, heir))

    def _bodies(self, unit, touching):
        """The groups of faces of one unit that hang together by edges, largest first."""
        left = {i for i, u in enumerate(self.unit) if u == unit}
        bodies = []
        while left:
            body, queue = set(), [min(left)]
            while queue:
                index = queue.pop()
                if index in left:
                    left.discard(index)
                    body.add(index)
                    queue.extend(touching.get(index, {}))
            bodies.append(sorted(body))
        return sorted(bodies, key=lambda b: -sum(self.faces[i].area for i in b))

    def dissolve(self, units):
        """The union of the faces of `units`: their outer edges and every vertex kept."""
        units = set(units)
        mine = [face for face, unit in zip(self.faces, self.unit) if unit in units]
        count = {}
        for face in mine:
            for each in ring_edges(face):
                count[each] = count.get(each, 0) + 1
        outline = linemerge([LineString(e) for e in sorted(count) if count[e] == 1])
        tree = shapely.STRtree(mine)
        parts = [
            orient(_start_lowest(part))
            for part in polygonize(lines(outline))
            if len(tree.query(part.representative_point(), predicate="within"))
        ]
        parts.sort(key=lambda p: (-p.area, p.bounds))
        return parts[0] if len(parts) == 1 else MultiPolygon(parts)

    def edges_between(self, ours, theirs):
        """Edges with a face of `ours` on one side and a face of `theirs` on the other."""
        ours, theirs = set(ours), set(theirs)
        return {
            e
            for e, pair in self.sides.items()
            if len(pair) == 2
            and (
                (pair[0] in ours and pair[1] in theirs)
                or (pair[1] in ours and pair[0] in theirs)
            )
        }

    def border(self, ours, theirs):
        """The common border of two groups of units, as lines running from west to east."""
        return eastward(chain(self.edges_between(ours, theirs)))


def eastward(geometry):
    """Each line from its western end, the lines of a group from west to east."""
    runs = []
    for line in lines(geometry):
        points = list(line.coords)
        runs.append(points if points[0] <= points[-1] else points[::-1])
    runs.sort()
    return LineString(runs[0]) if len(runs) == 1 else MultiLineString(runs)


def _start_lowest(polygon):
    """Begin every ring at its lowest vertex, so that the output does not depend on
    where the noding happened to start."""

    def rotate(ring):
        points = list(ring.coords)[:-1]
        first = points.index(min(points))
        return points[first:] + points[:first] + [points[first]]

    holes = sorted((rotate(ring) for ring in polygon.interiors), key=lambda r: r[0])
    return shapely.Polygon(rotate(polygon.exterior), holes)
