//! The times in the heads of mails, as RFC 5322 has them and as programs write them.

use record::envelope::{Dated, Moment};
use record::time::{Date, Interval, Precision, StatedTime, Time};

/// The time that the field `field` states with `words`, which were read as `read`. Nothing where there is no such time.
pub(super) fn dated(field: &str, moment: Moment, words: &str, read: &mail_parser::DateTime) -> Option<Dated> {
    let words = words.trim();
    let day = Date::new(i16::try_from(read.year).ok()?, read.month as i8, read.day as i8).ok()?;
    // A leap second stays in its minute.
    let second = if read.second == 60 { 59 } else { read.second };
    let at = day.to_datetime(Time::new(read.hour as i8, read.minute as i8, second as i8, 0).ok()?);
    let to_the_second = words.split_whitespace().any(|word| word.matches(':').count() == 2);
    let zone = zone(words);
    let offset = offset(zone.as_deref());
    let (interval, precision) = match to_the_second {
        true => (Interval::new(at, at), Precision::Second),
        false => (Interval::minute(at), Precision::Minute),
    };
    let time = StatedTime {
        interval: Some(interval),
        zone,
        text: Some(words.to_owned()),
        precision: Some(precision),
        claims: Vec::new(),
    };
    Some(Dated { moment, field: field.to_owned(), time, offset, guess: None })
}

/// The zone as written: what comes behind the clock time.
fn zone(words: &str) -> Option<String> {
    let mut behind = words.split_whitespace().skip_while(|word| !word.contains(':')).skip(1);
    let zone = behind.next()?;
    let is_zone = zone.starts_with(['+', '-']) || zone.chars().all(|c| c.is_ascii_alphabetic());
    is_zone.then(|| zone.to_owned())
}

/// Seconds east of UTC of a zone as mails write it. `-0000` says that nobody knows, and most letters mean more than one zone.
fn offset(zone: Option<&str>) -> Option<i32> {
    let zone = zone?;
    let named = [
        ("UT", 0),
        ("UTC", 0),
        ("GMT", 0),
        ("Z", 0),
        ("EST", -5),
        ("EDT", -4),
        ("CST", -6),
        ("CDT", -5),
        ("MST", -7),
        ("MDT", -6),
        ("PST", -8),
        ("PDT", -7),
    ];
    if let Some((_, hours)) = named.iter().find(|(name, _)| zone.eq_ignore_ascii_case(name)) {
        return Some(hours * 3600);
    }
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) || (sign < 0 && digits == "0000") {
        return None;
    }
    let (hours, minutes) = (digits[..2].parse::<i32>().ok()?, digits[2..].parse::<i32>().ok()?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}
