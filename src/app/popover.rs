//! A small list at a point of the screen, until something in it is chosen or it is left.

use egui::{Area, Context, Frame, Id, Key, Modifiers, Order, Pos2, Ui};

/// Shows `contents` in a frame at `at`, at least `width` points wide; whether Esc or a press beside
/// it asks for its end. The click that opened it, while it is `fresh`, is no such press.
pub fn show(
    ctx: &Context,
    id: &'static str,
    at: Pos2,
    width: f32,
    fresh: bool,
    contents: impl FnOnce(&mut Ui),
) -> bool {
    let area = Area::new(Id::unique(id))
        .order(Order::Foreground)
        .fixed_pos(at)
        .constrain(true);
    let shown = area.show(ctx, |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.set_min_width(width);
            contents(ui);
        });
    });
    // A press is enough: what is dragged beside it leaves it as well.
    let pressed = ctx.input(|input| {
        let at = input.pointer.interact_pos();
        at.filter(|_| input.pointer.any_pressed())
    });
    let beside = !fresh && pressed.is_some_and(|at| !shown.response.rect.contains(at));
    let escaped = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    beside || escaped
}
