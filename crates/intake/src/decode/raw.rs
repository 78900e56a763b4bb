//! From decoded text back to the bytes as received.

use std::ops::Range;

/// A stretch in which every character takes the same number of bytes on either side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    /// First byte in the decoded text.
    text: u32,
    /// First byte as received.
    raw: u32,
    /// Bytes of one character in the decoded text.
    text_step: u8,
    /// Bytes of one character as received; 0 where the text stands for bytes that could not be decoded.
    raw_step: u8,
}

/// Maps byte ranges of decoded text to byte ranges as received, where the text stands there unbroken.
///
/// Characters that were put in for bytes that could not be decoded map to nothing, and so does any range with one in it.
/// Offsets are kept in 32 bits: texts of 4 GiB and more are refused long before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawMap {
    runs: Vec<Run>,
    /// Where in the text the bytes as received go on elsewhere; in order.
    gaps: Vec<u32>,
    text_len: u32,
    raw_len: u32,
}

impl RawMap {
    /// The map of a text of `len` bytes that stands unchanged behind a mark of `shift` bytes.
    pub fn shifted(len: usize, shift: usize) -> RawMap {
        let mut map = RawMap::starting_at(shift);
        map.push_same(len);
        map
    }

    /// A map with nothing in it yet, of text that begins behind a mark of `shift` bytes.
    pub fn starting_at(shift: usize) -> RawMap {
        RawMap { runs: Vec::new(), gaps: Vec::new(), text_len: 0, raw_len: shift as u32 }
    }

    /// The next `len` bytes are the same on either side.
    pub fn push_same(&mut self, len: usize) {
        if len > 0 {
            self.begin(1, 1);
            self.text_len += len as u32;
            self.raw_len += len as u32;
        }
    }

    /// The next character takes `text` bytes decoded and `raw` as received.
    pub fn push_char(&mut self, text: usize, raw: usize) {
        self.begin(text as u8, raw.min(255) as u8);
        self.text_len += text as u32;
        self.raw_len += raw as u32;
    }

    /// The next `text` bytes were put in for `raw` bytes that could not be decoded.
    pub fn push_broken(&mut self, text: usize, raw: usize) {
        self.begin(text as u8, 0);
        self.text_len += text as u32;
        self.raw_len += raw as u32;
    }

    /// What comes next stands at byte `raw` as received, before or behind what came last.
    pub fn go_to(&mut self, raw: usize) {
        if self.raw_len as usize != raw {
            self.raw_len = raw as u32;
            if self.gaps.last() != Some(&self.text_len) {
                self.gaps.push(self.text_len);
            }
        }
    }

    /// Takes over what `inner` says of its text `range`, which comes next in this map's text. What it does not know is
    /// taken for put in.
    pub(crate) fn push_mapped(&mut self, text: &str, range: Range<usize>, inner: &RawMap) {
        let mut at = range.start;
        while at < range.end {
            if let Some((raw, len)) = inner.stretch(text, at..range.end) {
                self.go_to(raw);
                self.push_same(len);
                at += len;
            } else {
                let len = char_len(text, at);
                self.push_read(len, inner.raw(at..at + len));
                at += len;
            }
        }
    }

    /// The next character takes `len` bytes decoded, and was read from `raw`, if from anything.
    fn push_read(&mut self, len: usize, raw: Option<Range<usize>>) {
        let Some(raw) = raw else { return self.push_broken(len, 0) };
        self.go_to(raw.start);
        if raw.len() == 1 && len == 1 { self.push_same(1) } else { self.push_char(len, raw.len()) }
    }

    /// The next text was put in: none of it was received.
    pub(crate) fn push_put_in(&mut self, text: &str) {
        text.chars().for_each(|c| self.push_broken(c.len_utf8(), 0));
    }

    /// All of `text`, which `inner` leads from to bytes that begin behind `shift` others.
    pub(crate) fn push_all(&mut self, text: &str, inner: &RawMap, shift: usize) {
        let base = self.text_len;
        self.runs.extend(inner.runs.iter().map(|run| Run {
            text: run.text + base,
            raw: run.raw + shift as u32,
            ..*run
        }));
        self.gaps.push(base);
        self.gaps.extend(inner.gaps.iter().map(|gap| gap + base));
        self.gaps.dedup();
        self.text_len += text.len() as u32;
        self.raw_len = inner.raw_len + shift as u32;
    }

