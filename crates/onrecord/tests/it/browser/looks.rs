//! How the page looks: on a phone, beside its sources, light and dark, on paper.

use super::Shown;

#[test]
#[ignore = "browser: run by cargo xtask test, which finds one"]
fn a_phone_never_scrolls_sideways() {
    let shown = Shown::demo();
    for width in [320, 360, 412, 768, 1024] {
        shown.browser.size(width, 800, 1.0).expect("a size");
        shown.again();
        let wide = shown.number("return document.documentElement.scrollWidth");
        let culprits = "return [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll, svg, .hidden, .skip') \
            && e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 160))";
        assert!(wide <= f64::from(width), "{wide} > {width}: {}", shown.ask(culprits));
    }
}

#[test]
#[ignore = "browser: run by cargo xtask test, which finds one"]
fn a_click_shows_the_place_beside_the_claim() {
    let shown = Shown::demo();
    shown.ask("document.querySelector('#m7 .witnesses a').scrollIntoView()");
    // What comes on the screen for the first time finds its height in the next frames.
    let place = || {
        let script = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => \
                      done(document.querySelector('#m7').getBoundingClientRect().top)))";
        shown.browser.run_and_wait(script).expect("a place").as_f64().expect("a number")
    };
    let before = place();
    assert!(before.abs() < 900.0, "{before}");
    shown.ask("document.querySelector('#m7 .witnesses a').click()");
    let after = place();
    assert!((after - before).abs() < 2.0, "the reader keeps the place in the brief: {before} and {after}");
    let seen = "const r = document.querySelector('mark:target').getBoundingClientRect(); \
                return r.top >= 0 && r.bottom <= innerHeight && r.left > innerWidth / 2";
    assert_eq!(shown.ask(seen), true, "the words are on the screen");
    let words = shown.ask("return document.querySelector('mark:target').innerText");
    assert!(words.as_str().is_some_and(|words| words.contains("compressor")), "{words}");
    shown.ask("document.querySelector('mark:target').parentElement.querySelector('sup a[href=\"#m7\"]').click()");
    assert_eq!(
        shown.ask(
            "const t = document.querySelector('#m7').getBoundingClientRect().top; return t >= 0 && t < innerHeight"
        ),
        true
    );
}

#[test]
#[ignore = "browser: run by cargo xtask test, which finds one"]
fn a_phone_gets_the_place_by_the_same_click() {
    let shown = Shown::demo();
    shown.browser.size(360, 740, 1.0).expect("a size");
    shown.again();
    shown.ask("document.querySelector('#m7 .witnesses a').click()");
    let seen = "const r = document.querySelector('mark:target').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight";
    assert_eq!(shown.ask(seen), true);
}

#[test]
#[ignore = "browser: run by cargo xtask test, which finds one"]
fn light_and_dark_are_what_they_say() {
    let shown = Shown::demo();
    let paper = || {
        let colour = shown.ask("return getComputedStyle(document.body).backgroundColor");
        let digits: String =
            colour.as_str().unwrap_or_default().chars().map(|c| if c.is_ascii_digit() { c } else { ' ' }).collect();
        digits.split_whitespace().filter_map(|part| part.parse::<u32>().ok()).take(3).sum::<u32>()
    };
    shown.browser.scheme(false).expect("light");
    assert!(paper() > 700);
    shown.browser.scheme(true).expect("dark");
    assert!(paper() < 150);
}

#[test]
#[ignore = "browser: run by cargo xtask test, which finds one"]
fn paper_gets_a_document_with_its_sources() {
    let shown = Shown::demo();
    let sheet = serde_json::json!({"media": "print"});
    shown.browser.tell("Emulation.setEmulatedMedia", sheet).expect("print");
    for (selector, meant) in [("nav", "none"), (".skip", "none"), (".sources", "block")] {
        let script = format!("return getComputedStyle(document.querySelector('{selector}')).display");
        assert_eq!(shown.ask(&script), meant, "{selector}");
    }
    assert_eq!(shown.ask("return getComputedStyle(document.querySelector('.sources')).position"), "static");
    let printed = shown.browser.tell("Page.printToPDF", serde_json::json!({"printBackground": false})).expect("a PDF");
    assert!(printed["data"].as_str().is_some_and(|data| data.starts_with("JVBERi")), "it is a PDF");
}
