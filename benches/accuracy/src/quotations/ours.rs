//! What this project reads: the quotations of one article and who said them.

use super::gold::Article;
use super::marked::trimmed;
use analysis::dossier::{Marked, Usage};
use analysis::prose::Prose;
use analysis::quotes::usage::Traits;
use analysis::study::Study;
use intake::{Limits, Pile};
use record::progress::Unwatched;
use std::ops::Range;

/// One article as read.
pub struct Reading {
    /// Every stretch between marks, in order.
    pub quotations: Vec<Quotation>,
}

/// Words between marks, in bytes of the text.
pub struct Quotation {
    /// The words.
    pub span: Range<usize>,
    /// Whether they are somebody's words, as against a term, a title or a nickname.
    pub is_quotation: bool,
    /// What speaks for and against that.
    pub traits: Traits,
    /// The words that name the speaker.
    pub source: Option<Range<usize>>,
    /// All names of the speaker, where it is a party.
    pub names: Vec<String>,
}

/// Reads an article the way the program does: from its file, as a folder of one report.
pub fn read(article: &Article) -> Result<Reading, String> {
    let mut pile = Pile::default();
    intake::read(std::slice::from_ref(&article.path), &Limits::default(), &mut pile, &Unwatched)
        .map_err(|error| error.to_string())?;
    let Some(item) = pile.items.first() else { return Err(format!("{} was not read", article.name)) };
    if item.text != article.text {
        return Err(format!("{}: offsets would not fit, the text was changed in reading", article.name));
    }
    let proses = [Prose::of(item)];
    let study = Study::of(&proses, proses.len(), &Unwatched).map_err(|_| "cancelled".to_owned())?;
    let quotations = study.utterances.iter().filter(|u| u.marked == Marked::Yes).map(|u| {
        let span = proses[0].span(u.tokens.clone());
        let source = u.source.clone().map(|tokens| proses[0].span(tokens));
        let names = u.speaker.map(|party| study.roster.names(party).map(str::to_owned).collect()).unwrap_or_default();
        Quotation {
            span: trimmed(&item.text, span.start..span.end),
            is_quotation: u.usage == Usage::Quotation,
            traits: u.traits,
            source: source.map(|span| span.start..span.end),
            names,
        }
    });
    Ok(Reading { quotations: quotations.collect() })
}
