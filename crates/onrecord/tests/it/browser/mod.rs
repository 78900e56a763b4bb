//! The page in a browser. These tests need Chromium and `chromedriver`, so they are run by `cargo xtask test`, which finds them
//! or installs them, and says where it can't.

mod axe;
mod keys;
mod looks;
mod quiet;

use crate::folder::Folder;
use serde_json::Value;
use std::path::PathBuf;
use testkit::browser::{Browser, Found};

/// A browser that shows a page made for one test.
struct Shown {
    browser: Browser,
    page: PathBuf,
    _folder: Folder,
}

impl Shown {
    /// The page of the demo.
    fn demo() -> Shown {
        let folder = Folder::new();
        let said = folder.run(&["demo", "d"]);
        assert_eq!(said.code, 0, "{}", said.talk);
        Shown::page(folder, "d/brief.html")
    }

    /// The page of one folder with reports.
    fn brief(folder: Folder, more: &[&str]) -> Shown {
        let said = folder.run(&[&["brief", "reports", "--html", "page.html"], more].concat());
        assert!(said.code < 2, "{}", said.talk);
        Shown::page(folder, "page.html")
    }

    fn page(folder: Folder, page: &str) -> Shown {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let found = Found::along(&path).expect("chromium and chromedriver; cargo xtask test looks for them");
        let browser = Browser::start(&found).expect("the browser starts");
        let page = folder.path(page).canonicalize().expect("the page");
        let shown = Shown { browser, page, _folder: folder };
        shown.browser.size(1440, 900, 1.0).expect("a size");
        shown.again();
        shown
    }

    /// Loads the page once more, with logs that begin here.
    fn again(&self) {
        self.browser.go("about:blank").expect("nothing");
        self.browser.requests().expect("a log");
        self.browser.log("browser").expect("a log");
        self.browser.open(&self.page).expect("the page opens");
    }

    /// What a script beside the page returns.
    fn ask(&self, script: &str) -> Value {
        self.browser.run(script).unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    fn number(&self, script: &str) -> f64 {
        let value = self.ask(script);
        value.as_f64().unwrap_or_else(|| panic!("{script} gave {value}"))
    }
}
