//! Every pair of colours that is really drawn on each other, in every theme: text needs 4.5 to 1,
//! symbols, lines that carry meaning and the edges of controls 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
//!
//! Colours with an opacity are laid over their ground before they are compared.

use durand::map::{Rgba, Theme};

/// `colour` as it is seen over the opaque `ground`.
fn over(colour: Rgba, ground: Rgba) -> Rgba {
    let Rgba([.., alpha]) = colour;
    let Rgba([r, g, b, _]) = ground.mixed(colour, f32::from(alpha) / 255.0);
    Rgba([r, g, b, 255])
}

/// What falls short in one theme, and how many pairs were asked for.
struct Judge {
    theme: Theme,
    asked: usize,
    short: Vec<String>,
}

/// A colour and what it is called.
type Named<'a> = (&'a str, Rgba);

impl Judge {
    fn new(theme: Theme) -> Self {
        Self {
            theme,
            asked: 0,
            short: Vec::new(),
        }
    }

    fn need(&mut self, least: f64, (above, colour): Named<'_>, (below, ground): Named<'_>) {
        let seen = over(colour, ground);
        let contrast = seen.contrast(ground);
        self.asked += 1;
        if contrast < least {
            let name = &self.theme.name;
            self.short.push(format!(
                "{name}: {above} {seen} on {below} {ground} is {contrast:.2}, not {least}"
            ));
        }
    }

    fn text(&mut self, above: Named<'_>, below: Named<'_>) {
        self.need(4.5, above, below);
    }

    fn symbol(&mut self, above: Named<'_>, below: Named<'_>) {
        self.need(3.0, above, below);
    }

    /// Words on the map, on `grounds` with a halo of this opacity between.
    fn label(&mut self, above: Named<'_>, halo: f32, grounds: &[Named<'_>]) {
        let halo = self.theme.map.halo.faded(halo);
        for (name, ground) in grounds {
            self.text(above, (&format!("halo over {name}"), over(halo, *ground)));
        }
    }

    fn line(&mut self, above: Named<'_>, grounds: &[Named<'_>]) {
        for ground in grounds {
            self.symbol(above, *ground);
        }
    }
}

fn judges() -> Vec<Judge> {
    let themes = Theme::all().unwrap();
    themes.into_iter().map(Judge::new).collect()
}

fn answer(judges: Vec<Judge>, least: usize) {
    let asked: usize = judges.iter().map(|judge| judge.asked).sum();
    assert!(asked >= least, "only {asked} pairs were compared");
    let short: Vec<String> = judges.into_iter().flat_map(|judge| judge.short).collect();
    assert!(short.is_empty(), "{}", short.join("\n"));
}

/// Countries and what has no colour of its own.
fn land(theme: &Theme) -> Vec<Named<'_>> {
    let countries = theme.map.countries.iter();
    let countries = countries.map(|(name, colour)| (name.as_str(), *colour));
    [("land", theme.map.land)]
        .into_iter()
        .chain(countries)
        .collect()
}

/// Regions with a colour of their own.
fn regions(theme: &Theme) -> Vec<Named<'_>> {
    let names = ["ex-fata", "khyber-pakhtunkhwa", "balochistan"];
    names
        .map(|name| (name, theme.places.get(name).unwrap().fill))
        .to_vec()
}

fn shades(theme: &Theme) -> Vec<Named<'_>> {
    let none = [("the shade of none", theme.map.choropleth_none)];
    let shades = theme.map.choropleth.map(|colour| ("a shade", colour));
    none.into_iter().chain(shades).collect()
}

fn water(theme: &Theme) -> [Named<'_>; 2] {
    [("sea", theme.map.sea), ("lake", theme.map.lake)]
}

/// Whatever a name or a mark can stand on.
fn grounds(theme: &Theme) -> Vec<Named<'_>> {
    let beyond = [("unmapped", theme.map.unmapped), ("urban", theme.map.urban)];
    [land(theme), regions(theme), shades(theme)]
        .into_iter()
        .flatten()
        .chain(water(theme))
        .chain(beyond)
        .collect()
}

