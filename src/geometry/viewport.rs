//! Centre + zoom + size: world ⇄ screen, fit, pan and zoom about a point.
//!
//! A [`Viewport`] is a small value: `session` keeps one and replaces it, `map` transforms with it.
//! Screen points are `f32` from the top left of the map; the maths stays `f64` until the last
//! subtraction, so nothing shakes at the deepest zoom.

use super::bounds::GeoBounds;
use super::mercator::{
    WorldPoint, WorldRect, lonlat_from_world, metres_per_world_unit, world_from_lonlat,
};

pub use super::zoom::{Zoom, ZoomError};

/// What part of the world a map of a given size shows.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Viewport {
    center: WorldPoint,
    zoom: Zoom,
    size: [f32; 2],
}

impl Viewport {
    /// A map of `size` screen points (each at least 1) with `center` in its middle.
    ///
    /// The centre is held inside the world.
    pub fn new(center: WorldPoint, zoom: Zoom, size: [f32; 2]) -> Self {
        Self {
            center: center.clamped(),
            zoom,
            size: size.map(|side| if side.is_finite() { side.max(1.0) } else { 1.0 }),
        }
    }

    /// The closest view that shows all of `bounds` with `padding` screen points around it.
    pub fn fit(bounds: GeoBounds, size: [f32; 2], padding: f32) -> Self {
        let rect = WorldRect::from(bounds);
        let room = |side: f32| f64::from((side - 2.0 * padding).max(1.0));
        // A box without size divides to infinity, which the zoom clamps.
        let points_per_unit = (room(size[0]) / rect.width()).min(room(size[1]) / rect.height());
        Self::new(
            rect.center(),
            Zoom::from_points_per_world_unit(points_per_unit),
            size,
        )
    }

    /// Middle of the map, world units.
    pub const fn center(&self) -> WorldPoint {
        self.center
    }

    /// Zoom level.
    pub const fn zoom(&self) -> Zoom {
        self.zoom
    }

    /// Width and height of the map, screen points.
    pub const fn size(&self) -> [f32; 2] {
        self.size
    }

    /// Screen points for one world unit: the scale of the map.
    pub fn points_per_world_unit(&self) -> f64 {
        self.zoom.points_per_world_unit()
    }

    /// Screen position of a world point; may lie outside the map.
    pub fn screen_from_world(&self, point: WorldPoint) -> [f32; 2] {
        let scale = self.points_per_world_unit();
        let [half_x, half_y] = self.half();
        [
            ((point.x - self.center.x) * scale + half_x) as f32,
            ((point.y - self.center.y) * scale + half_y) as f32,
        ]
    }

    /// World point under a screen position.
    pub fn world_from_screen(&self, [x, y]: [f32; 2]) -> WorldPoint {
        let scale = self.points_per_world_unit();
        let [half_x, half_y] = self.half();
        WorldPoint::new(
            self.center.x + (f64::from(x) - half_x) / scale,
            self.center.y + (f64::from(y) - half_y) / scale,
        )
    }

    /// Screen position of `[lon, lat]` in degrees.
    pub fn screen_from_lonlat(&self, lonlat: [f64; 2]) -> [f32; 2] {
        self.screen_from_world(world_from_lonlat(lonlat))
    }

    /// `[lon, lat]` in degrees under a screen position.
    pub fn lonlat_from_screen(&self, position: [f32; 2]) -> [f64; 2] {
        lonlat_from_world(self.world_from_screen(position))
    }

    /// The part of the plane on the map; may reach beyond the world.
    pub fn world_rect(&self) -> WorldRect {
        WorldRect {
            min: self.world_from_screen([0.0, 0.0]),
            max: self.world_from_screen(self.size),
        }
    }

    /// The part of the earth on the map, degrees.
    pub fn geo_bounds(&self) -> GeoBounds {
        self.world_rect().into()
    }

    /// The view after dragging the content by `delta` screen points: right moves it right.
    #[must_use]
    pub fn panned(&self, [dx, dy]: [f32; 2]) -> Self {
        let scale = self.points_per_world_unit();
        let center = WorldPoint::new(
            self.center.x - f64::from(dx) / scale,
            self.center.y - f64::from(dy) / scale,
        );
        Self::new(center, self.zoom, self.size)
    }

    /// The view `factor_log2` levels closer; the point under `anchor` stays there.
    ///
    /// Only at the edge of the world does the anchor give way to the centre's limits.
    #[must_use]
    pub fn zoomed_about(&self, anchor: [f32; 2], factor_log2: f64) -> Self {
        let zoom = Zoom::clamped(
            self.zoom.get()
                + if factor_log2.is_nan() {
                    0.0
                } else {
                    factor_log2
                },
        );
        let fixed = self.world_from_screen(anchor);
        let scale = zoom.points_per_world_unit();
        let [half_x, half_y] = self.half();
        let center = WorldPoint::new(
            fixed.x - (f64::from(anchor[0]) - half_x) / scale,
            fixed.y - (f64::from(anchor[1]) - half_y) / scale,
        );
        Self::new(center, zoom, self.size)
    }

    /// The view at the same zoom with `[lon, lat]` in its middle.
    #[must_use]
    pub fn centered_on(&self, lonlat: [f64; 2]) -> Self {
        Self::new(world_from_lonlat(lonlat), self.zoom, self.size)
    }

    /// The view at another zoom about the same centre.
    #[must_use]
    pub fn with_zoom(&self, zoom: Zoom) -> Self {
        Self { zoom, ..*self }
    }

    /// The view in a map of another size, about the same centre.
    #[must_use]
    pub fn with_size(&self, size: [f32; 2]) -> Self {
        Self::new(self.center, self.zoom, size)
    }

