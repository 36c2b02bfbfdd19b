//! The card of a square: how many events lie in it, of what category, when, and all of them as a
//! list of which only the rows in view are made.

use egui::{Align2, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};

use super::card::{rule, title, weak};
use super::square_list::{SquareList, Words};
use super::{View, colour, font, icons};
use crate::geometry::Cell;
use crate::map::fonts::Font;
use crate::map::looks::{Look, Looks};
use crate::map::marks::shape_of;
use crate::map::text::{events, grouped};
use crate::session::{Command, LayerId, Target};

/// The height of a row of the list, in points.
const ROW: f32 = 25.0;

/// Shows the card of `cell`.
pub fn show(
    ui: &mut Ui,
    cell: Cell,
    view: &View<'_>,
    square: &mut SquareList,
    commands: &mut Vec<Command>,
) {
    square.turn_to(cell, view.session, view.data);
    let words = view.words();
    title(ui, &events(square.len() as u64, words));
    let about = square.about();
    ui.label(RichText::new(&about.place).size(14.5));
    let mut dates = about.years.clone();
    if about.undated > 0 {
        let undated = grouped(u64::from(about.undated));
        let undated = words.with("square-undated", &[("count", undated.into())]);
        dates = if dates.is_empty() {
            undated
        } else {
            format!("{dates} · {undated}")
        };
    }
    if !dates.is_empty() {
        weak(ui, &dates, view);
    }
    hidden(ui, square, view, commands);
    ui.horizontal(|ui| {
        if super::style::link(ui, words.say("square-zoom-in")).clicked() {
            commands.push(Command::FitSelection);
        }
    });
    rule(ui);
    categories(ui, square, view);
    rule(ui);
    pages(ui, square, words);
    list(ui, square, view, commands);
}

/// A link to the list that an event was chosen from.
pub fn back(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let Some(square @ Target::Square(cell)) = view.session.history.previous() else {
        return;
    };
    let row = match view.session.selected() {
        Some(Target::Event(id)) => view.data.row_of(id),
        _ => None,
    };
    // An event from elsewhere did not come from that list.
    if !row.is_some_and(|row| view.data.events.rows_in(*cell).contains(&row)) {
        return;
    }
    let words = view.words();
    let name = view.name_of(square);
    let keys = Command::Back.shortcut().map(|keys| keys.to_string());
    let keys = [("keys", keys.unwrap_or_default().into())];
    let link = super::style::link(ui, words.with("square-back", &[("name", name.into())]));
    let link = link.on_hover_text(words.with("square-back-keys", &keys));
    if link.clicked() {
        commands.push(Command::Back);
    }
    ui.add_space(4.0);
}

/// How many events lie here besides, and what hides them.
fn hidden(ui: &mut Ui, square: &SquareList, view: &View<'_>, commands: &mut Vec<Command>) {
    let all = square.about().all;
    if all as usize == square.len() {
        return;
    }
    let (session, words) = (view.session, view.words());
    let mut reasons = Vec::new();
    if session.years.is_none() {
        reasons.push(words.say("hidden-all-years-off").into_owned());
    } else if !session.years.is_all() {
        let years = session.years.describe_in(&view.data.columns, words);
        reasons.push(words.with("hidden-years-only", &[("years", years.into())]));
    }
    let off = |category| !session.layers.is_on(&LayerId::Events(category));
    let categories = square.about().categories.iter();
    let off: Vec<_> = categories
        .filter(|(category, _)| off(*category))
        .map(|(category, _)| {
            let name = category.label_in(words);
            words.with("square-quoted", &[("name", name.into())])
        })
        .collect();
    let told = |key: &str| {
        let name = |index: usize| off.get(index).map_or("", String::as_str).into();
        let values = [
            ("first", name(0)),
            ("second", name(1)),
            ("count", off.len().into()),
        ];
        words.with(key, &values)
    };
    match off.len() {
        0 => {}
        1 => reasons.push(told("square-off-one")),
        2 => reasons.push(told("square-off-two")),
        _ => reasons.push(told("square-off-many")),
    }
    ui.horizontal_wrapped(|ui| {
        let values = [
            ("all", grouped(u64::from(all)).into()),
            ("why", reasons.join(", ").into()),
        ];
        let why = words.with("square-hidden", &values);
        ui.label(RichText::new(why).color(ui.visuals().warn_fg_color));
        if !session.years.is_all() && super::style::link(ui, words.say("do-all-years")).clicked() {
            commands.push(Command::AllYears);
        }
    });
}

