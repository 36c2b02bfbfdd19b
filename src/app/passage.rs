//! One passage: its number in the margin, its words with places underlined, its events as chips.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CharIndex, LayoutJob};
use egui::{Galley, Rect, Sense, Stroke, TextFormat, Ui, pos2, vec2};

use super::{View, colour, font, icons};
use crate::atlas::{PlaceId, PlaceKind};
use crate::map::fonts::Font;
use crate::map::marks::shape_of;
use crate::session::{Command, Stop, Target};
use crate::story::{CitationStyle, Event, Mention, Passage};
use crate::words::short;

const MARGIN: f32 = 30.0;
const SIZE: f32 = 16.5;
const LINE: f32 = 25.0;

/// Shows `passage`; `current` marks the one the reader stands at.
pub fn show(
    ui: &mut Ui,
    passage: &Passage,
    current: bool,
    stop: Option<&Stop>,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) -> Rect {
    // The article is English in every language of the window.
    let block = egui::Layout::top_down(egui::Align::Min);
    let whole = ui.with_layout(block, |ui| {
        let width = ui.available_width();
        let job = job(passage, width - MARGIN - 6.0, view);
        let galley = ui.painter().layout_job(job);
        let label = passage.paragraph.label_in(view.words());
        let is_number = label.starts_with('¶');
        if !is_number {
            heading(ui, &label, view);
        }
        if view.session.stands_in(&passage.paragraph, view.data) {
            heading(ui, &view.words().say("own-stands-in"), view);
        }
        let size = vec2(width, galley.size().y);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let at = rect.min + vec2(MARGIN, 0.0);
        response.widget_info(|| {
            let name = format!("{label} {}", passage.text);
            egui::WidgetInfo::labeled(egui::accesskit::Role::Paragraph, true, name)
        });
        let weak = colour(view.theme.window.ink_weak);
        let number = ui
            .painter()
            .layout_no_wrap(label.into_owned(), font(Font::Sans, 12.0), weak);
        if is_number && number.size().x < MARGIN {
            ui.painter().galley(rect.min + vec2(0.0, 3.0), number, weak);
        }
        paint_text(ui, &response, at, &galley, view);
        mentions(ui, passage, at, &galley, stop, view, commands);
        context_menu(ui, &response, passage, view, commands);
        ui.add_space(2.0);
        chips(ui, passage, view, commands);
        ui.add_space(14.0);
    });
    let rect = whole.response.rect;
    if current {
        let bar = Rect::from_min_size(
            pos2(rect.left() - 9.0, rect.top() + 2.0),
            vec2(3.0, rect.height() - 20.0),
        );
        ui.painter()
            .rect_filled(bar, 1.5, colour(view.theme.map.passage_glow));
    }
    let over = ui.rect_contains_pointer(rect);
    let other = commands
        .iter()
        .any(|command| matches!(command, Command::Hover(Some(_))));
    if over && !other {
        commands.push(Command::Hover(Some(Target::Passage(passage.paragraph))));
    }
    rect
}

/// What is no numbered paragraph has its name above it.
fn heading(ui: &mut Ui, label: &str, view: &View<'_>) {
    let mut letters = label.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let label: String = first.into_iter().chain(letters).collect();
    ui.horizontal(|ui| {
        ui.add_space(MARGIN);
        ui.spacing_mut().item_spacing.x = 0.0;
        let text = egui::RichText::new(label).font(font(Font::Sans, 12.5));
        ui.label(text.color(colour(view.theme.window.ink_weak)));
    });
}

fn paint_text(
    ui: &Ui,
    response: &egui::Response,
    at: egui::Pos2,
    galley: &Arc<Galley>,
    view: &View<'_>,
) {
    let ink = colour(view.theme.window.ink);
    egui::text_selection::LabelSelectionState::label_text_selection(
        ui,
        response,
        at,
        Arc::clone(galley),
        ink,
        Stroke::NONE,
    );
}

