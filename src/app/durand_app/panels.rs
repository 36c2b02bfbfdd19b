//! The parts of the window, and where each of them stands.
//!
//! Where a part stands is settled from the edges inwards; what is in it is shown in the order in
//! which it is read, heard and walked. In a language that runs from right to left, layers and
//! reader change sides.

use std::sync::Arc;

use egui::{CentralPanel, Frame, Margin, Panel as Side, Rect, Ui};

use super::super::export_window::ExportWindow;
use super::super::filing::{self, Filing};
use super::super::filtered::Filtered;
use super::super::focus::Place::{At, Here};
use super::super::focus::{self, Focus, Part as Region};
use super::super::import_window::ImportWindow;
use super::super::loading::Loading;
use super::super::map_panel::{self, MapInk, MapState};
use super::super::own_copies::OwnCopies;
use super::super::palette::Palette;
use super::super::room::Room;
use super::super::said::Said;
use super::super::square_list::SquareList;
use super::super::story_editor::{Desk, StoryEditor};
use super::super::style_panel::StylePanel;
use super::super::table::TableView;
use super::super::tally::Tally;
use super::super::{
    View, about, chooser, colour, direction, here_menu, keys_window, layer_list, notices, reader,
    timeline, top_bar,
};
use super::{DurandApp, Look};
use crate::map::AtlasShapes;
use crate::map::text::TextMeasure;
use crate::session::{Command, Panel};
use crate::story::ParagraphId;
use crate::words::Words;

/// Height of the timeline as a histogram at first, in points.
const BARS: f32 = 168.0;

/// Height of the table of a layer at first, in points.
const TABLE: f32 = 250.0;

/// Around the layer list where it stands at the left.
const AROUND_LAYERS: Margin = Margin {
    left: 14,
    right: 10,
    top: 14,
    bottom: 8,
};

/// Around the reader where it stands at the right.
const AROUND_READER: Margin = Margin {
    left: 22,
    right: 14,
    top: 16,
    bottom: 0,
};

/// What every part of one frame is shown with.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    view: View<'a>,
    words: Words,
    /// Whether the window runs from right to left.
    mirrored: bool,
    paper: Frame,
}

/// Where the parts stand whose contents are shown after the map.
#[derive(Default)]
struct Spots {
    years: Option<Rect>,
    table: Option<Rect>,
    reader: Option<Rect>,
}

/// The window without what the view of a frame borrows.
struct Parts<'a> {
    app: Borrowed<'a>,
    look: &'a Look,
    sheet: Sheet<'a>,
    commands: Vec<Command>,
}

/// What parts change while they are shown, each by its name in [`DurandApp`].
struct Borrowed<'a> {
    shapes: &'a Arc<AtlasShapes>,
    measure: &'a TextMeasure,
    map: &'a mut MapState,
    active: &'a mut Filtered,
    loading: &'a mut Loading,
    copies: &'a OwnCopies,
    styling: &'a mut StylePanel,
    table: &'a mut TableView,
    importing: &'a mut ImportWindow,
    tally: &'a mut Tally,
    square: &'a mut SquareList,
    export: &'a mut ExportWindow,
    writing: &'a mut StoryEditor,
    scroll_to: &'a mut Option<ParagraphId>,
    notices: &'a mut Vec<String>,
    panels: &'a mut [f32; 3],
    room: &'a Room,
    focus: &'a mut Focus,
    said: &'a mut Said,
    over_years: &'a mut bool,
    palette: &'a mut Palette,
    filing: &'a mut Filing,
}

