//! Who is who in a case: parties with their aliases, what may be one, and what was decided.

mod wire;

use crate::plain::line;
use crate::wording::people as wording;
use analysis::identities::Shared;

/// A party: aliases that were decided to be one, or one alias by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// What to call them.
    pub name: String,
    /// Their aliases: the kind, the value, the names beside it, the number of messages.
    pub aliases: Vec<(String, String, Vec<String>, u64)>,
    /// How many messages they have a part in, one alias with another.
    pub messages: u64,
}

/// Two aliases that may be one party.
#[derive(Clone, Debug, PartialEq)]
pub struct Maybe {
    /// The one.
    pub a: String,
    /// The other.
    pub b: String,
    /// Why.
    pub why: Vec<String>,
    /// From 0 to 1.
    pub confidence: f64,
}

/// A decision that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Its number.
    pub number: i64,
    /// When and by whom.
    pub at: String,
    /// By whom.
    pub by: String,
    /// What.
    pub what: String,
}

/// Everything about who is who.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct People {
    /// All parties, those with the most messages first.
    pub people: Vec<Person>,
    /// What may be one, the surest first.
    pub maybe: Vec<Maybe>,
    /// What was decided.
    pub decided: Vec<Decided>,
}

/// So many of each are shown to people.
const SHOWN: usize = 40;

/// The page.
pub fn page(people: &People) -> String {
    let mut out = String::new();
    for person in people.people.iter().take(SHOWN) {
        out.push_str(&format!("{:>8}  {}\n", person.messages, line(&person.name)));
        for (kind, value, names, _) in &person.aliases {
            let names = if names.is_empty() { String::new() } else { format!(" ({})", line(&names.join("; "))) };
            out.push_str(&format!("            {} {}{names}\n", line(kind), line(value)));
        }
    }
    more(people.people.len(), &mut out);
    if !people.maybe.is_empty() {
        out.push_str(&format!("\n{}\n", wording::MAYBE));
        for maybe in people.maybe.iter().take(SHOWN) {
            out.push_str(&format!("  {} | {}\n", line(&maybe.a), line(&maybe.b)));
            maybe.why.iter().for_each(|why| out.push_str(&format!("      {}\n", line(why))));
        }
        more(people.maybe.len(), &mut out);
        out.push_str(&format!("\n{}\n", wording::HOW));
    }
    if !people.decided.is_empty() {
        out.push_str(&format!("\n{}\n", wording::DECIDED));
        for decided in &people.decided {
            let (at, by) = (line(&decided.at), line(&decided.by));
            out.push_str(&format!("  {}  {} ({at}, {by})\n", decided.number, line(&decided.what)));
        }
    }
    out
}

fn more(all: usize, out: &mut String) {
    if all > SHOWN {
        out.push_str(&format!("{}\n", wording::more(all - SHOWN)));
    }
}

/// One JSON document.
pub fn json(people: &People) -> String {
    wire::people(people)
}

/// A table, a row for each alias, with the person in the first column: to be filled in, and given back.
pub fn csv(people: &People) -> String {
    let mut table = ::csv::Writer::from_writer(Vec::new());
    // Writing to memory can't fail.
    let _ = table.write_record(["person", "kind", "alias", "names", "messages"]);
    for person in &people.people {
        for (kind, value, names, messages) in &person.aliases {
            let decided = if person.aliases.len() > 1 { person.name.as_str() } else { "" };
            let _ = table.write_record([
                &crate::csv::cell(decided),
                kind,
                &crate::csv::cell(value),
                &crate::csv::cell(&names.join("; ")),
                &messages.to_string(),
            ]);
        }
    }
    String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// What two aliases share, in words.
pub fn why(shared: &Shared) -> String {
    match shared {
        Shared::AllButCase => wording::ALL_BUT_CASE.to_owned(),
        Shared::Number => wording::NUMBER.to_owned(),
        Shared::Name(name) => wording::name(name),
        Shared::NameInAddress(name) => wording::name_in_address(name),
        Shared::User(user) => wording::user(user),
    }
}

/// That these were decided to be one person.
pub fn same(name: Option<&str>, aliases: &[String]) -> String {
    wording::same(name, &aliases.join(", "))
}

/// That these were decided to be different persons.
pub fn apart(aliases: &[String]) -> String {
    wording::apart(&aliases.join(", "))
}

/// That a decision was taken back.
pub fn undone(decision: i64) -> String {
    wording::undone(decision)
}
