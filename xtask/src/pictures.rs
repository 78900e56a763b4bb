//! `cargo xtask screenshots`: the pictures of the README, of the demo's page. `cargo xtask measure page`: how large a page is
//! and how soon a browser has it.

use crate::browser;
use crate::failure::{Failure, Outcome};
use crate::run;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use testkit::browser::Browser;

/// One picture: its name, how the browser is set, and what is done before it is taken.
struct Picture {
    name: &'static str,
    width: u32,
    height: u32,
    scale: f64,
    dark: bool,
    print: bool,
    before: &'static str,
}

const PICTURES: &[Picture] = &[
    Picture {
        name: "page",
        width: 1280,
        height: 800,
        scale: 1.5,
        dark: false,
        print: false,
        before: "document.querySelector('#m7').scrollIntoView(); document.querySelector('#m7 .variants a').click()",
    },
    Picture {
        name: "dark",
        width: 1280,
        height: 800,
        scale: 1.0,
        dark: true,
        print: false,
        before: "document.querySelector('#drawn').scrollIntoView(); document.querySelector('#d1 a.q').click()",
    },
    Picture {
        name: "phone",
        width: 360,
        height: 740,
        scale: 2.0,
        dark: false,
        print: false,
        before: "document.querySelector('#record').scrollIntoView()",
    },
    Picture { name: "print", width: 794, height: 1123, scale: 1.0, dark: false, print: true, before: "" },
];

/// Takes the pictures. They go to `folder`, or to `docs/pictures/`.
pub(crate) fn screenshots(folder: Option<&str>) -> Outcome {
    let folder = folder.map_or_else(|| run::root().join("docs/pictures"), PathBuf::from);
    std::fs::create_dir_all(&folder).map_err(|e| Failure::new(format!("{}: {e}", folder.display())))?;
    let page = page_of(&run::root().join("corpora/demo/reports"))?;
    let browser = start()?;
    for picture in PICTURES {
        let file = folder.join(format!("{}.png", picture.name));
        let bytes = take(&browser, &page, picture).map_err(Failure::new)?;
        std::fs::write(&file, bytes).map_err(|e| Failure::new(format!("{}: {e}", file.display())))?;
        make_small(&file);
        let size = std::fs::metadata(&file).map_or(0, |it| it.len());
        println!("{} {} KB", file.display(), size / 1000);
    }
    Ok(())
}

fn take(browser: &Browser, page: &Path, picture: &Picture) -> Result<Vec<u8>, String> {
    browser.size(picture.width, picture.height, picture.scale)?;
    browser.scheme(picture.dark)?;
    if picture.print {
        browser.tell("Emulation.setEmulatedMedia", json!({"media": "print"}))?;
    }
    browser.go("about:blank")?;
    browser.open(page)?;
    browser.run(picture.before)?;
    let taken = browser.tell("Page.captureScreenshot", json!({"format": "png"}))?;
    bytes(taken["data"].as_str().unwrap_or_default()).ok_or_else(|| format!("{}: no picture", picture.name))
}

/// Fewer colours where `pngquant` is installed; without it a picture is only larger.
fn make_small(file: &Path) {
    let mut command =
        run::command("pngquant", &["--force", "--skip-if-larger", "--speed", "1", "--strip", "--ext", ".png"]);
    let _ = command.arg(file).stdout(Stdio::null()).stderr(Stdio::null()).status();
}

/// Prints the size of the page of a folder, and how long a browser takes to load it, of so many times the middle one.
pub(crate) fn measure(reports: &str) -> Outcome {
    const TIMES: usize = 9;
    let page = page_of(Path::new(reports))?;
    let size = std::fs::metadata(&page).map_or(0, |it| it.len());
    let browser = start()?;
    browser.size(1440, 900, 1.0).map_err(Failure::new)?;
    let mut loads: Vec<f64> = Vec::new();
    for _ in 0..TIMES {
        browser.go("about:blank").and_then(|()| browser.open(&page)).map_err(Failure::new)?;
        let script = "return performance.getEntriesByType('navigation')[0].loadEventEnd";
        loads.push(browser.run(script).map_err(Failure::new)?.as_f64().unwrap_or(f64::NAN));
    }
    loads.sort_by(f64::total_cmp);
    println!("{reports}: {:.1} KB", size as f64 / 1000.0);
    println!(
        "loaded in {:.0} ms, the middle one of {TIMES} ({:.0} to {:.0})",
        loads[TIMES / 2],
        loads[0],
        loads[TIMES - 1]
    );
    Ok(())
}

fn start() -> Outcome<Browser> {
    let found = browser::browser().ok_or_else(|| Failure::new("no chromium and chromedriver on the search path"))?;
    Browser::start(&found).map_err(Failure::new)
}

/// Has the program write the page of a folder, into the target folder.
fn page_of(reports: &Path) -> Outcome<PathBuf> {
    let onrecord = run::build_onrecord()?;
    let page = run::target().join("page.html");
    let mut command = run::command(onrecord, &["brief"]);
    command.arg(reports).arg("--html").arg(&page).stdout(Stdio::null()).stderr(Stdio::null());
    let status = command.status().map_err(|e| Failure::new(format!("onrecord brief: {e}")))?;
    match status.code() {
        Some(0 | 1) => Ok(page),
        _ => Err(Failure::new(format!("onrecord brief {}: {status}", reports.display()))),
    }
}

/// What base64 says (RFC 4648, section 4).
fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for c in text.bytes().filter(|c| *c != b'=') {
        let digit = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = held << 6 | u32::from(digit);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
        }
    }
    (!out.is_empty()).then_some(out)
}
