//! Queries and items by chance, for tests.

use crate::entry::{Entry, Part, Party};
use testkit::dice::Dice;

/// Words that the items and the queries of a test are made of, so that they meet.
pub(crate) const WORDS: &[&str] = &[
    "ferry",
    "Ferry",
    "ferries",
    "fare",
    "fares",
    "harbour",
    "harbor",
    "board",
    "Board",
    "minutes",
    "Café",
    "cafe",
    "Cafe\u{301}",
    "naïve",
    "don't",
    "6:35pm",
    "2016",
    "the",
    "the",
    "of",
    "a",
    "to",
    "to",
    "Åse",
    "Lund",
    "lunds",
    "船",
    "港口",
    "料金",
    "Straße",
    "ﬁx",
    "½",
    "x",
    "e-mail",
    "mail",
    "b2b",
    "한국어",
    "ключ",
    "Ключи",
    "ไทย",
];

/// One of `WORDS`.
pub(crate) fn word(dice: &mut Dice) -> &'static str {
    dice.pick::<&str>(WORDS)
}

/// A query of any kind, most often without a mistake.
pub(crate) fn query(dice: &mut Dice, depth: usize) -> String {
    match dice.below(if depth == 0 { 4 } else { 12 }) {
        0..=3 => clause(dice),
        4 | 5 => format!("{} {}", query(dice, depth - 1), query(dice, depth - 1)),
        6 => format!("{} AND {}", query(dice, depth - 1), query(dice, depth - 1)),
        7 => format!("{} OR {}", query(dice, depth - 1), query(dice, depth - 1)),
        8 => format!("NOT {}", query(dice, depth - 1)),
        9 => format!("({})", query(dice, depth - 1)),
        10 => format!("any({} {} {})", word(dice), word(dice), words(dice)),
        _ => format!("{}:({} OR {})", dice.pick(&["from", "to", "body"]), words(dice), words(dice)),
    }
}

fn clause(dice: &mut Dice) -> String {
    let field = ["from:", "to:", "cc:", "party:", "subject:", "body:", "file:", "also:"];
    match dice.below(12) {
        0..=6 => words(dice),
        7 | 8 => format!("{}{}", dice.pick(&field), words(dice)),
        9 => label(dice),
        10 => format!("{}{}", dice.pick(&["sent:", "before:", "after:"]), day(dice)),
        _ => match dice.below(3) {
            0 => "*".to_owned(),
            1 => format!("sent:{}..{}", day(dice), day(dice)),
            _ => format!("like:{}", dice.pick(&["one", "\"the other\"", "a.eml#1"])),
        },
    }
}

fn label(dice: &mut Dice) -> String {
    let all = [
        "kind:mail",
        "kind:post",
        "channel:mail",
        "channel:WhatsApp",
        "lang:en",
        "has:attachment",
        "has:date",
        "has:duplicate",
        "has:lang",
    ];
    (*dice.pick(&all)).to_owned()
}

/// A date of 2016 or about it, of any length.
pub(crate) fn day(dice: &mut Dice) -> String {
    let (year, month, day) = (2015 + dice.below(3), 1 + dice.below(12), 1 + dice.below(28));
    match dice.below(4) {
        0 => format!("{year}"),
        1 => format!("{year}-{month:02}"),
        2 => format!("{year}-{month:02}-{day:02}"),
        _ => format!("{year}-{month:02}-{day:02}T{:02}:{:02}", dice.below(24), dice.below(60)),
    }
}

fn words(dice: &mut Dice) -> String {
    match dice.below(12) {
        0..=3 => word(dice).to_owned(),
        4 | 5 => format!("\"{} {}\"", word(dice), word(dice)),
        6 => format!("\"{} {} {}\"~{}", word(dice), word(dice), word(dice), dice.below(9)),
        7 => format!("\"{} {}\"~{}", word(dice), word(dice), dice.below(4)),
        8 => format!("={}", exactly(dice)),
        9 => format!("{}~{}", dice.pick(&["ferrey", "fares", "abord", "lunts", "minuets", "klucz"]), 1 + dice.below(2)),
        10 => (*dice.pick(&["fer*", "*es", "l*d", "f*", "*a*", "2*", "клю*", "한*", "MAIL*"])).to_owned(),
        _ => {
            let all = [
                "/fares?/",
                "/f.*y/",
                "/(har|car)bou?r/",
                "/[a-m]{4}/",
                "/2\\d+/",
                "/[^a-z]+/",
                "/клю.{1,3}/",
                "/t(o|he)|of/",
            ];
            (*dice.pick(&all)).to_owned()
        }
    }
}

fn exactly(dice: &mut Dice) -> String {
    let mark = dice.pick(&["", "", "", "!", ",", "."]);
    match dice.below(3) {
        0 => format!("\"{}{mark}\"", word(dice)),
        _ => format!("\"{}{}{}{mark}\"", word(dice), dice.pick(&[" ", " ", ", ", "! "]), word(dice)),
    }
}
/// Up to `most` words with all sorts of things between them.
pub(crate) fn text(dice: &mut Dice, most: usize) -> String {
    let mut out = String::new();
    for _ in 0..dice.below(most + 1) {
        out.push_str(word(dice));
        out.push_str(dice.pick::<&str>(&[" ", " ", " ", " ", ", ", ". ", "\n", "  ", "! ", "-"]));
    }
    out
}

/// An item of that row.
pub(crate) fn entry(dice: &mut Dice, row: u64) -> Entry {
    let sent = (!dice.one_in(5)).then(|| {
        let start = 1_420_000_000 + dice.below(95_000_000) as i64;
        (start, start + *dice.pick(&[0, 59, 86_399, 2_600_000, 31_000_000]))
    });
    let list = |dice: &mut Dice, most: usize| (0..dice.below(most + 1)).map(|_| text(dice, 3)).collect();
    Entry {
        row,
        body: if dice.one_in(10) { String::new() } else { text(dice, 60) },
        subject: text(dice, 5),
        path: text(dice, 3),
        also: list(dice, 2),
        parties: (0..dice.below(5)).map(|_| party(dice)).collect(),
        attachments: list(dice, 2),
        kind: (*dice.pick(&["mail", "post", "message"])).to_owned(),
        channel: (*dice.pick(&["mail", "WhatsApp", ""])).to_owned(),
        lang: (*dice.pick(&["en", "sv", ""])).to_owned(),
        sent,
        size: dice.below(40) as u64,
    }
}

fn party(dice: &mut Dice) -> Party {
    let part = *dice.pick(&[Part::From, Part::To, Part::Cc, Part::Other]);
    Party { part, who: (*dice.pick(&["ann", "bo", "åse", ""])).to_owned(), words: text(dice, 3) }
}
