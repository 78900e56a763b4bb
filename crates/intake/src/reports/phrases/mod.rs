//! The general phrases by which notes, captions, credits and page furniture are known, in any paper.
//!
//! All are folded words, as `record::Tokens` gives them: `editor s note`. They are matched at the start of a unit.

use super::page::{Page, Unit};
use record::calendar::{month, weekday};

/// Page furniture: what begins so and is short is no part of the report.
const FURNITURE: &[&str] = &[
    "skip to",
    "press enter to skip",
    "jump to content",
    "you might also like",
    "you may also like",
    "you may also be interested",
    "read more",
    "read next",
    "read also",
    "also read",
    "see also",
    "more on this",
    "more from",
    "more stories",
    "more news",
    "most read",
    "most popular",
    "related articles",
    "related stories",
    "related topics",
    "related content",
    "related coverage",
    "recommended for you",
    "recommended stories",
    "trending now",
    "up next",
    "sign up",
    "sign in",
    "log in",
    "subscribe",
    "already a subscriber",
    "register for",
    "support our journalism",
    "support independent journalism",
    "get our newsletter",
    "get the latest",
    "get unlimited access",
    "share this",
    "share on",
    "share via",
    "email this",
    "print this",
    "save this",
    "follow us",
    "like us on",
    "find us on",
    "join the conversation",
    "join the discussion",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "view comments",
    "show comments",
    "comments are closed",
    "advertisement",
    "advertising",
    "story continues below",
    "article continues below",
    "continue reading",
    "click here",
    "tap here",
    "download our app",
    "download the app",
    "we want to hear",
    "submit a letter",
    "write to us",
    "send us a tip",
    "got a tip",
    "have a tip",
    "have a news tip",
    "copyright c",
    "copyright 19",
    "copyright 20",
    "c 19",
    "c 20",
    "all rights reserved",
    "this material may not be published",
    "terms of use",
    "terms of service",
    "privacy policy",
    "cookie policy",
    "we use cookies",
    "this site uses cookies",
    "this website uses cookies",
    "by continuing to use this site",
    "accept all cookies",
    "back to top",
    "return to top",
    "home page",
    "our standards",
    "listen to this article",
    "listen to this story",
    "watch live",
    "this is a developing story",
    "filed under",
    "posted in",
    "tags",
    "estimated reading time",
];

/// Furniture behind which other pages are listed.
const LISTS: &[&str] = &[
    "you might also like",
    "you may also like",
    "you may also be interested",
    "read next",
    "more from",
    "more stories",
    "more news",
    "most read",
    "most popular",
    "related",
    "recommended",
    "trending",
    "up next",
];

/// Furniture only when nothing else stands in the unit.
const ALONE: &[&str] = &[
    "share",
    "tweet",
    "print",
    "email",
    "comment",
    "comments",
    "menu",
    "search",
    "related",
    "recommended",
    "trending",
    "home",
    "opens in new window",
    "close",
    "next",
    "previous",
    "facebook",
    "twitter",
    "whatsapp",
    "copy link",
    "toggle navigation",
];

/// Pictures and their place-holders.
const CAPTIONS: &[&str] = &[
    "photo by",
    "photos by",
    "photograph by",
    "photographs by",
    "photo credit",
    "photo illustration",
    "image via",
    "image credit",
    "image source",
    "image courtesy",
    "photo via",
    "photo courtesy",
    "picture credit",
    "illustration by",
    "file photo",
    "file picture",
    "screenshot via",
    "screen cap",
    "screencap",
    "screen grab",
    "screengrab",
    "video via",
];

/// Captions where a colon follows the word.
const LABELS: &[&str] =
    &["photo", "photos", "photograph", "image", "picture", "illustration", "caption", "graphic", "video", "screenshot"];

/// Who supplies pictures: a caption may end with one of these names.
const AGENCIES: &[&str] = &[
    "reuters",
    "ap",
    "ap photo",
    "associated press",
    "the associated press",
    "afp",
    "getty",
    "getty images",
    "epa",
    "pa",
    "pa media",
    "upi",
    "dpa",
    "bloomberg",
    "shutterstock",
    "alamy",
    "istock",
    "flickr",
    "file",
];

/// What only a picture is credited to.
const PICTURES: &[&str] = &[
    "getty images",
    "shutterstock",
    "istock",
    "wikimedia commons",
    "unsplash",
    "handout",
    "file photo",
    "screen cap",
    "screencap",
    "screen grab",
    "screengrab",
    "screenshot",
    "via youtube",
    "via twitter",
];

/// Who else worked on a report.
const CREDITS: &[&str] = &[
    "reporting by",
    "additional reporting",
    "additional research",
    "writing by",
    "editing by",
    "compiled by",
    "with reporting by",
    "with reporting from",
    "with additional reporting",
    "with contributions from",
    "with files from",
    "with agencies",
    "with wire reports",
    "with wires",
    "this article was produced by",
    "this story was produced by",
];

