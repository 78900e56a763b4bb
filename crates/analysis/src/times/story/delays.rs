//! Delays counted from the story, from what stands beside them, or from the time they name.

use super::{Story, meaning};
use crate::times::amounts::Amount;
use crate::times::lexicon::Unit;
use crate::times::point::{Point, Said, When};
use crate::times::reckon::{moved, next_to, reach};
use crate::times::settle::{Set, within as settle};
use crate::times::{Anchor, Meaning};
use record::Precision;

impl Story<'_> {
    /// The time that stands right beside a delay and tells the same in other words: "two days later, on October 14".
    pub(super) fn apposed(&self, k: usize) -> Option<Set> {
        let phrase = &self.phrases[k];
        let next = self.phrases.get(k + 1).filter(|next| {
            let gap = next.tokens.start - phrase.tokens.end;
            let tied = gap == 0 || gap == 1 && matches!(self.page.word(phrase.tokens.end), "on" | "at" | "in");
            tied && self.page.runs_on(phrase.tokens.end)
        })?;
        match &next.said {
            Said::Point(point) if meaning(point) == Meaning::Calendar && point.when.is_some() => {
                self.point(k + 1, point)
            }
            _ => None,
        }
    }

    /// The dated phrase right before a delay: "on July 11, three days after X".
    pub(super) fn led_by(&self, k: usize) -> Option<Set> {
        let before = &self.phrases[k.checked_sub(1)?];
        let tied = before.tokens.end == self.phrases[k].tokens.start && self.page.runs_on(before.tokens.end);
        let calendar =
            matches!(&before.said, Said::Point(point) if meaning(point) == Meaning::Calendar && point.when.is_some());
        (tied && calendar).then_some(self.told?.set).filter(|set| set.precision <= Precision::Day)
    }

    /// The story's time that a delay counts from.
    pub(super) fn anchor(&self, k: usize) -> Option<Set> {
        // Two delays side by side count from the same: "the next morning, about 12 hours later".
        let before = k.checked_sub(1).map(|k| &self.phrases[k]);
        let twin = before.is_some_and(|before| {
            matches!(before.said, Said::Delay { .. } | Said::Beside { .. })
                && before.tokens.end == self.phrases[k].tokens.start
                && self.page.runs_on(before.tokens.end)
        });
        let here = self.phrases[k].tokens.start;
        let told = if twin { self.earlier } else { self.at(here) }?;
        let sentences = self.page.sentence(here).saturating_sub(told.sentence);
        let near = sentences <= 1 || here - told.token < 60;
        let certain = if near {
            0.9
        } else if sentences <= 5 {
            0.7
        } else {
            0.5
        };
        Some(Set { certain: told.set.certain * certain, ..told.set })
    }

    pub(super) fn delay(
        &self,
        k: usize,
        amount: &Amount,
        later: bool,
        from: Anchor,
        of: Option<&Point>,
        within: bool,
    ) -> (Option<Set>, Meaning) {
        let (low, high) = amount.seconds();
        let (least, most) = if later { (low, high) } else { (-high, -low) };
        let meaning = Meaning::Delay { least, most, from };
        if let Some(set) =
            self.apposed(k).or_else(|| (from != Anchor::Narrative || of.is_some()).then(|| self.led_by(k)).flatten())
        {
            return (Some(set), meaning);
        }
        let pronoun = from == Anchor::AfterWhatFollows
            && of.is_none()
            && matches!(self.page.word(self.phrases[k].tokens.end), "it" | "that" | "this" | "they" | "he" | "she");
        let anchor = match of {
            Some(point) => self.point(k, point),
            None if from == Anchor::Narrative => self.anchor(k),
            None if pronoun => self.anchor(k).map(|set| Set { certain: set.certain * 0.7, ..set }),
            None => None,
        };
        // A few minutes after some time in a year is no time that helps anyone.
        let close = anchor.filter(|anchor| amount.unit > Unit::Day || anchor.interval.day_count() <= 45);
        (close.map(|anchor| moved(anchor, amount, later, within)), meaning)
    }

    pub(super) fn beside(&self, k: usize, point: &Point, from: Anchor, of: Option<&Point>) -> (Option<Set>, Meaning) {
        let (unit, by) = match point.when {
            Some(When::Beside(unit, by)) => (unit, by),
            _ => (Unit::Day, if matches!(point.when, Some(When::BesideWeekday(_, -1))) { -1 } else { 1 }),
        };
        let (least, most) = reach(unit, by, point);
        let meaning = Meaning::Delay { least, most, from };
        if let Some(set) = self.apposed(k) {
            return (Some(set), meaning);
        }
        let anchor = match of {
            Some(point) => self.point(k, point),
            None if from == Anchor::Narrative => self.anchor(k),
            None => None,
        };
        let set = anchor.and_then(|anchor| {
            let day = match point.when {
                Some(When::Beside(unit, by)) => next_to(anchor, unit, by),
                Some(ref when) => Set { certain: anchor.certain, ..self.when(&self.phrases[k], when, false)? },
                None => return None,
            };
            Some(settle(point, day, None))
        });
        (set, meaning)
    }
}
