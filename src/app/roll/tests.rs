use std::cell::RefCell;

use egui::{Context, RawInput, ScrollArea, pos2};

use super::*;

/// How high piece `number` is, which no estimate would find.
fn height(number: usize) -> f32 {
    20.0 + (number * 37 % 90) as f32
}

struct Seen {
    shown: Vec<usize>,
    settled: bool,
    whole: f32,
    /// Where a wanted piece stands.
    at: Option<Rect>,
    repaints: bool,
}

fn frame(ctx: &Context, count: usize, wanted: Option<usize>, scroll: bool) -> Seen {
    let screen = Rect::from_min_max(pos2(0.0, 0.0), pos2(400.0, 600.0));
    let input = RawInput {
        screen_rect: Some(screen),
        ..RawInput::default()
    };
    let seen = RefCell::new((Vec::new(), false, 0.0, None));
    let mut output = ctx.run_ui(input, |ui| {
        *seen.borrow_mut() = (Vec::new(), false, 0.0, None);
        let area = ScrollArea::vertical().auto_shrink(false);
        area.show(ui, |ui| {
            let top = ui.cursor().top();
            let pieces = (0..count).map(|number| Piece::new(number, 0, 60));
            let settled = show(ui, 0, pieces, wanted, |ui, number| {
                let size = vec2(100.0, height(number));
                let (_, rect) = ui.allocate_space(size);
                seen.borrow_mut().0.push(number);
                if wanted == Some(number) {
                    seen.borrow_mut().3 = Some(rect);
                    if scroll {
                        ui.scroll_to_rect(rect, Some(egui::Align::Center));
                    }
                }
            });
            let mut seen = seen.borrow_mut();
            (seen.1, seen.2) = (settled, ui.cursor().top() - top);
        });
    });
    output.textures_delta.clear();
    let (shown, settled, whole, at) = seen.into_inner();
    let repaints = output
        .viewport_output
        .values()
        .any(|viewport| viewport.repaint_delay.is_zero());
    Seen {
        shown,
        settled,
        whole,
        at,
        repaints,
    }
}

#[test]
fn a_short_list_is_laid_out_whole() {
    let ctx = Context::default();
    assert_eq!(frame(&ctx, MOST, None, false).shown.len(), MOST);
}

#[test]
fn a_frame_lays_out_what_is_near_the_view_and_a_few_more_until_all_is_measured() {
    let ctx = Context::default();
    for _ in 0..60 {
        let seen = frame(&ctx, 1_000, None, false);
        assert!(seen.shown.len() < 80, "{} at once", seen.shown.len());
    }
    let calm = frame(&ctx, 1_000, None, false);
    assert!(!calm.repaints, "all is known and nothing moves");
    assert!(calm.shown.len() < 40);
    let spacing = ctx.global_style().spacing.item_spacing.y;
    let whole: f32 = (0..1_000).map(|number| height(number) + spacing).sum();
    assert!(
        (calm.whole - whole).abs() < 2.0,
        "{} of {whole}",
        calm.whole
    );
}

#[test]
fn what_is_wanted_is_laid_out_and_scrolled_to_where_it_stays() {
    let ctx = Context::default();
    let first = frame(&ctx, 1_000, Some(700), true);
    assert!(first.shown.contains(&700) && !first.settled);
    let mut frames = 0;
    while !frame(&ctx, 1_000, Some(700), true).settled {
        frames += 1;
        assert!(frames < 100);
    }
    for _ in 0..40 {
        frame(&ctx, 1_000, Some(700), true);
    }
    let at = frame(&ctx, 1_000, Some(700), false).at.unwrap();
    assert!((0.0..600.0).contains(&at.center().y), "{at:?}");
}

#[test]
fn a_piece_that_has_changed_is_the_same_piece_of_another_version() {
    let piece = |text: &str| Piece::new("a", text, text.len());
    assert_eq!(piece("one").key, piece("two").key);
    assert_ne!(piece("one").version, piece("two").version);
    assert!(piece("words").estimate(300.0) < piece(&"words ".repeat(90)).estimate(300.0));
}
