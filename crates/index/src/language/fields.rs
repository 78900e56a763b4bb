//! The fields that a query can name.

use super::mistake::Mistake;
use record::Span;

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Body, subject, parties and the names of attachments: what a reader of the item sees.
    Any,
    /// Who it is from.
    From,
    /// Whom it is for.
    To,
    /// Who got a copy.
    Cc,
    /// Anybody who has any part in it.
    Party,
    /// Its subject or title.
    Subject,
    /// Its text.
    Body,
    /// Its path, and the names of its attachments.
    File,
    /// The paths of its duplicates.
    Also,
}

/// What is held against one value, and not against words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// What it is: `mail`, `report`.
    Kind,
    /// How it went: `whatsapp`.
    Channel,
    /// The language it is in: `en`.
    Lang,
}

/// How a date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dating {
    Sent,
    Before,
    After,
}

/// What a name before a colon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Words(Field),
    Label(Label),
    Date(Dating),
    Has,
    Like,
}

const NAMES: &[(&str, Named)] = &[
    ("from", Named::Words(Field::From)),
    ("to", Named::Words(Field::To)),
    ("cc", Named::Words(Field::Cc)),
    ("party", Named::Words(Field::Party)),
    ("subject", Named::Words(Field::Subject)),
    ("body", Named::Words(Field::Body)),
    ("file", Named::Words(Field::File)),
    ("also", Named::Words(Field::Also)),
    ("kind", Named::Label(Label::Kind)),
    ("channel", Named::Label(Label::Channel)),
    ("lang", Named::Label(Label::Lang)),
    ("sent", Named::Date(Dating::Sent)),
    ("before", Named::Date(Dating::Before)),
    ("after", Named::Date(Dating::After)),
    ("has", Named::Has),
    ("like", Named::Like),
];

impl Field {
    /// As it is written before a colon; nothing for [`Field::Any`].
    pub fn name(self) -> &'static str {
        name_of(Named::Words(self))
    }
}

impl Label {
    /// As it is written before a colon.
    pub fn name(self) -> &'static str {
        name_of(Named::Label(self))
    }
}

fn name_of(what: Named) -> &'static str {
    NAMES.iter().find(|(_, named)| *named == what).map_or("", |(name, _)| name)
}

/// What `name` stands for; `span` is where it stands.
pub(crate) fn named(name: &str, span: Span) -> Result<Named, Mistake> {
    let known = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    known.map(|(_, named)| *named).ok_or_else(|| unknown(name, span))
}

fn unknown(name: &str, span: Span) -> Mistake {
    let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
    let meant = nearest(name, &names).map_or(String::new(), |near| format!("write {near}: if you mean that; "));
    Mistake::new(span, format!("there is no field \"{name}\"; the fields are {}", names.join(", ")))
        .hint(format!("{meant}to look for the words themselves, put them in quotation marks"))
}

/// The one of `known` that `word` is a slip of, if there is one: at most two letters off, and fewer than half of them.
pub(crate) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let word = word.to_lowercase();
    let off = |name: &&str| super::letters::distance(&word, name);
    let best = known.iter().copied().min_by_key(off)?;
    let far = off(&best);
    (far <= 2 && far * 2 <= word.chars().count()).then_some(best)
}
