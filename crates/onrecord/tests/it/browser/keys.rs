//! The page by keyboard.

use super::Shown;
use testkit::browser::{ENTER, TAB};

/// Tabs that are tried: past the head, through the picture of the record, into the messages.
const TABS: usize = 90;

#[test]
#[ignore = "browser: run by cargo xtask test, which finds one"]
fn every_stop_of_the_tabulator_can_be_seen() {
    let shown = Shown::demo();
    let look = "const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
        const drawn = e.closest('svg') && e.firstElementChild && getComputedStyle(e.firstElementChild).strokeWidth;
        return { tag: e.tagName, name: e.getAttribute('aria-label') || e.textContent, ring: s.outlineStyle != 'none' &&
                 parseFloat(s.outlineWidth) >= 2 || drawn && parseFloat(drawn) >= 3,
                 seen: r.bottom > 0 && r.top < innerHeight && r.width > 0 }";
    for n in 0..TABS {
        shown.browser.press(TAB).expect("a key");
        let at = shown.ask(look);
        assert_ne!(at["tag"], "BODY", "stop {n}");
        assert!(at["ring"] == true && at["seen"] == true && at["name"] != "", "stop {n}: {at}");
    }
}

#[test]
#[ignore = "browser: run by cargo xtask test, which finds one"]
fn the_first_stop_skips_to_the_messages() {
    let shown = Shown::demo();
    shown.browser.press(&format!("{TAB}{ENTER}")).expect("keys");
    assert!(shown.browser.address().expect("an address").ends_with("#record"));
}

#[test]
#[ignore = "browser: run by cargo xtask test, which finds one"]
fn what_scrolls_can_be_reached() {
    let shown = Shown::demo();
    shown.browser.size(360, 740, 1.0).expect("a size");
    shown.again();
    let script = "return [...document.querySelectorAll('body *')].filter(e => e.scrollWidth > e.clientWidth + 1 && \
        ['auto', 'scroll'].includes(getComputedStyle(e).overflowX)).filter(e => e.tabIndex < 0 || \
        !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby'))).map(e => e.outerHTML.slice(0, 120))";
    assert_eq!(shown.ask(script).as_array().map(Vec::len), Some(0), "{}", shown.ask(script));
    assert!(shown.number("return document.querySelectorAll('.scroll').length") >= 2.0);
}
