//! `onrecord text SOURCE-ID PATH...`

use crate::cli::{Exit, Progress, Terminal, TextOf, Trouble};
use crate::engine::{self, Reading};
use intake::Limits;
use record::{Fate, Item, Source};
use views::text::NoSpan;

/// Sources that a hint names.
const NAMED: usize = 8;

pub(super) fn run(asked: &TextOf, terminal: &Terminal) -> Result<Exit, Trouble> {
    let reading = {
        let progress = Progress::new(terminal);
        engine::read(&asked.paths, &Limits::default(), &progress)?
    };
    let item = find(&reading, &asked.source)?;
    let text = views::text::text(&item.text, asked.span, terminal.shows_output()).map_err(|no| match no {
        NoSpan::Beyond(len) => Trouble::usage(format!("{} ends at byte {len}, before the end of the span", item.path)),
        NoSpan::CutsCharacter(whole) => Trouble::usage("the span cuts a character in two")
            .hint(format!("{}..{} holds whole characters", whole.start, whole.end)),
    })?;
    terminal.print(&text)?;
    if terminal.shows_output() && !text.ends_with('\n') {
        terminal.print("\n")?;
    }
    Ok(Exit::Done)
}

/// The item whose source has the id, or the only id that starts so; of a second copy, the first.
fn find<'a>(reading: &'a Reading, id: &str) -> Result<&'a Item, Trouble> {
    let id = id.trim().to_ascii_lowercase();
    let sources = reading.sources();
    let mut fitting: Vec<&Source> = sources.iter().filter(|source| source.id.as_str() == id).collect();
    if fitting.is_empty() && !id.is_empty() {
        fitting = sources.iter().filter(|source| source.id.as_str().starts_with(&id)).collect();
    }
    let source = match fitting[..] {
        [source] => source,
        [] => {
            return Err(Trouble::not_found(format!("no source has the id `{id}`"))
                .hint(format!("there are {}", named(sources.iter()))));
        }
        _ => {
            return Err(Trouble::usage(format!("several sources have an id that starts with `{id}`"))
                .hint(format!("there are {}", named(fitting.into_iter()))));
        }
    };
    let holder = match &source.fate {
        Fate::DuplicateOf(first) => first,
        Fate::Skipped(reason) | Fate::Failed(reason) => {
            return Err(Trouble::not_found(format!("{} was not read: {reason}", source.path)));
        }
        Fate::Read => &source.id,
    };
    reading.items().iter().find(|item| item.source == *holder).ok_or_else(|| {
        Trouble::not_found(format!("{} has no text of its own: it says something about other files", source.path))
    })
}

fn named<'a>(sources: impl ExactSizeIterator<Item = &'a Source>) -> String {
    let count = sources.len();
    let shown: Vec<String> = sources.take(NAMED).map(|source| format!("{} ({})", source.id, source.path)).collect();
    match count {
        0 => "no inputs at all".to_owned(),
        _ if count > NAMED => format!("{} and {} more", shown.join(", "), count - NAMED),
        _ => shown.join(", "),
    }
}
