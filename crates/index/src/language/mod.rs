//! The language of queries.
//!
//! ```text
//! word                words in any of body, subject, parties and names of attachments, folded: case, accents and marks don't count
//! "these words"       in a row
//! ="These, exactly!"  in a row, with this case, these accents and this punctuation; white space of any length is one space
//! "these words"~5     in any order, with at most 5 other words between them (0 to 127)
//! word~1  word~2      a word at most 1 or 2 letters off: added, left out, changed, or two neighbours exchanged
//! wild*  w*d          any letters for a star
//! /reg(ular|ex).*/    a pattern that a whole word must be of
//! a b   a AND b       both           binds closer than OR
//! a OR b              one of both
//! any(a b c)          one of these at least; the same as (a OR b OR c)
//! NOT a               not that       binds closest
//! ( )                 groups; behind a field, of that field: from:(ann OR bob)
//! *                   every item
//!
//! from: to: cc: party: subject: body: file: also:     words, phrases and patterns in that field
//! kind:mail  channel:whatsapp  lang:en                one value
//! has:attachment  has:date  has:duplicate  has:lang
//! like:ITEM                                           what shares passages with that item
//! sent:2016  sent:2016-10  sent:2016-10-01  sent:2016-10-01T18:30  sent:2016-10-01..2016-10-14  sent:2016..  sent:..2016
//! before:2016-10      after:2016-10-14
//! ```
//!
//! What a word is, [`crate::words`] says: `don't` is the phrase `don t`, `6:35pm` the phrase `6 35 pm`, and each character of
//! Chinese or Japanese is a word, so that they can be written without spaces. Operators are in capitals; in small letters they are
//! words.
//!
//! A stated time is an interval. An item matches a date if it *could have been* sent then: its interval and the date's have a
//! moment in common. `before:` matches what could have been sent before the date begins, `after:` what could have been sent after
//! it ends. So an item known to be of October matches both `before:2016-10-15` and `after:2016-10-15`, and an item without a time
//! matches no date (`NOT has:date` finds those).
//!
//! A query that can't be read is a [`Mistake`], which says where it is, what is wrong, and what to write instead. Nothing is guessed.
//!
//! Modules in reading order: [`mistake`]; [`letters`] slips between words; [`fields`]; [`dates`]; `steps`, `regex` and [`pattern`];
//! [`query`] the tree; `printing` the tree as text; `reading`, `clauses` and `parser` from text to the tree.

pub mod mistake;

pub mod letters;

pub mod fields;

pub mod dates;

mod steps;

mod regex;

pub mod pattern;

pub mod query;

mod printing;

mod reading;

mod clauses;

mod parser;

pub use fields::{Field, Label};
pub use mistake::Mistake;
pub use pattern::Pattern;
pub use query::{Has, Node, Query, Test, What, When};

#[cfg(test)]
mod tests;
