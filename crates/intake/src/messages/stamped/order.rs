//! Which of the three numbers of a date is the day, which the month, which the year.
//!
//! Each order is tried over the whole file. One is proven where it alone gives dates that exist and follow each other; a clock may
//! go back by a day. Where several do, all of them are kept: a file of few days can't tell 3 April from 4 March.

use super::stamp::Stamp;
use record::time::Date;

/// In which order a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

impl Order {
    const ALL: [Order; 3] = [Order::DayMonthYear, Order::MonthDayYear, Order::YearMonthDay];

    /// As told to a person.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Order::DayMonthYear => "day, month, year",
            Order::MonthDayYear => "month, day, year",
            Order::YearMonthDay => "year, month, day",
        }
    }

    /// The date of `stamp`, if it is written in this order and is not before the year `first`.
    pub(crate) fn date(self, stamp: &Stamp, first: i16) -> Option<Date> {
        let [a, b, c] = stamp.date;
        let (year, month, day) = match self {
            Order::DayMonthYear => (c, b, a),
            Order::MonthDayYear => (c, a, b),
            Order::YearMonthDay => (a, b, c),
        };
        let century = match year.digits {
            4 => 0,
            2 => 2000,
            _ => return None,
        };
        let small = |n: u16| i8::try_from(n).ok();
        let date = Date::new(i16::try_from(year.value + century).ok()?, small(month.value)?, small(day.value)?).ok()?;
        (date.year() >= first && month.digits <= 2 && day.digits <= 2).then_some(date)
    }
}

/// The orders that the file leaves possible, of which no date is before the year `first`. None where too many dates exist in none.
pub(crate) fn orders<'s>(stamps: impl Iterator<Item = &'s Stamp> + Clone, first: i16) -> Vec<Order> {
    let is_date = move |stamp: &&Stamp| Order::ALL.iter().any(|order| order.date(stamp, first).is_some());
    // A few dates that there are in no order are broken and say nothing; where there are many, the order is another one.
    let (all, known) = (stamps.clone().count(), stamps.clone().filter(is_date).count());
    if (all - known) * CLEARLY > all {
        return Vec::new();
    }
    let stamps = stamps.filter(is_date);
    let tried: Vec<(Order, usize, usize)> = Order::ALL
        .iter()
        .filter_map(|order| {
            let (mut none, mut back, mut some) = (0, 0, false);
            let mut last: Option<Date> = None;
            for stamp in stamps.clone() {
                let Some(date) = order.date(stamp, first) else {
                    none += 1;
                    continue;
                };
                let is_back = last.is_some_and(|last| date < last.yesterday().unwrap_or(last));
                (back, some, last) = (back + usize::from(is_back), true, Some(date));
            }
            some.then_some((*order, none, back))
        })
        .collect();
    let fewest = |faults: fn(&(Order, usize, usize)) -> usize, among: Vec<(Order, usize, usize)>| {
        let least = among.iter().map(faults).min().unwrap_or(0);
        // A few lines that are broken prove nothing where an order has hardly more of them than another.
        let most = least * CLEARLY;
        among.into_iter().filter(|one| faults(one) <= most).collect::<Vec<_>>()
    };
    let exist = fewest(|(_, none, _)| *none, tried);
    fewest(|(_, _, back)| *back, exist).into_iter().map(|(order, ..)| order).collect()
}

/// An order is given up where it has so many times the faults of another.
const CLEARLY: usize = 10;
