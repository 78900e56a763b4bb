//! What is said of hits.

pub(crate) const NO_TIME: &str = "no time told";
pub(crate) const WITHOUT: &str = "(none told)";
pub(crate) const QUOTED: &str = "not held: it stands in the words of another";
pub(crate) const NEXT: &str = "The next ones:";

pub(crate) fn hits(total: u64, shown: u64, first: bool) -> String {
    let hits = match total {
        0 => "no hits".to_owned(),
        1 => "1 hit".to_owned(),
        _ => format!("{total} hits"),
    };
    match (shown < total, first) {
        (false, _) => hits,
        (true, true) => format!("{hits}, showing the first {shown}"),
        (true, false) => format!("{hits}, showing {shown} more"),
    }
}

pub(crate) fn from_to(from: &str, to: &str) -> String {
    match (from.is_empty(), to.is_empty()) {
        (false, false) => format!("{from} → {to}"),
        (true, false) => format!("→ {to}"),
        _ => from.to_owned(),
    }
}

pub(crate) fn also(places: usize) -> String {
    match places {
        1 => "also in 1 other place".to_owned(),
        _ => format!("also in {places} other places"),
    }
}

pub(crate) fn conversation(name: &str) -> String {
    format!("conversation {name}")
}