fn has(page: &Page, unit: &Unit, list: &[&str]) -> bool {
    list.iter().any(|phrase| begins(page, unit, phrase))
}

/// Whether the unit begins with `phrase`; a number in its last word may go on (`20` in `2017`).
fn begins(page: &Page, unit: &Unit, phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(k, word)| {
        let found = page.word(unit, k);
        found == word || word.bytes().all(|b| b.is_ascii_digit()) && found.len() == 4 && found.starts_with(word)
    })
}

fn is(page: &Page, unit: &Unit, list: &[&str]) -> bool {
    list.iter().any(|phrase| phrase.split(' ').count() == unit.words.len() && begins(page, unit, phrase))
}

/// Whether the unit is page furniture.
pub(super) fn is_furniture(page: &Page, unit: &Unit) -> bool {
    let text = page.bare(unit);
    if unit.words.is_empty() {
        // Rules and ornaments; but `[...]` and `…` stand for words.
        return !text.contains(['.', '…', '?', '!']);
    }
    let comments = unit.words.len() <= 3 && page.tokens.words(unit.words.clone()).any(|word| word == "comments");
    let short = unit.words.len() <= 40;
    let menu = unit.words.len() <= 20 && text.matches(" | ").count() >= 2 && is_menu(page, unit);
    // `Follow Name on Twitter: @name`.
    let follow = begins(page, unit, "follow")
        && unit.words.len() <= 15
        && page
            .tokens
            .words(unit.words.clone())
            .any(|word| ["twitter", "facebook", "instagram", "x", "threads", "mastodon", "bluesky"].contains(&word));
    let rights = short
        && page
            .tokens
            .words(unit.words.clone())
            .collect::<Vec<_>>()
            .windows(3)
            .any(|w| w == ["all", "rights", "reserved"]);
    let greeting = short && has(page, unit, FURNITURE) && !is_prose(page, unit);
    text.starts_with("<!--")
        || short && text.starts_with('©')
        || is(page, unit, ALONE)
        || comments
        || menu
        || follow
        || rights
        || greeting
}

/// A sentence with a quotation in it, or a long one that ends as sentences do, is told by a reporter, however it begins.
fn is_prose(page: &Page, unit: &Unit) -> bool {
    let text = page.bare(unit);
    text.contains(['"', '“', '”']) && page.ends_with_stop(unit) && unit.words.len() > 15
}

fn is_menu(page: &Page, unit: &Unit) -> bool {
    let dated = unit.words.clone().any(|i| month(page.tokens.word(i)).is_some());
    !dated && page.word(unit, 0) != "by"
}

/// Whether a list of other pages follows the unit, which is furniture.
pub(super) fn opens_list(page: &Page, unit: &Unit) -> bool {
    has(page, unit, LISTS) && !page.ends_with_stop(unit)
}

/// Whether the unit is a caption, or stands for a picture.
pub(super) fn is_caption(page: &Page, unit: &Unit) -> bool {
    let text = page.bare(unit);
    if unit.words.is_empty() || unit.words.len() > 60 {
        return false;
    }
    let bracketed = text.starts_with(['(', '[']) && text.ends_with([')', ']']);
    let label = is(page, unit, LABELS) && bracketed || {
        let first = page.tokens.span(unit.words.start).end;
        has(page, unit, LABELS) && page.text[first..].starts_with(':')
    };
    let picture = text.starts_with("![") && text.ends_with(')');
    let phrase = has(page, unit, CAPTIONS)
        && unit.words.len() <= 40
        && (bracketed || !page.ends_with_stop(unit) || unit.words.len() <= 12);
    picture || label || phrase || ends_with_agency(text) || is_credited(text)
}

/// `... of the words. Getty Images`, `... at the rally (Screen cap).`: a picture's supplier stands by itself at the end.
fn ends_with_agency(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ' ']);
    let (before, last) = match text.strip_suffix([')', ']']) {
        Some(inner) => match inner.rfind(['(', '[']) {
            Some(at) => (inner[..at].trim_end(), &inner[at + 1..]),
            None => return false,
        },
        // Only a new sentence can be a credit: `he told Reuters` is prose.
        None => match text.rfind(['.', '|']) {
            Some(at) => (&text[..=at], &text[at + 1..]),
            None => ("", text),
        },
    };
    let folded = record::Tokens::of(last);
    let words: Vec<&str> = folded.iter().collect();
    let name = words.join(" ");
    let first = words.first().copied().unwrap_or_default();
    let credited =
        words.len() >= 2 && ["photo", "image", "picture", "credit", "photograph", "courtesy"].contains(&first);
    if before.is_empty() {
        // A paper's name alone is a header line; what only pictures have is a place-holder.
        return PICTURES.contains(&name.as_str());
    }
    // `(AP)` in the middle of a sentence explains a name.
    let parted = name.len() > 4 || before.ends_with(['.', '!', '?', '|', '”', '"']);
    words.len() <= 8 && (parted && AGENCIES.contains(&name.as_str()) || PICTURES.contains(&name.as_str()) || credited)
}