impl DurandApp {
    /// Shows every part of the window in the theme of that number, and says what was asked for.
    pub(super) fn panels(&mut self, ui: &mut Ui, look: usize) -> Vec<Command> {
        let [light, dark, strong, strong_dark] = &self.themes;
        let look = match look {
            1 => dark,
            2 => strong,
            3 => strong_dark,
            _ => light,
        };
        let view = View {
            data: &self.data,
            session: &self.session,
            theme: &look.theme,
        };
        let mut parts = Parts {
            look,
            sheet: Sheet {
                view,
                words: self.session.words(),
                mirrored: view.is_right_to_left(),
                paper: Frame::new().fill(colour(look.theme.window.paper)),
            },
            commands: Vec::new(),
            app: Borrowed {
                shapes: &self.shapes,
                measure: &self.measure,
                map: &mut self.map,
                active: &mut self.active,
                loading: &mut self.loading,
                copies: &self.copies,
                styling: &mut self.styling,
                table: &mut self.table,
                importing: &mut self.importing,
                tally: &mut self.tally,
                square: &mut self.square,
                export: &mut self.export,
                writing: &mut self.writing,
                scroll_to: &mut self.scroll_to,
                notices: &mut self.notices,
                panels: &mut self.panels,
                room: &self.room,
                focus: &mut self.focus,
                said: &mut self.said,
                over_years: &mut self.over_years,
                palette: &mut self.palette,
                filing: &mut self.filing,
            },
        };
        parts.bar(ui);
        parts.news(ui);
        let mut spots = Spots {
            years: parts.place_years(ui),
            table: parts.place_table(ui),
            reader: None,
        };
        parts.layers(ui);
        spots.reader = parts.place_reader(ui);
        parts.middle(ui, &mut spots);
        parts.fill(ui, &spots);
        parts.over_all(ui);
        parts.commands
    }
}