/// The words as one job; what is pointed at or selected has a ground of its own. Mentions are
/// underlined by [`underline`].
fn job(passage: &Passage, width: f32, view: &View<'_>) -> LayoutJob {
    let window = &view.theme.window;
    let plain = TextFormat {
        font_id: font(Font::Serif, SIZE),
        color: colour(window.ink),
        line_height: Some(LINE),
        ..Default::default()
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut done = 0;
    for mention in &passage.mentions {
        append(&mut job, passage, done..mention.range.start, plain.clone());
        let lit = is_lit(mention, view);
        let format = TextFormat {
            background: if lit {
                colour(window.mention_lit)
            } else {
                egui::Color32::TRANSPARENT
            },
            expand_bg: 1.5,
            ..plain.clone()
        };
        append(&mut job, passage, mention.range.clone(), format);
        done = mention.range.end;
    }
    append(&mut job, passage, done..passage.text.len(), plain);
    job
}

fn append(job: &mut LayoutJob, passage: &Passage, range: Range<usize>, format: TextFormat) {
    if let Some(words) = passage.text.get(range).filter(|words| !words.is_empty()) {
        job.append(words, 0.0, format);
    }
}

fn is_lit(mention: &Mention, view: &View<'_>) -> bool {
    let target = Target::Place(mention.place.clone());
    view.session.hover.as_ref() == Some(&target) || view.session.selected() == Some(&target)
}

/// Every mention can be pointed at and clicked, line by line where it is broken.
fn mentions(
    ui: &Ui,
    passage: &Passage,
    at: egui::Pos2,
    galley: &Galley,
    stop: Option<&Stop>,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    for (number, mention) in passage.mentions.iter().enumerate() {
        let target = Target::Place(mention.place.clone());
        let words = passage.text.get(mention.range.clone()).unwrap_or_default();
        let rects = rects(&passage.text, &mention.range, galley);
        for (line, rect) in rects.into_iter().enumerate() {
            let id = ui
                .scope_id()
                .with((passage.paragraph.to_string(), number, line));
            let rect = rect.translate(at.to_vec2());
            underline(ui, rect, &mention.place, view);
            if stop.is_some_and(|stop| stands_at(stop, number, passage)) {
                // Where a guided reading stands: the other mentions of the place are only lit.
                let pen = Stroke::new(1.5, colour(view.theme.window.focus));
                let frame = rect.expand2(vec2(3.0, 1.0));
                ui.painter()
                    .rect_stroke(frame, 3.0, pen, egui::StrokeKind::Outside);
            }
            // What is broken over two lines is one link: its second line is for the pointer alone.
            let response = if line == 0 {
                let response = ui.interact(rect, id, Sense::click());
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::accesskit::Role::Link, true, words)
                });
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_description(told(&target, view));
                });
                response
            } else {
                ui.interact(rect, id, Sense::CLICK)
            };
            if response.hovered() {
                commands.push(Command::Hover(Some(target.clone())));
            }
            if response
                .on_hover_cursor(egui::CursorIcon::PointingHand)
                .on_hover_ui(|ui| {
                    ui.label(told(&target, view));
                })
                .clicked()
            {
                commands.push(Command::Select(Some(target.clone())));
            }
        }
    }
}

/// Whether a guided reading stands at mention `number`: stops are counted in the digest, so that in
/// the article's own words the first mention of the place is meant.
fn stands_at(stop: &Stop, number: usize, passage: &Passage) -> bool {
    if !passage.verbatim {
        return stop.mention == Some(number);
    }
    let mut mentions = passage.mentions.iter();
    let at = |mention: &Mention| stop.target == Target::Place(mention.place.clone());
    stop.mention.is_some() && mentions.position(at) == Some(number)
}

/// What a mention means: the place by its own name, and what it is.
pub fn told(target: &Target, view: &View<'_>) -> String {
    let name = view.name_of(target);
    let kind = view.data.place_of(target).map(|place| place.kind);
    let kind = kind.map(|kind| kind.label_in(view.words()));
    kind.map_or_else(
        || name.clone(),
        |kind| format!("{name} · {}", kind.to_lowercase()),
    )
}

/// The line under a mention: its colour says which place, its pattern what kind of place.
pub fn underline(ui: &Ui, rect: Rect, place: &PlaceId, view: &View<'_>) {
    let kind = view.data.atlas.get(place).map(|place| place.kind);
    let pen = Stroke::new(2.0, colour(view.theme.place_ink(place)));
    let y = rect.center().y + SIZE * 0.56;
    let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
    let painter = ui.painter();
    match kind {
        // A line on the map is a double line in the text.
        Some(PlaceKind::Border | PlaceKind::DisputedLine | PlaceKind::Line) => {
            for y in [y - 0.9, y + 1.7] {
                painter.hline(rect.x_range(), y, Stroke::new(1.2, pen.color));
            }
        }
        Some(PlaceKind::Crossing) => {
            painter.extend(egui::Shape::dashed_line(&ends, pen, 5.0, 3.0));
        }
        Some(PlaceKind::Town | PlaceKind::Spot) => {
            painter.extend(egui::Shape::dotted_line(&ends, pen.color, 3.6, 1.0));
        }
        _ => {
            painter.line_segment(ends, pen);
        }
    }
}

