//! The TIMEX3 of what is told in passing.

use super::Story;
use super::spoken::Spoken;
use super::values::{on_clock, on_weekday};
use crate::times::calendar::{days_after, months_after};
use crate::times::lexicon::Unit;
use crate::times::names;
use crate::times::point::{Aside, Clock, Every, Passing, Which};
use crate::times::timex::{Kind, Modifier, Timex, of_length, of_part, of_season, of_unit};
use record::time::Date;

impl Story<'_> {
    /// The TIMEX3 of an aside.
    pub(super) fn of_aside(&mut self, aside: &Aside) -> Timex {
        let now = self.published.map(|now| now.latest.date());
        let words = &aside.tokens;
        let span = self.span(words);
        let date = |value: String| Timex::new(span, Kind::Date, value);
        match &aside.said {
            Passing::Present => date("PRESENT_REF".into()),
            Passing::Past => date("PAST_REF".into()),
            Passing::Future => date("FUTURE_REF".into()),
            Passing::Length(amount) => self.of_length(amount, words),
            Passing::Repeated { every, freq, at } => Timex {
                quant: freq.is_none().then_some("EVERY"),
                freq: freq.map(|times| format!("{times}X")),
                ..Timex::new(span, Kind::Set, repeated(every, at.as_ref()))
            },
            Passing::Weekend => date(match now {
                Some(now) => format!("{}-WE", of_unit(now, Unit::Week)),
                None => "XXXX-WXX-WE".into(),
            }),
            Passing::YearEnd => {
                let told = self.at(words.start).map(|told| told.set.interval.earliest.date()).or(now);
                let value = told.map_or("XXXX".into(), |told| of_unit(told, Unit::Year));
                Timex { modifier: Some(Modifier::End), ..date(value) }
            }
            Passing::Half(half, year) => {
                let year = year.or(now.map(|now| now.year()));
                date(year.map_or_else(|| format!("XXXX-H{half}"), |year| format!("{year:04}-H{half}")))
            }
            Passing::NamedWeekend(name, year) => {
                let day = match year {
                    Some(year) => name.on(*year),
                    None => now.and_then(|now| names::last(*name, days_after(now, 45))),
                };
                // The weekend that a Monday makes long comes before it.
                let by = day.map_or(0, |day| if day.weekday().to_monday_zero_offset() < 2 { -3 } else { 0 });
                let value = day.map(|day| format!("{}-WE", of_unit(days_after(day, by), Unit::Week)));
                date(value.unwrap_or_else(|| "XXXX-WXX-WE".into()))
            }
            Passing::Year(year) => date(format!("{year:04}")),
            Passing::Years(year, unit) => date(match unit {
                Unit::Century => format!("{:02}", year / 100),
                _ => format!("{:03}", year / 10),
            }),
            Passing::Spoken(Unit::Year) if matches!(self.page.word(words.end), "ended" | "ending") => {
                Timex::new(span, Kind::Duration, "P1Y".into())
            }
            Passing::Spoken(unit) => {
                let told = self.at(words.start).map(|told| told.set.interval.earliest.date()).or(now);
                match (unit, told) {
                    (Unit::Day | Unit::Week | Unit::Month | Unit::Year, Some(told)) => date(of_unit(told, *unit)),
                    _ => Timex::new(span, Kind::Duration, of_length(Some(1.0), *unit)),
                }
            }
            Passing::Accounts { unit: Unit::Year, year, .. } => {
                let year = year.or(now.map(|now| now.year()));
                date(year.map_or("XXXX".into(), |year| format!("{year:04}")))
            }
            Passing::Accounts { unit, years, year, which } => {
                let before = |months: i64| now.map(|now| months_after(now.first_of_month(), -months));
                let spoken = match which {
                    Which::Current => before(0),
                    Which::Latest => before(3),
                    Which::Spoken => self.quarter.or_else(|| before(3)),
                };
                let Some(spoken) = spoken else { return date("XXXX-QX".into()) };
                let moved = match year {
                    Some(year) => Date::new(*year, spoken.month(), 1).unwrap_or(spoken),
                    None => months_after(spoken, 12 * i64::from(*years)),
                };
                if *years == 0 && year.is_none() {
                    self.spoken = Some(Spoken { date: spoken, unit: *unit, sentence: self.page.sentence(words.start) });
                }
                date(of_unit(moved, *unit))
            }
        }
    }
}

/// The value of what comes back.
fn repeated(every: &Every, at: Option<&Clock>) -> String {
    if let Some(clock) = at {
        let day = match every {
            Every::Weekday(weekday) => on_weekday(*weekday),
            _ => "XXXX-XX-XX".into(),
        };
        return format!("{day}{}", on_clock(clock));
    }
    match every {
        Every::Length(count, unit) => of_length(Some(*count), *unit),
        Every::Weekday(weekday) => on_weekday(*weekday),
        Every::WeekdayPart(weekday, part) => format!("{}{}", on_weekday(*weekday), of_part(*part)),
        Every::Month(month) => format!("XXXX-{month:02}"),
        Every::Weekend => "XXXX-WXX-WE".into(),
        Every::Part(part) => format!("XXXX-XX-XX{}", of_part(*part)),
        Every::Season(season) => format!("XXXX-{}", of_season(*season)),
    }
}