    /// Metres on the ground for one screen point at the centre.
    pub fn metres_per_point(&self) -> f64 {
        let [_, lat] = lonlat_from_world(self.center);
        metres_per_world_unit(lat) / self.points_per_world_unit()
    }

    fn half(&self) -> [f64; 2] {
        self.size.map(|side| f64::from(side) / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(a: [f32; 2], b: [f32; 2]) -> bool {
        a.iter().zip(b).all(|(a, b)| (a - b).abs() < 2e-3)
    }

    fn any_view() -> impl Strategy<Value = Viewport> {
        (
            0.2..0.8_f64,
            0.2..0.8_f64,
            2.0..=14.0_f64,
            1.0..4000.0_f32,
            1.0..4000.0_f32,
        )
            .prop_map(|(x, y, zoom, w, h)| {
                Viewport::new(WorldPoint::new(x, y), Zoom::clamped(zoom), [w, h])
            })
    }

    #[test]
    fn a_view_without_size_is_one_point_large() {
        let view = Viewport::new(WorldPoint::new(f64::NAN, 9.0), Zoom::MIN, [0.0, f32::NAN]);
        assert!(near(view.size(), [1.0, 1.0]));
        assert_eq!(view.center(), WorldPoint::new(0.5, 1.0));
    }

    #[test]
    fn fitted_bounds_touch_the_padding_on_one_axis() {
        let bounds: GeoBounds = "60,24,75,38".parse().unwrap();
        let view = Viewport::fit(bounds, [800.0, 600.0], 20.0);
        let [left, top] = view.screen_from_lonlat([60.0, 38.0]);
        let [right, bottom] = view.screen_from_lonlat([75.0, 24.0]);
        assert!((top - 20.0).abs() < 0.01 && (bottom - 580.0).abs() < 0.01);
        assert!(left > 20.0 && right < 780.0 && (left + right - 800.0).abs() < 0.01);
    }

    #[test]
    fn a_single_place_is_fitted_at_the_deepest_zoom() {
        let spot = GeoBounds::around([[66.4, 30.9]]).unwrap();
        let view = Viewport::fit(spot, [800.0, 600.0], 1e9);
        assert_eq!(view.zoom(), Zoom::MAX);
        assert!(near(view.screen_from_lonlat([66.4, 30.9]), [400.0, 300.0]));
    }

    #[test]
    fn dragging_right_moves_the_content_right() {
        let view = Viewport::new(
            WorldPoint::new(0.5, 0.5),
            Zoom::clamped(5.0),
            [800.0, 600.0],
        );
        let moved = view.panned([100.0, -50.0]);
        assert!(near(moved.screen_from_world(view.center()), [500.0, 250.0]));
    }

    #[test]
    fn the_centre_stays_inside_the_world() {
        let view = Viewport::new(WorldPoint::new(0.5, 0.5), Zoom::MIN, [800.0, 600.0]);
        assert_eq!(view.panned([1e9, 1e9]).center(), WorldPoint::new(0.0, 0.0));
        assert_eq!(view.centered_on([0.0, -90.0]).zoom(), Zoom::MIN);
    }

    #[test]
    fn a_point_at_zoom_nought_would_be_156_km_on_the_equator() {
        let view = Viewport::new(WorldPoint::new(0.5, 0.5), Zoom::clamped(10.0), [1.0, 1.0]);
        assert!((view.metres_per_point() * 1024.0 - 156_543.034).abs() < 0.01);
    }

    #[test]
    fn the_shown_bounds_are_those_of_the_corners() {
        let view = Viewport::fit("60,24,75,38".parse().unwrap(), [800.0, 600.0], 0.0);
        let [west, north] = view.lonlat_from_screen([0.0, 0.0]);
        assert!((view.geo_bounds().west() - west).abs() < 1e-9);
        assert!((view.geo_bounds().north() - north).abs() < 1e-9);
        assert_eq!(view.with_size([900.0, 1.0]).center(), view.center());
        assert_eq!(view.with_zoom(Zoom::MAX).zoom(), Zoom::MAX);
    }

    proptest! {
        #[test]
        fn screen_to_world_and_back_at_every_zoom(view in any_view(), x in -100.0..4000.0_f32, y in -100.0..4000.0_f32) {
            let there = view.world_from_screen([x, y]);
            prop_assert!(near(view.screen_from_world(there), [x, y]));
        }

        #[test]
        fn zooming_keeps_the_point_under_the_anchor(view in any_view(), u in 0.0..1.0_f32, v in 0.0..1.0_f32, by in -3.0..3.0_f64) {
            let anchor = [u * view.size()[0], v * view.size()[1]];
            let zoomed = view.zoomed_about(anchor, by);
            let WorldPoint { x, y } = zoomed.center();
            prop_assume!(x > 0.0 && x < 1.0 && y > 0.0 && y < 1.0);
            prop_assert!(near(zoomed.screen_from_world(view.world_from_screen(anchor)), anchor));
        }

        #[test]
        fn fitted_bounds_are_on_the_map(w in 50.0..70.0_f64, s in 20.0..35.0_f64, dx in 0.001..20.0_f64, dy in 0.001..15.0_f64) {
            let view = Viewport::fit(GeoBounds::new(w, s, w + dx, s + dy).unwrap(), [640.0, 480.0], 10.0);
            for corner in [[w, s], [w + dx, s + dy]] {
                let [x, y] = view.screen_from_lonlat(corner);
                prop_assert!((9.9..630.1).contains(&x) && (9.9..470.1).contains(&y));
            }
        }
    }
}