impl Parts<'_> {
    fn bar(&mut self, ui: &mut Ui) {
        let Sheet {
            view,
            words,
            mirrored,
            paper,
        } = self.sheet;
        let bar = Side::top("bar")
            .frame(paper.inner_margin(Margin::symmetric(10, 0)))
            .resizable(false)
            .exact_size(44.0);
        let (room, focus) = (self.app.room, &mut *self.app.focus);
        let filing = &*self.app.filing;
        let open = [Panel::Layers, Panel::Years, Panel::Reader];
        let open = open.map(|panel| (panel, room.shows(panel, view.session)));
        let shown = bar.show(ui, |ui| {
            focus.region(ui, Region::Bar, &words.say("everyone-bar"), Here, |ui| {
                direction::column(ui, mirrored, |ui| top_bar::show(ui, &view, open, filing))
            })
        });
        self.commands.extend(shown.inner);
    }

    /// What went wrong, and how far files have been read.
    fn news(&mut self, ui: &mut Ui) {
        let Sheet {
            view,
            words,
            mirrored,
            paper,
        } = self.sheet;
        let strip = |name| Side::top(name).frame(paper.inner_margin(Margin::symmetric(12, 6)));
        let notices = &mut *self.app.notices;
        if !notices.is_empty() {
            strip("notices").show(ui, |ui| {
                direction::column(ui, mirrored, |ui| notices::show(ui, notices, words));
            });
        }
        let filing = &mut *self.app.filing;
        if filing.is_news() {
            let shown = strip("left unsaved").show(ui, |ui| {
                direction::column(ui, mirrored, |ui| filing.show(ui, words))
            });
            self.commands.extend(shown.inner);
        }
        let loading = &mut *self.app.loading;
        let lost = loading.lost();
        if !lost.is_empty() {
            let shown = strip("lost files").show(ui, |ui| {
                direction::column(ui, mirrored, |ui| filing::show_lost(ui, &lost, words))
            });
            self.commands.extend(shown.inner);
        }
        if let Some(lost) = self.app.copies.lost(&view.session.work, view.data) {
            let commands = &mut self.commands;
            strip("lost copy").show(ui, |ui| {
                direction::column(ui, mirrored, |ui| {
                    filing::show_lost_copy(ui, lost, words, commands);
                });
            });
        }
        if loading.is_busy() {
            loading.show(ui.ctx(), &view);
        } else if loading.faults.is_news() {
            strip("faults").show(ui, |ui| {
                direction::column(ui, mirrored, |ui| loading.faults.show(ui, words));
            });
        }
    }

    fn place_years(&mut self, ui: &mut Ui) -> Option<Rect> {
        let Sheet {
            view, words, paper, ..
        } = self.sheet;
        *self.app.over_years = false;
        if !self.app.room.shows(Panel::Years, view.session) {
            return None;
        }
        // A histogram wants more height than three rows of symbols.
        let [_, _, height] = *self.app.panels;
        let (name, height) = if timeline::fit_as_symbols(view.data) {
            ("years", height)
        } else {
            ("years of many", height.max(BARS))
        };
        let side = Side::bottom(name).frame(paper.inner_margin(Margin::symmetric(14, 8)));
        let side = side.resizable(true).default_size(height);
        let shown = side.size_range(100.0..=280.0).show(ui, reserve);
        focus::name_handle(ui, name, &words.say("everyone-years-height"));
        self.app.panels[2] = shown.response.rect.height();
        *self.app.over_years = ui.rect_contains_pointer(shown.response.rect);
        Some(shown.inner)
    }

    /// The table of a layer, above the years.
    fn place_table(&mut self, ui: &mut Ui) -> Option<Rect> {
        let Sheet {
            view, words, paper, ..
        } = self.sheet;
        if !TableView::is_open(&view) {
            return None;
        }
        // The map keeps more than half of what is left.
        let most = (ui.available_height() * 0.6).max(120.0);
        let side = Side::bottom("table").frame(paper.inner_margin(Margin::symmetric(14, 8)));
        let side = side.resizable(true).default_size(TABLE.min(most));
        let shown = side.size_range(110.0..=most).show(ui, reserve);
        focus::name_handle(ui, "table", &words.say("table-height"));
        Some(shown.inner)
    }

    /// The side panel of that name, at the left or, if `right`, at the right; mirrored where the
    /// window is.
    fn side(&self, name: &'static str, right: bool, margin: Margin) -> Side {
        let Sheet {
            mirrored, paper, ..
        } = self.sheet;
        let margin = if mirrored { turned(margin) } else { margin };
        let side = if right == mirrored {
            Side::left(name)
        } else {
            Side::right(name)
        };
        side.frame(paper.inner_margin(margin)).resizable(true)
    }

    fn layers(&mut self, ui: &mut Ui) {
        let shows = self.app.room.shows(Panel::Layers, self.sheet.view.session);
        if !shows || self.app.room.covers_map() {
            return;
        }
        let [width, ..] = *self.app.panels;
        let side = self.side("layers", false, AROUND_LAYERS);
        let side = side.default_size(width).size_range(170.0..=360.0);
        let shown = side.show(ui, |ui| self.layer_list(ui));
        let name = self.sheet.words.say("everyone-layers-width");
        focus::name_handle(ui, "layers", &name);
        self.app.panels[0] = shown.response.rect.width();
        self.commands.extend(shown.inner);
    }

    fn layer_list(&mut self, ui: &mut Ui) -> Vec<Command> {
        let Sheet {
            view,
            words,
            mirrored,
            ..
        } = self.sheet;
        let (focus, name) = (&mut *self.app.focus, words.say("everyone-layers"));
        let loading = &*self.app.loading;
        let why = |number| loading.why_failed(number);
        focus.region(ui, Region::Layers, &name, Here, |ui| {
            direction::column(ui, mirrored, |ui| layer_list::show(ui, &view, &why))
        })
    }

    fn place_reader(&mut self, ui: &mut Ui) -> Option<Rect> {
        let shows = self.app.room.shows(Panel::Reader, self.sheet.view.session);
        if !shows || self.app.room.covers_map() {
            return None;
        }
        let [_, width, _] = *self.app.panels;
        let widest = (ui.available_width() * 0.55).max(300.0);
        let side = self.side("reader", true, AROUND_READER);
        let side = side.default_size(width).size_range(280.0..=widest);
        let shown = side.show(ui, reserve);
        let name = self.sheet.words.say("everyone-reader-width");
        focus::name_handle(ui, "reader", &name);
        self.app.panels[1] = shown.response.rect.width();
        Some(shown.inner)
    }

    /// The map, or what takes its place in a narrow window.
    fn middle(&mut self, ui: &mut Ui, spots: &mut Spots) {
        let Sheet {
            view, words, paper, ..
        } = self.sheet;
        let covered = self.app.room.covers_map();
        let frame = if covered {
            paper.inner_margin(Margin::symmetric(16, 12))
        } else {
            Frame::new()
        };
        self.app.said.listen(ui);
        let shown = CentralPanel::default().frame(frame).show(ui, |ui| {
            if covered && self.app.room.shows(Panel::Layers, view.session) {
                return self.layer_list(ui);
            }
            if covered {
                spots.reader = Some(reserve(ui));
                return Vec::new();
            }
            let app = &mut self.app;
            let ink = MapInk {
                shapes: app.shapes,
                relief: self.look.relief.as_ref(),
                measure: app.measure,
                active: app.active.of(view.session, view.data),
            };
            let (focus, map) = (&mut *app.focus, &mut *app.map);
            focus.region(ui, Region::Map, &words.say("everyone-map"), Here, |ui| {
                map_panel::show(ui, &view, &ink, map)
            })
        });
        self.commands.extend(shown.inner);
        self.app.said.show(ui, shown.response.rect, &view);
        let map = self.app.map.id.filter(|_| !covered);
        self.app.focus.on_map(ui.ctx(), map);
    }

    /// What stands in the places that were kept for it.
    fn fill(&mut self, ui: &mut Ui, spots: &Spots) {
        let Sheet {
            view,
            words,
            mirrored,
            ..
        } = self.sheet;
        let app = &mut self.app;
        // The editor asks for it again while it is there.
        app.map.asks_spot = false;
        app.map.marked = None;
        if let Some(at) = spots.years {
            let tally = app.tally.of(&view);
            let name = words.say("everyone-years");
            let asked = app.focus.region(ui, Region::Years, &name, At(at), |ui| {
                timeline::show(ui, &view, tally)
            });
            self.commands.extend(asked);
        }
        if let Some(at) = spots.table {
            let (table, name) = (&mut *app.table, words.say("table-panel"));
            let asked = app.focus.region(ui, Region::Table, &name, At(at), |ui| {
                direction::column(ui, mirrored, |ui| table.show(ui, &view))
            });
            self.commands.extend(asked);
        }
        if let Some(at) = spots.reader {
            let (scroll_to, square) = (&mut *app.scroll_to, &mut *app.square);
            let name = words.say("everyone-reader");
            let desk = view.session.edited_draft().map(|draft| Desk {
                draft,
                teller: app.loading.teller(),
                map: &mut *app.map,
            });
            let writing = &mut *app.writing;
            let asked = app.focus.region(ui, Region::Reader, &name, At(at), |ui| {
                direction::column(ui, mirrored, |ui| match desk {
                    Some(desk) => writing.show(ui, &view, desk),
                    None => reader::show(ui, &view, scroll_to, square),
                })
            });
            self.commands.extend(asked);
        }
    }

    /// What opens above the parts.
    fn over_all(&mut self, ui: &mut Ui) {
        let (ctx, view, app) = (ui.ctx().clone(), self.sheet.view, &mut self.app);
        let commands = &mut self.commands;
        commands.extend(chooser::show(&ctx, &view, &mut app.map.chooser));
        commands.extend(here_menu::show(&ctx, &view, &mut app.map.menu));
        commands.extend(about::show(&ctx, &view));
        commands.extend(keys_window::show(&ctx, &view));
        let loading = &*app.loading;
        let why = |number| loading.why_failed(number);
        commands.extend(app.styling.show(&ctx, &view, &why));
        commands.extend(app.importing.show(&ctx, &view));
        commands.extend(app.palette.show(&ctx, &view));
        let mapped = (app.shapes, self.look.relief.as_ref());
        commands.extend(app.export.show(&ctx, &view, mapped));
        commands.extend(app.loading.faults.show_list(&ctx, &view));
    }
}

/// The margins of a part that stands on the other side.
fn turned(margin: Margin) -> Margin {
    Margin {
        left: margin.right,
        right: margin.left,
        ..margin
    }
}

/// Takes all the room of a part, for what will be shown in it later.
fn reserve(ui: &mut Ui) -> Rect {
    let room = ui.available_rect_before_wrap();
    ui.allocate_rect(room, egui::Sense::hover());
    room
}
