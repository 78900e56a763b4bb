use super::order::{Order, orders};
use super::stamp::{SetOff, Stamp};
use super::*;

type Told<'l> = ([u16; 3], (i8, i8, Option<i8>), &'l str);

/// The numbers of the date, the clock time, and what comes behind.
fn read(line: &str) -> Option<Told<'_>> {
    let stamp = Stamp::read(line)?;
    Some((stamp.date.map(|number| number.value), stamp.clock(), &line[stamp.body..]))
}

#[test]
fn stamps_are_read_as_phones_write_them() {
    let cases = [
        ("[14/10/2031, 3:34:09 PM] Wim: a", [14, 10, 2031], (15, 34, Some(9))),
        ("[14/10/2031, 3:34:09\u{202f}PM] Wim: a", [14, 10, 2031], (15, 34, Some(9))),
        ("\u{200e}[14.10.31, 15:34:09] Wim: a", [14, 10, 31], (15, 34, Some(9))),
        ("03.08.31, 12:30 - Wim: a", [3, 8, 31], (12, 30, None)),
        ("10/4/31, 12:30\u{202f}AM - Wim: a", [10, 4, 31], (0, 30, None)),
        ("14/10/2031, 3:34 p.\u{a0}m. - Wim: a", [14, 10, 2031], (15, 34, None)),
        ("14/10/2031 15:34 - Wim: a", [14, 10, 2031], (15, 34, None)),
        ("14/10/2031 à 15:34 - Wim: a", [14, 10, 2031], (15, 34, None)),
        ("14.10.2031 klo 15.34 - Wim: a", [14, 10, 2031], (15, 34, None)),
        ("2031-10-14, 15:34 – Wim: a", [2031, 10, 14], (15, 34, None)),
        ("2031. 10. 14. 오후 3:34 - Wim: a", [2031, 10, 14], (15, 34, None)),
        ("2031年10月14日 下午3:34 - Wim: a", [2031, 10, 14], (15, 34, None)),
        ("[2031/10/14 午後3:34:09] Wim: a", [2031, 10, 14], (15, 34, Some(9))),
        ("\u{200f}١٤/١٠/٢٠٣١، ٣:٣٤ م - Wim: a", [14, 10, 2031], (15, 34, None)),
        ("10/14/31, 3:34:09 PM: Wim: a", [10, 14, 31], (15, 34, Some(9))),
    ];
    for (line, date, clock) in cases {
        assert_eq!(read(line), Some((date, clock, "Wim: a")), "{line}");
    }
    for line in [
        "",
        "Wim: a",
        "14/10/2031",
        "14/10/2031, 15:34",
        "14/10-2031, 15:34 - a",
        "[14/10/2031, 15:34:09 Wim: a",
        "14/10/2031, 15:34 -a",
        "14/10/2031, 15:34: a",
        "99999/10/2031, 15:34 - a",
        "14/10/2031 or thereabouts 15:34 - a",
    ] {
        assert_eq!(read(line), None, "{line}");
    }
    assert_eq!(Stamp::read("14/10/2031, 15:34 -").unwrap().set_off, SetOff::Dash);
}

fn told(dates: &[&str]) -> Vec<Order> {
    let stamps: Vec<Stamp> = dates.iter().map(|date| Stamp::read(&format!("{date}, 10:00 - a")).unwrap()).collect();
    orders(stamps.iter(), 2009)
}

#[test]
fn the_order_of_dates_is_proven_or_left_open() {
    use Order::{DayMonthYear as Dmy, MonthDayYear as Mdy, YearMonthDay as Ymd};
    assert_eq!(told(&["13/04/31", "02/05/31"]), [Dmy]);
    assert_eq!(told(&["4/13/31", "5/2/31"]), [Mdy]);
    assert_eq!(told(&["2031-04-13"]), [Ymd]);
    // Only one order goes forward.
    assert_eq!(told(&["11/04/2031", "12/04/2031", "01/05/2031"]), [Dmy]);
    assert_eq!(told(&["04/11/2031", "04/12/2031", "05/01/2031"]), [Mdy]);
    assert_eq!(told(&["03/04/2031", "04/04/2031"]), [Dmy, Mdy]);
    assert_eq!(told(&["10/11/12", "11/11/12"]), [Dmy, Mdy, Ymd]);
    // A year before there were such messages is none.
    assert_eq!(told(&["03/04/31", "04/04/31"]), [Dmy, Mdy]);
    // A clock that goes back by an hour at midnight is nothing against an order; a month is.
    assert_eq!(told(&["03/04/2031", "02/04/2031", "04/04/2031"]), [Dmy]);
    // One broken line among many proves nothing, and does not outweigh the rest.
    let mut many = vec!["13/04/2031"; 50];
    many.push("04/31/2031");
    assert_eq!(told(&many), [Dmy]);
    assert_eq!(told(&["13/04/2031", "04/13/2031"]), [Dmy, Mdy]);
    assert_eq!(told(&["99/99/2031"]), []);
    // No phone writes year, day, month; that some such dates are dates in another order proves nothing.
    assert_eq!(told(&["31-20-11", "31-21-11", "31-05-12"]), []);
}

#[test]
fn messages_go_on_until_the_next_stamp() {
    let text = "before\n1/2/31, 10:00 - Wim: one\ntwo\n[1/2/31, 10:00:00] Oda: pasted\n1/2/31, 10:01 - Oda: \r\n1/2/31, 10:02 - x";
    let (messages, before) = messages(text);
    assert_eq!(&text[before], "before\n");
    let bodies: Vec<_> = messages.iter().map(|message| &text[message.body(text)]).collect();
    assert_eq!(bodies, ["Wim: one\ntwo\n[1/2/31, 10:00:00] Oda: pasted", "Oda: ", "x"]);
    assert_eq!(messages[0].when(text), "1/2/31, 10:00");
    assert_eq!(sender(bodies[0]), Some(("Wim", 5)));
    assert_eq!(
        (sender(bodies[1]), sender("Oda:"), sender(bodies[2]), sender(": a")),
        (Some(("Oda", 5)), Some(("Oda", 4)), None, None)
    );
}