/// `Name/AFP via Getty Images`, `AP Photo/Name`: the marks of agencies wherever they stand.
fn is_credited(text: &str) -> bool {
    const MARKS: [&str; 9] =
        ["/Getty", "via Getty", "/AFP", "AP Photo", "/REUTERS", "/Reuters", "REUTERS/", "/AP)", "/Shutterstock"];
    let short = text.split_whitespace().count() <= 45;
    short && MARKS.iter().any(|mark| text.rfind(mark).is_some_and(|at| text[at..].split_whitespace().count() <= 6))
}

/// Whether the unit names who else worked on the report.
pub(super) fn is_credit(page: &Page, unit: &Unit, at_end: bool) -> bool {
    if unit.words.is_empty() || unit.words.len() > 40 {
        return false;
    }
    let words: Vec<&str> = page.tokens.words(unit.words.clone()).collect();
    let contributed =
        words.windows(3).any(|w| w[0] == "contributed" && ["to", "reporting", "research"].contains(&w[1]))
            && words.iter().any(|w| ["report", "story", "article", "reporting", "post"].contains(w));
    // `With A and B`: names and nothing else.
    let small = ["and", "the", "of", "in", "with", "for", "from", "de", "van", "von"];
    let names = words[0] == "with"
        && words.len() > 1
        && words.len() <= 15
        && unit.words.clone().all(|i| page.is_capital(i) || small.contains(&page.tokens.word(i)))
        && !page.bare(unit).contains(['?', '!']);
    has(page, unit, CREDITS) || contributed || names && at_end
}

/// What notes of a change begin with, in front of a colon, a dash or a time.
const LABELS_OF_CHANGE: &[&str] = &[
    "last updated",
    "updated",
    "update",
    "updates",
    "corrections and clarifications",
    "corrections clarifications",
    "correction",
    "corrections",
    "clarification",
    "amended",
    "corrected",
];

/// If the unit is a note that the text was changed: how many words stand before the time of the change, if it has one.
pub(super) fn update_note(page: &Page, unit: &Unit) -> Option<usize> {
    let starts = |phrase: &str| begins(page, unit, phrase);
    // What stands behind the first words, bold type left out.
    let after = |words: usize| {
        let end = page.tokens.span(unit.words.start + words - 1).end;
        page.text[end..unit.span.end].trim_start_matches([' ', '*', '_'])
    };
    let dated = |word: &str| month(word).is_some() || weekday(word).is_some();
    let clocked = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    for label in LABELS_OF_CHANGE.iter().filter(|label| starts(label)) {
        let words = label.split(' ').count();
        let (follows, then) = (page.word(unit, words), page.word(unit, words + 1));
        let marked = unit.words.len() == words || after(words).starts_with([':', '—', '–', '-', '(', ')', '|', ']']);
        let verb = label.ends_with("ed");
        let timed = clocked(follows)
            || month(follows).is_some()
            || verb && (weekday(follows).is_some() || follows == "at" && clocked(then))
            || follows == "on" && dated(then);
        // `Update 2 hospitals ...` is a heading: what has no mark must be short, or shout.
        let shouts = page.written(unit.words.start) == "UPDATE";
        if marked || timed && (verb || shouts || unit.words.len() <= 12) {
            return Some(words);
        }
    }
    if [
        "editor s note",
        "editors note",
        "editor note",
        "an earlier version of",
        "a previous version of",
        "in an earlier version",
    ]
    .iter()
    .any(|p| starts(p))
    {
        return Some(unit.words.len());
    }
    said_changed(page, unit.words.clone())
        .filter(|(start, _)| *start == unit.words.start)
        .map(|(_, past)| past - unit.words.start)
}

/// The first "this story was updated" among `words`: where it begins, and the word past it.
pub(super) fn said_changed(page: &Page, words: std::ops::Range<usize>) -> Option<(usize, usize)> {
    let word = |i: usize| if i < words.end { page.tokens.word(i) } else { "" };
    words.clone().find_map(|i| {
        let thing = ["story", "article", "post", "report", "piece", "page", "item", "column"].contains(&word(i + 1));
        let verb = match (word(i + 2), word(i + 3)) {
            ("was" | "is", "first" | "last") => i + 4,
            ("was" | "is", _) => i + 3,
            ("has" | "had", "been") => i + 4,
            _ => return None,
        };
        let changed =
            ["updated", "corrected", "amended", "revised", "clarified", "edited", "changed"].contains(&word(verb));
        (word(i) == "this" && thing && changed).then_some((i, verb + 1))
    })
}

#[cfg(test)]
mod tests;
