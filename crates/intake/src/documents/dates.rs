//! Times as office programs write them (W3CDTF): `2031-05-02T10:00:00Z`.

use record::envelope::{Dated, Moment};
use record::time::{Date, Interval, Precision, StatedTime, Time};

/// The time that `field` states as `words`. Nothing where there is no such time.
pub(super) fn dated(field: &str, moment: Moment, words: &str) -> Option<Dated> {
    let (day, rest) = words.trim().split_at_checked(10)?;
    let number = |digits: &str| digits.parse::<i16>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
    let mut parts = day.splitn(3, '-').map(number);
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let day = Date::new(year, month as i8, day as i8).ok()?;
    let (interval, precision, zone) = match rest.strip_prefix('T') {
        None if rest.is_empty() => (Interval::day(day), Precision::Day, ""),
        None => return None,
        Some(rest) => {
            let end = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
            let (clock, zone) = rest.split_at(end);
            let clock = clock.split('.').next().unwrap_or(clock);
            let mut parts = clock.splitn(3, ':').map(number);
            let (hour, minute) = (parts.next()??, parts.next()??);
            let second = parts.next();
            let at = day.to_datetime(Time::new(hour as i8, minute as i8, second.unwrap_or(Some(0))? as i8, 0).ok()?);
            match second {
                Some(_) => (Interval::new(at, at), Precision::Second, zone),
                None => (Interval::minute(at), Precision::Minute, zone),
            }
        }
    };
    let time = StatedTime {
        interval: Some(interval),
        zone: (!zone.is_empty()).then(|| zone.to_owned()),
        text: Some(words.trim().to_owned()),
        precision: Some(precision),
        claims: Vec::new(),
    };
    Some(Dated { moment, field: field.to_owned(), time, offset: offset(zone), guess: None })
}

/// Seconds east of UTC.
fn offset(zone: &str) -> Option<i32> {
    if zone == "Z" {
        return Some(0);
    }
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let seconds = hours.parse::<i32>().ok()?.checked_mul(3600)? + minutes.parse::<i32>().ok()?.checked_mul(60)?;
    (seconds < 24 * 3600).then_some(if zone.starts_with('-') { -seconds } else { seconds })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_written_or_not_at_all() {
        let at = |words: &str| dated("date", Moment::Sent, words);
        let read = at("2031-05-02T10:00:00Z").unwrap();
        assert_eq!((read.offset, read.time.zone.as_deref()), (Some(0), Some("Z")));
        assert_eq!(at("2031-05-02T10:00:00.123-03:30").unwrap().offset, Some(-12_600));
        assert_eq!(at("2031-05-02").unwrap().time.precision, Some(Precision::Day));
        for none in
            ["2031-02-30T10:00:00Z", "2031-05-02T25:00:00Z", "", "yesterday", "2031-05-02 10:00", "2031-05-02T+"]
        {
            assert!(at(none).is_none(), "{none}");
        }
    }
}