/// Events of the story and of files, by category or as a layer's style has them.
fn categories(theme: &Theme) -> Vec<(String, Rgba)> {
    let told = theme.categories.iter();
    let told = told.map(|(category, colour)| (format!("{category:?}"), *colour));
    let own = theme.own_categories.iter();
    let layers = theme.layers.iter();
    let steps = theme.ramps.iter().flatten();
    told.chain(own.map(|colour| ("a category of files".to_owned(), *colour)))
        .chain(layers.map(|colour| ("a layer".to_owned(), *colour)))
        .chain(steps.map(|colour| ("a step of a ramp".to_owned(), *colour)))
        .collect()
}

#[test]
fn words_of_the_window_are_readable_in_every_theme() {
    let mut judges = judges();
    for judge in &mut judges {
        let window = judge.theme.window.clone();
        let papers = [("paper", window.paper), ("field", window.field)];
        for ground in papers {
            judge.text(("ink", window.ink), ground);
            judge.text(("weak ink", window.ink_weak), ground);
            judge.text(("a link", window.link), ground);
            judge.text(("a warning", window.warning), ground);
        }
        judge.text(("ink", window.ink), ("a lit mention", window.mention_lit));
        // On a chip the count of events is three quarters as strong as the year.
        let chips = [
            ("on", window.chip_on_ink, window.chip_on),
            ("on by overlap", window.ink, window.chip_overlap),
            ("off", window.chip_off_ink, window.chip_off),
        ];
        for (name, ink, chip) in chips {
            judge.text(
                (&format!("the year of a chip that is {name}"), ink),
                ("it", chip),
            );
        }
        let on = ("a tick", window.chip_on_ink);
        judge.symbol(on, ("its box", window.chip_on));
    }
    answer(judges, 4 * 13);
}

#[test]
fn edges_of_controls_and_rings_of_focus_can_be_seen() {
    let mut judges = judges();
    for judge in &mut judges {
        let (window, map) = (judge.theme.window.clone(), judge.theme.map.clone());
        let papers = [("paper", window.paper), ("field", window.field)];
        for ground in papers {
            judge.symbol(("the edge of a control", window.edge), ground);
            judge.symbol(("the ring of focus", window.focus), ground);
            judge.symbol(("the bar of this passage", map.passage_glow), ground);
            judge.symbol(("a box with a tick", window.chip_on), ground);
        }
        // A ring has a seam of paper on both sides: that is what it is drawn on, whatever the
        // map shows around it. On the land itself it is seen without one.
        for ground in land(&judge.theme.clone()) {
            judge.symbol(("the ring of focus", window.focus), ground);
        }
    }
    answer(judges, 4 * 11);
}

#[test]
fn names_on_the_map_are_readable_on_whatever_they_stand() {
    let mut judges = judges();
    for judge in &mut judges {
        let theme = judge.theme.clone();
        let (map, window) = (&theme.map, &theme.window);
        let all = grounds(&theme);
        let land: Vec<Named<'_>> = [land(&theme), vec![("unmapped", map.unmapped)]].concat();
        judge.label(("a region's name", map.region_label), 1.0, &all);
        judge.label(("a town's name", map.town_label), 1.0, &all);
        judge.label(("a country's name", map.country_label), 0.5, &land);
        let wet = [land.clone(), regions(&theme), water(&theme).to_vec()].concat();
        judge.label(("a river's name", map.water_label), 0.6, &wet);
        let line = [land.clone(), regions(&theme)].concat();
        judge.label(("the Durand Line's name", map.durand_line), 1.0, &line);
        judge.text(("a count", map.badge_ink), ("its badge", map.badge));
        // A crowd's number, the coordinates and the attribution stand on a cartouche.
        for (name, ground) in &all {
            let cartouche = over(map.cartouche, *ground);
            let below = format!("a cartouche over {name}");
            judge.text(("a crowd's number", map.badge), (&below, cartouche));
            judge.text(("the attribution", window.ink_weak), (&below, cartouche));
        }
    }
    answer(judges, 4 * 80);
}

