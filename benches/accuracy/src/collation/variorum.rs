//! The apparatus of the Frankenstein Variorum, and the plain text of each witness that it was made from.
//!
//! A chapter's file holds the text of one witness, cut into `seg`s that carry the id of an entry of the apparatus, often in
//! parts, where a paragraph ends within. Text outside of `seg`s stands where all five witnesses agree, and the apparatus has
//! no entry. So the text of a collation unit is a row of slots: entries and the text between them. The tokens of
//! a slot are those of our own tokeniser, over the whole text of the unit; the edition's own (`@n`) carry markup and
//! case.
//!
//! The annotated copy is read as it was revised: what is struck out is left out, what was written in is part of the text, and
//! the reader's notes are no text.

use crate::xml::{Event, events};
use record::Tokens;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

/// The printed witnesses, by the start of their files' names.
pub const WITNESSES: [&str; 4] = ["f1818", "fThomas", "f1823", "f1831"];

/// One collation unit.
pub struct Unit {
    /// Such as `C07`.
    pub name: String,
    /// The words of each witness.
    pub tokens: Vec<Tokens>,
    /// For each slot in order, the tokens of each witness.
    pub slots: Vec<Vec<Range<usize>>>,
}

/// A place in a unit: the number of an entry, and whether the text stands before it, in it or after it.
type Slot = (usize, i8);

/// Reads the units whose 1818 text stands in a volume, such as `vol_1`.
pub fn units(folder: &Path, volume: &str, witnesses: &[&str]) -> Result<Vec<Unit>, String> {
    let chapters = folder.join("2023-variorum-chapters");
    let names = std::fs::read_dir(&chapters).map_err(|error| format!("{}: {error}", chapters.display()))?;
    let mut names: Vec<String> = names.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let wanted = spines(folder, volume)?;
    // For each unit, for each witness: the text of each slot.
    let mut units: BTreeMap<String, Vec<BTreeMap<Slot, String>>> = BTreeMap::new();
    for (w, witness) in witnesses.iter().enumerate() {
        let own = |name: &&String| name.strip_prefix(witness).is_some_and(|rest| rest.starts_with('_'));
        for name in names.iter().filter(own) {
            let xml = std::fs::read_to_string(chapters.join(name)).map_err(|error| format!("{name}: {error}"))?;
            for (unit, slot, text) in pieces(&xml).into_iter().filter(|(unit, ..)| wanted.contains(unit)) {
                let slots = units.entry(unit).or_insert_with(|| vec![BTreeMap::new(); witnesses.len()]);
                let all = slots[w].entry(slot).or_default();
                all.push_str(&text);
                all.push('\n');
            }
        }
    }
    Ok(units.into_iter().map(|(name, slots)| unit(name, slots)).collect())
}

/// The units that point into a volume of 1818. A unit that has a few words of the chapter before belongs to where most of it
/// is.
fn spines(folder: &Path, volume: &str) -> Result<BTreeSet<String>, String> {
    let spines = folder.join("2023-standoff_Spine");
    let names = std::fs::read_dir(&spines).map_err(|error| format!("{}: {error}", spines.display()))?;
    let mut out = BTreeSet::new();
    for entry in names.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(unit) = name.strip_prefix("spine_").and_then(|n| n.strip_suffix(".xml")) else { continue };
        let xml = std::fs::read_to_string(entry.path()).map_err(|error| format!("{name}: {error}"))?;
        let all = xml.matches("/f1818_vol_").count();
        if 2 * xml.matches(&format!("/f1818_{volume}_")).count() > all {
            out.insert(unit.to_owned());
        }
    }
    Ok(out)
}

