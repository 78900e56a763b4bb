use super::{Row, SIGN, Sign, within_day};
use crate::html::Carried;
use crate::html::marks::Speaker;
use crate::html::scene::Scene;
use crate::order::in_order;
use crate::samples::full;
use record::Interval;
use record::time::{Date, date};

const DAY: fn() -> Date = || date(2031, 3, 3);

fn signs(of: &[(Interval, bool)]) -> Vec<(Interval, Sign)> {
    let sign = |message, n| Sign {
        speaker: if message { Speaker::Message(n) } else { Speaker::Act(n) },
        when: String::new(),
        at: 0.0,
        span: None,
        any_hour: false,
    };
    of.iter().zip(1..).map(|(&(interval, message), n)| (interval, sign(message, n))).collect()
}

#[test]
fn signs_never_cover_each_other() {
    let minute = |hour, minute| Interval::minute(DAY().at(hour, minute, 0, 0));
    let of: Vec<(Interval, bool)> = (0..40)
        .map(|n| (minute(18, n), n % 2 == 0))
        .chain((0..30).map(|n| (Interval::day(DAY()), n % 3 == 0)))
        .collect();
    let lines = within_day(DAY(), signs(&of));
    assert_eq!(lines.iter().map(Vec::len).sum::<usize>(), of.len());
    for line in &lines {
        for (n, a) in line.iter().enumerate() {
            assert!(line[n + 1..].iter().all(|b| (a.at - b.at).abs() > SIGN - 1e-9));
            assert!(a.at >= SIGN / 2.0 - 1e-9 && a.at <= 1.0 - SIGN / 2.0 + 1e-9, "{}", a.at);
        }
    }
}

#[test]
fn an_interval_is_a_line_and_a_minute_is_none() {
    let evening = Interval::new(DAY().at(18, 0, 0, 0), DAY().at(23, 59, 59, 0));
    let lines = within_day(DAY(), signs(&[(evening, true), (Interval::minute(DAY().at(6, 0, 0, 0)), true)]));
    let (from, to) = lines[0][0].span.expect("a line");
    assert!((from - 0.75).abs() < 1e-3 && to > 0.99);
    assert_eq!(lines[0][1].span, None);
    assert!((lines[0][1].at - 0.25).abs() < 1e-3);
}

#[test]
fn days_gaps_and_what_has_no_date() {
    let mut case = full();
    case.dossier.messages[1].sent.interval = Some(Interval::day(date(2031, 3, 10)));
    case.dossier.events[0].when.interval = Some(Interval::days(date(2031, 4, 1), date(2031, 4, 30)));
    case.dossier.events[0].follows = None;
    let answer = case.answer();
    let scene = Scene::new(&answer, Carried::Whole);
    let entries = in_order(&case.dossier.messages, &case.dossier.events);
    let rows = Row::all(&scene, &entries);
    let told: Vec<String> = rows
        .iter()
        .map(|row| match row {
            Row::Day { label, .. } => label.join(" "),
            Row::Days { label, .. } => format!("in {}", label.join(" ")),
            Row::Gap(days) => format!("{days} days"),
            Row::Undated { lines } => format!("{} undated", lines.len()),
        })
        .collect();
    assert_eq!(told, ["3 Mar 2031", "6 days", "10 Mar", "21 days", "in Apr", "1 undated"]);
}
