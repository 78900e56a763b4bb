//! Whom the words themselves call by name: "Mavis, it is ready", "hi Gil", "I am not asking, Bea."

use crate::parties::PartyIx;
use crate::quotes::{Basis, Frame};
use crate::study::Study;

/// The party called by name in utterance `u`, if one party to the correspondence alone bears the name.
pub fn called(study: &Study<'_>, u: usize) -> Option<PartyIx> {
    let utterance = &study.utterances[u];
    let prose = &study.proses[utterance.text];
    let (start, end) = (utterance.tokens.start, utterance.tokens.end);
    let greeting =
        |word: &str| matches!(word, "hi" | "hello" | "dear" | "hey" | "morning" | "evening" | "sorry" | "thanks");
    let name = utterance.tokens.clone().find(|&i| {
        let before = if i == start { "" } else { prose.gap(i) };
        let after = if i + 1 >= end { prose.gap(end) } else { prose.gap(i + 1) };
        let opens = i == start || i == start + 1 && greeting(prose.word(start));
        let closes = |gap: &str| gap.starts_with([',', '.', '?', '!']);
        let marked = prose.capital(i) && closes(after) && (opens || before.trim() == ",");
        // Without marks only a greeting tells.
        let bare = prose.stripped() && i == start + 1 && greeting(prose.word(start));
        marked || bare
    })?;
    let word = prose.word(name);
    // A short form is the beginning of the name: "Don" for "Donald".
    let bears = |p: &PartyIx| {
        study.roster.name_words(*p).first().is_some_and(|own| own == word || word.len() >= 3 && own.starts_with(word))
            && Some(*p) != utterance.speaker
    };
    let mut found: Vec<PartyIx> = correspondents(study).filter(bears).collect();
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Whoever is named as the writer of something private, or as the one it went to.
fn correspondents<'a>(study: &'a Study<'_>) -> impl Iterator<Item = PartyIx> + 'a {
    study.utterances.iter().filter(|u| u.frame == Frame::Private).flat_map(|u| {
        [u.speaker.filter(|_| u.basis == Basis::Named), u.recipient.filter(|_| u.told_to == Basis::Named)]
            .into_iter()
            .flatten()
    })
}