#[test]
fn lines_that_carry_meaning_stand_off_from_their_ground() {
    let mut judges = judges();
    for judge in &mut judges {
        let theme = judge.theme.clone();
        let map = &theme.map;
        let (land, regions) = (land(&theme), regions(&theme));
        let dry = [land.clone(), regions.clone()].concat();
        judge.line(("the Durand Line", map.durand_line), &land);
        judge.line(("a line of dispute", map.disputed_line), &dry);
        judge.line(("a border of regions", map.region_line), &dry);
        judge.line(("a limit of agencies", map.unit_line), &dry);
        judge.line(("the outline of what is selected", map.selection), &dry);
        // On a shade the outline of what is selected has a seam of the halo's colour.
        for (name, shade) in shades(&theme) {
            let seam = (&*format!("a seam over {name}"), over(map.halo, shade));
            judge.symbol(("the outline of what is selected", map.selection), seam);
        }
        judge.line(("the outline of what is pointed at", map.hover), &dry);
        // What a map is read by, though it is not what this one is about: on land alone.
        judge.line(("a border of countries", map.country_line), &land);
        judge.line(("a border of provinces", map.province_line), &land);
        judge.line(("a river", map.river), &land);
        judge.line(("a shore", map.lake_line), &land);
        let coast = [("land", map.land), ("sea", map.sea)];
        judge.line(("a coast", map.coast), &coast);
    }
    answer(judges, 4 * 50);
}

#[test]
fn symbols_stand_off_from_paper_and_from_any_land() {
    let mut judges = judges();
    for judge in &mut judges {
        let theme = judge.theme.clone();
        let (map, window) = (&theme.map, &theme.window);
        let land = [land(&theme), regions(&theme), vec![("urban", map.urban)]].concat();
        for (name, colour) in categories(&theme) {
            // In the lists, on chips and as bars a symbol has no edge.
            let papers = [("paper", window.paper), ("field", window.field)];
            for ground in papers {
                judge.symbol((&name, colour), ground);
            }
            judge.symbol((&name, colour), ("the ring around it", map.mark_outline));
            let edge = format!("the edge of {name}");
            judge.line((&edge, theme.mark_edge(colour)), &land);
        }
        judge.line(("the dot of a town", map.town), &land);
        judge.line(("the edge of a crossing", map.selection), &land);
        judge.line(("a badge", map.badge), &land);
    }
    answer(judges, 4 * 300);
}

#[test]
fn underlines_of_places_can_be_seen_under_words() {
    let mut judges = judges();
    for judge in &mut judges {
        let theme = judge.theme.clone();
        let window = &theme.window;
        let inks = theme.places.iter();
        let inks = inks.map(|(name, colours)| (name.as_str(), colours.ink));
        for ink in inks.chain([("any other place", theme.other_place)]) {
            judge.symbol(ink, ("paper", window.paper));
            judge.symbol(ink, ("a lit mention", window.mention_lit));
        }
    }
    answer(judges, 4 * 12);
}

#[test]
fn the_themes_of_high_contrast_give_words_seven_to_one() {
    let mut judges = judges();
    judges.retain(|judge| judge.theme.name.starts_with("high-contrast"));
    assert_eq!(judges.len(), 2);
    for judge in &mut judges {
        let theme = judge.theme.clone();
        assert!(!theme.has_relief() && theme.map.line_weight > 1.0);
        let window = &theme.window;
        for (name, ink) in [
            ("ink", window.ink),
            ("weak ink", window.ink_weak),
            ("a link", window.link),
            ("a warning", window.warning),
        ] {
            for ground in [("paper", window.paper), ("field", window.field)] {
                judge.need(7.0, (name, ink), ground);
            }
        }
        let all = grounds(&theme);
        for (name, ground) in all {
            let halo = over(theme.map.halo, ground);
            judge.need(
                7.0,
                ("a region's name", theme.map.region_label),
                (name, halo),
            );
        }
    }
    answer(judges, 2 * 20);
}
