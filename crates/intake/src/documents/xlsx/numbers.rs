//! Numbers that are shown as days and times.

use super::super::xml::{Piece, Pieces};
use record::time::{SignedDuration, date};
use std::collections::BTreeMap;

/// How the cells of a workbook show their numbers.
#[derive(Default)]
pub(super) struct Styles {
    /// Of each style, whether it shows a time.
    shows_time: Vec<bool>,
    /// Whether days are counted from 1904 on.
    from_1904: bool,
}

impl Styles {
    pub(super) fn of(styles: &str, from_1904: bool) -> Styles {
        let mut formats: BTreeMap<u32, bool> = BTreeMap::new();
        let mut shows_time = Vec::new();
        let mut in_cells = false;
        for piece in Pieces::of(styles) {
            match piece {
                Piece::Open(tag) if tag.name == "numFmt" => {
                    let id = tag.get("numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, tag.get("formatCode")) {
                        formats.insert(id, is_of_time(&code));
                    }
                }
                Piece::Open(tag) if tag.name == "cellXfs" => in_cells = true,
                Piece::Close("cellXfs") => in_cells = false,
                Piece::Open(tag) if tag.name == "xf" && in_cells => {
                    let id: u32 = tag.get("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    // ISO/IEC 29500-1, 18.8.30.
                    let built_in = matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58);
                    shows_time.push(formats.get(&id).copied().unwrap_or(built_in));
                }
                _ => {}
            }
        }
        Styles { shows_time, from_1904 }
    }

    /// What a cell of the style `style` shows for the number `value`: a time as ISO 8601 has it, where it shows one.
    pub(super) fn shown(&self, value: &str, style: Option<usize>) -> String {
        let is_time = style.and_then(|style| self.shows_time.get(style)).is_some_and(|time| *time);
        let time = value.trim().parse::<f64>().ok().filter(|_| is_time).and_then(|days| self.time(days));
        time.unwrap_or_else(|| value.trim().to_owned())
    }

    fn time(&self, days: f64) -> Option<String> {
        if !(0.0..2_958_466.0).contains(&days) {
            return None;
        }
        let seconds = (days * 86_400.0).round() as i64;
        let (whole, clock) = (seconds / 86_400, seconds % 86_400);
        let clock_words = format!("{:02}:{:02}:{:02}", clock / 3600, clock / 60 % 60, clock % 60);
        // Less than a day is a time of day, or how long something took.
        if whole == 0 && !self.from_1904 {
            return Some(clock_words);
        }
        let first = if self.from_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
        // The 29th of February 1900 is counted, and was not.
        let shift = i64::from(!self.from_1904 && whole < 60);
        let day = first.checked_add(SignedDuration::from_hours((whole + shift) * 24)).ok()?;
        Some(if clock == 0 { day.to_string() } else { format!("{day} {clock_words}") })
    }
}

/// Whether a format has letters of days or times in it, outside quotation marks and brackets.
fn is_of_time(code: &str) -> bool {
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => _ = chars.by_ref().find(|c| *c == '"'),
            '\\' | '_' | '*' => _ = chars.next(),
            '[' => {
                // `[h]` counts hours; colours and places stand in brackets too.
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if !inner.is_empty() && inner.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's')) {
                    return true;
                }
            }
            'y' | 'Y' | 'd' | 'D' | 'h' | 'H' | 'm' | 'M' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_program_counts_them() {
        let styles = "<s><numFmts><numFmt numFmtId='164' formatCode='[$-409]d. mmm yyyy'/><numFmt numFmtId='165' \
                      formatCode='0.0 &quot;days&quot; [Red]'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/>\
                      <xf numFmtId='164'/><xf numFmtId='165'/></cellXfs></s>";
        let of = |from_1904| Styles::of(styles, from_1904);
        assert_eq!(of(false).shown("47970", Some(0)), "47970");
        assert_eq!(of(false).shown("47970", Some(1)), "2031-05-02");
        assert_eq!(of(false).shown("47970.4375", Some(2)), "2031-05-02 10:30:00");
        assert_eq!(of(false).shown("1", Some(1)), "1900-01-01");
        assert_eq!(of(false).shown("61", Some(1)), "1900-03-01");
        assert_eq!(of(false).shown("0.5", Some(1)), "12:00:00");
        assert_eq!(of(true).shown("46508", Some(1)), "2031-05-02");
        for (value, style) in [("3.0", Some(3)), ("-1", Some(1)), ("1e99", Some(1)), ("NaN", Some(1)), ("x", Some(9))] {
            assert_eq!(of(false).shown(value, style), value);
        }
    }
}
