//! Invented regions: a grid of areas with ragged edges, each edge the same in both its neighbours.
//!
//! An edge is bent at its middle again and again, as coasts are drawn (Fournier, Fussell and
//! Carpenter, "Computer rendering of stochastic models", 1982), but never at random across itself:
//! each piece stays in a triangle over its two ends, and the triangles of its halves lie in that
//! triangle, turned inwards, side by side. So no two edges ever cross, however fine they are.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::Random;

/// West, south, east and north of the grid, in degrees: the window of the bundled atlas.
const WINDOW: [f64; 4] = [56.0, 20.0, 82.0, 42.0];

/// Steps to a degree: a vertex is a pair of whole numbers, so it is the very same in all its rings.
const STEPS: f64 = 1e7;

/// How far a corner moves, in sides of a region.
const ASTRAY: f64 = 0.07;

/// Height over half the length of an edge's triangle. Corners that move by a fourteenth leave angles of
/// 71° at least, so two triangles of less than 34° never meet: the tangent of 33°.
const STEEPEST: f64 = 0.65;

/// Vertices of a region, about.
const RING: f64 = 4000.0;

type Vertex = [i64; 2];

/// One region of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Column and row, counted from the south-west.
    pub cell: [usize; 2],
    /// Its outline anticlockwise, the first vertex again at the end, in ten-millionths of a degree.
    pub ring: Vec<Vertex>,
}

/// Regions whose rings have `vertices` together, up to one in a hundred more or less.
pub fn regions(vertices: usize, seed: u64) -> Vec<Region> {
    let side = ((vertices as f64 / RING).sqrt().round() as usize).max(2);
    let pieces = ((vertices as f64 / (side * side * 4) as f64).round() as usize).max(1);
    let grid = Grid { side, pieces, seed };
    let cells = (0..side).flat_map(|row| (0..side).map(move |column| [column, row]));
    cells.map(|cell| grid.region(cell)).collect()
}

/// Writes [`regions`] into `folder` as an atlas of countries, and says how many vertices they have.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn write_regions(folder: &Path, vertices: usize, seed: u64) -> io::Result<usize> {
    fs::create_dir_all(folder)?;
    let regions = regions(vertices, seed);
    let mut out = BufWriter::new(fs::File::create(folder.join("regions.geojson"))?);
    writeln!(
        out,
        "{{\n\"type\":\"FeatureCollection\",\n\"name\":\"regions\",\n\"title\":\"Invented regions\",\n\
         \"source\":\"the generator in benches/generate\",\n\"licence\":\"CC0-1.0\",\n\
         \"attribution\":\"Invented\",\n\"accuracy\":\"none: they are invented\",\n\"features\":["
    )?;
    for (index, region) in regions.iter().enumerate() {
        let [column, row] = region.cell;
        write!(
            out,
            "{}{{\"type\":\"Feature\",\"id\":\"region-{column}-{row}\",\"properties\":{{\"name\":\"Region \
             {column}/{row}\",\"kind\":\"country\",\"rank\":5}},\"geometry\":{{\"type\":\"Polygon\",\
             \"coordinates\":[[",
            if index == 0 { "" } else { ",\n" }
        )?;
        for (index, [x, y]) in region.ring.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(out, "{comma}[{},{}]", degrees(*x), degrees(*y))?;
        }
        write!(out, "]]}}}}")?;
    }
    writeln!(out, "\n]}}")?;
    out.flush()?;
    Ok(regions.iter().map(|region| region.ring.len() - 1).sum())
}

/// The number that a reader finds in the text is the nearest to the decimal fraction.
fn degrees(steps: i64) -> f64 {
    steps as f64 / STEPS
}

struct Grid {
    /// Regions in a row, and rows.
    side: usize,
    /// Pieces of an edge.
    pieces: usize,
    seed: u64,
}

impl Grid {
    fn region(&self, [column, row]: [usize; 2]) -> Region {
        let mut ring = self.edge([column, row], true);
        ring.extend(self.edge([column + 1, row], false));
        ring.extend(self.edge([column, row + 1], true).into_iter().rev());
        ring.extend(self.edge([column, row], false).into_iter().rev());
        // Each edge ends where the next begins.
        ring.dedup();
        Region {
            cell: [column, row],
            ring,
        }
    }

    /// A number of its own for a corner, or for an edge.
    fn stream(&self, [column, row]: [usize; 2], kind: usize) -> u64 {
        ((row * (self.side + 1) + column) * 3 + kind) as u64
    }

    fn corner(&self, [column, row]: [usize; 2]) -> [f64; 2] {
        let mut random = Random::new(self.seed, self.stream([column, row], 0));
        let side = self.side as f64;
        let mut move_by = || random.between(-ASTRAY, ASTRAY);
        let [x, y] = [column as f64 + move_by(), row as f64 + move_by()];
        // Half a side stays free all round, so that nothing leaves the window.
        let [west, south, east, north] = WINDOW;
        [
            west + (x + 0.5) / (side + 1.0) * (east - west),
            south + (y + 0.5) / (side + 1.0) * (north - south),
        ]
    }

    /// The edge that goes east (or north) from a corner, both its ends included.
    fn edge(&self, from: [usize; 2], east: bool) -> Vec<Vertex> {
        let [column, row] = from;
        let (to, kind) = if east {
            ([column + 1, row], 1)
        } else {
            ([column, row + 1], 2)
        };
        let mut random = Random::new(self.seed, self.stream(from, kind));
        let (start, end) = (self.corner(from), self.corner(to));
        let side = if random.below(2) == 0 { 1.0 } else { -1.0 };
        let mut edge = vec![rounded(start)];
        bend(
            start,
            end,
            self.pieces,
            side * STEEPEST,
            &mut random,
            &mut edge,
        );
        edge
    }
}

/// Adds the vertices after `start` of an edge of `pieces` pieces. It stays within the triangle over
/// `start` and `end` whose sides rise by `slope`, to the left where that is positive.
fn bend(
    start: [f64; 2],
    end: [f64; 2],
    pieces: usize,
    slope: f64,
    random: &mut Random,
    out: &mut Vec<Vertex>,
) {
    if pieces <= 1 {
        out.push(rounded(end));
        return;
    }
    let bent = slope * random.between(0.86, 1.0);
    let along = [end[0] - start[0], end[1] - start[1]];
    let middle = [
        start[0] + along[0] / 2.0 - along[1] / 2.0 * bent,
        start[1] + along[1] / 2.0 + along[0] / 2.0 * bent,
    ];
    // The halves bend back inwards, a little less than would bring them to the base.
    let inwards = -0.97 * bent;
    let first = pieces / 2;
    bend(start, middle, first, inwards, random, out);
    bend(middle, end, pieces - first, inwards, random, out);
}

fn rounded(at: [f64; 2]) -> Vertex {
    at.map(|degrees| (degrees * STEPS).round() as i64)
}
