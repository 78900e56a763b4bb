//! Moments that machines count: seconds since 1970, in UTC.

use record::envelope::{Dated, Moment};
use record::time::{DateTime, SignedDuration, date};
use record::{Interval, Precision, StatedTime};

/// The moment `seconds` after the beginning of 1970.
pub(crate) fn utc(seconds: i64) -> Option<DateTime> {
    date(1970, 1, 1).at(0, 0, 0, 0).checked_add(SignedDuration::from_secs(seconds)).ok()
}

/// The time that the field `field` states by so many seconds since 1970, in UTC; `written` is how it does.
pub(crate) fn counted(moment: Moment, field: &str, seconds: i64, written: Option<&str>) -> Option<Dated> {
    let at = utc(seconds)?;
    let time = StatedTime {
        interval: Some(Interval::new(at, at)),
        zone: Some("UTC".to_owned()),
        text: Some(written.map_or_else(|| format!("{at}Z"), str::to_owned)),
        precision: Some(Precision::Second),
        claims: Vec::new(),
    };
    Some(Dated { moment, field: field.to_owned(), time, offset: Some(0), guess: None })
}

/// The words before a zone as ISO 8601 writes it behind a clock time, and the zone.
pub(crate) fn zoned(words: &str) -> (&str, Option<&str>) {
    if let Some(clock) = words.strip_suffix(['Z', 'z']) {
        return (clock.trim_end(), words.get(clock.len()..));
    }
    let clock = words.find(':').unwrap_or(words.len());
    match words[clock..].rfind(['+', '-']) {
        Some(at) => (words[..clock + at].trim_end(), words.get(clock + at..)),
        None => (words, None),
    }
}

/// Seconds east of UTC of `Z`, `+02:00`, `-0430`, `+02`.
pub(crate) fn offset(zone: &str) -> Option<i32> {
    if matches!(zone, "Z" | "z") {
        return Some(0);
    }
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let mut digits: String = digits.chars().filter(|c| *c != ':').collect();
    if digits.len() == 2 {
        digits.push_str("00");
    }
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = (digits[..2].parse::<i32>().ok()?, digits[2..].parse::<i32>().ok()?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_counted_and_zones_are_told() {
        let at = |seconds| utc(seconds).map(|at| at.to_string());
        assert_eq!(at(1_950_546_902).as_deref(), Some("2031-10-23T18:35:02"));
        assert_eq!(at(-1).as_deref(), Some("1969-12-31T23:59:59"));
        assert_eq!(at(i64::MAX), None);
        assert_eq!(zoned("2031-10-14T18:35:02+02:00"), ("2031-10-14T18:35:02", Some("+02:00")));
        assert_eq!(zoned("2031-10-14 18:35 -0430"), ("2031-10-14 18:35", Some("-0430")));
        assert_eq!(zoned("2031-10-14"), ("2031-10-14", None));
        assert_eq!(
            ["Z", "+02", "-04:30", "+9", "x", "+25:00"].map(offset),
            [Some(0), Some(7200), Some(-16200), None, None, None]
        );
    }
}
