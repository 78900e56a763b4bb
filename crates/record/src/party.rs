//! People, organisations and accounts.

use crate::ids::PartyId;

/// A person, organisation or account, with the aliases that were resolved to it.
///
/// Aliases are claims made by sources; which party an alias belongs to is our resolution, and may be undone by a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Stable across runs.
    pub id: PartyId,
    /// The fullest name as written somewhere.
    pub name: String,
    /// Every name, handle or address as written, in order of first use, the name itself included.
    pub aliases: Vec<String>,
}