/// The text of a chapter in pieces: unit, slot, text.
fn pieces(xml: &str) -> Vec<(String, Slot, String)> {
    let events = events(xml);
    let body = events.iter().position(|e| matches!(e, Event::Open(name, ..) if name == "body")).unwrap_or(0);
    let events = &events[body..];
    let mut out: Vec<(String, Slot, String)> = Vec::new();
    let mut next = events.iter().find_map(entry).map(|(unit, n)| (unit, (n, -1)));
    let mut hidden = 0;
    // What is open within a `seg`, and what stands when it closes.
    let mut depth = 0;
    for event in events {
        match event {
            Event::Open(name, _, closed) => {
                if depth > 0 && !closed {
                    depth += 1;
                }
                if let Some((unit, n)) = entry(event) {
                    next = Some((unit, (n, 0)));
                    depth = usize::from(!closed);
                }
                hidden += usize::from(!closed && unread(name));
                if block(name) {
                    add(&mut out, &next, " ");
                }
            }
            Event::Close(name) => {
                hidden -= usize::from(unread(name));
                if block(name) {
                    add(&mut out, &next, " ");
                }
                if depth > 0 {
                    depth -= 1;
                    if depth == 0
                        && let Some((_, slot)) = &mut next
                    {
                        slot.1 = 1;
                    }
                }
            }
            Event::Text(text) if hidden == 0 => add(&mut out, &next, text),
            Event::Text(_) => {}
        }
    }
    out
}

fn add(out: &mut Vec<(String, Slot, String)>, to: &Option<(String, Slot)>, text: &str) {
    let Some((unit, slot)) = to else { return };
    match out.last_mut().filter(|(u, s, _)| (u, s) == (unit, slot)) {
        Some((_, _, all)) => all.push_str(text),
        None => out.push((unit.clone(), *slot, text.to_owned())),
    }
}

/// Deletions and notes.
fn unread(name: &str) -> bool {
    name.eq_ignore_ascii_case("del") || name.eq_ignore_ascii_case("del-inner") || name == "note"
}

fn block(name: &str) -> bool {
    matches!(name, "p" | "head" | "l" | "lg" | "ab" | "cit" | "quote" | "div" | "lb" | "milestone")
}

/// The unit and number of the entry that a `seg` belongs to: `C07_app3-f1818__I` is 3 of `C07`.
fn entry(event: &Event) -> Option<(String, usize)> {
    if !matches!(event, Event::Open(name, ..) if name == "seg") {
        return None;
    }
    let (unit, rest) = event.attribute("xml:id")?.split_once("_app")?;
    let number = rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
    Some((unit.to_owned(), number))
}

fn unit(name: String, witnesses: Vec<BTreeMap<Slot, String>>) -> Unit {
    let texts: Vec<Text> = witnesses.into_iter().map(Text::of).collect();
    let entries: BTreeSet<usize> = texts.iter().flat_map(|text| text.parts.iter().map(|part| part.entry)).collect();
    // What stands behind each entry, found out stretch by stretch, until nothing more comes of it.
    let mut behind: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    let mut known = usize::MAX;
    while known != behind.len() {
        known = behind.len();
        for text in &texts {
            for (part, next) in text.parts.iter().zip(text.next()) {
                let words: Vec<&str> = text.tokens.words(part.behind.clone()).collect();
                let over: Vec<usize> = entries.range(part.entry..next.unwrap_or(usize::MAX)).copied().collect();
                if let Some((entry, words)) = learnt(&words, &over, &behind) {
                    behind.insert(entry, words.to_vec());
                }
            }
        }
    }
    let mut slots: Vec<Vec<Range<usize>>> = vec![Vec::new(); 2 * entries.len()];
    for text in &texts {
        let mut ranges: BTreeMap<usize, (Range<usize>, Range<usize>)> = BTreeMap::new();
        for (part, next) in text.parts.iter().zip(text.next()) {
            let over: Vec<usize> = entries.range(part.entry..next.unwrap_or(usize::MAX)).copied().collect();
            let mut at = part.within.end;
            let shares = shares(&text.tokens.words(part.behind.clone()).collect::<Vec<_>>(), &over, &behind);
            for (k, (&entry, share)) in over.iter().zip(shares).enumerate() {
                let within = if k == 0 { part.within.clone() } else { at..at };
                ranges.insert(entry, (within, at..at + share));
                at += share;
            }
        }
        for (k, entry) in entries.iter().enumerate() {
            let (within, behind) = ranges.get(entry).cloned().unwrap_or_default();
            slots[2 * k].push(within);
            slots[2 * k + 1].push(behind);
        }
    }
    // Line ends between entries, and entries of the manuscript alone.
    slots.retain(|slot| slot.iter().any(|words| !words.is_empty()));
    Unit { name, tokens: texts.into_iter().map(|text| text.tokens).collect(), slots }
}

