//! Measures how well and how fast main text is read out of web pages, by this project's reader and by two others, in one
//! run and by one measure.
//!
//! `--pages DIR` is a copy of `article-extraction-benchmark`: `html/*.html.gz` and `ground-truth.json`. The figure is its
//! own (`evaluate.py`): the F1 of shingles of four words, precision and recall averaged over pages. Pages are put in order
//! by name; rules may be tuned on the first 90 and must hold on the others. Speed is pages by processor time, of the whole
//! reading of a page in each reader's own way.
//!
//! `--dates` checks the days of publication instead. `--worst N` names the pages with the lowest figures, of the first 90
//! only; `--page NAME` shows what was too much and what was missed in one. `--out DIR` writes what was read for `evaluate.py`.

mod shingles;
mod stated;

use cpu_time::ProcessTime;
use intake::{Limits, Pile};
use record::progress::Unwatched;
use record::{BlockKind, Item};
use shingles::Score;
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The pages that rules may be tuned on.
const TUNED: usize = 90;

#[derive(Clone)]
struct Page {
    name: String,
    html: Vec<u8>,
    address: String,
    truth: String,
}

type Reader = fn(&[Page]) -> Vec<String>;

/// As the program reads them: from files, with their digests, into items.
fn ours(pages: &[Page]) -> Vec<String> {
    items(pages).iter().map(|item| item.as_ref().map(main_text).unwrap_or_default()).collect()
}

/// What each page was read into.
fn items(pages: &[Page]) -> Vec<Option<Item>> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for page in pages {
        std::fs::write(folder.path().join(format!("{}.html", page.name)), &page.html).expect("a page can be written");
    }
    let mut pile = Pile::default();
    intake::read(&[folder.path().to_owned()], &Limits::default(), &mut pile, &Unwatched).expect("no limit is met");
    let mut by_name: BTreeMap<String, Item> =
        pile.items.into_iter().map(|item| (item.path.base_name().trim_end_matches(".html").to_owned(), item)).collect();
    pages.iter().map(|page| by_name.remove(&page.name)).collect()
}

/// The blocks that are the report's own text.
fn main_text(item: &Item) -> String {
    let is_text = |kind: &BlockKind| {
        matches!(
            kind,
            BlockKind::Paragraph | BlockKind::BlockQuotation | BlockKind::EmbeddedPost { .. } | BlockKind::Credit
        )
    };
    let blocks = item.blocks.iter().filter(|block| is_text(&block.kind));
    blocks.map(|block| block.span.of(&item.text)).collect::<Vec<_>>().join("\n\n")
}

fn peer(pages: &[Page], read: fn(&Page) -> String) -> Vec<String> {
    pages.iter().map(read).collect()
}

fn dom_smoothie(page: &Page) -> String {
    let html = String::from_utf8_lossy(&page.html);
    let article = dom_smoothie::Readability::new(html.as_ref(), Some(&page.address), None).and_then(|mut r| r.parse());
    // Its text runs words of neighbouring blocks together; the markup has them apart.
    article.map(|article| plain(&article.content)).unwrap_or_default()
}

fn trafilatura(page: &Page) -> String {
    let html = String::from_utf8_lossy(&page.html);
    trafilatura::extract(&html, &trafilatura::Options::default()).map(|r| r.content_text).unwrap_or_default()
}

/// Markup as text, each tag a space: enough to count words.
fn plain(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let name: String =
            rest[at + 1..end].chars().filter(|c| *c != '/').take_while(|c| c.is_alphanumeric()).collect();
        if !["a", "b", "i", "em", "strong", "span", "u", "font", "sup", "sub"].contains(&name.as_str()) {
            out.push('\n');
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", " ")
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1)).cloned();
    let Some(folder) = value("--pages").map(PathBuf::from) else {
        eprintln!("usage: --pages DIR [--dates] [--only READER] [--worst N] [--page NAME] [--out DIR]");
        std::process::exit(2);
    };
    let pages = pages(&folder);
    let readers: [(&str, Reader); 3] = [
        ("onrecord", ours),
        ("dom_smoothie", |pages| peer(pages, dom_smoothie)),
        ("trafilatura", |pages| peer(pages, trafilatura)),
    ];
    let only = value("--only");
    if let Some(name) = value("--page") {
        for page in pages.iter().filter(|page| page.name.starts_with(&name)) {
            println!("{}", page.address);
            for item in items(std::slice::from_ref(page)).into_iter().flatten() {
                println!("{:?} by {:?} in {:?}, {:?}", item.title, item.byline, item.outlet, item.published);
                shingles::show(&page.truth, &main_text(&item));
            }
        }
        return;
    }
    if arguments.iter().any(|argument| argument == "--dates") {
        let sources: Vec<(&str, &[u8])> = pages.iter().map(|page| (page.name.as_str(), page.html.as_slice())).collect();
        let (right, stated) = stated::check(&sources, &items(&pages));
        println!(
            "the day of publication: {right} of {stated} pages that state it ({:.1} %)",
            100.0 * right as f64 / stated.max(1) as f64
        );
        return;
    }
    println!(
        "{:<14} {:>9} {:>9} {:>9} {:>9} {:>9} {:>12}",
        "", "F1 first", "F1 rest", "F1 all", "precision", "recall", "pages/second"
    );
    for (name, read) in readers.iter().filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name)) {
        let start = ProcessTime::now();
        let texts = read(&pages);
        let speed = pages.len() as f64 / start.elapsed().as_secs_f64();
        if let Some(folder) = value("--out") {
            let body = |text: &String| serde_json::json!({ "articleBody": text });
            let read: BTreeMap<&str, _> =
                pages.iter().zip(&texts).map(|(page, t)| (page.name.as_str(), body(t))).collect();
            let json = serde_json::to_string(&read).expect("text is JSON");
            std::fs::create_dir_all(&folder).expect("the folder for what was read can be made");
            std::fs::write(Path::new(&folder).join(format!("{name}.json")), json).expect("a reading can be written");
        }
        let scores: Vec<Score> = pages.iter().zip(&texts).map(|(page, text)| Score::of(&page.truth, text)).collect();
        let (first, rest) = scores.split_at(TUNED.min(scores.len()));
        let all = shingles::figures(&scores);
        println!(
            "{name:<14} {:>9.4} {:>9.4} {:>9.4} {:>9.4} {:>9.4} {speed:>12.0}",
            shingles::figures(first).2,
            shingles::figures(rest).2,
            all.2,
            all.0,
            all.1
        );
        if let Some(worst) = value("--worst").and_then(|n| n.parse().ok()) {
            let mut order: Vec<usize> = (0..first.len()).collect();
            order.sort_by(|a, b| scores[*a].f1().total_cmp(&scores[*b].f1()));
            for i in order.into_iter().take(worst) {
                let (precision, recall) = scores[i].both();
                println!("  {} {precision:.3} {recall:.3} {}", &pages[i].name[..10], pages[i].address);
            }
        }
    }
}

fn pages(folder: &Path) -> Vec<Page> {
    let truth = std::fs::read_to_string(folder.join("ground-truth.json")).expect("ground-truth.json can be read");
    let truth: BTreeMap<String, serde_json::Value> = serde_json::from_str(&truth).expect("ground-truth.json is JSON");
    let text = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    truth
        .iter()
        .map(|(name, value)| {
            let bytes = std::fs::read(folder.join(format!("html/{name}.html.gz"))).expect("a page can be read");
            let mut html = Vec::new();
            flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut html).expect("a page is gzip");
            Page { name: name.clone(), html, address: text(value, "url"), truth: text(value, "articleBody") }
        })
        .collect()
}
