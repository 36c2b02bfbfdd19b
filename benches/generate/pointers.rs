//! Where a pointer may stand: positions to ask for the nearest event.

use super::Random;

/// West, south, east and north of the bundled atlas, in degrees.
const WINDOW: [f64; 4] = [56.0, 20.0, 82.0, 42.0];

/// `count` positions `[lon, lat]` in degrees, anywhere in the window of the bundled atlas; more of
/// them begin with the same ones.
pub fn pointers(count: usize) -> Vec<[f64; 2]> {
    let mut random = Random::new(1, 0);
    let [west, south, east, north] = WINDOW;
    let mut at = || [random.between(west, east), random.between(south, north)];
    (0..count).map(|_| at()).collect()
}
