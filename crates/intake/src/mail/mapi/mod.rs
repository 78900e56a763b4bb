//! Messages as Outlook keeps them, whatever it keeps them in: properties with numbers, recipients, attachments.
//!
//! - `codepages`: numbers of Windows to encodings; `tags`: the numbers of properties; `properties`: their values.
//! - `envelope`: who wrote to whom and when; `body`: the words.
//! - `stored`: a message with all that belongs to it, to an item with parts.

pub(crate) mod codepages;
pub(crate) mod tags;

pub(crate) mod properties;

mod body;
mod envelope;

pub(crate) mod stored;
