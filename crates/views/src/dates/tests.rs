use super::words;
use record::time::{Date, DateTime, date};
use record::{Interval, Precision, StatedTime};

fn time(interval: Interval, precision: Precision) -> StatedTime {
    StatedTime { interval: Some(interval), precision: Some(precision), ..StatedTime::default() }
}

fn span(first: Date, last: Date) -> String {
    words(&time(Interval::days(first, last), Precision::Range))
}

fn at(hour: i8, minute: i8) -> DateTime {
    date(2031, 3, 3).at(hour, minute, 0, 0)
}

fn hours(from: DateTime, to: DateTime, precision: Precision) -> String {
    words(&time(Interval::new(from, to), precision))
}

#[test]
fn days_are_said_in_the_fewest_words() {
    assert_eq!(words(&StatedTime::default()), "date not stated");
    assert_eq!(span(date(2031, 3, 3), date(2031, 3, 3)), "3 March 2031");
    assert_eq!(span(date(2031, 3, 3), date(2031, 3, 4)), "3 or 4 March 2031");
    assert_eq!(span(date(2031, 3, 31), date(2031, 4, 1)), "31 March or 1 April 2031");
    assert_eq!(span(date(2031, 3, 3), date(2031, 3, 9)), "between 3 and 9 March 2031");
    assert_eq!(span(date(2031, 2, 1), date(2031, 2, 28)), "February 2031");
    assert_eq!(span(date(2031, 1, 1), date(2031, 12, 31)), "2031");
    assert_eq!(span(date(2030, 12, 30), date(2031, 1, 2)), "between 30 December 2030 and 2 January 2031");
}

#[test]
fn a_clock_time_is_no_finer_than_it_was_stated() {
    let minute = Interval::minute(at(18, 35));
    assert_eq!(words(&time(minute, Precision::Minute)), "3 March 2031, 6:35 pm");
    let zoned = StatedTime { zone: Some("ET".into()), ..time(minute, Precision::Minute) };
    assert_eq!(words(&zoned), "3 March 2031, 6:35 pm ET");
    let placed = StatedTime { zone: Some("America/New_York".into()), ..time(minute, Precision::Minute) };
    assert_eq!(words(&placed), "3 March 2031, 6:35 pm New York time");
    assert_eq!(hours(at(18, 15), at(18, 45), Precision::Hour), "3 March 2031, between 6:15 pm and 6:45 pm");
    assert_eq!(hours(at(23, 30), at(23, 59), Precision::PartOfDay), "3 March 2031, just before midnight");
    assert_eq!(hours(at(0, 0), at(0, 30), Precision::PartOfDay), "3 March 2031, shortly after midnight");
    assert_eq!(hours(at(6, 0), at(11, 59), Precision::PartOfDay), "3 March 2031, morning");
    assert_eq!(hours(at(18, 0), at(23, 59), Precision::PartOfDay), "3 March 2031, evening");
    assert_eq!(hours(at(12, 0), at(23, 59), Precision::Range), "3 March 2031, after 12:00 pm");
}
