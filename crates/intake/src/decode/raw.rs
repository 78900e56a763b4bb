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
        RawMap { runs: Vec::new(), text_len: 0, raw_len: shift as u32 }
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
        let (start, end) = (self.start_of(first, start)?, self.end_of(first, last, start, end)?);
        Some(start as usize..end.max(start) as usize)
    }

    /// Where the character that begins at decoded byte `at`, in run `run`, begins as received.
    fn start_of(&self, run: usize, at: u32) -> Option<u32> {
        let Some(run) = self.runs.get(run) else { return Some(self.raw_len) };
        if at == self.text_len {
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
            Some(next) if next.text == end => Some(next.raw),
            _ => self.start_of(last.checked_sub(1)?, end),
        }
    }
}
