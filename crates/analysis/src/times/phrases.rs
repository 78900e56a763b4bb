//! Phrases: what may lead a point ("since", "around", "shortly after"), and what else tells a time.

use super::Bound;
use super::asides::aside;
use super::delays::{Counted, beside, counted};
use super::names::name;
use super::page::{Gap, Page};
use super::point::{Aside, Extent, Phrase, Point, Said, Side, When, Year};
use super::points::point;
use super::ranges::range;
use super::relative::relative;
use std::ops::Range;

/// How far after "a little more than" and their like a word must stand that says something about time.
const REACH: usize = 5;

/// What a page tells: phrases and asides, each in the order of the text; none overlaps another.
#[derive(Default)]
pub(super) struct Read {
    pub(super) phrases: Vec<Phrase>,
    pub(super) asides: Vec<Aside>,
}

/// Reads every time phrase of a page.
pub(super) fn phrases(page: &Page, day_first: Option<bool>) -> Read {
    let mut read = Read::default();
    let mut i = 0;
    let mut free = 0;
    while i < page.len() {
        if !page.may_lead(i) || !page.is_solid(i) && !(i + 1..=i + REACH).any(|k| page.is_solid(k)) {
            i += 1;
            continue;
        }
        let one = phrase(page, i, day_first);
        if let Some(One::Phrase(mut phrase)) = one {
            // The article belongs to "the morning of 4 May" and not to "the June 2016 meeting".
            let article = page.before(phrase.tokens.start) == "the" && page.beside(phrase.tokens.start);
            let unused = read.phrases.last().is_none_or(|last: &Phrase| last.tokens.end < phrase.tokens.start);
            if article && unused && takes_article(&phrase.said) {
                phrase.tokens.start -= 1;
            }
            i = phrase.tokens.end.max(i + 1);
            free = i;
            read.phrases.push(phrase);
            continue;
        }
        let aside = (i >= free).then(|| aside(page, i)).flatten();
        let skip = if let Some(One::Skip(end)) = one { end } else { 0 };
        i = skip.max(i + 1);
        if let Some(aside) = aside {
            free = aside.tokens.end;
            i = i.max(free);
            read.asides.push(aside);
        }
    }
    read
}

fn takes_article(said: &Said) -> bool {
    let Said::Point(point) = said else { return false };
    match &point.when {
        Some(When::Date(date)) => {
            point.part.is_some() || point.slice.is_some() || date.day.is_some() && date.month.is_none()
        }
        _ => true,
    }
}

enum One {
    Phrase(Phrase),
    /// These words are not about a point of time, and no part of them is.
    Skip(usize),
}

fn phrase(page: &Page, i: usize, day_first: Option<bool>) -> Option<One> {
    match counted(page, i, day_first) {
        Some(Counted::Said(said, end, certain, extent)) => {
            let phrase = Phrase { tokens: i..end, extent, said, bound: Bound::At, certain };
            return Some(One::Phrase(phrase));
        }
        Some(Counted::Refused(end)) => return Some(One::Skip(end)),
        None => {}
    }
    if let Some((first, last, extent)) = range(page, i, day_first) {
        let said = Said::Range(Box::new(first), Box::new(last));
        let end = extent.second.as_ref().map_or(extent.first.end, |second| second.end);
        return Some(One::Phrase(Phrase { tokens: i..end, extent, said, bound: Bound::At, certain: 0.9 }));
    }
    let (bound, at) = bound(page, i);
    let (point, end) = lead(page, at, day_first)?;
    let bound = if page.gap(end) == Gap::Apostrophe && page.word(end) == "s" { Bound::At } else { bound };
    // A negated "until" tells when it did happen: "did not write again until Friday".
    let negated = bound == Bound::Until && page.lately(i, 8, "not t never no nobody nothing waited only without");
    let bound = if negated { Bound::At } else { bound };
    let start = if bound == Bound::At { at } else { i };
    Some(One::Phrase(finish(page, point, start..end, at..end, bound)))
}

/// Makes a phrase of a point, seeing whether it counts from words that follow.
fn finish(page: &Page, point: Point, tokens: Range<usize>, core: Range<usize>, bound: Bound) -> Phrase {
    let end = tokens.end;
    let extent = Extent::one(core.clone());
    let certain = match &point.when {
        Some(When::Date(date)) if date.guessed => 0.6,
        Some(When::Date(date)) if matches!(date.year, Year::Is(_)) => 0.95,
        Some(When::Date(_)) => 0.85,
        Some(When::Named(name, _)) => name.certain(),
        Some(When::Same(_)) => 0.8,
        Some(_) => 0.8,
        None => 0.7,
    };
    // "On the same day that she wrote": what follows tells which.
    let of_what_follows = matches!(point.when, Some(When::Same(_)))
        && tokens.clone().any(|k| page.word(k) == "same")
        && matches!(page.word(end), "that" | "as" | "when")
        && page.beside(end);
    // "11:48 p.m. on the night of the accident": only who knows that event knows the day.
    let of_event = point.when.is_none() && point.part.is_some() && page.word(end) == "of" && page.beside(end);
    if of_what_follows || of_event {
        return Phrase { tokens, extent, said: Said::SameAs(point), bound, certain: 0.6 };
    }
    if let Some((said, end, second)) = beside(page, &point, end) {
        let extent = Extent { first: core, second };
        return Phrase { tokens: tokens.start..end, extent, said, bound, certain: 0.8 };
    }
    Phrase { tokens, extent, said: Said::Point(point), bound, certain }
}

/// A word that makes a bound of the time after it, and the word after that.
fn bound(page: &Page, i: usize) -> (Bound, usize) {
    let (bound, at) = match page.word(i) {
        "since" => (Bound::Since, i + 1),
        "until" | "till" => (Bound::Until, if page.says(i + 1, &["at", "least"]) { i + 3 } else { i + 1 }),
        "by" => (Bound::By, i + 1),
        "no" if page.says(i + 1, &["later", "than"]) => (Bound::By, i + 3),
        "prior" if page.word(i + 1) == "to" => (Bound::Before, i + 2),
        "before" => (Bound::Before, i + 1),
        "after" => (Bound::After, i + 1),
        _ => return (Bound::At, i),
    };
    if page.beside(at) { (bound, at) } else { (Bound::At, i) }
}

/// A point with what may lead it: "around", "shortly before", "the".
fn lead(page: &Page, i: usize, day_first: Option<bool>) -> Option<(Point, usize)> {
    let mut at = i;
    let mut side = None;
    let mut around = false;
    match page.word(at) {
        "just" | "shortly" | "soon" | "right" | "immediately" | "well"
            if matches!(page.word(at + 1), "before" | "after") =>
        {
            side = Some(Side { after: page.word(at + 1) == "after", close: page.word(at) != "well" });
            at += 2;
        }
        "around" | "about" | "approximately" | "roughly" | "circa" | "nearly" | "almost" | "some" => {
            around = true;
            at += 1;
        }
        "just" | "exactly" | "precisely" => at += 1,
        _ => {}
    }
    if at > i && !page.beside(at) {
        return None;
    }
    let led = at > i;
    if led
        && page.word(at) == "the"
        && !page.says(at, &["the", "stroke"])
        && relative(page, at).is_none()
        && name(page, at).is_none()
    {
        at += 1;
    }
    let (mut point, end) = point(page, at, day_first)?;
    if around
        && point.clock.is_none()
        && !matches!(point.when, Some(When::Date(_) | When::Named(..) | When::Season(..)))
    {
        return None;
    }
    point.side = point.side.or(side);
    point.around |= around;
    Some((point, end))
}
