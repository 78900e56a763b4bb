//! Rows of the record, held against what the log says of them.

use super::Verified;
use super::log::{Recorded, Told};
use crate::store::Store;
use crate::trouble::Trouble;
use record::digest::{Digest, Hasher};
use rusqlite::Row;

/// A row's id, the digest that it has now, and what is amiss with it by itself.
pub(super) type Checked = (i64, Digest, Option<String>);

/// Holds the rows of `table`, as `sql` gives them in the order of their ids, against what the log says of them.
pub(super) fn check(
    store: &Store,
    table: &'static str,
    told: &Told,
    out: &mut Verified,
    sql: &str,
    checked: fn(&Row<'_>) -> rusqlite::Result<Checked>,
) -> Result<(), Trouble> {
    let mut table = Table::of(table, told.get(table).map_or(&[][..], Vec::as_slice));
    let mut statement = store.db.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        table.row(id, checked(row), out);
        out.parts += u64::from(table.name == "parts");
    }
    table.end(out);
    Ok(())
}

/// A table that is gone through.
struct Table<'t> {
    name: &'static str,
    recorded: &'t [Recorded],
    /// Ranges of rows, in order, each with the commit that it is of; commits interleave where a container ends after what is in it.
    spans: Vec<(i64, i64, usize)>,
    /// The range that comes next, and the row in it.
    at: usize,
    next: i64,
    /// The digests of each commit's rows, and whether something is said of one of them already.
    hashers: Vec<Hasher>,
    named: Vec<bool>,
    /// Rows that no commit knows, those that came last.
    added: Option<(i64, i64)>,
}

impl Table<'_> {
    fn of<'t>(name: &'static str, recorded: &'t [Recorded]) -> Table<'t> {
        let mut spans = Vec::new();
        for (commit, recorded) in recorded.iter().enumerate() {
            spans.extend(recorded.ranges.iter().map(|(first, last)| (*first, *last, commit)));
        }
        spans.sort_unstable();
        let hashers = recorded.iter().map(|_| Hasher::default()).collect();
        let next = spans.first().map_or(0, |span| span.0);
        let name = match name {
            "read" => "originals (first_part, read_by)",
            "told" => "receipts (part)",
            name => name,
        };
        Table { name, recorded, spans, at: 0, next, hashers, named: vec![false; recorded.len()], added: None }
    }

    fn row(&mut self, id: i64, checked: rusqlite::Result<Checked>, out: &mut Verified) {
        self.missing_before(id, out);
        let Some(&(_, _, commit)) = self.spans.get(self.at).filter(|span| (span.0..=span.1).contains(&id)) else {
            self.added(id, out);
            return;
        };
        let amiss = match checked {
            Ok((_, digest, amiss)) => {
                self.hashers[commit].update(digest.bytes());
                amiss
            }
            Err(error) => Some(format!("row {id} of {} can't be read: {error}", self.name)),
        };
        if let Some(amiss) = amiss {
            self.named[commit] = true;
            out.faults.push(format!("record: {amiss}"));
        }
        self.go_to(id.saturating_add(1));
    }

    /// Names the rows before `id` that should have come.
    fn missing_before(&mut self, id: i64, out: &mut Verified) {
        while self.at < self.spans.len() && self.next < id {
            let (_, end, commit) = self.spans[self.at];
            let last = end.min(id.saturating_sub(1));
            self.named[commit] = true;
            out.faults.push(format!("record: {} missing", rows(self.name, self.next, last, "is", "are")));
            self.go_to(last.saturating_add(1));
        }
    }

    /// The row `next` is what comes next, or the first of the next range.
    fn go_to(&mut self, next: i64) {
        self.next = next;
        if self.spans.get(self.at).is_some_and(|span| next > span.1 || next == i64::MAX) {
            self.at += 1;
            self.next = self.spans.get(self.at).map_or(i64::MAX, |span| span.0);
        }
    }

    fn added(&mut self, id: i64, out: &mut Verified) {
        match &mut self.added {
            Some((_, last)) if last.saturating_add(1) == id => *last = id,
            _ => {
                self.tell_added(out);
                self.added = Some((id, id));
            }
        }
    }

    fn tell_added(&mut self, out: &mut Verified) {
        if let Some((first, last)) = self.added.take() {
            out.faults.push(format!("record: {} added", rows(self.name, first, last, "was", "were")));
        }
    }

    fn end(mut self, out: &mut Verified) {
        self.missing_before(i64::MAX, out);
        self.tell_added(out);
        let commits = self.hashers.into_iter().zip(self.recorded).zip(self.named);
        for ((hasher, recorded), named) in commits {
            if !named && hasher.finish().hex() != recorded.sha256 {
                let ranges: Vec<String> = recorded.ranges.iter().map(|(a, b)| span(*a, *b)).collect();
                let (table, rows) = (self.name, ranges.join(", "));
                out.faults.push(format!("record: among rows {rows} of {table} one is not as it was recorded"));
            }
        }
    }
}

fn rows(table: &str, first: i64, last: i64, one: &str, many: &str) -> String {
    match first == last {
        true => format!("row {first} of {table} {one}"),
        false => format!("rows {} of {table} {many}", span(first, last)),
    }
}

fn span(first: i64, last: i64) -> String {
    if first == last { first.to_string() } else { format!("{first} to {last}") }
}
