//! Mail: single messages, and mailboxes of them.
//!
//! - `transfer`: from bodies as they travel to the bytes they stand for.
//! - `fields`: head lines to an envelope; `dates` the times in them.
//! - `inline`: the mails that stand in the words of a mail.
//! - `maildir`: what the place and the name of a mail in a mail folder say.
//! - `eml`: one message; `mbox`: a file of many.
//! - `names`: of what is attached; `check_sum`: as Outlook reckons it; `rtf`: the words of rich text.
//! - `mapi`: messages as Outlook keeps them; `msg`: one of them in a file; `pst`: a store of them; `tnef`: what it puts beside mails
//!   for its like.

pub(crate) mod transfer;

mod dates;
mod fields;

pub(crate) mod inline;

pub(crate) mod maildir;

pub(crate) mod eml;
pub(crate) mod mbox;

pub(crate) mod names;

mod check_sum;

mod rtf;

mod mapi;

pub(crate) mod msg;
pub(crate) mod pst;
#[cfg(test)]
mod tests;
pub(crate) mod tnef;
