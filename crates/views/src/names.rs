//! Sources by the names people know them by.

use crate::answer::Answer;
use crate::plain::{clip, line};
use crate::wording;
use record::{Item, Source, SourceId};
use std::collections::BTreeMap;

/// The widest that a name may be, in columns: it stands at the head of a line.
const WIDEST: usize = 30;

/// What to call each source: its outlet, else the name of its file; longer where two would be called the same.
#[derive(Debug)]
pub(crate) struct Names {
    by_id: BTreeMap<SourceId, String>,
}

impl Names {
    /// Names for all sources of `answer`.
    pub(crate) fn of(answer: &Answer<'_>) -> Names {
        let items = answer.items_by_source();
        let called = |source: &Source| {
            let name = outlet(items.get(&source.id).copied()).unwrap_or_else(|| file(source));
            let earlier = answer.dossier.versions.iter().any(|version| version.source == source.id);
            if earlier { wording::earlier(&name) } else { name }
        };
        let first = answer.sources.iter().map(|source| (source, called(source)));
        let fuller = told_apart(first.collect(), |source, name| format!("{name} ({})", file(source)));
        let sure = told_apart(fuller, |source, name| format!("{name} ({})", source.id));
        Names { by_id: sure.into_iter().map(|(source, name)| (source.id.clone(), name)).collect() }
    }

    /// What to call the source `id`.
    pub(crate) fn get<'a>(&'a self, id: &'a SourceId) -> &'a str {
        self.by_id.get(id).map_or(id.as_str(), String::as_str)
    }
}

/// Makes longer, by `longer`, each name that several sources have.
fn told_apart<'a>(
    named: Vec<(&'a Source, String)>,
    longer: impl Fn(&Source, &str) -> String,
) -> Vec<(&'a Source, String)> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    named.iter().for_each(|(_, name)| *count.entry(name.clone()).or_default() += 1);
    let apart = |(source, name): (&'a Source, String)| match count[&name] {
        1 => (source, name),
        _ => (source, longer(source, &name)),
    };
    named.into_iter().map(apart).collect()
}

fn outlet(item: Option<&Item>) -> Option<String> {
    let outlet = line(&item?.outlet.as_ref()?.value);
    (!outlet.is_empty()).then(|| clip(&outlet, WIDEST))
}

/// The name of the file, without what says only that it is text.
fn file(source: &Source) -> String {
    let base = line(source.path.base_name());
    let stem = match base.rsplit_once('.') {
        Some((stem, "txt" | "md" | "markdown" | "text" | "html" | "htm" | "xhtml" | "mhtml" | "mht"))
            if !stem.is_empty() =>
        {
            stem
        }
        _ => &base,
    };
    clip(stem, WIDEST)
}

#[cfg(test)]
mod tests;