    /// This map of `text`, behind another one: what this one leads to are the bytes that `outer` leads on from.
    pub(crate) fn behind(&self, text: &str, outer: &RawMap) -> RawMap {
        let mut map = RawMap::default();
        let mut at = 0;
        while at < text.len() {
            let here = self.stretch(text, at..text.len());
            let both = here.and_then(|(middle, len)| {
                let (raw, same) = outer.even(middle)?;
                let end = text.floor_char_boundary(at + len.min(same));
                (end > at).then_some((raw, end - at))
            });
            if let Some((raw, len)) = both {
                map.go_to(raw);
                map.push_same(len);
                at += len;
            } else {
                let len = char_len(text, at);
                map.push_read(len, self.raw(at..at + len).and_then(|raw| outer.raw(raw)));
                at += len;
            }
        }
        map
    }

    /// How far the text goes on from byte `at` with a byte as received for each of its own, and where these begin.
    fn even(&self, at: usize) -> Option<(usize, usize)> {
        let at = u32::try_from(at).ok()?;
        let next = self.runs.partition_point(|run| run.text <= at);
        let run = self.runs.get(next.checked_sub(1)?).filter(|run| (run.text_step, run.raw_step) == (1, 1))?;
        let end = self.runs.get(next).map_or(self.text_len, |next| next.text);
        let gap = self.gaps.get(self.gaps.partition_point(|gap| *gap <= at));
        let end = gap.map_or(end, |gap| end.min(*gap));
        (end > at).then(|| ((run.raw + (at - run.text)) as usize, (end - at) as usize))
    }

    /// The same in `text`, within `range`, whole characters only.
    fn stretch(&self, text: &str, range: Range<usize>) -> Option<(usize, usize)> {
        let (raw, len) = self.even(range.start)?;
        let end = text.floor_char_boundary((range.start + len).min(range.end));
        (end > range.start).then(|| (raw, end - range.start))
    }

    fn begin(&mut self, text_step: u8, raw_step: u8) {
        let goes_on = self.runs.last().is_some_and(|run| {
            let steps = (self.text_len - run.text) / u32::from(run.text_step.max(1));
            run.text_step == text_step
                && run.raw_step == raw_step
                // A character with a longer escape before it does not fit the even steps of its run.
                && run.raw + steps * u32::from(run.raw_step) == self.raw_len
        });
        if !goes_on {
            self.runs.push(Run { text: self.text_len, raw: self.raw_len, text_step, raw_step });
        }
    }

    /// The bytes as received that the decoded bytes `range` were read from. None where the range does not fit the text,
    /// cuts a character, or holds something that could not be decoded.
    pub fn raw(&self, range: Range<usize>) -> Option<Range<usize>> {
        let (start, end) = (u32::try_from(range.start).ok()?, u32::try_from(range.end).ok()?);
        if start > end || end > self.text_len {
            return None;
        }
        let first = self.runs.partition_point(|run| run.text <= start).saturating_sub(1);
        let last = self.runs.partition_point(|run| run.text < end).max(first);
        if self.runs.get(first..last)?.iter().any(|run| run.raw_step == 0) {
            return None;
        }
        // Bytes that stand apart as received are no one stretch.
        let broken = self.gaps.partition_point(|gap| *gap <= start);
        if self.gaps.get(broken).is_some_and(|gap| *gap < end) {
            return None;
        }
        let (start, end) = (self.start_of(first, start)?, self.end_of(first, last, start, end)?);
        Some(start as usize..end.max(start) as usize)
    }

    /// Where the character that begins at decoded byte `at`, in run `run`, begins as received.
    fn start_of(&self, run: usize, at: u32) -> Option<u32> {
        let Some(run) = self.runs.get(run) else { return Some(self.raw_len) };
        if at == self.text_len && self.gaps.last() != Some(&at) {
            return Some(self.raw_len);
        }
        let steps = at - run.text;
        let even = steps.is_multiple_of(u32::from(run.text_step));
        even.then(|| run.raw + steps / u32::from(run.text_step) * u32::from(run.raw_step))
    }

    /// Where what ends at decoded byte `end` ends as received; `last` is one past the run that it ends in.
    fn end_of(&self, first: usize, last: usize, start: u32, end: u32) -> Option<u32> {
        match self.runs.get(last) {
            _ if start == end => self.start_of(first, start),
            Some(next) if next.text == end && self.gaps.binary_search(&end).is_err() => Some(next.raw),
            _ => self.start_of(last.checked_sub(1)?, end),
        }
    }
}

/// How many bytes the character takes that begins at byte `at`.
fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests;
