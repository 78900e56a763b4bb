//! Messages out of exports of chats: each message is a part of its own, numbered in the order of the file.
//!
//! - `json`: exports in JSON, taken apart record by record; strings with the way back to their bytes.
//! - `records`: from what was read of a message to its part; who is who.
//! - `clocks`: times as exports write them.
//! - `x_direct`: direct and group messages of X.
//! - `telegram`: `result.json`.
//! - `slack`: days of channels, and who is who.
//! - `stamped`: chats as plain text, message by message; `whatsapp` and `signal` what they write in it.
//! - `told`: from what was read of a message to its part.
//! - `rsmf`: Relativity's short messages; `sms`: what phones hold; `tables`: rows of tables, lines of JSON.

pub(crate) mod json;

pub(crate) mod records;

pub(crate) mod clocks;

pub(crate) mod x_direct;

pub(crate) mod slack;
pub(crate) mod telegram;

mod stamped;

pub(crate) mod signal;
pub(crate) mod whatsapp;

mod told;

pub(crate) mod rsmf;

pub(crate) mod sms;

pub(crate) mod tables;
