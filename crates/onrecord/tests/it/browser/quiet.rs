//! The page asks for nothing, runs nothing, and needs no script.

use super::Shown;
use crate::folder::Folder;
use testkit::browser::{ENTER, TAB};

/// Asserts that the page has asked for itself and nothing else, and that the console is empty.
fn is_quiet(shown: &Shown) {
    let requests: Vec<String> = shown.browser.requests().expect("a log");
    assert!(requests.iter().any(|address| address.starts_with("file://")), "the log works: {requests:?}");
    let own = |address: &&String| **address != format!("file://{}", shown.page.display()) && *address != "about:blank";
    assert_eq!(requests.iter().filter(own).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(shown.ask("return performance.getEntriesByType('resource').length"), 0);
    let console = shown.browser.log("browser").expect("a log");
    assert!(console.is_empty(), "{console:?}");
}

#[test]
#[ignore = "browser: run by cargo xtask test, which finds one"]
fn the_page_asks_for_nothing_and_complains_of_nothing() {
    let shown = Shown::demo();
    is_quiet(&shown);
    assert_eq!(
        shown.ask("return document.querySelectorAll('script, link, img, iframe, object, form, input').length"),
        0
    );
    let orphans = "return [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(h => \
                   !h.startsWith('#') || !document.getElementById(h.slice(1)))";
    assert_eq!(shown.ask(orphans).as_array().map(Vec::len), Some(0), "every link has its target on the page");
    assert!(shown.number("return document.querySelectorAll('a[href]').length") > 300.0);
}

#[test]
#[ignore = "browser: run by cargo xtask test, which finds one"]
fn a_report_full_of_markup_does_nothing() {
    let hostile = "The Horn\nBy Ann Reed\nMay 2, 2031\n\nOn May 1, 2031, Odette Farrowby texted Casimir Brandle. “Please tell me \
        </mark><script>document.title='run'</script><img src=http://127.0.0.1:9/x onerror=\"document.title='run'\"> that the \
        horn works before the mayor arrives,” she wrote. <a href='javascript:document.title=1'>x</a> \u{202e}rac\u{202c} \
        <style>@import url(http://127.0.0.1:9/y);</style><svg onload=\"document.title='run'\"><meta http-equiv=refresh \
        content=\"0;url=http://127.0.0.1:9/z\"> Brandle did not answer.\n";
    let folder =
        Folder::new().file("reports/<img src=x onerror=alert(1)>.txt", hostile).file("reports/wire.md", hostile);
    let shown = Shown::brief(folder, &[]);
    is_quiet(&shown);
    assert!(shown.ask("return document.title").as_str().is_some_and(|title| title.contains("messag")));
    assert_eq!(shown.ask("return document.querySelectorAll('script, img, iframe, main style').length"), 0);
    assert_eq!(shown.ask("return document.body.innerText.includes('\\u202e')"), false);
}

#[test]
#[ignore = "browser: run by cargo xtask test, which finds one"]
fn it_reads_and_leads_on_where_scripts_are_switched_off() {
    let shown = Shown::demo();
    let off = |off: bool| {
        let value = serde_json::json!({ "value": off });
        shown.browser.tell("Emulation.setScriptExecutionDisabled", value).expect("switched");
    };
    off(true);
    shown.again();
    // Past the link that skips, the first link is a sign of the first difference.
    shown.browser.press(&format!("{TAB}{TAB}{ENTER}")).expect("keys");
    let address = shown.browser.address().expect("an address");
    assert!(address.ends_with("#f1"), "{address}");
    off(false);
    assert!(shown.number("return document.getElementById('f1').getBoundingClientRect().top") < 400.0);
}
