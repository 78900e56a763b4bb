//! An item as the index is handed it.

use crate::language::Field;

/// What part a party has in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Whose words they are.
    From,
    /// Whom it is for.
    To,
    /// Who gets a copy.
    Cc,
    /// Any other.
    Other,
}

/// Somebody who has a part in an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Which part.
    pub part: Part,
    /// By what parties are told apart and counted: an id, or an alias in one writing. Nothing, if this one is not counted.
    pub who: String,
    /// The words it is found by: the name and the address, as written.
    pub words: String,
}

/// All that can be searched of one item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Its row in the record; two entries with the same row are the same item.
    pub row: u64,
    /// Its text.
    pub body: String,
    /// Its subject or title.
    pub subject: String,
    /// Where it is: the path of its part.
    pub path: String,
    /// Where else it is held: the paths of its duplicates.
    pub also: Vec<String>,
    /// Who has a part in it.
    pub parties: Vec<Party>,
    /// The names of what came with it, empty where it has none.
    pub attachments: Vec<String>,
    /// What it is: `mail`, `report`.
    pub kind: String,
    /// How it went: `mail`, `whatsapp`; or empty.
    pub channel: String,
    /// The language it is in; or empty.
    pub lang: String,
    /// The first and the last second it may have been sent at, by [`crate::language::dates::seconds`].
    pub sent: Option<(i64, i64)>,
    /// How large it is, in bytes.
    pub size: u64,
}

impl Entry {
    /// The texts that `field` stands for. Words of one are never taken together with words of another.
    pub fn values(&self, field: Field) -> Vec<&str> {
        let one = std::iter::once::<&str>;
        let attachments = || self.attachments.iter().map(String::as_str);
        match field {
            Field::Any => {
                one(&self.body).chain(one(&self.subject)).chain(self.parties(None)).chain(attachments()).collect()
            }
            Field::From => self.parties(Some(Part::From)).collect(),
            Field::To => self.parties(Some(Part::To)).collect(),
            Field::Cc => self.parties(Some(Part::Cc)).collect(),
            Field::Party => self.parties(None).collect(),
            Field::Subject => vec![&self.subject],
            Field::Body => vec![&self.body],
            Field::File => one(&self.path).chain(attachments()).collect(),
            Field::Also => self.also.iter().map(String::as_str).collect(),
        }
    }

    /// The words of those who have the part, or any part.
    pub(crate) fn parties(&self, part: Option<Part>) -> impl Iterator<Item = &str> {
        let has_part = move |party: &&Party| part.is_none_or(|part| party.part == part);
        self.parties.iter().filter(has_part).map(|party| party.words.as_str())
    }
}
