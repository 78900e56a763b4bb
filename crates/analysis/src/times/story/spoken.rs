//! The month or quarter that a report speaks of, which "a year earlier" and "the year-ago period" count from.

use super::Story;
use super::tense::Tense;
use crate::times::Bound;
use crate::times::lexicon::Unit;
use crate::times::point::{Day, Phrase, Said, When, Year};
use crate::times::settle::Set;
use record::time::Date;

/// A date that was told, and the unit it was told in: what "a year earlier" is a year earlier than.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spoken {
    pub(super) date: Date,
    pub(super) unit: Unit,
    pub(super) sentence: u32,
}

/// How many sentences a period stays the one that is spoken of.
const SPOKEN: u32 = 4;

impl Story<'_> {
    /// Keeps the period that a phrase speaks of.
    pub(super) fn speak(&mut self, phrase: &Phrase, set: Option<Set>) {
        let Some(set) = set else { return };
        let Said::Point(point) = &phrase.said else { return };
        let unit = match &point.when {
            Some(When::Quarter(..) | When::Unit(Unit::Quarter, _)) => Unit::Quarter,
            Some(When::Date(Day { month: Some(_), day: None, .. }) | When::Unit(Unit::Month, _)) => Unit::Month,
            _ => return,
        };
        if phrase.bound == Bound::At {
            let sentence = self.page.sentence(phrase.tokens.start);
            self.spoken = Some(Spoken { date: set.interval.earliest.date(), unit, sentence });
        }
        if unit == Unit::Quarter {
            self.quarter = Some(set.interval.earliest.date());
        }
    }

    /// The period that the sentences before `token` spoke of, if it is a month or a quarter.
    pub(super) fn spoken_near(&self, token: usize) -> Option<(Date, Unit)> {
        let spoken = self.spoken.filter(|it| self.page.sentence(token).saturating_sub(it.sentence) <= SPOKEN)?;
        matches!(spoken.unit, Unit::Month | Unit::Quarter).then_some((spoken.date, spoken.unit))
    }

    /// The quarter meant where no year is said: the last one that has begun, unless it is told as to come.
    pub(super) fn quarter_year(&self, phrase: &Phrase, quarter: i8, year: Year) -> Option<i16> {
        if year == Year::Before {
            return self.quarter_year(phrase, quarter, Year::Open).map(|year| year - 1);
        }
        let now = self.published.map(|now| now.latest.date()).filter(|_| year == Year::Open);
        let Some(now) = now else { return self.plain_year(year) };
        let sentence = self.page.sentence(phrase.tokens.start);
        let near = self.told.filter(|told| sentence.saturating_sub(told.sentence) <= SPOKEN);
        if let Some(told) = near.map(|told| told.set.interval.earliest.year())
            && told < now.year() - 1
        {
            return Some(told);
        }
        let begun = quarter * 3 - 2 <= now.month();
        Some(match (begun, self.tense(phrase)) {
            (true, _) => now.year(),
            (false, Tense::Future) => now.year(),
            (false, _) => now.year() - 1,
        })
    }
}
