//! Times as exports write them.

use super::records::shown;
use record::Problem;
use record::envelope::{Dated, Moment};
use record::time::{DateTime, Interval, Precision, SignedDuration, StatedTime, date};

/// The time that the field `field` states with `words`, as ISO 8601 has it: with a zone or without, to the second or finer.
pub(crate) fn iso(field: &str, moment: Moment, words: &str) -> Option<Dated> {
    let (clock, zone) = zoned(words.trim());
    // Words without a clock time state a day.
    let at: DateTime = Some(clock).filter(|clock| clock.contains(':'))?.parse().ok()?;
    let offset = zone.and_then(offset);
    Some(dated(field, moment, words, at, zone, offset))
}

/// The time as X writes it in posts: `Wed Oct 10 20:19:24 +0000 2018`.
pub(crate) fn posted(field: &str, moment: Moment, words: &str) -> Option<Dated> {
    let [_, month, day, clock, zone, year] = words.split_whitespace().collect::<Vec<_>>()[..] else { return None };
    let month = record::calendar::month(&month.to_ascii_lowercase())?;
    let day: i8 = day.parse().ok()?;
    let year: i16 = year.parse().ok()?;
    let at: DateTime = format!("{year:04}-{month:02}-{day:02}T{clock}").parse().ok()?;
    Some(dated(field, moment, words, at, Some(zone), offset(zone)))
}

/// The time of a count of seconds since 1970, in UTC, with or without a fraction.
pub(crate) fn unix(field: &str, moment: Moment, words: &str) -> Option<Dated> {
    Some(dated(field, moment, words, since_1970(words)?, None, Some(0)))
}

/// The moment, in UTC, that is so many seconds after the beginning of 1970.
pub(crate) fn since_1970(words: &str) -> Option<DateTime> {
    let (whole, fraction) = words.trim().split_once('.').unwrap_or((words.trim(), ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let nanoseconds: String = fraction.chars().chain(std::iter::repeat('0')).take(9).collect();
    let by = SignedDuration::new(whole.parse().ok()?, nanoseconds.parse().ok()?);
    date(1970, 1, 1).at(0, 0, 0, 0).checked_add(by).ok()
}

/// The time `at`, stated to the second or finer.
pub(crate) fn dated(
    field: &str,
    moment: Moment,
    words: &str,
    at: DateTime,
    zone: Option<&str>,
    offset: Option<i32>,
) -> Dated {
    let time = StatedTime {
        interval: Some(Interval::new(at, at)),
        zone: zone.map(str::to_owned),
        text: Some(words.trim().to_owned()),
        precision: Some(Precision::Second),
        claims: Vec::new(),
    };
    Dated { moment, field: field.to_owned(), time, offset, guess: None }
}

/// What is said where `words` in `field` are no time.
pub(crate) fn no_such_time(field: &str, words: &str) -> Problem {
    let message =
        format!("its {field} says \"{}\", which is no time that there is; it is kept as undated", shown(words));
    Problem::new("no-such-time", message)
}

/// The words before the zone, and the zone.
fn zoned(words: &str) -> (&str, Option<&str>) {
    if let Some(clock) = words.strip_suffix(['Z', 'z']) {
        return (clock, words.get(clock.len()..));
    }
    let clock = words.find(['T', 't', ' ']).unwrap_or(0);
    match words[clock..].rfind(['+', '-']) {
        Some(at) => (words[..clock + at].trim_end(), words.get(clock + at..)),
        None => (words, None),
    }
}

/// Seconds east of UTC of `Z`, `+02:00`, `-0430`.
fn offset(zone: &str) -> Option<i32> {
    if matches!(zone, "Z" | "z") {
        return Some(0);
    }
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = (digits[..2].parse::<i32>().ok()?, digits[2..].parse::<i32>().ok()?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(dated: Option<Dated>) -> (String, Option<i32>) {
        let dated = dated.unwrap();
        (dated.time.interval.unwrap().earliest.to_string(), dated.offset)
    }

    #[test]
    fn times_are_read_as_exports_write_them() {
        let iso = |words| iso("createdAt", Moment::Sent, words);
        assert_eq!(at(iso("2031-02-20T06:22:05.085Z")), ("2031-02-20T06:22:05.085".into(), Some(0)));
        assert_eq!(at(iso("2031-02-20T06:22:05")), ("2031-02-20T06:22:05".into(), None));
        assert_eq!(at(iso("2031-02-20 06:22:05 +0330")), ("2031-02-20T06:22:05".into(), Some(12600)));
        for none in ["", "2031-02-30T06:22:05Z", "2031-02-20", "x", "T", "2031-02-20T99:00:00Z", "é+é"] {
            assert!(iso(none).is_none(), "{none}");
        }
        let posted = |words| posted("created_at", Moment::Sent, words);
        assert_eq!(at(posted("Wed Oct 10 20:19:24 +0000 2031")), ("2031-10-10T20:19:24".into(), Some(0)));
        assert!(posted("Wed Feb 30 20:19:24 +0000 2031").is_none() && posted("2031").is_none());
        let unix = |words| unix("ts", Moment::Sent, words);
        assert_eq!(at(unix("1934211723.000200")), ("2031-04-17T17:02:03.0002".into(), Some(0)));
        assert_eq!(at(unix("0")), ("1970-01-01T00:00:00".into(), Some(0)));
        for none in ["", "x", "1.x", "99999999999999999", "-99999999999999"] {
            assert!(unix(none).is_none(), "{none}");
        }
    }
}
