//! Witnesses: which utterances carry the same message, and where they differ.
//!
//! [`cluster`] decides what belongs together; [`collate`] puts witnesses side by side and names their differences;
//! [`dating`] reads when; [`vocatives`] whom the words call by name; [`on_record`] sets what reports quote against what is held;
//! [`drafts`] weighs a group; [`links`] finds what it points to; [`messages`] makes plain data of it.

pub mod cluster;
pub mod collate;

pub mod dating;
pub mod on_record;

pub mod drafts;
pub mod links;
pub mod messages;
pub mod vocatives;

#[cfg(test)]
mod tests;