/// Of the words of one stretch, those that stand behind the only entry of which they are not known yet.
fn learnt<'s, 'w>(
    words: &'s [&'w str],
    over: &[usize],
    behind: &BTreeMap<usize, Vec<&'w str>>,
) -> Option<(usize, &'s [&'w str])> {
    let mut rest = words;
    let head = over.iter().take_while(|entry| {
        let left = behind.get(entry).and_then(|known| rest.strip_prefix(&known[..]));
        rest = left.unwrap_or(rest);
        left.is_some()
    });
    let head = head.count();
    let tail = over[head..].iter().rev().take_while(|entry| {
        let left = behind.get(entry).and_then(|known| rest.strip_suffix(&known[..]));
        rest = left.unwrap_or(rest);
        left.is_some()
    });
    let tail = tail.count();
    let unknown = over.get(head).filter(|entry| head + tail + 1 == over.len() && !behind.contains_key(entry))?;
    Some((*unknown, rest))
}

/// How many of some words stand behind each of the entries that they run over.
///
/// A witness without words for an entry has no `seg` for it, so what stands before and behind it is one stretch there; other
/// witnesses have the two apart. Where none of them fits, all words stand behind the first.
fn shares(words: &[&str], over: &[usize], behind: &BTreeMap<usize, Vec<&str>>) -> Vec<usize> {
    let mut shares = Vec::new();
    let mut rest = words;
    for entry in over {
        let Some(left) = behind.get(entry).and_then(|known| rest.strip_prefix(&known[..])) else { break };
        shares.push(rest.len() - left.len());
        rest = left;
    }
    if shares.len() < over.len() || !rest.is_empty() {
        shares = vec![0; over.len()];
        shares[0] = words.len();
    }
    shares
}

/// The text of a witness.
struct Text {
    tokens: Tokens,
    parts: Vec<Part>,
}

/// The words of an entry, and those up to the next entry that the witness has. What stands before the first is behind entry 0.
struct Part {
    entry: usize,
    within: Range<usize>,
    behind: Range<usize>,
}

impl Text {
    fn of(slots: BTreeMap<Slot, String>) -> Text {
        let mut text = String::new();
        // Entry, and the bytes where its words and those behind it end.
        let mut ends: Vec<(usize, usize, usize)> = vec![(0, 0, 0)];
        for ((entry, place), words) in slots {
            text.push_str(&words);
            let end = text.len();
            match ends.last_mut() {
                // Before the first entry of a chapter: behind the last of the chapter before.
                Some(last) if place != 0 => last.2 = end,
                _ => ends.push((entry, end, end)),
            }
        }
        let tokens = Tokens::of(&text);
        let mut from = 0;
        let mut parts = Vec::new();
        for (entry, within, behind) in ends {
            let (within, behind) = (tokens.at_or_after(within), tokens.at_or_after(behind));
            parts.push(Part { entry, within: from..within, behind: within..behind });
            from = behind;
        }
        Text { tokens, parts }
    }

    /// For each part, the entry that follows in this witness.
    fn next(&self) -> impl Iterator<Item = Option<usize>> + '_ {
        self.parts.iter().skip(1).map(|part| Some(part.entry)).chain([None])
    }
}
