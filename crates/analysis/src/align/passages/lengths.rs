//! How long the seed at each place is, in a byte a place: looked up at random again and again, it must be at hand.

use super::laid::{Laid, Places};
use crate::align::fingerprint::{Level, run_length};
use crate::align::row::At;
use rayon::prelude::*;

/// In the place of a length that one byte can't hold.
const LONG: u8 = u8::MAX;

/// The lengths of the seeds of one level.
pub(super) struct Lengths<'l> {
    laid: &'l Laid<'l>,
    pub(super) level: Level,
    /// None where there is no seed; nothing is said of places that are not looked at.
    short: Vec<u8>,
}

impl<'l> Lengths<'l> {
    /// Of the seeds at `places`, and at the places before them.
    pub(super) fn of(laid: &'l Laid<'l>, places: Places<'_>, level: Level) -> Lengths<'l> {
        let mut out = Lengths { laid, level, short: Vec::new() };
        let mut short = vec![0; laid.words.len()];
        match places {
            Places::All => {
                let whole = |(text, short): (usize, &mut [u8])| {
                    let start = laid.start(text as u32);
                    short.iter_mut().zip(start..).for_each(|(short, at)| *short = out.in_a_byte(at, text as u32));
                };
                laid.corpus.row.by_text(&mut short).into_par_iter().enumerate().for_each(whole);
            }
            Places::These(places) => {
                for &at in places {
                    let text = laid.text_of(at);
                    let first = at.saturating_sub(1).max(laid.start(text));
                    (first..=at).for_each(|at| short[at as usize] = out.in_a_byte(at, text));
                }
            }
        }
        out.short = short;
        out
    }

    fn in_a_byte(&self, at: At, text: u32) -> u8 {
        self.counted(at, text).map_or(0, |length| length.min(LONG.into()) as u8)
    }

    fn counted(&self, at: At, text: u32) -> Option<usize> {
        let (words, worths) = self.laid.stretch(at..self.laid.end(text));
        run_length(words, worths, self.laid.vocabulary, self.level.worth)
    }

    /// How many words the seed at a place has.
    #[inline]
    pub(super) fn at(&self, at: At) -> Option<usize> {
        let short = self.short[at as usize];
        if short == LONG {
            return self.counted(at, self.laid.text_of(at));
        }
        // Without a branch: which of the two it is can't be foreseen, and would be waited for.
        (short > 0).then_some(short.into())
    }
}
