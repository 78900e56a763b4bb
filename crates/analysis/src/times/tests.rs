use super::*;
use record::time::{DateTime, date};
use record::tokens::Tokens;
use std::ops::Range;

/// Reads `2016-10-14`, `2016-10`, `2016`, `2016-10-14T18:35[:07]` as the first or last second of what it names.
fn moment(written: &str, last: bool) -> DateTime {
    let (day, clock) = written.split_once('T').map_or((written, None), |(day, clock)| (day, Some(clock)));
    let numbers: Vec<i16> = day.split('-').map(|n| n.parse().expect(written)).collect();
    let month = numbers.get(1).map_or(if last { 12 } else { 1 }, |m| *m as i8);
    let first = date(numbers[0], month, 1);
    let day = match numbers.get(2) {
        Some(day) => date(numbers[0], month, *day as i8),
        None if last => first.last_of_month(),
        None => first,
    };
    let Some(clock) = clock else {
        return if last { day.at(23, 59, 59, 0) } else { day.at(0, 0, 0, 0) };
    };
    let parts: Vec<i8> = clock.split(':').map(|n| n.parse().expect(written)).collect();
    day.at(parts[0], parts[1], parts.get(2).copied().unwrap_or(if last { 59 } else { 0 }), 0)
}

fn interval(written: &str) -> Option<Interval> {
    if written == "?" {
        return None;
    }
    let (first, last) = written.split_once("..").unwrap_or((written, written));
    Some(Interval::new(moment(first, false), moment(last, true)))
}

fn shown(interval: Option<Interval>) -> String {
    interval.map_or("?".into(), |interval| format!("{}..{}", interval.earliest, interval.latest))
}

fn reference(written: &str) -> Reference {
    let day_first = written.contains(" dmy").then_some(true);
    let published = written.split(' ').next().filter(|day| *day != "-").and_then(interval);
    Reference { published, day_first, ..Reference::default() }
}

/// What a story is dated by.
fn read(text: &str, reference: &Reference) -> Vec<Mention> {
    let mut told = mentions(text, &Tokens::of(text), &[], reference);
    told.retain(|mention| !mention.is_aside());
    told
}

/// The lines of a table, without comments, split at `|`.
fn rows(table: &str) -> Vec<Vec<&str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('|').map(str::trim).collect()).collect()
}

