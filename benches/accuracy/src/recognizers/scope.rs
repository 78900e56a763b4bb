//! Which cases are within scope.
//!
//! Within scope is what a reader of news and letters meets: dates, dates with times, ranges of both, times, lengths and
//! sets, told in words or in figures as people write them in prose. Left out, by what stands in the case and not by
//! what comes out:
//!
//! - no date to count from;
//! - words said to a calendar or an assistant ("book", "schedule", "remind", "Cortana", "meet"): slots to be filled,
//!   where a bare number is an hour and "next" is always to come;
//! - times counted from the hour at hand ("in 5 minutes", "the past 3 hours"): a report has a date and no hour;
//! - shorthand and signs that no prose has: `<=2019`, `2w`, `9p`, "eod", "11ish", weeks by number;
//! - feasts whose day hangs on a table ("Eid al-Fitr"), and zones by themselves;
//! - an hour told by a number alone ("Monday 3-8"), and days that no calendar has ("Feb 30").

use record::time::Date;
use serde_json::Value;

/// Why cases are left out.
pub const REASONS: [&str; 7] = [
    "no date",
    "said to a calendar",
    "counted from the hour",
    "shorthand and signs",
    "tables and zones",
    "a bare number for an hour",
    "no day of the calendar",
];

const CALENDAR: &[&str] = &[
    "book",
    "booking",
    "schedule",
    "scheduled",
    "reschedule",
    "remind",
    "reminder",
    "cortana",
    "calendar",
    "skype",
    "meet",
    "appointment",
    "arrange",
    "ooo",
    "slot",
    "invite",
    "set",
    "meeting",
    "call",
    "vacation",
    "teams",
];

const SHORTHAND: &[&str] = &["eod", "eom", "eoy", "ish", "tmr", "tmrw", "asap"];

const TABLES: &[&str] = &[
    "eid",
    "ramadan",
    "chinese",
    "lunar",
    "hanukkah",
    "diwali",
    "yuandan",
    "islamic",
    "jewish",
    "passover",
    "ramazan",
    "sacrifice",
    "equinox",
    "solstice",
];

/// The date that a case counts from.
pub fn reference(case: &Value) -> Option<Date> {
    case["Context"]["ReferenceDateTime"].as_str()?.get(..10)?.parse().ok()
}

/// The reason why a case is left out, by its place in [`REASONS`].
pub fn left_out(case: &Value) -> Option<usize> {
    if reference(case).is_none() {
        return Some(0);
    }
    let input = case["Input"].as_str().unwrap_or_default().to_lowercase();
    let words: Vec<&str> = input.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    if any(CALENDAR) {
        return Some(1);
    }
    let results = case["Results"].as_array().map_or(&[][..], Vec::as_slice);
    if results.iter().any(from_the_hour) {
        return Some(2);
    }
    let glued = |word: &&str| {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        letters.len() < word.len()
            && matches!(letters, "w" | "d" | "h" | "hr" | "m" | "y" | "p" | "a" | "mo" | "ish" | "s")
    };
    let weeks = words.windows(2).any(|pair| matches!(pair[0], "week" | "wk") && pair[1].parse::<u8>().is_ok());
    let signs = input.contains(['<', '>', '=', '½', '~', '@', '#']);
    if any(SHORTHAND) || signs || weeks || words.iter().any(glued) {
        return Some(3);
    }
    let zone = results.iter().any(|one| one["TypeName"].as_str().is_some_and(|name| name.ends_with("timezone")));
    if zone || any(TABLES) {
        return Some(4);
    }
    if results.iter().any(bare_hours) {
        return Some(5);
    }
    let none = |one: &Value| {
        let of = |name: &str| one["Resolution"]["values"][0][name].as_str().unwrap_or_default().to_owned();
        of("type").starts_with("date") && of("value") == "not resolved"
    };
    results.iter().any(none).then_some(6)
}

/// Whether a time of day is told by numbers alone: "Monday 3-8".
fn bare_hours(result: &Value) -> bool {
    let words = result["Text"].as_str().unwrap_or_default();
    let name = result["TypeName"].as_str().unwrap_or_default();
    let clock = words.contains(':')
        || ["am", "pm", "a.m", "p.m", "clock", "noon", "night", "morning", "evening"]
            .iter()
            .any(|it| words.contains(it));
    name.ends_with("timerange") && !clock && words.chars().any(|c| c.is_ascii_digit())
}

/// Whether a time is counted from the hour at hand: its value has seconds and its words tell no clock time.
fn from_the_hour(result: &Value) -> bool {
    let words = result["Text"].as_str().unwrap_or_default();
    let unit = words.split(' ').any(|word| {
        matches!(word, "hour" | "hours" | "hrs" | "minute" | "minutes" | "mins" | "min" | "second" | "seconds" | "h")
    });
    let name = result["TypeName"].as_str().unwrap_or_default();
    unit && (name.ends_with("datetime") || name.ends_with("datetimerange"))
}
