//! What `onrecord passages` finds in a pair.

use super::Pair;
use super::plagdet::Passage;
use serde_json::{Value, json};
use std::ops::Range;
use std::path::PathBuf;
use std::process::Command;

/// The program, and a folder for the files that it is given.
pub struct Program {
    binary: String,
    min_bits: Option<String>,
    folder: tempfile::TempDir,
}

impl Program {
    pub fn at(binary: &str, min_bits: Option<&str>) -> Result<Program, String> {
        let folder = tempfile::tempdir().map_err(|error| format!("no folder for the pairs: {error}"))?;
        Ok(Program { binary: binary.to_owned(), min_bits: min_bits.map(str::to_owned), folder })
    }

    /// The rows of a pair.
    pub fn passages(&self, pair: &Pair, texts: &[String]) -> Result<Vec<Passage>, String> {
        let file: PathBuf = self.folder.path().join("pair.jsonl");
        let documents = [("this", pair.this), ("source", pair.source)];
        let lines = documents.map(|(id, number)| json!({ "id": id, "text": texts[number] }).to_string());
        std::fs::write(&file, lines.join("\n") + "\n").map_err(|error| format!("{}: {error}", file.display()))?;
        let mut command = Command::new(&self.binary);
        command.arg("passages").arg(&file).arg("--jsonl");
        if let Some(bits) = &self.min_bits {
            command.args(["--min-bits", bits]);
        }
        let run = command.output().map_err(|error| format!("{}: {error}", self.binary))?;
        // Exit code 1 says that it is done but found nothing.
        if !matches!(run.status.code(), Some(0 | 1)) {
            return Err(format!("{}: {}\n{}", self.binary, run.status, String::from_utf8_lossy(&run.stderr)));
        }
        let mut out: Vec<Passage> = Vec::new();
        for line in String::from_utf8_lossy(&run.stdout).lines() {
            let row: Value = serde_json::from_str(line).map_err(|error| format!("not a row: {error}: {line}"))?;
            let passage = passage(&row, pair, texts).ok_or_else(|| format!("not a row of this pair: {line}"))?;
            // Within one document nothing is copied from the other.
            out.extend(passage.filter(|passage| !out.contains(passage)));
        }
        Ok(out)
    }
}

/// A row as a passage, whichever document comes first; nothing within where both sides are of one document.
fn passage(row: &Value, pair: &Pair, texts: &[String]) -> Option<Option<Passage>> {
    let side = |name: &str| {
        let id = row.get(name)?.as_str()?;
        let text = match id {
            "this" => &texts[pair.this],
            "source" => &texts[pair.source],
            _ => return None,
        };
        let at = |end: &str| {
            let bytes = usize::try_from(row.get(format!("{name}_{end}"))?.as_u64()?).ok()?;
            Some(text.get(..bytes)?.chars().count())
        };
        Some((id, at("start")?..at("end")?))
    };
    let ((first, a), (second, b)) = (side("a")?, side("b")?);
    if first == second {
        return Some(None);
    }
    let spans = if first == "this" { [a, b] } else { [b, a] };
    Some(Some(Passage { this: pair.this, source: pair.source, spans }))
}

/// Passages of a pair are one where fewer than `gap` characters lie between them in both documents.
pub fn joined(passages: &[Passage], gap: usize) -> Vec<Passage> {
    let near = |x: &Range<usize>, y: &Range<usize>| x.start.max(y.start) < x.end.min(y.end) + gap;
    let mut out: Vec<Passage> = Vec::new();
    for passage in passages {
        let mut whole = passage.clone();
        // What was apart before may be near to the two together.
        while let Some(at) = out.iter().position(|other| {
            (other.this, other.source) == (whole.this, whole.source)
                && (0..2).all(|side| near(&other.spans[side], &whole.spans[side]))
        }) {
            let other = out.swap_remove(at);
            for (span, other) in whole.spans.iter_mut().zip(other.spans) {
                *span = span.start.min(other.start)..span.end.max(other.end);
            }
        }
        out.push(whole);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_near_on_both_sides_are_joined() {
        let at = |a: Range<usize>, b: Range<usize>| Passage { this: 0, source: 1, spans: [a, b] };
        let rows = [at(0..10, 0..10), at(30..40, 30..40), at(12..28, 12..28), at(50..60, 500..510)];
        assert_eq!(joined(&rows, 5), [at(0..40, 0..40), at(50..60, 500..510)]);
        assert_eq!(joined(&rows, 1).len(), 4);
    }

    #[test]
    fn a_row_gives_bytes_of_either_document_first() {
        let texts = ["é one".to_owned(), "two one".to_owned()];
        let row = json!({ "a": "source", "a_start": 4, "a_end": 7, "b": "this", "b_start": 3, "b_end": 6 });
        let found = passage(&row, &Pair { this: 0, source: 1 }, &texts);
        assert_eq!(found.flatten().map(|found| found.spans), Some([2..5, 4..7]));
    }
}
