//! What must hold of the reading of any input.

use super::{is_for, lines, received};
use crate::sniff::{self, Format};
use crate::{Limits, Pile, Totals, decode, read, reports};
use record::digest::Digest;
use record::item::{BlockKind, Stated};
use record::progress::Unwatched;
use record::{Fate, Item, ItemKind, Source, Span, StatedTime};
use std::collections::BTreeMap;
use std::path::Path;
use testkit::mutation::{Input, Reader};

/// Ends with what does not hold.
macro_rules! ensure {
    ($holds:expr, $($why:tt)+) => {
        if !$holds {
            return Err(format!($($why)+));
        }
    };
}
pub(super) use ensure;

type Holds = Result<(), String>;

/// What is told to a person has no more characters, whatever it quotes.
const LONGEST: usize = 300;

/// Reads the folder with the files of `input` twice; how many of them were read as what they were made for.
pub(super) fn holds(folder: &Path, input: &Input) -> Result<u64, String> {
    // Now and then there is less room than a text needs.
    let most = if input.round % 32 == 31 { 2000 } else { Limits::default().max_text_bytes };
    let limits = Limits { max_text_bytes: most, ..Limits::default() };
    let run = || -> Result<(Pile, Totals), String> {
        let mut pile = Pile::default();
        let totals = read(&[folder.to_owned()], &limits, &mut pile, &Unwatched).map_err(|stop| stop.to_string())?;
        Ok((pile, totals))
    };
    let (pile, totals) = run()?;
    let files: BTreeMap<String, &[u8]> = (input.files.iter())
        .map(|(name, bytes)| (folder.join(name).to_string_lossy().into_owned(), bytes.as_slice()))
        .collect();
    fates(&pile, totals, &files)?;
    ensure!(pile.items.len() == pile.maps.len(), "{} items, {} maps", pile.items.len(), pile.maps.len());
    for (item, map) in pile.items.iter().zip(&pile.maps) {
        let source = pile.sources.iter().find(|source| source.id == item.source);
        let source = source.ok_or_else(|| format!("{} is of no source", item.path))?;
        item_of(source, item).map_err(|why| format!("{}: {why}", item.path))?;
        // What is inside a file has bytes that the file need not have.
        let Some(bytes) = files.get(item.path.as_str()) else { continue };
        text_of(source, item, bytes).map_err(|why| format!("{}: {why}", item.path))?;
        received::map(source, item, map, bytes).map_err(|why| format!("{}: {why}", item.path))?;
        if item.kind == ItemKind::Report
            && matches!(sniff::by_name(item.path.base_name()), Format::Report | Format::Unnamed)
        {
            line_ends(item).map_err(|why| format!("{}: {why}", item.path))?;
        }
    }
    let (again, totals_again) = run()?;
    ensure!(totals == totals_again, "the totals of a second run differ");
    ensure!(pile.sources == again.sources, "the sources of a second run differ");
    ensure!(pile.items == again.items, "the items of a second run differ");
    ensure!(pile.maps == again.maps, "the maps of a second run differ");
    if input.reader == Reader::JsonLines {
        return lines::hold(folder, input, &limits);
    }
    Ok(read_of(input, &pile))
}

/// Reads the folder once, and asks for no more than that it ends.
pub(super) fn ends(folder: &Path, input: &Input) -> Result<u64, String> {
    if input.reader == Reader::JsonLines {
        return lines::hold(folder, input, &Limits::default());
    }
    let totals = read(&[folder.to_owned()], &Limits::default(), &mut Pile::default(), &Unwatched);
    let totals = totals.map_err(|stop| stop.to_string())?;
    ensure!(totals.add_up(), "{totals:?} do not add up");
    Ok(totals.read)
}

/// How many files were read as what they were made for; of those that can't be read, how many were not. What stands beside a
/// mutant as it was before is not counted.
fn read_of(input: &Input, pile: &Pile) -> u64 {
    let is_own = |source: &&Source| {
        let path = source.path.as_str();
        !path.contains("/before/") && is_for(input.reader, path)
    };
    let own = pile.sources.iter().filter(|source| source.parent.is_none()).filter(is_own);
    own.filter(|source| (source.fate == Fate::Read) != (input.reader == Reader::NotYet)).count() as u64
}

