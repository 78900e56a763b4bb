//! What must hold of the reading of any JSON Lines.

use super::holds::ensure;
use crate::Limits;
use crate::lines::{self, Line};
use record::progress::Unwatched;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use testkit::mutation::Input;

/// What a whole reader of JSON minds in fields that nobody asks for.
const MINDS: [&str; 5] = ["surrogate", "hex escape", "unicode code point", "recursion limit", "number out of range"];

/// Reads every file of `input` that holds lines, twice; how many had a text.
pub(super) fn hold(folder: &Path, input: &Input, limits: &Limits) -> Result<u64, String> {
    let mut read = 0;
    for (name, bytes) in input.files.iter().filter(|(name, _)| lines::are_lines(Path::new(name))) {
        let some = file(&folder.join(name), bytes, limits).map_err(|why| format!("{name}: {why}"))?;
        read += u64::from(some && !name.starts_with("before/"));
    }
    Ok(read)
}

/// Whether some line of the file was read.
fn file(path: &Path, bytes: &[u8], limits: &Limits) -> Result<bool, String> {
    let run = || -> Result<(lines::Read, Vec<Line>), String> {
        let mut given = Vec::new();
        let read = lines::read(path, limits, &Unwatched, &mut |line| {
            given.push(line);
            Ok(())
        });
        Ok((read.map_err(|stop| stop.to_string())?, given))
    };
    let (read, given) = run()?;
    let (again, given_again) = run()?;
    ensure!(given == given_again && read.totals == again.totals, "a second run differs");
    ensure!(read.refused == again.refused, "a second run gives other reasons");
    let totals = read.totals;
    ensure!(totals.add_up(), "{totals:?} do not add up");
    ensure!(totals.read == given.len() as u64, "{} lines are given, {totals:?}", given.len());
    for refused in &read.refused {
        let reason = refused.reason.as_str();
        ensure!((1..=300).contains(&reason.chars().count()), "line {}: {reason:?}", refused.number);
        ensure!(!reason.contains(|c: char| c.is_control()), "line {}: {reason:?}", refused.number);
    }
    if read.refused.iter().any(|refused| refused.number == 0) {
        ensure!(totals.expected == 1 && given.is_empty(), "a file that is refused has {totals:?}");
        return Ok(false);
    }
    let strip = |line| <[u8]>::strip_prefix(line, b"\xef\xbb\xbf").unwrap_or(line);
    let lines: Vec<(u64, &[u8])> = (1..).zip(bytes.split(|byte| *byte == b'\n').map(strip)).collect();
    let lines: Vec<(u64, &[u8])> = lines.into_iter().filter(|(_, line)| !line.trim_ascii().is_empty()).collect();
    ensure!(totals.expected == lines.len() as u64, "there are {} lines, {totals:?}", lines.len());
    // No more reasons are kept.
    if totals.failed > read.refused.len() as u64 {
        return Ok(!given.is_empty());
    }
    let refused: BTreeMap<u64, &str> = read.refused.iter().map(|refused| (refused.number, &*refused.reason)).collect();
    let mut given = given.iter();
    for (number, line) in lines {
        match refused.get(&number) {
            Some(reason) => rightly(line, reason).map_err(|why| format!("line {number}: {why}"))?,
            None => same(line, given.next()).map_err(|why| format!("line {number}: {why}"))?,
        }
    }
    ensure!(given.next().is_none(), "more lines are given than there are");
    Ok(totals.read > 0)
}

/// A line that was read says the same to another reader.
fn same(line: &[u8], given: Option<&Line>) -> Result<(), String> {
    let given = given.ok_or("it is neither given nor refused")?;
    let value: Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        Err(error) => {
            let minds = MINDS.iter().any(|minds| error.to_string().contains(minds));
            ensure!(minds, "{given:?} is read of what is no JSON: {error}");
            return Ok(());
        }
    };
    ensure!(value["text"].as_str() == Some(&given.text), "{given:?} has another text: {value}");
    let id = match &value["id"] {
        Value::String(id) => *id == given.id,
        Value::Number(number) => given.id.parse::<f64>().ok() == number.as_f64(),
        _ => false,
    };
    ensure!(id, "{given:?} has another id: {value}");
    Ok(())
}

/// A line that was refused is no text with an id, or says one of them twice, or is too long.
fn rightly(line: &[u8], reason: &str) -> Result<(), String> {
    let Ok(value) = serde_json::from_slice::<Value>(line) else { return Ok(()) };
    let id = match &value["id"] {
        Value::String(id) => !id.trim().is_empty(),
        id => id.is_number(),
    };
    let good = id && value["text"].is_string();
    let why = ["duplicate field", "longer than"].iter().any(|why| reason.contains(why));
    ensure!(!good || why, "it is refused: {reason}");
    Ok(())
}