/// `text | report's date [dmy] | words => interval ; words => interval`, or nothing after the second bar for a
/// refusal.
#[test]
fn times_are_read_as_the_table_says() {
    let rows = rows(include_str!("cases.txt"));
    assert!(rows.len() >= 120, "only {} cases", rows.len());
    let mut wrong = Vec::new();
    for row in &rows {
        let [text, day, wanted] = row[..] else { panic!("not three columns: {row:?}") };
        let wanted: Vec<(String, Option<Interval>)> = wanted
            .split(';')
            .filter(|one| !one.trim().is_empty())
            .map(|one| {
                let (words, when) = one.rsplit_once("=>").expect(one);
                (words.trim().to_owned(), interval(when.trim()))
            })
            .collect();
        let got: Vec<(String, Option<Interval>)> =
            read(text, &reference(day)).iter().map(|m| (m.span.of(text).to_owned(), m.interval)).collect();
        if got != wanted {
            let line = |list: &[(String, Option<Interval>)]| {
                list.iter().map(|(words, when)| format!("{words} => {}", shown(*when))).collect::<Vec<_>>().join(" ; ")
            };
            wrong.push(format!("{text}\n  wanted {}\n  got    {}", line(&wanted), line(&got)));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

/// `text | report's date | words => TYPE VALUE [mod] [quant or freq] ; ...`, or nothing after the second bar.
#[test]
fn times_are_exported_as_the_table_says() {
    let rows = rows(include_str!("timex.txt"));
    assert!(rows.len() >= 140, "only {} cases", rows.len());
    let written = |text: &str, timex: &Timex| {
        let mut all = vec![timex.kind.as_str(), timex.value.as_str()];
        all.extend(timex.modifier.map(|modifier| modifier.as_str()));
        all.extend(timex.quant);
        all.extend(timex.freq.as_deref());
        format!("{} => {}", timex.span.of(text), all.join(" "))
    };
    let mut wrong = Vec::new();
    for row in &rows {
        let [text, day, wanted] = row[..] else { panic!("not three columns: {row:?}") };
        let told = mentions(text, &Tokens::of(text), &[], &reference(day));
        let got: Vec<String> = told.iter().flat_map(|m| &m.timexes).map(|timex| written(text, timex)).collect();
        if got.join(" ; ") != wanted {
            wrong.push(format!("{text}\n  wanted {wanted}\n  got    {}", got.join(" ; ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn a_time_says_what_it_is_counted_from() {
    let from = |text: &str| -> Vec<String> {
        let told = mentions(text, &Tokens::of(text), &[], &reference("2031-06-11"));
        let shown = told.iter().map(|mention| match mention.counted_from {
            CountedFrom::Nothing => "nothing".to_owned(),
            CountedFrom::Report => "report".to_owned(),
            CountedFrom::Told(words) => format!("told: {}", words.of(text)),
            CountedFrom::Event(words) => format!("event: {}", words.of(text)),
            CountedFrom::Open => "open".to_owned(),
        });
        shown.collect()
    };
    assert_eq!(from("She wrote on May 4, 2030. Two days later he left."), ["nothing", "told: May 4, 2030"]);
    assert_eq!(from("She wrote on Monday, now and then."), ["report", "report"]);
    assert_eq!(from("He left an hour after the paper wrote, and they met."), ["event: the paper wrote"]);
    assert_eq!(from("He left two days before Christmas."), ["told: Christmas"]);
    assert_eq!(from("It lasted two days, every year."), ["nothing", "nothing"]);
    assert_eq!(from("On May 4, 2030, she wrote. That evening he left."), ["nothing", "told: May 4, 2030"]);
    assert_eq!(from("It began in the first week of May 2030."), ["nothing"]);
}

#[test]
fn spans_of_timexes_lie_in_the_text_and_in_order() {
    for row in rows(include_str!("timex.txt")).iter().chain(&rows(include_str!("cases.txt"))) {
        let mut last = 0;
        for timex in read_all(row[0], row[1]).iter().flat_map(|mention| &mention.timexes) {
            assert!(timex.span.start >= last && timex.span.end > timex.span.start, "{}", row[0]);
            last = timex.span.end;
        }
    }
}

fn read_all(text: &str, day: &str) -> Vec<Mention> {
    mentions(text, &Tokens::of(text), &[], &reference(day))
}

#[test]
fn a_mention_covers_its_own_words() {
    for row in rows(include_str!("cases.txt")) {
        let tokens = Tokens::of(row[0]);
        let mut last = 0;
        for mention in mentions(row[0], &tokens, &[], &reference(row[1])) {
            assert!(mention.tokens.start >= last && !mention.tokens.is_empty(), "overlapping or empty in {:?}", row[0]);
            let words = tokens.cover(mention.tokens.clone());
            assert!(mention.span.contains(words) && mention.span.len() <= words.len() + 1);
            assert!((0.0..=1.0).contains(&mention.certain));
            last = mention.tokens.end;
        }
    }
}

#[test]
fn the_table_of_words_knows_where_names_start() {
    for word in names::first_words() {
        assert!(lexicon::known(word).name, "{word} is not in NAMES");
    }
}

fn meanings(text: &str) -> Vec<Meaning> {
    read(text, &reference("2031-06-11")).iter().map(|mention| mention.meaning).collect()
}

#[test]
fn delays_say_how_long_and_from_where() {
    let delay = |least, most, from| vec![Meaning::Delay { least, most, from }];
    let (story, follows) = (Anchor::Narrative, Anchor::AfterWhatFollows);
    assert_eq!(meanings("He answered 15 minutes later."), delay(780, 1020, story));
    assert_eq!(meanings("He answered 15 minutes after she wrote."), delay(780, 1020, follows));
    assert_eq!(meanings("he answered an hour and a half later"), delay(4800, 6000, story));
    assert_eq!(meanings("He answered within minutes."), delay(0, 3540, story));
    assert_eq!(meanings("It came less than an hour after the Herald wrote."), delay(0, 3600, follows));
    assert_eq!(meanings("It came two days later."), delay(86_400, 259_200, story));
    assert_eq!(meanings("Nearly three weeks earlier, it had begun."), delay(-1_814_400, -1_512_000, story));
    assert_eq!(meanings("The day before, he had written."), delay(-172_800, -1, story));
    assert_eq!(meanings("The day before the paper came out, he wrote."), delay(-172_800, -1, follows));
    assert_eq!(meanings("the day before he had written to her"), delay(-172_800, -1, story));
    assert_eq!(meanings("the day before he wrote to her"), delay(-172_800, -1, Anchor::Unknown));
    assert_eq!(meanings("Hours later, it was gone."), delay(7200, 43_200, story));
    assert_eq!(meanings("Two hours and 15 minutes later, it was gone."), delay(133 * 60, 137 * 60, story));
}

#[test]
fn kinds_of_telling_are_kept_apart() {
    let kinds = |text: &str| -> Vec<&str> {
        meanings(text)
            .iter()
            .map(|meaning| match meaning {
                Meaning::Calendar => "calendar",
                Meaning::Deictic => "deictic",
                Meaning::Delay { .. } => "delay",
                Meaning::Same => "same",
                Meaning::Duration { .. } => "duration",
                Meaning::Named => "named",
                Meaning::Aside => "aside",
            })
            .collect()
    };
    assert_eq!(kinds("On May 4, 2031, she wrote. That evening he called."), ["calendar", "same"]);
    assert_eq!(kinds("The ten-month correspondence ended on Tuesday."), ["duration", "deictic"]);
    assert_eq!(kinds("On Christmas Eve he waited for six weeks."), ["named", "duration"]);
    assert_eq!(kinds("On the same day that she wrote, he called."), ["same"]);
    assert_eq!(kinds("Last spring was wet."), ["deictic"]);
}

#[test]
fn zones_are_kept_as_written_or_stated() {
    let zone = |text: &str, stated: Option<&str>| {
        let reference = Reference { zone: stated.map(str::to_owned), ..reference("2031-06-11") };
        read(text, &reference)[0].zone.clone()
    };
    assert_eq!(zone("at 6:30 PM EST on May 4", None).as_deref(), Some("EST"));
    assert_eq!(zone("at 5 26 pm et on may 4", None).as_deref(), Some("et"));
    assert_eq!(zone("at 9 a.m. Eastern time on May 4", None).as_deref(), Some("Eastern time"));
    assert_eq!(zone("at 1835 GMT on May 4", Some("CET")).as_deref(), Some("GMT"));
    assert_eq!(zone("at 6:35 p.m. on May 4", Some("CET")).as_deref(), Some("CET"));
    assert_eq!(zone("on May 4", Some("CET")), None);
}

/// `text | interval`.
#[test]
fn a_report_without_a_date_dates_itself() {
    for row in rows(include_str!("undated.txt")) {
        let got = year_of(row[0], &Tokens::of(row[0]));
        assert_eq!(shown(got), shown(interval(row[1])), "{}", row[0]);
    }
}

/// `report's date | a | b | conflict or agree`: two sentences, of which the first time of each counts.
#[test]
fn times_conflict_only_where_they_cannot_both_be_right() {
    let source = SourceId::new("a");
    let time = |text: &str, day: &str| stated(&read(text, &reference(day))[0], &source, text);
    for row in rows(include_str!("conflicts.txt")) {
        let (a, b) = (time(row[1], row[0]), time(row[2], row[0]));
        assert_eq!(conflict(&a, &b), row[3] == "conflict", "{} / {}", row[1], row[2]);
        assert_eq!(conflict(&a, &b), conflict(&b, &a), "not the same both ways: {row:?}");
    }
}

#[test]
fn a_time_without_an_interval_never_conflicts() {
    assert!(!conflict(&StatedTime::default(), &StatedTime::default()));
}

#[test]
fn nothing_in_a_text_makes_it_panic() {
    let texts = [
        "",
        "24",
        "at",
        "the",
        "a",
        "at 99 99 pm",
        "31/31/9999",
        "9999-12-31",
        "the 9990s",
        "31 February 2020",
        "20:61",
        "99999999999 years ago",
        "9999 centuries ago",
        "between",
        "from 6 to",
        "«»",
        "’",
        "late",
        "the end of",
        "13 o'clock",
        "Easter 9999",
        "9999 years before Easter 2020",
        "may may may",
        "second second",
        "half half an hour",
        "1/1/1",
        "0:00",
        "24:00",
        "a year ago",
        "the first week of",
        "9999 years from now",
        "the 9999 second quarter",
        "Labor Day weekend",
        "every",
        "twice a",
        "nineteen",
        "the year-ago",
        "from May to March",
        "the last day of last year",
    ];
    for text in texts {
        for day in ["-", "2031-06-11", "2031", "0001-01-01", "9999-12-31"] {
            let _ = read_all(text, day);
            let _ = year_of(text, &Tokens::of(text));
        }
    }
}

#[test]
fn a_time_in_somebodys_words_does_not_move_the_story_on() {
    let text = "on may 3 they met we run out of money on 9 september that night he left";
    let told = |quoted: Vec<Range<usize>>| {
        let reference = Reference { quoted, ..reference("2031-10-11") };
        read(text, &reference).last().and_then(|m| m.interval).map(|i| i.earliest.date().month())
    };
    assert_eq!((told(Vec::new()), told(std::iter::once(5..13).collect())), (Some(9), Some(5)));
}
