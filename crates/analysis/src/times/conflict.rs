//! Whether two stated times can both be right.

use super::clocks::{drifts, offset};
use super::lexicon::among;
use record::{Interval, Precision, StatedTime};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Whether no moment lies in both times, even with allowance for loose words, rounding, and zones that are not
/// stated.
///
/// - "Around", "shortly", "early" and their like widen a time by as much as it is coarse; so does a bare hour or a
///   part of the day.
/// - Where both zones are stated, clock times are compared in the same zone.
/// - Where only one is, a difference of whole or half hours may be one of zones and is no conflict.
/// - Where none is, both are taken to be in the same zone.
pub fn conflict(a: &StatedTime, b: &StatedTime) -> bool {
    let (Some(first), Some(second)) = (a.interval, b.interval) else { return false };
    let (first, second) = (widened(first, a), widened(second, b));
    let clocks = has_clock(a) || has_clock(b);
    match (a.zone.as_deref(), b.zone.as_deref()) {
        _ if !clocks => !first.overlaps(second),
        (None, None) => !first.overlaps(second),
        (Some(x), Some(y)) if x.eq_ignore_ascii_case(y) => !first.overlaps(second),
        (Some(x), Some(y)) => match (offset(x), offset(y)) {
            (Some(from), Some(to)) => {
                let slack = if drifts(x) || drifts(y) { HOUR } else { 0 };
                let by = i64::from(to - from) * MINUTE;
                !first.shifted(by - slack, by + slack).overlaps(second)
            }
            _ => !may_be_zones(first, second),
        },
        _ => !may_be_zones(first, second),
    }
}

fn has_clock(time: &StatedTime) -> bool {
    time.zone.is_some() || matches!(time.precision, Some(Precision::Second | Precision::Minute | Precision::Hour))
}

/// Whether moving one time by some zone's offset makes the two meet. Zones lie at most 26 hours apart, in steps of
/// half an hour (the three that differ by a quarter are left out, so that a quarter of an hour still shows).
fn may_be_zones(first: Interval, second: Interval) -> bool {
    (-52..=52).any(|half_hours| first.shifted(half_hours * 30 * MINUTE, half_hours * 30 * MINUTE).overlaps(second))
}

/// The time with what its words leave open at its edges.
fn widened(interval: Interval, time: &StatedTime) -> Interval {
    let loose = time.text.as_deref().is_some_and(is_loose);
    let slack = match time.precision.unwrap_or(Precision::Unknown) {
        Precision::Second => 0,
        // A minute may have been rounded up or down.
        Precision::Minute if loose => 5 * MINUTE,
        Precision::Minute => MINUTE,
        Precision::Hour => 30 * MINUTE,
        Precision::PartOfDay => HOUR,
        Precision::Day => 0,
        Precision::Week => DAY,
        Precision::Season => 21 * DAY,
        Precision::Month | Precision::Year | Precision::Unknown => 0,
        Precision::Range => 0,
    };
    let by_width = if loose { (interval.seconds() / 4).min(31 * DAY) } else { 0 };
    let slack = slack.max(by_width);
    interval.shifted(-slack, slack)
}

fn is_loose(text: &str) -> bool {
    const LOOSE: &str = "around about approximately roughly circa nearly almost some shortly just soon early \
        late mid beginning middle end start";
    text.split(|c: char| !c.is_alphanumeric()).any(|word| among(&word.to_lowercase(), LOOSE))
}
