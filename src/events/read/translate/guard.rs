//! Other people's decoders, kept from taking the program along when a file makes them panic.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs `decode`; `None` when it panicked. Nothing is written about the panic.
pub(in super::super) fn guarded<T>(decode: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !GUARDED.get() {
                usual(info);
            }
        }));
    });
    let outer = GUARDED.replace(true);
    // What a decoder left half done is not looked at again.
    let decoded = panic::catch_unwind(AssertUnwindSafe(decode)).ok();
    GUARDED.set(outer);
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_inside_is_nothing_outside() {
        let nothing: [u8; 0] = [];
        let at = std::hint::black_box(3);
        assert_eq!(guarded(|| nothing[at]), None);
        assert_eq!(guarded(|| guarded(|| nothing[at]).is_none()), Some(true));
        assert!(!GUARDED.get());
    }
}
