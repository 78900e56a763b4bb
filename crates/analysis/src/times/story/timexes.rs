//! What is told, as TIMEX3.

use super::tense::Tense;
use super::values::{length, middle, shifted, told_value, unplaced};
use super::{Story, following_year};
use crate::times::Anchor;
use crate::times::amounts::Amount;
use crate::times::calendar::{days_after, weekday_from};
use crate::times::lexicon::{Unit, among};
use crate::times::names::weekday_before;
use crate::times::page::Gap;
use crate::times::point::{Point, Said, Slice, When};
use crate::times::reckon::next_to;
use crate::times::settle::Set;
use crate::times::timex::{Kind, Modifier, Timex};
use record::{Interval, Precision, Span};
use std::ops::Range;

impl Story<'_> {
    /// The TIMEX3 of a phrase.
    pub(super) fn timexes(&self, k: usize) -> Vec<Timex> {
        let phrase = &self.phrases[k];
        let first = &phrase.extent.first;
        let second = phrase.extent.second.as_ref();
        let mut all = Vec::with_capacity(1 + usize::from(second.is_some()));
        match &phrase.said {
            Said::Point(point) | Said::SameAs(point) => all.push(self.of_point(k, point, first)),
            Said::Range(from, to) => {
                all.push(self.of_point(k, from, first));
                let start = self.day(k, from);
                all.extend(second.map(|second| {
                    let end = self.day(k, to);
                    let moved = start.zip(end).map(|(a, b)| following_year(a, b, to)).filter(|it| Some(*it) != end);
                    match moved {
                        Some(set) => {
                            let (kind, value) = told_value(to, set);
                            Timex { kind, value, ..self.of_point(k, to, second) }
                        }
                        None => self.of_point(k, to, second),
                    }
                }));
            }
            Said::Beside { of, .. } if self.page.word(first.end - 1) == "of" => {
                all.extend(self.beside_delay(k, of.as_deref(), second));
            }
            Said::Beside { point, from, .. } => {
                // "The day before last Tuesday" is one time.
                let words = first.start..second.map_or(first.end, |second| second.end);
                let value = self.placed(k, point, *from).map(|set| told_value(point, set));
                let (kind, value) = value.unwrap_or_else(|| unplaced(point));
                all.push(Timex::new(self.span(&words), kind, value));
            }
            // "Shortly after": no time by itself.
            Said::Delay { amount, of, within: false, .. } if !amount.counted && amount.low == 0.0 => {
                all.extend(self.beside_delay(k, of.as_deref(), second));
            }
            Said::Delay { amount, later, from, of, within } => {
                let alone = *from == Anchor::Narrative && of.is_none() && !within;
                all.push(if alone { self.of_delay(k, amount, *later, first) } else { self.of_length(amount, first) });
                all.extend(self.beside_delay(k, of.as_deref(), second));
            }
            // "Will be back in two weeks": a time, told by how far off it is.
            Said::Duration(amount)
                if amount.counted
                    && amount.unit >= Unit::Day
                    && self.page.before(first.start) == "in"
                    && self.tense(phrase) == Tense::Future =>
            {
                let value = self.counted_from_now(amount, 1, first.start);
                all.push(Timex { modifier: amount.limit, ..Timex::new(self.span(first), Kind::Date, value) });
            }
            Said::Duration(amount) => all.push(self.of_length(amount, first)),
        }
        all
    }

    /// Where "the next week" is; from the report, where no story was told before it.
    fn placed(&self, k: usize, point: &Point, from: Anchor) -> Option<Set> {
        // "Nov. 3, the day before the vote" is told by what it stands beside.
        let told = self.led_by(k).or_else(|| self.place(k).0);
        if told.is_some() || from != Anchor::Narrative {
            return told;
        }
        let now = Set::new(self.published?, Precision::Day, 0.5);
        let date = now.interval.earliest.date();
        match point.when.as_ref()? {
            When::Beside(unit, by) => Some(next_to(now, *unit, *by)),
            When::BesideWeekday(weekday, 1) => {
                let day = weekday_from(days_after(date, 1), *weekday);
                Some(Set { interval: Interval::day(day), ..now })
            }
            When::BesideWeekday(weekday, _) => {
                Some(Set { interval: Interval::day(weekday_before(date, *weekday)), ..now })
            }
            _ => None,
        }
    }

    /// The time that a delay counts from, which stands beside it.
    fn beside_delay(&self, k: usize, of: Option<&Point>, words: Option<&Range<usize>>) -> Option<Timex> {
        Some(self.of_point(k, of?, words?))
    }

    pub(super) fn span(&self, words: &Range<usize>) -> Span {
        self.page.cover(words.clone())
    }

    pub(super) fn of_length(&self, amount: &Amount, words: &Range<usize>) -> Timex {
        let page = self.page;
        let mut start = self.trimmed(amount, words);
        let takes = |start: usize, list: &str| start > 0 && page.beside(start) && among(page.before(start), list);
        if !amount.joined && amount.limit.is_none() && start == words.start {
            start -= usize::from(takes(
                start,
                "first last next past latest early final opening closing previous following coming upcoming",
            ));
            // "The nine months" and not "the 10-month correspondence".
            start -= usize::from(takes(start, "the"));
        }
        // "Over several years" says that it took them, and not that it took more.
        let limit = amount.limit.filter(|_| amount.counted || self.page.word(words.start) != "over");
        let words = start..words.end;
        Timex { modifier: limit, ..Timex::new(self.span(&words), Kind::Duration, length(amount)) }
    }

    /// Where a length starts when words that measure nothing are left out: "only six months", and "over several
    /// years", where "over" says no number.
    fn trimmed(&self, amount: &Amount, words: &Range<usize>) -> usize {
        let mut start = words.start;
        while start + 1 < words.end
            && (among(self.page.word(start), "just only exactly precisely barely")
                || !amount.counted && self.page.word(start) == "over")
        {
            start += 1;
        }
        start
    }

    /// "Two days later", "a year earlier".
    fn of_delay(&self, k: usize, amount: &Amount, later: bool, words: &Range<usize>) -> Timex {
        let span = self.span(&(self.trimmed(amount, words)..words.end));
        let sign = if later { 1 } else { -1 };
        let token = words.start;
        let told = if amount.unit >= Unit::Year { self.spoken_near(token) } else { None };
        let from = told.or_else(|| {
            let told = self.at(token)?;
            Some((told.set.interval.earliest.date(), Unit::Day))
        });
        let from = from.or_else(|| Some((self.published?.latest.date(), Unit::Day)));
        let value = match from.filter(|_| amount.counted) {
            Some((date, unit)) => shifted(date, amount, sign, unit),
            None => None,
        };
        let told = |value| Timex { modifier: amount.limit, ..Timex::new(span, Kind::Date, value) };
        if let Some(value) = value {
            return told(value);
        }
        let clock = self.place(k).0.filter(|set| set.precision <= Precision::Hour && amount.counted);
        match clock.map(|set| middle(set.interval)) {
            Some(at) => {
                let value = format!("{}T{:02}:{:02}", at.date(), at.hour(), at.minute());
                Timex { kind: Kind::Time, ..told(value) }
            }
            None => Timex { kind: Kind::Duration, ..told(length(amount)) },
        }
    }

    fn of_point(&self, k: usize, point: &Point, words: &Range<usize>) -> Timex {
        let span = self.span(&self.extended(point, words));
        let (kind, value) = match &point.when {
            // "The past year" is a year; "the past two years" are a length. "Recent years" are neither.
            Some(When::Stretch(amount, by))
                if (Unit::Week..=Unit::Year).contains(&amount.unit)
                    && amount.high == 1.0
                    && among(self.page.word(words.end - 2), "past last next coming") =>
            {
                (Kind::Date, self.counted_from_now(amount, i64::from(*by), words.start))
            }
            Some(When::Stretch(amount, -1)) if self.page.word(words.start) == "recent" && !amount.counted => {
                (Kind::Date, "PAST_REF".into())
            }
            Some(When::Stretch(amount, _)) => (Kind::Duration, length(amount)),
            Some(When::Ago(amount)) => (Kind::Date, self.counted_from_now(amount, -1, words.start)),
            Some(When::Ahead(amount)) => (Kind::Date, self.counted_from_now(amount, 1, words.start)),
            _ => match self.day(k, point) {
                Some(day) => told_value(point, day),
                None => unplaced(point),
            },
        };
        let limit = match &point.when {
            Some(When::Stretch(amount, _) | When::Ago(amount) | When::Ahead(amount)) => amount.limit,
            _ => None,
        };
        let modifier = match point.slice {
            Some(Slice::Early | Slice::Earlier) => Some(Modifier::Start),
            Some(Slice::Middle) => Some(Modifier::Mid),
            Some(Slice::Late | Slice::Later) => Some(Modifier::End),
            Some(Slice::Week) | None => limit.or(point.around.then_some(Modifier::Approx)),
        };
        Timex { modifier, ..Timex::new(span, kind, value) }
    }

    /// The words with the article that belongs to them: "the third quarter", "the past two weeks", never "the June
    /// 2016 meeting".
    fn extended(&self, point: &Point, words: &Range<usize>) -> Range<usize> {
        let page = self.page;
        let mut start = words.start;
        // "Just last month", "earlier this week": TIMEX3 has the month and the week.
        let fine = match &point.when {
            Some(When::Unit(unit, _)) => *unit == Unit::Week,
            Some(When::Weekday { .. }) => true,
            _ => false,
        };
        let ordered = fine && matches!(point.slice, Some(Slice::Earlier | Slice::Later));
        if words.len() > 1 && (page.word(start) == "just" || ordered && among(page.word(start), "earlier later")) {
            start += 1;
        }
        if matches!(point.when, Some(When::Quarter(..))) && page.before(start) == "fiscal" && page.beside(start) {
            start -= 1;
        }
        let article = page.before(start) == "the" && page.beside(start);
        let takes = match &point.when {
            Some(When::Date(date)) => {
                point.part.is_some() || point.slice.is_some() || date.day.is_some() && date.month.is_none()
            }
            Some(When::Quarter(..)) => page.gap(words.end - 1) != Gap::Dash,
            Some(When::Weekday { .. } | When::Named(..)) => false,
            _ => true,
        };
        if article && takes {
            start -= 1;
        }
        start..words.end
    }

    /// "Two weeks ago", "a year ago", "three days from now".
    fn counted_from_now(&self, amount: &Amount, sign: i64, token: usize) -> String {
        let vague = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        let spoken = if amount.unit == Unit::Year && amount.low == 1.0 { self.spoken_near(token) } else { None };
        let from = spoken.or(self.published.map(|now| (now.latest.date(), Unit::Day)));
        let value = from.filter(|_| amount.counted).and_then(|(date, unit)| shifted(date, amount, sign, unit));
        value.unwrap_or_else(|| vague.into())
    }
}
