//! A link that a window begins with.

use egui::Context;

use super::DurandApp;
use crate::session::Command;

impl DurandApp {
    /// Goes where a link leads, as soon as the size of the map is known.
    pub fn follow(&mut self, link: String) {
        self.link = Some(link);
    }

    /// Opens the link that waits, once the map has been laid out.
    pub(super) fn open_waiting_link(&mut self, ctx: &Context) {
        let Some(link) = self.link.take() else {
            return;
        };
        self.apply(Command::OpenLink(link), ctx);
        // What was not found must be there to be read for as long as it takes.
        let opened = self.session.words().say("link-opened");
        if self.said.text() != opened {
            self.notices.push(self.said.text().to_owned());
        }
        ctx.request_repaint();
    }
}