/// Every file has one fate, and what is said of it is true.
fn fates(pile: &Pile, totals: Totals, files: &BTreeMap<String, &[u8]>) -> Holds {
    ensure!(totals.add_up(), "{totals:?} do not add up");
    let inside = pile.sources.iter().filter(|source| source.parent.is_some()).count();
    let containers = pile.sources.iter().filter(|source| source.container).count() as u64;
    let expected = (files.len() + inside) as u64 - containers;
    let mut counted = Totals { expected, ..Totals::default() };
    let mut seen: BTreeMap<&str, &Source> = BTreeMap::new();
    for source in &pile.sources {
        counted.count_source(source);
        let path = source.path.as_str();
        match (&source.parent, files.get(path)) {
            (None, Some(bytes)) => {
                ensure!(source.bytes == bytes.len() as u64, "{path} has {} bytes", source.bytes);
                ensure!(source.sha256 == Some(Digest::of(bytes)), "{path} has another digest");
            }
            (None, None) => return Err(format!("{path} is no file")),
            (Some(parent), _) => ensure!(
                seen.values().any(|other| other.path == *parent),
                "{path} is said to be in {parent}, which was not met before it"
            ),
        }
        ensure!(seen.values().all(|other| other.path != source.path), "{path} has two fates");
        let items = pile.items.iter().filter(|item| item.source == source.id).count();
        let expected = usize::from(source.fate == Fate::Read && source.kind != "table" && !source.container);
        ensure!(items == expected, "{path}: {:?}, {}, and {items} items", source.fate, source.kind);
        match &source.fate {
            Fate::Read if source.container => ensure!(source.encoding.is_none(), "{path} has an encoding"),
            Fate::Read => ensure!(source.encoding.is_some(), "{path} is read from no encoding"),
            Fate::DuplicateOf(first) => {
                // What is inside a part is read before it, and may be what it is a copy of.
                let first = pile.sources.iter().find(|source| source.id == *first);
                let first = first.ok_or_else(|| format!("{path} is a copy of nothing"))?;
                let same = first.fate == Fate::Read && (first.sha256 == source.sha256 || is_correspondence(source));
                ensure!(same, "{path} is no copy of {}", first.path);
            }
            Fate::Skipped(reason) | Fate::Failed(reason) => {
                ensure!(!reason.trim().is_empty(), "{path} has a fate without a reason");
                let plain = !reason.contains(|c: char| c.is_control());
                ensure!(plain, "the reason of {path} has control characters: {reason:?}");
            }
        }
        ensure!(seen.insert(source.id.as_str(), source).is_none(), "{} is given out twice", source.id);
        if source.kind == "table"
            && let Some(bytes) = files.get(path)
        {
            problems(source, &decode::decode(bytes).text).map_err(|why| format!("{path}: {why}"))?;
        }
    }
    ensure!(counted == totals, "{totals:?} are told, {counted:?} are counted");
    Ok(())
}

/// Whether what makes it the one that it is may be known without its bytes.
fn is_correspondence(source: &Source) -> bool {
    matches!(source.kind, "mail" | "quoted-mail" | "message" | "post" | "document")
}

/// Every place of a problem is a place in the text.
fn problems(source: &Source, text: &str) -> Holds {
    for problem in &source.problems {
        let length = problem.message.chars().count();
        ensure!((1..=LONGEST).contains(&length), "{} is told in {length} characters", problem.code);
        if let Some(span) = problem.span {
            inside(span, text, problem.code)?;
        }
    }
    Ok(())
}

/// The span lies in the text and cuts no character.
fn inside(span: Span, text: &str, what: &str) -> Holds {
    ensure!(span.start <= span.end, "{what} ends before it begins: {span:?}");
    ensure!(text.get(span.start..span.end).is_some(), "{what} does not fit {} bytes of text: {span:?}", text.len());
    Ok(())
}

/// What an item says of itself stands in its text.
fn item_of(source: &Source, item: &Item) -> Holds {
    let text = item.text.as_str();
    ensure!(source.fate == Fate::Read && source.path == item.path, "its source is {:?} {}", source.fate, source.path);
    ensure!(!text.trim().is_empty() || item.envelope.is_some(), "an item without text");
    problems(source, text)?;
    if item.envelope.is_none() {
        blocks(item)?;
    }
    for (what, stated) in
        [("title", &item.title), ("byline", &item.byline), ("outlet", &item.outlet), ("address", &item.address)]
    {
        stated.as_ref().map_or(Ok(()), |stated| said(stated, text, what))?;
    }
    for link in &item.links {
        inside(link.span, text, "a link")?;
        ensure!(!link.target.is_empty(), "a link to nowhere");
    }
    for time in item.published.iter().chain(&item.updated) {
        times(time, item)?;
    }
    Ok(())
}

