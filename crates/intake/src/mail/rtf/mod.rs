//! Rich text, as Outlook keeps the words of mails in it: `packed` unpacks it, `words` reads it.

pub(crate) mod packed;
pub(crate) mod words;
