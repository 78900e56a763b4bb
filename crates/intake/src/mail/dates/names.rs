//! Months, weekdays and what stands between them, in the languages that mail programs write most. All words are folded.

use record::calendar;
use record::time::Weekday;

/// German, Dutch, French, Spanish, Italian, Portuguese; what is cut short is found by its beginning.
const MONTHS: [&[&str]; 12] = [
    &["januar", "januari", "janvier", "enero", "gennaio", "janeiro"],
    &["februar", "februari", "fevrier", "febrero", "febbraio", "fevereiro"],
    &["marz", "maart", "mars", "marzo", "marco", "mrz", "mrt"],
    &["april", "avril", "abril", "aprile"],
    &["mai", "mei", "mayo", "maggio", "maio"],
    &["juni", "juin", "junio", "giugno", "junho"],
    &["juli", "juillet", "julio", "luglio", "julho"],
    &["august", "augustus", "aout", "agosto"],
    &["september", "septembre", "septiembre", "settembre", "setembro"],
    &["oktober", "octobre", "octubre", "ottobre", "outubro"],
    &["november", "novembre", "noviembre", "novembro"],
    &["dezember", "december", "decembre", "diciembre", "dicembre", "dezembro"],
];

const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Monday, &["montag", "maandag", "lundi", "lunes", "lunedi", "segunda"]),
    (Weekday::Tuesday, &["dienstag", "dinsdag", "mardi", "martes", "martedi", "terca"]),
    (Weekday::Wednesday, &["mittwoch", "woensdag", "mercredi", "miercoles", "mercoledi", "quarta"]),
    (Weekday::Thursday, &["donnerstag", "donderdag", "jeudi", "jueves", "giovedi", "quinta"]),
    (Weekday::Friday, &["freitag", "vrijdag", "vendredi", "viernes", "venerdi", "sexta"]),
    (Weekday::Saturday, &["samstag", "sonnabend", "zaterdag", "samedi", "sabado", "sabato"]),
    (Weekday::Sunday, &["sonntag", "zondag", "dimanche", "domingo", "domenica"]),
];

/// Weekdays that are cut to two letters, in German and Dutch.
const SHORT: [(&str, Weekday); 12] = [
    ("ma", Weekday::Monday),
    ("wo", Weekday::Wednesday),
    ("vr", Weekday::Friday),
    ("za", Weekday::Saturday),
    ("zo", Weekday::Sunday),
    ("mo", Weekday::Monday),
    ("di", Weekday::Tuesday),
    ("mi", Weekday::Wednesday),
    ("do", Weekday::Thursday),
    ("fr", Weekday::Friday),
    ("sa", Weekday::Saturday),
    ("so", Weekday::Sunday),
];

/// The month that a folded word names.
pub(super) fn month(word: &str) -> Option<i8> {
    calendar::month(word).or_else(|| {
        let is = |names: &&[&str]| names.iter().any(|name| *name == word || cut(name, word));
        (1..).zip(MONTHS).find(|(_, names)| is(names)).map(|(n, _)| n)
    })
}

/// The weekday that a folded word names.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let short = SHORT.iter().find(|(name, _)| *name == word).map(|(_, day)| *day);
    calendar::weekday(word).or(short).or_else(|| {
        let is = |names: &[&str]| names.iter().any(|name| *name == word || cut(name, word));
        WEEKDAYS.iter().find(|(_, names)| is(names)).map(|(day, _)| *day)
    })
}

/// Whether `word` is `name` cut short, and long enough to be no other.
fn cut(name: &str, word: &str) -> bool {
    (3..=5).contains(&word.len()) && word.len() < name.len() && name.starts_with(word) && !matches!(word, "mar" | "jui")
}

/// Words that say nothing of the time.
pub(super) fn is_joint(word: &str) -> bool {
    matches!(
        word,
        "at" | "on"
            | "of"
            | "the"
            | "um"
            | "den"
            | "der"
            | "uhr"
            | "am"
            | "le"
            | "a"
            | "de"
            | "del"
            | "el"
            | "las"
            | "los"
            | "om"
            | "op"
            | "il"
            | "alle"
            | "ore"
            | "as"
            | "feira"
            | "kl"
            | "h"
            | "dia"
            | "giorno"
            | "em"
    )
}
