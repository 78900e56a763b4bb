//! Whether the day of publication is read right, on pages that state it.
//!
//! The truth is taken from the source of each page by plain search, apart from the reader: the dates given right behind
//! `datePublished` (as JSON or as `itemprop` with `content` or `datetime`) and `article:published_time`. A page counts where
//! it states at least one after 1990 (some give 0001-01-01 for none) and all that it states are within one day of each other:
//! zones differ.

use record::Item;
use record::time::Date;

const NAMES: [&str; 3] = ["datePublished", "article:published_time", "article:published\""];
/// How far behind its name a value may stand.
const NEAR: usize = 120;

/// The earliest and latest day of publication that the page states.
fn truth(html: &str) -> Option<(Date, Date)> {
    let mut days = Vec::new();
    for name in NAMES {
        let mut at = 0;
        while let Some(found) = html[at..].find(name) {
            at += found + name.len();
            let end = (at..html.len().min(at + NEAR)).rev().find(|end| html.is_char_boundary(*end)).unwrap_or(at);
            let end = html[at..end].find(['>', '}', ',']).map_or(end, |tag| at + tag);
            days.extend(day(&html[at..end]));
        }
    }
    let (first, last) = (*days.iter().min()?, *days.iter().max()?);
    (first.duration_until(last).as_hours() <= 24).then_some((first, last))
}

/// The first `2019-11-18` in `text`.
fn day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    (0..bytes.len().saturating_sub(9)).find_map(|at| {
        let part = text.get(at..at + 10)?;
        let fits =
            part.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
        let number = |from: usize, to: usize| part[from..to].parse::<i16>().ok();
        fits.then(|| Date::new(number(0, 4)?, number(5, 7)? as i8, number(8, 10)? as i8).ok())
            .flatten()
            .filter(|day| day.year() > 1990)
    })
}

/// How many pages state a day, and for how many of these the reader gives it. Says which were missed.
pub fn check(pages: &[(&str, &[u8])], items: &[Option<Item>]) -> (usize, usize) {
    let (mut stated, mut right) = (0, 0);
    for ((name, html), item) in pages.iter().zip(items) {
        let Some((first, last)) = truth(&String::from_utf8_lossy(html)) else { continue };
        stated += 1;
        let read = item.as_ref().and_then(|item| item.published.as_ref()?.interval);
        let day = read.map(|read| read.earliest.date());
        if day.is_some_and(|day| (first..=last).contains(&day)) {
            right += 1;
        } else {
            println!("  {} states {first} and was read as {day:?}", &name[..10]);
        }
    }
    (right, stated)
}
