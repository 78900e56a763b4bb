//! The years that the words leave out.

use super::tense::Tense;
use super::{Story, Told};
use crate::times::calendar::{day, days_between, month, months_after, season, year};
use crate::times::lexicon::Season;
use crate::times::names::{self, Name};
use crate::times::point::{Day, Phrase, Turn, Year};
use crate::times::reckon::distance;
use crate::times::settle::Set;
use record::time::{Date, Weekday};
use record::{Interval, Precision};

/// Days before the report that its story may be told from its date.
const OF_LATE: i64 = 330;

/// Days after which a time that was told is a look back, and no story that goes on.
const LONG_AGO: i64 = 5 * 365;

/// How many sentences a look back may last.
const NEAR: u32 = 3;

/// Days before the report that its story is told from its date, whatever year was said.
const JUST_NOW: i64 = 120;

impl Story<'_> {
    /// The year that is meant where only the report and the story can tell; for periods longer than a month.
    pub(super) fn plain_year(&self, year: Year) -> Option<i16> {
        let now = self.published.map(|now| now.latest.year());
        let told = self.told.or(self.lately).map(|told| told.set.interval.earliest.year());
        match year {
            Year::Is(year) => Some(year),
            Year::Off(by) => now.map(|now| now + by as i16),
            Year::That => told.or(now),
            Year::Turn(Turn::Last) => now.map(|now| now - 1),
            Year::Turn(Turn::Next) => now.map(|now| now + 1),
            Year::Turn(Turn::This) => now,
            Year::Open => told.or(now),
            Year::Before => told.or(now).map(|year| year - 1),
        }
    }

    pub(super) fn date(&self, phrase: &Phrase, date: &Day, note: bool) -> Option<Set> {
        match (date.month, date.day) {
            (None, None) => {
                let year_ = self.plain_year(date.year)?;
                Some(Set::new(year(year_)?, Precision::Year, 1.0))
            }
            (None, Some(dom)) => {
                let about = self.told.map(|told| told.set.interval).or(self.published)?;
                let first = about.earliest.date();
                let found = [0, 1, -1].into_iter().filter_map(|by| {
                    let month = months_after(first.first_of_month(), by);
                    day(month.year(), month.month(), dom)
                        .filter(|date_| date.weekday.is_none_or(|w| date_.weekday() == w))
                });
                let chosen = found.min_by_key(|date| days_between(first, *date).abs())?;
                Some(Set::new(Interval::day(chosen), Precision::Day, 0.7))
            }
            (Some(month_), dom) => {
                let of_year = |year: i16| match dom {
                    Some(dom) => {
                        let first = day(year, month_, dom)?;
                        let last = date.to.and_then(|to| day(year, month_, to)).unwrap_or(first);
                        Some(Interval::days(first, last))
                    }
                    None => month(year, month_),
                };
                let (year_, certain) = match date.year {
                    Year::Is(year) => (year, 1.0),
                    Year::Off(by) => (self.published?.latest.year() + by as i16, 0.95),
                    Year::That => match self.told_nearest(&of_year) {
                        Some((year, _)) => (year, 0.85),
                        None => (self.nearest(&of_year, phrase, date.weekday, false)?.0, 0.85),
                    },
                    Year::Before => (self.nearest(&of_year, phrase, date.weekday, false)?.0, 0.85),
                    Year::Turn(turn) => (self.turned(turn, &of_year)?, 0.9),
                    Year::Open => {
                        let known = dom.and_then(|dom| self.known(month_, dom));
                        match known {
                            Some(year) if !note => (year, 0.95),
                            _ => self.nearest(&of_year, phrase, date.weekday, note)?,
                        }
                    }
                };
                let precision = match (dom, date.to) {
                    (Some(_), None) => Precision::Day,
                    (Some(_), Some(_)) => Precision::Range,
                    (None, _) => Precision::Month,
                };
                Some(Set::new(of_year(year_)?, precision, certain))
            }
        }
    }

    /// The one year in which the text elsewhere puts this day of the year.
    pub(super) fn known(&self, month: i8, dom: i8) -> Option<i16> {
        let mut years = self.full.iter().filter(|(m, d, _)| (*m, *d) == (month, dom)).map(|(_, _, year)| *year);
        let year = years.next()?;
        years.all(|other| other == year).then_some(year)
    }

    /// The year that brings a date nearest to where the story is: "that spring".
    fn told_nearest(&self, of_year: &dyn Fn(i16) -> Option<Interval>) -> Option<(i16, f64)> {
        let told = self.told.or(self.lately)?.set.interval;
        let year = told.earliest.year();
        let near = (year - 1..=year + 1).filter_map(|year| Some((year, of_year(year)?)));
        near.min_by_key(|(year, interval)| (distance(*interval, told), -year)).map(|(year, _)| (year, 0.85))
    }

    /// The year that brings a date nearest to where the story is, else the last one before the report.
    pub(super) fn nearest(
        &self,
        of_year: &dyn Fn(i16) -> Option<Interval>,
        phrase: &Phrase,
        weekday: Option<Weekday>,
        note: bool,
    ) -> Option<(i16, f64)> {
        let fits = |interval: &Interval| weekday.is_none_or(|weekday| interval.earliest.date().weekday() == weekday);
        let around = |middle: i16, reach: i16| {
            (middle - reach..=middle + reach)
                .filter_map(|year| of_year(year).map(|interval| (year, interval)))
                .filter(|(_, interval)| fits(interval))
        };
        let tense = if note { Tense::Past } else { self.tense(phrase) };
        let Some(now) = self.published else {
            let told = self.told?.set.interval;
            let reach = if weekday.is_some() { 7 } else { 1 };
            let chosen = around(told.earliest.year(), reach).min_by_key(|(year, it)| (distance(*it, told), -year))?;
            return Some((chosen.0, 0.85));
        };
        let last = now.latest.year();
        let past = |interval: &Interval| interval.earliest <= now.latest;
        // A story of the last months in which nobody says the year is told from the report's date, which says more
        // than the date told before: "it began in February; by September he had left". A year or a decade long ago is where the report looks back
        // to, and not where its story is.
        let year_said = self.told.is_some_and(|told| told.year_said);
        let here = self.page.sentence(phrase.tokens.start);
        let near = |told: &Told| here.saturating_sub(told.sentence) <= NEAR;
        let told = self.told.or(self.lately);
        let told = told.filter(|told| near(told) || distance(told.set.interval, now) < LONG_AGO);
        let told = told.map(|told| told.set).filter(|told| {
            !note
                && distance(told.interval, now) > if year_said { JUST_NOW } else { OF_LATE }
                && (told.interval.day_count() <= 62 || last - told.interval.earliest.year() <= 3)
        });
        if let Some(told) = told.map(|told| told.interval).filter(|_| tense != Tense::Future) {
            let chosen = around(told.earliest.year(), if weekday.is_some() { 7 } else { 1 })
                .filter(|(_, interval)| past(interval))
                .min_by_key(|(year, interval)| (distance(*interval, told), -year));
            if let Some((year, _)) = chosen {
                return Some((year, if weekday.is_some() { 0.95 } else { 0.85 }));
            }
        }
        let background =
            self.background.filter(|year| !note && tense != Tense::Future && (last - 2..last).contains(year));
        if let Some(year) = background.filter(|year| of_year(*year).is_some_and(|interval| fits(&interval))) {
            return Some((year, 0.6));
        }
        let before = around(last, 7).filter(|(_, interval)| past(interval)).last();
        let after = around(last, 7).find(|(_, interval)| interval.latest >= now.earliest);
        // "In January" is said of ten months ago; "January 14" hardly.
        let months = before.is_some_and(|(_, interval)| interval.day_count() > 20);
        let (long, soon) = if months { (300, 66) } else { (240, 124) };
        let years = |found: Option<(i16, Interval)>| found.map_or(i64::MAX, |(_, it)| distance(it, now));
        let to_come = match tense {
            // "Is to be out by January 14", written on the 15th.
            Tense::Future => after.is_some() && !(years(before) < 32 && years(after) > 300),
            // Nobody leaves out a year that lies further back than the next such date lies ahead by many times: "a
            // dividend was declared, payable December 15".
            Tense::Past => years(before) > 400 && years(after) < 366 || years(before) > long + 30 && years(after) < 92,
            Tense::Unclear | Tense::Conditional => years(before) > long && years(after) < soon,
        };
        let (year, _) = if to_come { after? } else { before? };
        Some((year, if tense == Tense::Unclear { 0.75 } else { 0.85 }))
    }

    /// "Last October", "this May", "next March", counted from the report.
    pub(super) fn turned(&self, turn: Turn, of_year: &dyn Fn(i16) -> Option<Interval>) -> Option<i16> {
        let now = self.published?;
        let year = now.latest.year();
        let mut years = (year - 2..=year + 1).filter_map(|year| of_year(year).map(|interval| (year, interval)));
        match turn {
            Turn::Last => {
                // In March, "last February" is the one of last year: this year's would be told without "last".
                let enough = |interval: &Interval| days_between(interval.latest.date(), now.latest.date()) > 31;
                years.filter(|(_, interval)| enough(interval)).map(|(year, _)| year).last()
            }
            Turn::Next => years.find(|(_, interval)| interval.earliest > now.earliest).map(|(year, _)| year),
            Turn::This => Some(year),
        }
    }

    pub(super) fn season(&self, phrase: &Phrase, season_: Season, year_: Year) -> Option<Set> {
        let of_year = |year: i16| season(year, season_);
        let (year, certain) = match year_ {
            Year::Is(year) => (year, if season_ == Season::Winter { 0.7 } else { 0.95 }),
            Year::Off(by) => (self.published?.latest.year() + by as i16, 0.9),
            Year::Turn(turn) => (self.turned(turn, &of_year)?, 0.85),
            Year::That => self.told_nearest(&of_year).or_else(|| self.nearest(&of_year, phrase, None, false))?,
            Year::Before | Year::Open => self.nearest(&of_year, phrase, None, false)?,
        };
        Some(Set::new(of_year(year)?, Precision::Season, certain))
    }

    pub(super) fn named(&self, phrase: &Phrase, name: Name, year_: Year) -> Option<Set> {
        let given = self.named.iter().filter(|(given, _)| *given == name);
        let of_year = |year: i16| name.on(year).map(Interval::day);
        let set = |date: Date, certain| Some(Set::new(Interval::day(date), Precision::Day, certain));
        let year = match year_ {
            Year::Is(year) => {
                return set(
                    given.clone().map(|(_, date)| *date).find(|date| date.year() == year).or_else(|| name.on(year))?,
                    1.0,
                );
            }
            Year::Off(by) => self.published?.latest.year() + by as i16,
            Year::Turn(turn) => self.turned(turn, &of_year)?,
            Year::That | Year::Before | Year::Open => {
                if let Some((_, date)) = given.clone().next() {
                    return set(*date, 1.0);
                }
                match self.election.filter(|_| name.is_election() || name == Name::InaugurationDay) {
                    Some(year) if name.is_election() => year,
                    Some(year) => year + 1,
                    None => return self.nearest_name(phrase, name),
                }
            }
        };
        set(name.on(year)?, 0.95)
    }

    pub(super) fn nearest_name(&self, phrase: &Phrase, name: Name) -> Option<Set> {
        let set = |date: Date, certain| Some(Set::new(Interval::day(date), Precision::Day, certain));
        let future = self.tense(phrase) == Tense::Future;
        if let Some(told) = self.told.map(|told| told.set.interval).filter(|_| !future) {
            let at = told.earliest.date();
            let (last, next) = (names::last(name, at), names::next(name, at));
            let near = |date: &Date| days_between(at, *date).abs();
            let past = |date: &Date| self.published.is_none_or(|now| date.at(0, 0, 0, 0) <= now.latest);
            if let Some(date) = last.into_iter().chain(next).filter(past).min_by_key(near) {
                return set(date, 0.85);
            }
        }
        let now = self.published?;
        if future {
            set(names::next(name, now.earliest.date())?, 0.8)
        } else {
            set(names::last(name, now.latest.date())?, 0.8)
        }
    }
}
