//! What a time is counted from.

use super::Story;
use crate::times::point::{Aside, Day, Passing, Point, Said, When, Year};
use crate::times::{Anchor, CountedFrom};

impl Story<'_> {
    /// What the phrase `k` is counted from, before it is remembered itself.
    pub(super) fn counted_from(&self, k: usize) -> CountedFrom {
        let phrase = &self.phrases[k];
        match &phrase.said {
            Said::Point(point) => self.point_counted_from(k, point),
            Said::Range(first, _) => self.point_counted_from(k, first),
            Said::SameAs(_) => self.event(phrase.tokens.end),
            Said::Duration(_) => CountedFrom::Nothing,
            Said::Delay { from, .. } | Said::Beside { from, .. } => match (&phrase.extent.second, from) {
                (Some(words), _) => CountedFrom::Told(self.page.cover(words.clone())),
                (None, Anchor::Narrative) => self.told_or_report(phrase.tokens.start),
                (None, Anchor::AfterWhatFollows) => self.event(phrase.tokens.end),
                (None, Anchor::Unknown) => CountedFrom::Open,
            },
        }
    }

    pub(super) fn aside_counted_from(&self, aside: &Aside) -> CountedFrom {
        match aside.said {
            Passing::Repeated { .. } | Passing::Length(_) | Passing::Year(_) | Passing::Years(..) => {
                CountedFrom::Nothing
            }
            Passing::NamedWeekend(_, Some(_)) | Passing::Half(_, Some(_)) => CountedFrom::Nothing,
            Passing::NamedWeekend(..) | Passing::Half(..) => self.report(),
            Passing::Present | Passing::Past | Passing::Future | Passing::Weekend => self.report(),
            Passing::Accounts { .. } | Passing::Spoken(_) | Passing::YearEnd => self.told_or_report(aside.tokens.start),
        }
    }

    fn point_counted_from(&self, k: usize, point: &Point) -> CountedFrom {
        let token = self.phrases[k].tokens.start;
        if let Some(When::Nth { of, .. }) = &point.when {
            return self.point_counted_from(k, &Point { when: Some((**of).clone()), ..Point::default() });
        }
        let of_year = |year: &Year| match year {
            Year::Is(_) => CountedFrom::Nothing,
            Year::Off(_) | Year::Turn(_) => self.report(),
            Year::That | Year::Open | Year::Before => self.told_or_report(token),
        };
        match &point.when {
            Some(
                When::Date(Day { year, .. }) | When::Season(_, year) | When::Named(_, year) | When::Quarter(_, year),
            ) => of_year(year),
            Some(When::Years(..)) => CountedFrom::Nothing,
            Some(
                When::Weekday { .. }
                | When::Unit(..)
                | When::Weekend(_)
                | When::Stretch(..)
                | When::Ago(_)
                | When::Ahead(_),
            ) => self.report(),
            Some(When::Same(_) | When::Beside(..) | When::BesideWeekday(..)) => self.told_or_report(token),
            Some(When::Nth { .. }) => CountedFrom::Open,
            None if self.is_note(k) => self.report(),
            None => self.told_or_report(token),
        }
    }

    fn report(&self) -> CountedFrom {
        if self.published.is_some() { CountedFrom::Report } else { CountedFrom::Open }
    }

    fn told_or_report(&self, token: usize) -> CountedFrom {
        self.at(token).map_or_else(|| self.report(), |told| CountedFrom::Told(told.span))
    }

    /// What the words from `start` on tell, to the end of their clause.
    fn event(&self, start: usize) -> CountedFrom {
        let end = (start + 1..start + 20).find(|&k| self.page.ends(k)).unwrap_or(start + 1).min(self.page.len());
        if start < end { CountedFrom::Event(self.page.cover(start..end)) } else { CountedFrom::Open }
    }
}
