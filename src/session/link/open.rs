//! What a link says → the session, as far as what it names is here.

use super::parse::shortened;
use super::write::layer_name;
use super::{Link, LinkYears, Look};
use crate::geometry::{Viewport, Zoom, world_from_lonlat};
use crate::session::layers::{LayerId, Layers};
use crate::session::selection::Target;
use crate::session::session::home;
use crate::session::years::YearFilter;
use crate::session::{Dataset, Effect, Session};
use crate::story::Category;

/// Things not found that are told one by one.
const TOLD: usize = 6;

impl Session {
    /// Goes where `link` leads, as far as what it names is here; a sentence for each thing that is not.
    pub fn open_link(&mut self, link: &Link, data: &Dataset) -> Vec<String> {
        let mut sentences = Vec::new();
        let words = self.words();
        let mut say = |key: &str, name: &str| {
            sentences.push(words.with(key, &[("name", shortened(name).into())]));
        };
        if let Some(article) = &link.article
            && *article != data.story.article().id
        {
            say("link-other-article", article);
        }
        for key in &link.unknown {
            say("link-unknown", key);
        }
        if let Some(look) = &link.out_of_range {
            say("link-out-of-range", look);
        }
        (self.fan, self.playing, self.hover) = (None, false, None);
        self.boundary_view = link.boundary_view;
        self.theme = link.theme.unwrap_or(self.theme);
        self.view = seen(link.look.as_ref(), self.view.size());
        let files_off: Vec<u16> = self.layers.files_off().collect();
        self.layers = layers(link, data, &mut |name| say("link-no-layer", name));
        for file in files_off {
            self.layers.toggle(LayerId::File(file));
        }
        self.years = years(&link.years, data, &mut |name| say("link-no-year", name));
        let known = link.selected.as_ref().filter(|target| data.knows(target));
        if let (Some(target), None) = (&link.selected, known) {
            match target {
                Target::Place(id) => say("link-no-place", id.as_str()),
                Target::Event(id) => say("link-no-event", &id.to_string()),
                other => say("link-no-passage", &data.name_of(other)),
            }
        }
        self.arrive_at(known.cloned(), data);
        let more = sentences.len().saturating_sub(TOLD);
        if more > 0 {
            sentences.truncate(TOLD);
            sentences.push(words.with("link-more", &[("count", more.into())]));
        }
        sentences
    }

    /// Opens a link that is given as text, and says how that went.
    pub(in crate::session) fn open_link_text(&mut self, text: &str, data: &Dataset) -> Vec<Effect> {
        let link = match Link::parse(text) {
            Ok(link) => link,
            Err(error) => {
                let mut sentence = error.to_string();
                if let Some(first) = sentence.get_mut(..1) {
                    first.make_ascii_uppercase();
                }
                return vec![Effect::Say(format!("{sentence}."))];
            }
        };
        let sentences = self.open_link(&link, data);
        let mut effects = self.scroll_to_step(data);
        if let Some(Target::Passage(paragraph)) = self.selected() {
            effects.push(Effect::ScrollTo(*paragraph));
        }
        let said = if sentences.is_empty() {
            self.words().say("link-opened").into_owned()
        } else {
            sentences.join(" ")
        };
        effects.push(Effect::Say(said));
        effects
    }

    /// The link of this session for the clipboard.
    pub(in crate::session) fn copy_link(&self, data: &Dataset) -> Vec<Effect> {
        let words = self.words();
        let key = if self.is_linkable() {
            "link-copied"
        } else {
            "link-copied-without"
        };
        vec![
            Effect::Copy(self.link(data)),
            Effect::Say(words.say(key).into_owned()),
        ]
    }
}

/// The same part of the world in a map of another size.
fn seen(look: Option<&Look>, size: [f32; 2]) -> Viewport {
    let sound =
        |look: &&Look| look.center.iter().all(|side| side.is_finite()) && look.zoom.is_finite();
    let Some(look) = look.filter(sound) else {
        return home(size);
    };
    let closer = look.size.map_or(0.0, |from| {
        let [wider, higher] =
            [0, 1].map(|side| f64::from(size[side]) / f64::from(from[side].max(1.0)));
        let same = (0..2).all(|side| (size[side] - from[side]).abs() < 1.0);
        if same { 0.0 } else { wider.min(higher).log2() }
    });
    let zoom = Zoom::clamped(look.zoom + closer);
    Viewport::new(world_from_lonlat(look.center), zoom, size)
}

fn layers(link: &Link, data: &Dataset, missing: &mut dyn FnMut(&str)) -> Layers {
    let mut layers = Layers::default();
    let all = all_layers(data);
    let known = |name: &String| all.iter().find(|layer| layer_name(layer) == *name).cloned();
    for (names, on) in [(&link.layers_off, false), (&link.layers_on, true)] {
        for name in names {
            match known(name) {
                Some(layer) if layers.is_on(&layer) != on => layers.toggle(layer),
                Some(_) => {}
                None => missing(name),
            }
        }
    }
    layers
}

/// Every layer that can be switched here: those of the layer list, and the categories that a story
/// may have and this one has not.
fn all_layers(data: &Dataset) -> Vec<LayerId> {
    let here = data.events.categories();
    let others = Category::ALL.into_iter();
    let others = others.filter(|category| !here.contains(category));
    // Numbers of files mean nothing where other files are open.
    let shared = |layer: &LayerId| !matches!(layer, LayerId::File(_));
    let listed = data.layers().into_iter().filter(shared);
    listed.chain(others.map(LayerId::Events)).collect()
}

fn years(asked: &LinkYears, data: &Dataset, missing: &mut dyn FnMut(&str)) -> YearFilter {
    let columns = &data.columns;
    let mut years = YearFilter::all(columns.len());
    match asked {
        LinkYears::All => {}
        LinkYears::None => years.set_all(false),
        LinkYears::Year(year) => years.only_year(*year, columns),
        LinkYears::Only(labels) => {
            years.set_all(false);
            for (label, overlaps) in labels {
                match columns.labelled(label) {
                    Some(index) => years.put(index, !overlaps),
                    None => missing(label),
                }
            }
        }
        LinkYears::Without(labels) => {
            for label in labels {
                match columns.labelled(label) {
                    Some(index) if years.is_on(index) => years.toggle(index),
                    Some(_) => {}
                    None => missing(label),
                }
            }
        }
    }
    years
}
