//! Calendar days, counted from the first of March of the year 0, for comparing dates.

use super::loose::text;
use serde_json::Value;

/// A day's number.
pub(super) type Day = i64;

/// The day that `text` begins with (`2031-04-09...`), where it begins with one that exists.
pub(super) fn day(text: &str) -> Option<Day> {
    let t = text.as_bytes();
    let number = |range: std::ops::Range<usize>| -> Option<i64> {
        let digits = t.get(range)?;
        digits.iter().all(u8::is_ascii_digit).then(|| digits.iter().fold(0, |n, d| n * 10 + i64::from(d - b'0')))
    };
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if t[4] != b'-' || t[7] != b'-' || year == 0 || !(1..=length).contains(&day) {
        return None;
    }
    // Years that begin in March put the leap day last, which makes the months' lengths one formula.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    Some(year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1)
}

/// The first and the last day of an interval of the brief (`{"earliest", "latest"}`).
pub(super) fn days(interval: Option<&Value>) -> Option<(Day, Day)> {
    let interval = interval?;
    Some((day(text(interval, "earliest"))?, day(text(interval, "latest"))?))
}
