//! What the apparatus of whole texts says.

use super::count;
use analysis::collation::grade::Grade;

pub(crate) const BASE: &str = ", the base";
pub(crate) const NOTHING: &str = "nothing";
pub(crate) const AT_THE_START: &str = "(at the start) ";
pub(crate) const TITLE: &str = "Apparatus";
pub(crate) const MADE: &str = "Made by Onrecord; case and punctuation were not compared.";

/// What kind of words differ.
pub(crate) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Typography => "spacing or style",
        Grade::Spelling => "spelling",
        Grade::FunctionWord => "little words",
        Grade::Number => "one or many",
        Grade::Tense => "tense or mood",
        Grade::Order => "order",
        Grade::Content => "other words",
        Grade::Name => "a name",
        Grade::Quantity => "a number or amount",
        Grade::Negation => "yes or no",
    }
}

/// Where words are that the base does not have.
pub(crate) fn after(word: &str) -> String {
    format!("(after “{word}”) ")
}

/// The same words in another place.
pub(crate) fn elsewhere(words: &str, sooner: &str, later: &str) -> String {
    format!("{words} stands sooner in {sooner}, later in {later}")
}

/// How many places differ, and in what.
pub(crate) fn summary(places: usize, by_grade: &str, moved: usize) -> String {
    let mut out = match places {
        0 => "The texts have the same words.".to_owned(),
        1 => format!("1 place differs: {by_grade}."),
        _ => format!("{places} places differ: {by_grade}."),
    };
    if moved > 0 {
        out.push_str(&format!(" {} elsewhere.", count(moved, "passage stands", "passages stand")));
    }
    out
}
