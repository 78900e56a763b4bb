//! The JSON of a case's state; `docs/schema/status-1.json` describes it.

use super::Status;
use crate::plain::json_line;
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    case: &'a str,
    ledger: Ledger,
    adds_up: bool,
    pending: u64,
    held: Vec<Held<'a>>,
    quoted: Vec<Held<'a>>,
    not_read: Vec<NotRead<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    readers_kept_in_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    log: Option<Head<'a>>,
    index: Index,
}

#[derive(Serialize)]
struct Index {
    commits: u64,
    of: u64,
}

#[derive(Serialize)]
struct Ledger {
    expected: u64,
    read: u64,
    duplicate: u64,
    skipped: u64,
    failed: u64,
    containers: u64,
}

#[derive(Serialize)]
struct Held<'a> {
    kind: &'a str,
    items: u64,
}

#[derive(Serialize)]
struct NotRead<'a> {
    path: &'a str,
    fate: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct Head<'a> {
    root: &'a str,
    entries: u64,
}

fn held(kinds: &[(String, u64)]) -> Vec<Held<'_>> {
    kinds.iter().map(|(kind, items)| Held { kind, items: *items }).collect()
}

pub(super) fn status(status: &Status) -> String {
    json_line(&Document {
        schema: "onrecord/status/1",
        case: &status.case,
        ledger: Ledger {
            expected: status.expected,
            read: status.read,
            duplicate: status.duplicate,
            skipped: status.skipped,
            failed: status.failed,
            containers: status.containers,
        },
        adds_up: status.adds_up,
        pending: status.pending,
        held: held(&status.kinds),
        quoted: held(&status.quoted),
        not_read: status.not_read.iter().map(|(path, fate, reason)| NotRead { path, fate, reason }).collect(),
        readers_kept_in_by: status.confined.as_deref(),
        log: status.head.as_ref().map(|(root, entries)| Head { root, entries: *entries }),
        index: Index { commits: status.indexed.0, of: status.indexed.1 },
    })
}
