//! Foreign code is not trusted: if it panics, that is caught, and told as a value.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What `work` gives, or nothing where it panicked. Nothing is printed then.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                told(panic);
            }
        }));
    });
    let before = GUARDED.replace(true);
    let out = panic::catch_unwind(AssertUnwindSafe(work)).ok();
    GUARDED.set(before);
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_panic_is_a_value() {
        assert_eq!(super::guarded(|| 1), Some(1));
        assert_eq!(super::guarded(|| -> u32 { panic!("caught") }), None);
    }
}
