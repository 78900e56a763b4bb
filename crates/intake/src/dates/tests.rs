use super::find;
use record::Tokens;

/// `words | interval | zone | precision` of the first mention.
fn read(text: &str) -> String {
    let tokens = Tokens::of(text);
    let Some(mention) = find(text, &tokens, 0..tokens.len()) else { return "nothing".to_owned() };
    let time = mention.stated(text, None);
    let interval = time.interval.map_or("?".to_owned(), |i| format!("{} to {}", i.earliest, i.latest));
    let zone = time.zone.map_or(String::new(), |zone| format!(" | {zone}"));
    format!("{} | {interval}{zone} | {}", time.text.unwrap(), time.precision.unwrap().as_str())
}

#[test]
fn dates_and_times_are_read_as_written() {
    let cases = [
        ("Published 14 November 2017", "14 November 2017 | 2017-11-14T00:00:00 to 2017-11-14T23:59:59 | day"),
        ("March 4, 2031", "March 4, 2031 | 2031-03-04T00:00:00 to 2031-03-04T23:59:59 | day"),
        (
            "Nov. 13, 2017 10:28 PM ET",
            "Nov. 13, 2017 10:28 PM ET | 2017-11-13T22:28:00 to 2017-11-13T22:28:59 | ET | minute",
        ),
        ("on november 13 at 10 28 pm just", "november 13 at 10 28 pm | ? | minute"),
        ("Apr 14th, 2031, 11:52 am", "Apr 14th, 2031, 11:52 am | 2031-04-14T11:52:00 to 2031-04-14T11:52:59 | minute"),
        (
            "6:00 a.m. ET, April 14, 2031",
            "6:00 a.m. ET, April 14, 2031 | 2031-04-14T06:00:00 to 2031-04-14T06:00:59 | ET | minute",
        ),
        ("Tuesday, 3rd of May 2031", "Tuesday, 3rd of May 2031 | 2031-05-03T00:00:00 to 2031-05-03T23:59:59 | day"),
        ("2031-03-04", "2031-03-04 | 2031-03-04T00:00:00 to 2031-03-04T23:59:59 | day"),
        (
            "2031-03-04T10:05:09+02:00",
            "2031-03-04T10:05:09+02:00 | 2031-03-04T10:05:09 to 2031-03-04T10:05:09 | +02:00 | second",
        ),
        ("2031-03-04 10:05Z", "2031-03-04 10:05Z | 2031-03-04T10:05:00 to 2031-03-04T10:05:59 | Z | minute"),
        ("13/11/2031", "13/11/2031 | 2031-11-13T00:00:00 to 2031-11-13T23:59:59 | day"),
        ("11/13/2031", "11/13/2031 | 2031-11-13T00:00:00 to 2031-11-13T23:59:59 | day"),
        ("06/07/2031", "06/07/2031 | 2031-06-07T00:00:00 to 2031-07-06T23:59:59 | range"),
        (
            "06/07/2031 06:00 AM EDT",
            "06/07/2031 06:00 AM EDT | 2031-06-07T06:00:00 to 2031-06-07T06:00:59 | EDT | minute",
        ),
        ("13.11.2031", "13.11.2031 | 2031-11-13T00:00:00 to 2031-11-13T23:59:59 | day"),
        ("June 2031", "June 2031 | 2031-06-01T00:00:00 to 2031-06-30T23:59:59 | month"),
        ("at 5 p.m. on June 3.", "5 p.m. on June 3 | ? | hour"),
        ("UPDATE 5:26 PM ET: we", "5:26 PM ET | ? | ET | minute"),
        ("sent at 9 p.m. He left", "9 p.m. | ? | hour"),
        (
            "12:05 a.m. Eastern Time on May 1, 2031",
            "12:05 a.m. Eastern Time on May 1, 2031 | 2031-05-01T00:05:00 to 2031-05-01T00:05:59 | Eastern Time | minute",
        ),
        ("the score was 3.14 and 2 10", "nothing"),
        ("he may 99 march on", "nothing"),
        ("February 30, 2031", "February 30, 2031 | ? | day"),
        ("on Monday, in 2016", "nothing"),
        ("10 18 2031", "nothing"),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn a_year_is_not_taken_from_a_clock() {
    assert_eq!(read("May 3 2031: it began"), "May 3 2031 | 2031-05-03T00:00:00 to 2031-05-03T23:59:59 | day");
    assert_eq!(read("May 10:30 pm"), "10:30 pm | ? | minute");
}