/// Its text has the digest that is told.
fn text_of(source: &Source, item: &Item, bytes: &[u8]) -> Holds {
    let text = item.text.as_bytes();
    match source.text_sha256 {
        Some(digest) => ensure!(digest == Digest::of(text), "its text has another digest"),
        None => ensure!(text == bytes, "its text is other bytes than were received, without a digest"),
    }
    Ok(())
}

/// Blocks stand in order, share no byte, and leave out nothing but white space.
fn blocks(item: &Item) -> Holds {
    let mut end = 0;
    let left_out = |from: usize, to: usize| item.text.get(from..to).is_none_or(|gap| !gap.trim().is_empty());
    for block in &item.blocks {
        inside(block.span, &item.text, "a block")?;
        ensure!(!block.span.is_empty(), "an empty block at {}", block.span.start);
        ensure!(block.span.start >= end, "{block:?} begins before {end}, where the one before it ends");
        ensure!(!left_out(end, block.span.start), "no block has all of {:?}", Span::new(end, block.span.start));
        end = block.span.end;
        if let BlockKind::EmbeddedPost { words, name, handle, date } = &block.kind {
            for part in [Some(words), name.as_ref(), handle.as_ref(), date.as_ref()].into_iter().flatten() {
                inside(*part, &item.text, "a part of a post")?;
                ensure!(block.span.contains(*part), "{part:?} is a part of the post {:?}", block.span);
            }
        }
    }
    ensure!(!left_out(end, item.text.len()), "no block has all from {end}");
    Ok(())
}

/// The words of the value stand where it says, whatever stands between them.
fn said(stated: &Stated, text: &str, what: &str) -> Holds {
    ensure!(!stated.value.trim().is_empty(), "the {what} says nothing");
    let Some(span) = stated.span else { return Ok(()) };
    inside(span, text, what)?;
    let words = span.of(text);
    let letters = stated.value.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    for word in letters {
        ensure!(words.contains(word), "the {what} {:?} is said to stand in {words:?}", stated.value);
    }
    Ok(())
}

fn times(time: &StatedTime, item: &Item) -> Holds {
    if let Some(interval) = time.interval {
        ensure!(interval.earliest <= interval.latest, "{interval:?} ends before it begins");
    }
    for claim in &time.claims {
        ensure!(claim.source == item.source, "a time is claimed in {}", claim.source);
        inside(claim.span, &item.text, "a time")?;
    }
    if let (Some(words), [claim]) = (&time.text, &time.claims[..]) {
        ensure!(words == claim.span.of(&item.text), "{words:?} is said to stand at {:?}", claim.span);
    }
    Ok(())
}

/// A report of which every line ends as on another system says the same.
fn line_ends(item: &Item) -> Holds {
    if item.text.contains('\r') {
        return Ok(());
    }
    let other = |end| reports::read(item.text.replace('\n', end), &item.source, &item.path, None);
    let parts = |item: &Item| -> Vec<String> {
        let words = |span: Span| span.of(&item.text).replace("\r\n", "\n").replace('\r', "\n");
        let blocks = item.blocks.iter().map(|block| match &block.kind {
            BlockKind::EmbeddedPost { words: post, name, handle, date } => {
                let parts = [Some(*post), *name, *handle, *date].map(|part| part.map(words));
                format!("post {parts:?}: {:?}", words(block.span))
            }
            kind => format!("{kind:?}: {:?}", words(block.span)),
        });
        let stated =
            [&item.title, &item.byline].map(|stated| format!("{:?}", stated.as_ref().map(|stated| &stated.value)));
        let times = item.updated.iter().map(|time| format!("{:?}", time.interval));
        blocks.chain(stated).chain(times).collect()
    };
    let here = parts(item);
    for end in ["\r\n", "\r"] {
        let there = parts(&other(end));
        let differs = here.iter().zip(&there).find(|(here, there)| here != there);
        ensure!(differs.is_none(), "with {end:?} for line ends it differs: {differs:?}");
        ensure!(here.len() == there.len(), "with {end:?} it has {} parts, not {}", there.len(), here.len());
    }
    Ok(())
}
