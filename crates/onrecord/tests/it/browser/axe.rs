//! The page before axe-core, which knows the rules of accessibility (WCAG 2.2) that a program can check.

use super::Shown;
use crate::folder::Folder;

/// Where `cargo xtask test` put axe-core; it is no part of this tree.
const AXE: &str = "ONRECORD_AXE";

/// Asserts that axe finds no fault, in light and dark, wide and narrow.
fn has_no_fault(shown: &Shown) {
    let axe = std::env::var_os(AXE).expect("ONRECORD_AXE names axe.min.js; cargo xtask test sets it");
    let axe = std::fs::read_to_string(axe).expect("axe-core");
    for (width, dark) in [(1440, false), (1440, true), (360, false), (360, true)] {
        shown.browser.size(width, 900, 1.0).expect("a size");
        shown.browser.scheme(dark).expect("a scheme");
        shown.again();
        let run = "const done = arguments[arguments.length - 1]; axe.run(document, { resultTypes: ['violations'] }).then(r => \
            done(r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' ' + \
            n.failureSummary).join(' | '))), e => done(['axe failed: ' + e]))";
        let faults = shown.browser.run_and_wait(&format!("{axe};\n{run}")).expect("axe runs");
        let faults: Vec<&str> = faults.as_array().into_iter().flatten().filter_map(|fault| fault.as_str()).collect();
        assert!(faults.is_empty(), "{width} px, dark {dark}:\n{}", faults.join("\n"));
    }
}

#[test]
#[ignore = "browser: run by cargo xtask test, which finds one"]
fn axe_finds_no_fault_in_the_demo() {
    has_no_fault(&Shown::demo());
}

#[test]
#[ignore = "browser: run by cargo xtask test, which finds one"]
fn axe_finds_no_fault_in_an_extract_with_unread_files() {
    let folder = Folder::with_reports().file("reports/pic.jpg", [255, 216, 255]).file("reports/none.txt", "");
    has_no_fault(&Shown::brief(folder, &["--share"]));
}
