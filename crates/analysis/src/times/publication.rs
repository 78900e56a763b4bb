//! What a report that bears no date says about its own.

use super::calendar::{days_after, year};
use super::lexicon::Unit;
use super::page::Page;
use super::phrases::phrases;
use super::point::{Day, Phrase, Point, Said, When, Year};
use super::story::is_note;
use record::time::Date;
use record::{Interval, Tokens};

/// When a report that bears no date came out, or was last changed, as far as its own words tell.
///
/// Three things tell: a note of an update ("updated on November 13"), a full date beside "last year" or "this year",
/// and the last full date that is told as past. Copyright lines tell nothing, since they are made anew with every
/// copy.
pub fn year_of(text: &str, tokens: &Tokens) -> Option<Interval> {
    let page = Page::new(text, tokens, &[]);
    let found: Vec<Phrase> = phrases(&page, None)
        .phrases
        .into_iter()
        .filter(|phrase| !page.lately(phrase.tokens.start, 4, "copyright"))
        .collect();
    let notes: Vec<Day> = found.iter().filter(|phrase| is_note(&page, phrase)).filter_map(date).collect();
    if let Some(note) = notes.iter().rev().find_map(|date| full(*date)) {
        return Some(Interval::day(note));
    }
    let told: Vec<&Phrase> = found.iter().filter(|phrase| !is_note(&page, phrase)).collect();
    let last = told.iter().filter(|phrase| !to_come(&page, phrase)).filter_map(|phrase| earliest(date(phrase)?)).max();
    let stated = beside_turn(&page, &told, last).or_else(|| beside_turn(&page, &told, None));
    let noted = notes.iter().rev().find_map(|date| Some((date.month?, date.day?)));
    let floor = last.filter(|last| stated.is_none_or(|year| last.year() <= year));
    match (stated, noted, floor) {
        (Some(year), Some((month, dom)), _) => Some(Interval::day(Date::new(year, month, dom).ok()?)),
        (Some(of), None, floor) => {
            let whole = year(of)?;
            let from = floor.map_or(whole.earliest, |date| date.at(0, 0, 0, 0).max(whole.earliest));
            Some(Interval::new(from, whole.latest))
        }
        // The first such day on or after the last date told.
        (None, Some((month, dom)), Some(last)) => {
            let day = (last.year()..=last.year() + 1)
                .filter_map(|year| Date::new(year, month, dom).ok())
                .find(|day| *day >= last)?;
            Some(Interval::day(day))
        }
        (None, None, Some(last)) => Some(Interval::days(last, days_after(last, 365))),
        (None, _, None) => None,
    }
}

/// The year of the report that "last year" or "this year" gives together with a date beside it.
///
/// `after`: only years that do not end before this date.
fn beside_turn(page: &Page, told: &[&Phrase], after: Option<Date>) -> Option<i16> {
    let mut votes: Vec<(i16, usize)> = Vec::new();
    for (k, phrase) in told.iter().enumerate() {
        let Said::Point(point) = &phrase.said else { continue };
        let by = match &point.when {
            Some(When::Unit(Unit::Year, by)) => *by,
            Some(
                When::Date(Day { year: Year::Off(by), .. })
                | When::Season(_, Year::Off(by))
                | When::Named(_, Year::Off(by)),
            ) => *by,
            _ => continue,
        };
        let near = |other: &&&Phrase| {
            let apart = phrase.tokens.start.abs_diff(other.tokens.start);
            let same = page.sentence(phrase.tokens.start) == page.sentence(other.tokens.start);
            same && apart <= 14
        };
        let around = told[k.saturating_sub(1)..k].iter().chain(told.iter().skip(k + 1).take(1));
        for year in around.filter(near).filter_map(|other| year_said(date(other)?)) {
            votes.push((year - by as i16, phrase.tokens.start));
        }
    }
    votes.retain(|(year, _)| after.is_none_or(|after| *year >= after.year()));
    // The year that most say; the earliest in the text among equals.
    votes
        .iter()
        .map(|(year, at)| (votes.iter().filter(|(other, _)| other == year).count(), std::cmp::Reverse(*at), *year))
        .max()
        .map(|(_, _, year)| year)
}

/// Whether a date is told as still to come.
fn to_come(page: &Page, phrase: &Phrase) -> bool {
    page.lately(phrase.tokens.start, 10, "will ll scheduled expected expects due next until plans")
}

fn date(phrase: &Phrase) -> Option<Day> {
    match &phrase.said {
        Said::Point(Point { when: Some(When::Date(date)), .. }) => Some(*date),
        _ => None,
    }
}

fn year_said(date: Day) -> Option<i16> {
    if let Year::Is(year) = date.year { Some(year) } else { None }
}

fn full(date: Day) -> Option<Date> {
    Date::new(year_said(date)?, date.month?, date.day?).ok()
}

/// The first day of a date told to the month or the day.
fn earliest(date: Day) -> Option<Date> {
    Date::new(year_said(date)?, date.month?, date.day.unwrap_or(1)).ok()
}
