//! The day or period that a phrase tells, and the day that a bare clock time borrows.

use super::Story;
use super::tense::Tense;
use crate::times::calendar::{days_after, quarter, weekday_from, years};
use crate::times::lexicon::Unit;
use crate::times::names::weekday_before;
use crate::times::page::Gap;
use crate::times::point::{Day, Phrase, Point, Said, When, Year};
use crate::times::reckon::{deictic, next_to, nth_of, unit_of};
use crate::times::settle::{Set, within};
use record::{Interval, Precision};

impl Story<'_> {
    /// Sets one point on the calendar.
    pub(super) fn point(&self, k: usize, point: &Point) -> Option<Set> {
        let phrase = &self.phrases[k];
        let day = self.day(k, point)?;
        let told = self.at(phrase.tokens.start).map(|told| told.set.interval);
        let now = match point.when {
            Some(When::Unit(..) | When::Weekday { .. } | When::Weekend(_)) => self.published,
            Some(When::Season(_, Year::Turn(_)) | When::Date(Day { year: Year::Turn(_), .. })) => self.published,
            _ => told,
        };
        Some(within(point, day, now))
    }

    /// The day or period that a point is in, before parts of it are told apart.
    pub(super) fn day(&self, k: usize, point: &Point) -> Option<Set> {
        let note = self.is_note(k);
        match &point.when {
            Some(when) => self.when(&self.phrases[k], when, note),
            None => self.borrowed_day(k, point, note),
        }
    }

    /// The day of a clock time or a part of the day that is told without one: of the same sentence, of the story, of
    /// the report.
    pub(super) fn borrowed_day(&self, k: usize, point: &Point, note: bool) -> Option<Set> {
        let whole_days = |set: Set| {
            // Of a night that was told before, the evening is on its first day and the rest on its second.
            if let (Precision::PartOfDay, 2, Some(clock)) = (set.precision, set.interval.day_count(), &point.clock) {
                let early = clock.hour < 12 && !clock.either_half;
                let date = if early { set.interval.latest.date() } else { set.interval.earliest.date() };
                return Set::new(Interval::day(date), Precision::Day, 1.0);
            }
            let days = Interval::days(set.interval.earliest.date(), set.interval.latest.date());
            Set::new(days, if days.day_count() > 1 { Precision::Range } else { Precision::Day }, 1.0)
        };
        let reported = self.published.map(|now| whole_days(Set::new(now, Precision::Day, 1.0)));
        if note {
            return reported;
        }
        let here = self.phrases[k].tokens.clone();
        let sentence = self.page.sentence(here.start);
        let told = self.at(here.start);
        let before = told.filter(|told| told.sentence == sentence && here.start - told.token < 30);
        if let Some(told) = before.filter(|told| told.set.precision <= Precision::Day) {
            return Some(whole_days(told.set));
        }
        let after = self.phrases[k + 1..]
            .iter()
            .take_while(|next| self.page.sentence(next.tokens.start) == sentence && next.tokens.start < here.end + 12)
            .find_map(|next| match &next.said {
                Said::Point(Point { when: Some(when), .. }) => {
                    self.when(next, when, false).filter(|set| set.precision <= Precision::Day)
                }
                _ => None,
            });
        if let Some(set) = after {
            return Some(Set { certain: 0.9, ..whole_days(set) });
        }
        let told = told.filter(|told| told.set.interval.day_count() <= 62);
        told.map(|told| Set { certain: 0.85, ..whole_days(told.set) })
            .or(reported.map(|set| Set { certain: 0.5, ..set }))
    }

    /// Sets a day or period on the calendar.
    pub(super) fn when(&self, phrase: &Phrase, when: &When, note: bool) -> Option<Set> {
        match when {
            When::Date(date) => self.date(phrase, date, note),
            When::Season(season_, year_) => self.season(phrase, *season_, *year_),
            When::Quarter(number, year_) => {
                let year = self.quarter_year(phrase, *number, *year_)?;
                Some(Set::new(quarter(year, *number)?, Precision::Range, 1.0))
            }
            When::Nth { nth, unit, of } => nth_of(self.when(phrase, of, note)?.interval, *nth, *unit),
            When::Years(first, last) => Some(Set::new(years(*first, *last)?, Precision::Range, 1.0)),
            When::Named(name, year_) => self.named(phrase, *name, *year_),
            When::Same(unit) => self.same(*unit, phrase.tokens.start),
            When::Beside(unit, by) => Some(next_to(self.at(phrase.tokens.start)?.set, *unit, *by)),
            When::BesideWeekday(weekday, by) => {
                let from = self.at(phrase.tokens.start).map(|told| told.set.interval).or(self.published)?;
                let date = match by {
                    0 => weekday_from(from.earliest.date(), *weekday),
                    1 => weekday_from(days_after(from.latest.date(), 1), *weekday),
                    _ => weekday_before(from.earliest.date(), *weekday),
                };
                Some(Set::new(Interval::day(date), Precision::Day, 0.9))
            }
            When::Weekday { .. }
            | When::Unit(..)
            | When::Weekend(_)
            | When::Stretch(..)
            | When::Ago(_)
            | When::Ahead(_) => {
                let now = self.published?;
                let (a, b) = (now.earliest.date(), now.latest.date());
                let owner = self.page.gap(phrase.tokens.end) == Gap::Apostrophe;
                let future = match self.tense(phrase) {
                    Tense::Future => true,
                    // "They would look into Wednesday's ruling", which is made.
                    Tense::Conditional => !owner,
                    Tense::Past | Tense::Unclear => false,
                };
                let first = deictic(when, a, future)?;
                if a == b {
                    return Some(first);
                }
                let last = deictic(when, b, future)?;
                let both = Interval::new(
                    first.interval.earliest.min(last.interval.earliest),
                    first.interval.latest.max(last.interval.latest),
                );
                let precision = if both == first.interval { first.precision } else { Precision::Range };
                Some(Set::new(both, precision, first.certain * if both == first.interval { 1.0 } else { 0.8 }))
            }
        }
    }

    /// "That day", "that month": the unit that the story is in.
    pub(super) fn same(&self, unit: Unit, token: usize) -> Option<Set> {
        let told =
            self.at(token).map(|told| told.set).or(self.published.map(|now| Set::new(now, Precision::Day, 0.6)))?;
        let mut at = told.interval.earliest.date();
        // A night that ends in the morning still belongs to the day it began on, and so does a range of two days to
        // its first.
        if told.interval.day_count() > 2 && unit <= Unit::Day {
            let days = Interval::days(at, told.interval.latest.date());
            return Some(Set::new(days, Precision::Range, 0.6));
        }
        if unit == Unit::Day && told.interval.day_count() == 2 && told.precision == Precision::Range {
            at = told.interval.latest.date().min(days_after(at, 1));
            return Some(Set::new(Interval::days(told.interval.earliest.date(), at), Precision::Range, 0.7));
        }
        unit_of(at, unit).map(|(interval, precision)| Set::new(interval, precision, told.certain.min(0.95)))
    }
}
