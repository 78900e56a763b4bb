//! Times as tables have them.

use crate::dates::{self, moments};
use crate::messages::told;
use crate::sidecar::mapping::Mapping;
use record::envelope::{Dated, Moment};
use record::time::{Date, DateTime};
use record::{Interval, Precision, Span, StatedTime, Tokens};

/// The time that a table states with `words`, as `mapping` says it is written.
pub(super) fn read(words: &str, mapping: &Mapping) -> Option<Dated> {
    let field = mapping.time.as_deref().unwrap_or("time");
    let words = words.trim();
    let mut dated = match mapping.time_format.as_deref() {
        None => guessed(field, words),
        Some("iso") => told::iso(Moment::Sent, field, words).or_else(|| day(field, words, "%Y-%m-%d")),
        Some("unix") => moments::counted(Moment::Sent, field, seconds(words, 1)?, Some(words)),
        Some("unix-ms") => moments::counted(Moment::Sent, field, seconds(words, 1000)?, Some(words)),
        Some(format) => declared(field, words, format),
    }?;
    if dated.time.zone.is_none()
        && let Some(zone) = &mapping.zone
    {
        dated.offset = moments::offset(zone);
        dated.time.zone = Some(zone.clone());
    }
    Some(dated)
}

/// A count since 1970, `per_second` of which are one second.
fn seconds(words: &str, per_second: i64) -> Option<i64> {
    let whole = words.split_once(['.', ',']).map_or(words, |(whole, _)| whole);
    Some(whole.parse::<i64>().ok()?.div_euclid(per_second))
}

/// A time that is written in whichever way can be told apart from others.
fn guessed(field: &str, words: &str) -> Option<Dated> {
    let digits = words.split_once('.').map_or(words, |(whole, _)| whole);
    let is_count = digits.bytes().all(|b| b.is_ascii_digit());
    match digits.len() {
        9 | 10 if is_count => return moments::counted(Moment::Sent, field, seconds(words, 1)?, Some(words)),
        12 | 13 if is_count => return moments::counted(Moment::Sent, field, seconds(words, 1000)?, Some(words)),
        _ => {}
    }
    told::iso(Moment::Sent, field, words).or_else(|| day(field, words, "%Y-%m-%d")).or_else(|| mentioned(field, words))
}

/// A time in words that say all of it. Where it could be two days, it is either.
fn mentioned(field: &str, words: &str) -> Option<Dated> {
    let tokens = Tokens::of(words);
    let mention = dates::mention_at(words, &tokens, 0, tokens.len())?;
    let is_all = mention.span == Span::new(0, words.len()) && mention.is_full();
    let time = is_all.then(|| mention.stated(words, None))?;
    let offset = time.zone.as_deref().and_then(|zone| match zone.to_ascii_lowercase().as_str() {
        "z" | "utc" | "gmt" => Some(0),
        _ => moments::offset(zone),
    });
    Some(Dated { moment: Moment::Sent, field: field.to_owned(), time, offset, guess: None })
}

/// A time as strptime reads it.
fn declared(field: &str, words: &str, format: &str) -> Option<Dated> {
    let clocks = ["%H", "%I", "%k", "%l", "%T", "%R", "%s", "%r", "%c", "%X"];
    if !clocks.iter().any(|part| format.contains(part)) {
        return day(field, words, format);
    }
    let at = DateTime::strptime(format, words).ok()?;
    let to_the_second = ["%S", "%T", "%s", "%f", "%r", "%c", "%X"].iter().any(|part| format.contains(part));
    let (interval, precision) = match to_the_second {
        true => (Interval::new(at, at), Precision::Second),
        false => (Interval::minute(at), Precision::Minute),
    };
    let zone = format.contains("%z").then(|| moments::zoned(words).1).flatten();
    Some(stated(field, words, interval, precision, zone))
}

fn day(field: &str, words: &str, format: &str) -> Option<Dated> {
    let day = Date::strptime(format, words).ok()?;
    Some(stated(field, words, Interval::day(day), Precision::Day, None))
}

fn stated(field: &str, words: &str, interval: Interval, precision: Precision, zone: Option<&str>) -> Dated {
    let time = StatedTime {
        interval: Some(interval),
        zone: zone.map(str::to_owned),
        text: Some(words.to_owned()),
        precision: Some(precision),
        claims: Vec::new(),
    };
    Dated { moment: Moment::Sent, field: field.to_owned(), time, offset: zone.and_then(moments::offset), guess: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(words: &str, format: Option<&str>, zone: Option<&str>) -> Option<(String, String, Option<i32>)> {
        let mapping =
            Mapping { time_format: format.map(str::to_owned), zone: zone.map(str::to_owned), ..Mapping::default() };
        let dated = read(words, &mapping)?;
        let interval = dated.time.interval?;
        Some((interval.earliest.to_string(), interval.latest.to_string(), dated.offset))
    }

    fn told(first: &str, last: &str, offset: Option<i32>) -> Option<(String, String, Option<i32>)> {
        Some((first.to_owned(), last.to_owned(), offset))
    }

    #[test]
    fn times_are_read_as_they_are_declared() {
        let minute = told("2031-10-14T18:35:00", "2031-10-14T18:35:59", Some(7200));
        assert_eq!(at("14/10/2031 18:35", Some("%d/%m/%Y %H:%M"), Some("+02:00")), minute);
        let second = "2031-10-14T18:35:02";
        assert_eq!(at("1949769302", Some("unix"), None), told(second, second, Some(0)));
        assert_eq!(at("1949769302123", Some("unix-ms"), None), told(second, second, Some(0)));
        assert_eq!(at("14.10.2031", Some("%d.%m.%Y"), None), told("2031-10-14T00:00:00", "2031-10-14T23:59:59", None));
        assert_eq!(at("31/02/2031 18:35", Some("%d/%m/%Y %H:%M"), None), None);
        assert_eq!(at("14/10/2031", Some("%"), None), None);
    }

    #[test]
    fn times_that_can_be_told_apart_need_no_declaration() {
        let second = "2031-10-14T18:35:02";
        assert_eq!(at("2031-10-14T18:35:02+02:00", None, Some("Europe/Rome")), told(second, second, Some(7200)));
        assert_eq!(at("2031-10-14 18:35:02", None, Some("Europe/Rome")), told(second, second, None));
        assert_eq!(at("1949769302", None, None), told(second, second, Some(0)));
        assert_eq!(at("Oct. 14, 2031 6:35 PM", None, None), told("2031-10-14T18:35:00", "2031-10-14T18:35:59", None));
        // Either the fourth of March or the third of April.
        assert_eq!(at("3/4/2031", None, None), told("2031-03-04T00:00:00", "2031-04-03T23:59:59", None));
        assert_eq!(at("soon", None, None), None);
    }
}