/// Where a range of bytes of `text` stands in its galley: one rectangle a line.
pub fn rects(text: &str, range: &Range<usize>, galley: &Galley) -> Vec<Rect> {
    let index = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
    let (start, end) = (index(range.start), index(range.end));
    let mut rects: Vec<Rect> = Vec::new();
    for position in start..end {
        // The first letter of a line begins there, and not at the end of the line before.
        let left = galley.pos_from_cursor(CCursor {
            index: CharIndex(position),
            prefer_next_row: true,
        });
        let right = galley.pos_from_cursor(CCursor::new(CharIndex(position + 1)));
        let same_line = (left.center().y - right.center().y).abs() < 1.0;
        let letter = Rect::from_min_max(left.min, if same_line { right.max } else { left.max });
        match rects.last_mut() {
            Some(last) if (last.center().y - letter.center().y).abs() < 1.0 => {
                *last = last.union(letter);
            }
            _ => rects.push(letter),
        }
    }
    rects.retain(|rect| rect.width() > 1.0);
    rects
}

/// What can be done with a passage: by the right button, or by Enter while it has the focus.
fn context_menu(
    ui: &Ui,
    response: &egui::Response,
    passage: &Passage,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    let enter = ui.input(|input| input.key_pressed(egui::Key::Enter));
    let by_key = response.has_focus() && enter;
    response.context_menu(|ui| entries(ui, false, passage, view, commands));
    egui::Popup::menu(response)
        .id(response.id.with("by key"))
        .open_memory(by_key.then_some(egui::SetOpenCommand::Bool(true)))
        .show(|ui| entries(ui, by_key, passage, view, commands));
}

fn entries(
    ui: &mut Ui,
    fresh: bool,
    passage: &Passage,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    let words = view.session.words();
    let mut fresh = fresh;
    for style in CitationStyle::ALL {
        let command = Command::CopyCitationAs(passage.paragraph, style);
        let copy = ui.button(command.label(words));
        if std::mem::take(&mut fresh) {
            copy.request_focus();
        }
        if copy.clicked() {
            commands.push(command);
            ui.close();
        }
    }
    let show = view.words().say("do-show-in-article");
    if view.session.selected().is_some() && ui.button(show).clicked() {
        commands.push(Command::ShowInArticle(passage.paragraph));
        ui.close();
    }
}

fn chips(ui: &mut Ui, passage: &Passage, view: &View<'_>, commands: &mut Vec<Command>) {
    let events = view.data.story.events_of_passage(&passage.paragraph);
    if events.is_empty() {
        return;
    }
    let beside_margin = egui::Margin {
        left: MARGIN as i8,
        ..egui::Margin::ZERO
    };
    egui::Frame::new()
        .inner_margin(beside_margin)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 5.0);
                for index in events {
                    if let Some(event) = view.data.story.events().get(index) {
                        chip(ui, event, index, view, commands);
                    }
                }
            });
        });
}

/// One event's chip: its symbol, its column and its short title.
pub fn chip(
    ui: &mut Ui,
    event: &Event,
    index: usize,
    view: &View<'_>,
    commands: &mut Vec<Command>,
) {
    let column = view
        .data
        .columns
        .of_event(index)
        .and_then(|column| view.data.columns.get(column));
    let date = column.map_or("".into(), |column| column.label_in(view.words()));
    let target = Target::Event(event.id.clone());
    let fill = colour(view.theme.category(event.category));
    let text = format!("{date} {}", event.short);
    let response = icons::chip(
        ui,
        shape_of(event.category),
        fill,
        &text,
        &short::line(&event.title, short::NAME),
        view.session.hover.as_ref() == Some(&target) || view.session.selected() == Some(&target),
        view,
    );
    if response.hovered() {
        commands.push(Command::Hover(Some(target.clone())));
    }
    if response
        .on_hover_text(short::line(&event.title, short::NAME))
        .clicked()
    {
        commands.push(Command::Select(Some(target)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_begin_a_line_are_underlined_from_their_first_letter() {
        const TEXT: &str = "The towns of Pakistan and Afghanistan lie at the border of both";
        let ctx = egui::Context::default();
        let mut found = Vec::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            found.clear();
            for width in 40..300_u16 {
                let letters = egui::FontId::proportional(16.0);
                let ink = egui::Color32::BLACK;
                let galley = ui
                    .painter()
                    .layout(TEXT.into(), letters, ink, f32::from(width));
                for words in ["Pakistan", "Afghanistan", "towns"] {
                    let start = TEXT.find(words).unwrap_or_default();
                    let rects = rects(TEXT, &(start..start + words.len()), &galley);
                    let alone: f32 = rects.iter().map(Rect::width).sum();
                    found.push((words, width, alone.round()));
                }
            }
        });
        output.textures_delta.clear();
        assert!(!found.is_empty());
        for (words, width, drawn) in &found {
            let same = found.iter().filter(|(other, ..)| other == words);
            let widest = same.map(|(_, _, drawn)| *drawn).fold(0.0, f32::max);
            assert!(
                widest - drawn < 3.0,
                "{words} at {width}: {drawn} of {widest}"
            );
        }
    }
}