/// How many events of every category.
fn categories(ui: &mut Ui, square: &SquareList, view: &View<'_>) {
    /// Rows that are seen at once; more can be scrolled to.
    const MOST: usize = 12;
    let about = &square.about().categories;
    let rows = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (category, [shown, all]) in about {
            let (rect, _) =
                ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
            let ink =
                colour(
                    view.theme
                        .category(*category)
                        .faded(if *shown > 0 { 1.0 } else { 0.3 }),
                );
            let middle = rect.center().y;
            icons::symbol(
                ui.painter(),
                shape_of(*category),
                pos2(rect.left() + 7.0, middle),
                5.2,
                ink,
            );
            let number = if shown == all {
                grouped(u64::from(*shown))
            } else {
                let values = [*shown, *all].map(|count| grouped(u64::from(count)));
                let [shown, all] = values;
                let values = [("shown", shown.into()), ("all", all.into())];
                view.words().with("square-some-of", &values)
            };
            let weak = ui.visuals().weak_text_color();
            let painter = ui.painter();
            let letters = font(Font::Sans, 13.0);
            let number_rect = painter.text(
                pos2(rect.right() - 8.0, middle),
                Align2::RIGHT_CENTER,
                &number,
                letters,
                weak,
            );
            let name = rect
                .with_min_x(rect.left() + 22.0)
                .with_max_x(number_rect.left() - 8.0);
            let label = category.label_in(view.words());
            line(ui, name, &label, 13.8, ui.visuals().text_color());
        }
    };
    if about.len() > MOST {
        let scroll = egui::ScrollArea::vertical().id_salt("categories");
        scroll.max_height(MOST as f32 * 20.0 + 10.0).show(ui, rows);
    } else {
        rows(ui);
    }
}

/// One line of words, cut where there is no more room; whether it had to be.
fn line(ui: &Ui, rect: Rect, words: &str, size: f32, ink: egui::Color32) -> bool {
    let letters = font(Font::Sans, size);
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), letters, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(10.0));
    let galley = ui.painter().layout_job(job);
    let place = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size());
    let elided = galley.elided;
    ui.painter().galley(place.min, galley, ink);
    elided
}

/// Which part of a very long list this is, and the way to its neighbours.
fn pages(ui: &mut Ui, square: &mut SquareList, words: crate::words::Words) {
    let (page, all) = (square.page(), square.len());
    if all <= SquareList::PAGE {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let [first, last, all] = [page.start + 1, page.end, all].map(|n| grouped(n as u64));
        let values = [
            ("first", first.into()),
            ("last", last.into()),
            ("all", all.into()),
        ];
        ui.label(RichText::new(words.with("square-page", &values)).size(13.0));
        let earlier = ui.add_enabled_ui(page.start > 0, |ui| {
            super::style::link(ui, words.say("square-earlier")).clicked()
        });
        let later = ui.add_enabled_ui(page.end < square.len(), |ui| {
            super::style::link(ui, words.say("square-later")).clicked()
        });
        if earlier.inner || later.inner {
            square.turn_page(later.inner);
        }
    });
}

/// The events, earliest first; only rows in view are made.
fn list(ui: &mut Ui, square: &mut SquareList, view: &View<'_>, commands: &mut Vec<Command>) {
    let page = square.page();
    let size = vec2(ui.available_width(), page.len() as f32 * ROW);
    let (area, _) = ui.allocate_exact_size(size, Sense::hover());
    let seen = ui.clip_rect();
    // One row more at each end, so that Tab can go there.
    let first = ((seen.top() - area.top()) / ROW).floor() as i64 - 1;
    let last = ((seen.bottom() - area.top()) / ROW).ceil() as i64 + 1;
    let bounded = |row: i64| usize::try_from(row).unwrap_or_default().min(page.len());
    let words = view.words();
    let looks = Looks::of(view.data, view.session, view.theme);
    let dates = 118.0_f32.min(area.width() * 0.36);
    for number in bounded(first)..bounded(last) {
        let Some(said) = square.words(page.start + number, view.data, words) else {
            continue;
        };
        let top = area.top() + number as f32 * ROW;
        let rect = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), ROW));
        let own = view.data.row_of(&said.id);
        let look = looks.of_rows(own.as_slice(), &view.data.events);
        row(ui, rect, dates, (said, look), view, commands);
    }
}

fn row(
    ui: &Ui,
    rect: Rect,
    dates: f32,
    (words, look): (&Words, Look),
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    let id = ui.scope_id().with(("event in the list", &words.id));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let name = format!("{}: {}", words.date, words.title);
        egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
    });
    if response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    let target = || Target::Event(words.id.clone());
    let lit = view.session.hover.as_ref() == Some(&target());
    if lit || response.hovered() || response.has_focus() {
        let fill = colour(view.theme.window.field);
        ui.painter()
            .rect_filled(rect.shrink2(vec2(0.0, 1.0)), 4.0, fill);
    }
    if response.has_focus() {
        let focus: Stroke = ui.visuals().selection.stroke;
        ui.painter()
            .rect_stroke(rect.shrink(1.0), 4.0, focus, egui::StrokeKind::Inside);
    }
    let at = pos2(rect.left() + 8.0, rect.center().y);
    icons::symbol(ui.painter(), look.shape, at, 5.0, colour(look.colour));
    let date = Rect::from_min_max(
        pos2(rect.left() + 21.0, rect.top()),
        pos2(rect.left() + 21.0 + dates, rect.bottom()),
    );
    line(ui, date, &words.date, 13.0, ui.visuals().weak_text_color());
    let name = Rect::from_min_max(
        pos2(date.right() + 6.0, rect.top()),
        rect.max - vec2(10.0, 0.0),
    );
    let elided = line(ui, name, &words.title, 13.8, ui.visuals().text_color());
    if response.hovered() || response.has_focus() {
        commands.push(Command::Hover(Some(target())));
    }
    let response = if elided && response.hovered() {
        response.on_hover_text(&words.title)
    } else {
        response
    };
    if response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
    {
        commands.push(Command::Select(Some(target())));
    }
}
