//! What is said of who is who.

pub(crate) const MAYBE: &str = "May be one person each:";
pub(crate) const HOW: &str = "Say that they are with --same ALIAS ALIAS, that they are not with --apart ALIAS ALIAS, or fill in a table:\n\
                              --csv > people.csv, then --from people.csv.";
pub(crate) const DECIDED: &str = "Decided, to be taken back with --undo NUMBER:";

pub(crate) fn more(more: usize) -> String {
    format!("  and {more} more; --json lists all")
}

pub(crate) const ALL_BUT_CASE: &str = "the same but for capitals";
pub(crate) const NUMBER: &str = "the same number, written in two ways";

pub(crate) fn name(name: &str) -> String {
    format!("both stand with one name: {name}")
}

pub(crate) fn name_in_address(name: &str) -> String {
    format!("one stands with the name that the other is made of: {name}")
}

pub(crate) fn user(user: &str) -> String {
    format!("both begin with {user}, at two places")
}

pub(crate) fn same(name: Option<&str>, aliases: &str) -> String {
    match name {
        Some(name) => format!("one person, {name}: {aliases}"),
        None => format!("one person: {aliases}"),
    }
}

pub(crate) fn apart(aliases: &str) -> String {
    format!("not one person: {aliases}")
}

pub(crate) fn undone(decision: i64) -> String {
    format!("decision {decision} taken back")
}
