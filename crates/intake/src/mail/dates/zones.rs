//! Zones as mails write them.

/// Zones that mean one thing, in hours east of UTC: those of RFC 5322, and those of which there is only one.
const NAMED: [(&str, i32); 27] = [
    ("UT", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("Z", 0),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
    ("AKST", -9),
    ("AKDT", -8),
    ("HST", -10),
    ("WET", 0),
    ("WEST", 1),
    ("CET", 1),
    ("CEST", 2),
    ("MET", 1),
    ("MEST", 2),
    ("MESZ", 2),
    ("MEZ", 1),
    ("EET", 2),
    ("EEST", 3),
    ("JST", 9),
    ("NZST", 12),
];

/// Seconds east of UTC of a zone as written; none where it names no offset. `-0000` says that nobody knows.
pub(super) fn offset(zone: &str) -> Option<i32> {
    let mut said = zone.split_whitespace().filter_map(one);
    let first = said.next()?;
    // Two that contradict each other say nothing.
    said.all(|other| other == first).then_some(first).flatten()
}

/// What one word of a zone says; none where it is no zone with a known offset.
fn one(word: &str) -> Option<Option<i32>> {
    if let Some(digits) = signed(word) {
        return Some(digits);
    }
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, rest) = word.split_at(letters);
    let named = NAMED.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, hours)| hours * 3600);
    if rest.is_empty() {
        return named.map(Some);
    }
    // "GMT+0200" is two hours east; "PST-0800" says the same twice.
    signed(rest).filter(|_| named.is_some())
}

/// `+0200`, `-07:00`, `+2`; inside none for `-0000`.
fn signed(word: &str) -> Option<Option<i32>> {
    let sign = match word.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = word[1..].chars().filter(|c| *c != ':').collect();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<i32>().ok()?, 0),
        4 => (digits[..2].parse().ok()?, digits[2..].parse::<i32>().ok()?),
        _ => return None,
    };
    if sign < 0 && hours == 0 && minutes == 0 {
        return Some(None);
    }
    (hours < 24 && minutes < 60).then_some(Some(sign * (hours * 3600 + minutes * 60)))
}

/// Whether a word is a zone, or a part of one.
pub(super) fn is_zone(word: &str) -> bool {
    if signed(word).is_some() || one(word).is_some() {
        return true;
    }
    let is_short = (1..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    is_short || ["time", "standard", "daylight"].iter().any(|known| known.eq_ignore_ascii_case(word)) || is_place(word)
}

/// The first word of "Pacific Daylight Time".
fn is_place(word: &str) -> bool {
    ["eastern", "central", "mountain", "pacific", "atlantic"].iter().any(|known| known.eq_ignore_ascii_case(word))
}
