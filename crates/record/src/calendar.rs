//! Months and weekdays by their English names, folded, in full or cut short.

use crate::time::Weekday;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// The month that a folded word names, from 1: "november", "nov", "sept".
pub fn month(word: &str) -> Option<i8> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let short = |name: &str| word.len() == 3 && name.starts_with(word) || word == "sept" && name == "september";
    (1..).zip(MONTHS).find(|(_, name)| *name == word || short(name)).map(|(n, _)| n)
}

/// The weekday that a folded word names: "tuesday", "tue", "tues", "thur".
pub fn weekday(word: &str) -> Option<Weekday> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let short = |name: &str| {
        (word.len() == 3 || matches!(word, "tues" | "thur" | "thurs")) && name.starts_with(word)
            || word == "weds" && name == "wednesday"
    };
    WEEKDAYS.iter().find(|(name, _)| *name == word || short(name)).map(|(_, day)| *day)
}
