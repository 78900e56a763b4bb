//! Which cue brings which words.

use super::{Reader, Side, Talk, named};
use crate::prose::{Place, words};
use crate::quotes::cues::{Cue, Subject};
use crate::quotes::verbs::Act;
use crate::quotes::{Utterance, unmarked};

impl Reader<'_> {
    /// The cue of the words themselves, and on which side of them it stands.
    pub(super) fn cue_of(&self, this: &Utterance, next: Option<usize>, talk: &Talk) -> Option<(usize, Side)> {
        let before = self.cue_before(this, talk);
        let after = self.cue_after(this);
        match (before, after) {
            // A name says more than a description.
            (Some(b), Some(a)) if !named(&self.cues[b]) && named(&self.cues[a]) && self.cues[a].kind.brings_words => {
                Some((a, Side::After))
            }
            (Some(b), Some(a)) => {
                // `A wrote: "..."` binds more closely than what follows; so does what follows when it does not bring the next words.
                let touching = self.touches(b, this.tokens.start) && talk.cue != Some(b);
                let brings_next = next.is_some_and(|n| self.touches(a, n))
                    && self.scene.prose.word(self.cues[a].extent.start.wrapping_sub(1)) == "and";
                Some(if touching || brings_next { (b, Side::Before) } else { (a, Side::After) })
            }
            (Some(b), None) => Some((b, Side::Before)),
            (None, Some(a)) => Some((a, Side::After)),
            (None, None) => None,
        }
    }

    /// Whether only a mark or a few small words stand between the cue and the words that start at `start`.
    pub(super) fn touches(&self, cue: usize, start: usize) -> bool {
        let end = self.cues[cue].extent.end.max(self.cues[cue].verb.end);
        let prose = self.scene.prose;
        end == start
            || (end < start
                && start - end < 12
                && prose.gap(start).contains([':', ','])
                && !(end..start).any(|i| self.scene.quoted[i]))
    }

    pub(super) fn broken(&self, from: usize, to: usize) -> bool {
        let first = self.breaks.partition_point(|&b| b <= from);
        self.breaks.get(first).is_some_and(|&b| b <= to)
    }

    pub(super) fn cue_before(&self, this: &Utterance, talk: &Talk) -> Option<usize> {
        let start = this.tokens.start;
        let last = self.cues.partition_point(|c| c.verb.start < start);
        let reach = if self.scene.prose.stripped() { 14 } else { 40 };
        let candidates = self.cues[..last].iter().enumerate().rev().take(6).filter(|(_, c)| {
            c.verb.end <= start
                && c.extent.end <= start
                && start - c.verb.end <= reach
                && !self.broken(c.verb.start, start)
        });
        // Of several in the sentence, the last; but a verb that brings words before a bare noun, unless it has brought
        // its words already.
        let mut all: Vec<usize> = candidates.map(|(i, _)| i).collect();
        // "According to the Courier, Lund wrote “...”": Lund did.
        if all.iter().any(|&i| !self.cues[i].credits()) {
            all.retain(|&i| !self.cues[i].credits());
        }
        let brings = |i: usize| self.cues[i].kind.brings_words && !(talk.cue == Some(i) && named(&self.cues[all[0]]));
        // "Lund wrote to him, a day after Ames warned that “...”": a comma keeps them apart.
        let nearest = &self.cues[*all.first()?];
        let apart = |i: usize| {
            let prose = self.scene.prose;
            let between = self.cues[i].verb.end..nearest.extent.start.min(nearest.verb.start);
            !prose.stripped()
                && !matches!(nearest.subject, Subject::Unsaid)
                && nearest.extent.start < nearest.verb.start
                && (between.start..=between.end).any(|k| !self.scene.quoted[k] && prose.gap(k).contains([',', ';']))
        };
        let found = all
            .iter()
            .copied()
            .find(|&i| (brings(i) || self.touches(i, start)) && !apart(i))
            .or(all.first().copied())?;
        Some(self.outer(found).unwrap_or(found))
    }

    /// "Lund said Ames had offered “...”": the words are Lund's, who tells of Ames.
    pub(super) fn outer(&self, inner: usize) -> Option<usize> {
        let prose = self.scene.prose;
        let cue = &self.cues[inner];
        let told_of = prose.word(cue.verb.start.checked_sub(1)?) == "had" && !cue.kind.brings_words;
        let before = inner.checked_sub(1)?;
        let end = self.cues[before].verb.end;
        let joined = end <= cue.extent.start && (end..cue.extent.start).all(|i| prose.word(i) == "that");
        (told_of && joined && named(&self.cues[before])).then_some(before)
    }

    pub(super) fn cue_after(&self, this: &Utterance) -> Option<usize> {
        let end = this.tokens.end;
        let prose = self.scene.prose;
        let stripped = prose.stripped();
        if end >= prose.tokens.len() {
            return None;
        }
        let first = self.cues.partition_point(|c| c.verb.start < end);
        let signature = self.cues.get(first).filter(|c| c.verb.start == end && c.signs());
        if signature.is_some() {
            return Some(first);
        }
        let gap = prose.gap(end);
        let (inside_mark, beyond_mark) = gap.split_once(['"', '”', '’', '\'', '»']).unwrap_or((gap, ""));
        if !stripped
            && (gap.contains('\n')
                || beyond_mark.contains(['.', '?', '!', ';'])
                // "“Well?” His answer came late.": a word that needs no capital has one.
                || (inside_mark.contains(['?', '!']) && prose.capital(end) && words::starts_sentences(prose.word(end)))
                || (inside_mark.contains('.') && !inside_mark.contains("..") && self.broken(end - 1, end)))
        {
            return None;
        }
        let reach = if stripped { 1 } else { 9 };
        self.cues[first..].iter().enumerate().take(2).map(|(k, c)| (first + k, c)).find_map(|(ix, c)| {
            let at = c.extent.start.min(c.verb.start);
            let close = at >= end
                && at - end < reach
                && !self.broken(end, at)
                && !(end..c.verb.start).any(|i| self.scene.quoted[i])
                // "“...” after messages told": another clause begins.
                && (stripped || !(end..at).any(|i| words::subordinates(prose.word(i)) && !matches!(prose.word(i), "as" | "what")));
            (close && c.kind.brings_words || close && at - end < 3 || close && c.inverted).then_some(ix)
        })
    }

    /// The cue that ends the paragraph before with a colon, for words that fill this one.
    pub(super) fn introduced(&self, this: &Utterance, paragraph: usize) -> Option<usize> {
        let prose = self.scene.prose;
        let before = prose.paragraphs.get(paragraph.checked_sub(1)?)?;
        let starts = prose.paragraphs[paragraph].tokens.start == this.tokens.start;
        if prose.paragraphs[paragraph].kind == Place::BlockQuotation
            && !unmarked::sounds_written(self.scene, this.tokens.clone())
        {
            return None;
        }
        let last = self.cues.partition_point(|c| c.verb.start < this.tokens.start);
        let cue = last.checked_sub(1)?;
        let colon = prose.item.text[..prose.tokens.span(this.tokens.start).start]
            .trim_end_matches(|c: char| c.is_whitespace() || "\"“‘'>*".contains(c))
            .ends_with(':');
        let inside = before.tokens.contains(&self.cues[cue].verb.start);
        let same_paragraph = prose.paragraphs[paragraph].tokens.contains(&self.cues[cue].verb.start);
        let close = this.tokens.start.checked_sub(self.cues[cue].verb.end).is_some_and(|words| words < 30);
        (starts && inside && colon || same_paragraph && close).then_some(cue)
    }

    /// Whether a paragraph that is a quotation from its start, and names nobody, goes on from the words that ended the one
    /// before.
    pub(super) fn goes_on_after(&self, this: &Utterance, paragraph: usize, talk: &Talk) -> bool {
        self.opens_alone(this, paragraph) && talk.cue.is_some() && talk.paragraph + 1 == paragraph
    }

    /// "Lund said they would stay.¶“We have nowhere to go.”": the last cue of the paragraph before, for a paragraph that is a
    /// quotation from its start and names nobody.
    pub(super) fn carried_over(&self, this: &Utterance, paragraph: usize, talk: &Talk) -> Option<usize> {
        let before = self.scene.prose.paragraphs.get(paragraph.checked_sub(1)?)?;
        let last = self.cues.partition_point(|c| c.verb.start < before.tokens.end);
        let said = |c: &&Cue| c.kind.brings_words || c.kind.act == Act::Say;
        let (ix, _) = self.cues[..last]
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, c)| c.verb.start >= before.tokens.start)
            .find(|(_, c)| said(c))?;
        let later = talk.paragraph + 1 != paragraph || self.cues[ix].verb.start > talk.end;
        (later && self.opens_alone(this, paragraph) && before.kind == Place::Body).then_some(ix)
    }

    /// Whether a quotation opens its paragraph of the text, and no cue stands in what follows.
    pub(super) fn opens_alone(&self, this: &Utterance, paragraph: usize) -> bool {
        let here = &self.scene.prose.paragraphs[paragraph];
        let first = self.cues.partition_point(|c| c.verb.start < here.tokens.start);
        let cue = self.cues.get(first).is_some_and(|c| c.verb.start < here.tokens.end);
        !self.scene.prose.stripped()
            && here.kind == Place::Body
            && here.tokens.start == this.tokens.start
            && !cue
            && this.tokens.len() > 3
    }
}
