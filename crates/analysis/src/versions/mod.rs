//! Versions of one report: the same page saved twice, an update, a second copy. They are one witness and not two.
//!
//! - [`address`]: which addresses are one page's.
//! - [`alike`]: which items are versions of one report.
//! - [`changes`]: what changed between two of them.
//!
//! One version speaks: the newest. The others are kept, read and shown as earlier ones; where only they quote a message,
//! they are its witnesses.

pub mod address;
pub mod alike;
pub mod changes;

use crate::dossier::{Version, VersionWhy};
use crate::prose::Prose;
use alike::Pairs;
use record::item::Transmission;
use record::time::{DateTime, SignedDuration};
use record::{Interval, Item, Place, StatedTime};
use std::cmp::Reverse;

/// All versions among `proses` that don't speak, each with the one that does and what changed from the one to the other.
///
/// The order of `proses` decides between equals only.
pub fn find(proses: &[Prose<'_>]) -> Vec<Version> {
    let item = |i: usize| proses[i].item;
    let mut out = Vec::new();
    let Some(pairs) = Pairs::of(proses) else { return out };
    for group in pairs.groups() {
        let timed = group.iter().all(|&i| newest_moment(item(i)).is_some());
        let rank = |&i: &usize| {
            let whole = item(i).transmission == Transmission::Ordinary;
            let moment = newest_moment(item(i)).filter(|_| timed);
            (whole, moment, proses[i].tokens.len(), Reverse(i))
        };
        let Some(speaks) = group.iter().copied().max_by_key(rank) else { continue };
        for earlier in group.into_iter().filter(|&i| i != speaks) {
            out.push(Version {
                source: item(earlier).source.clone(),
                of: item(speaks).source.clone(),
                why: if pairs.by_address(earlier, speaks) { VersionWhy::Address } else { VersionWhy::Words },
                changes: changes::between(&proses[earlier], &proses[speaks], &pairs.vocabulary),
            });
        }
    }
    out.sort_by(|a, b| (&a.of, &a.source).cmp(&(&b.of, &b.source)));
    out
}

/// When an item was last published or changed, as it says; by Greenwich where it states an offset.
fn newest_moment(item: &Item) -> Option<DateTime> {
    item.published.iter().chain(&item.updated).filter_map(moment).max()
}

fn moment(time: &StatedTime) -> Option<DateTime> {
    let Interval { earliest, .. } = time.interval?;
    let offset = time.zone.as_deref().and_then(offset).unwrap_or(0);
    earliest.checked_sub(SignedDuration::from_mins(offset)).ok()
}

/// `+01:00` or `-0530` in minutes.
fn offset(zone: &str) -> Option<i64> {
    let (sign, rest) = match zone.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i64>().ok();
    Some(sign * (number(0..2)? * 60 + number(2..4).unwrap_or(0)))
}

/// Whether `place` stands in words that another version has otherwise; gives the words of that version.
pub fn other_words<'a>(versions: &'a [Version], place: &Place) -> Option<&'a str> {
    let spoken = versions.iter().filter(|version| version.of == place.source);
    let change = spoken.flat_map(|version| &version.changes).find(|change| {
        change.there.as_ref().is_some_and(|words| words.place.span.overlaps(place.span)) && change.here.is_some()
    })?;
    change.here.as_ref().map(|words| words.text.as_str())
}

#[cfg(test)]
mod tests;
