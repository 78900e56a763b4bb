//! Which words of a message are its own.

use super::own_words;

fn own(text: &str) -> &str {
    own_words(text).of(text)
}

#[test]
fn what_a_mail_quotes_is_not_its_own() {
    assert_eq!(own("No. Not yet.\n\nOn Monday, Ada Lund wrote:\n> Is it done?\n"), "No. Not yet.");
    assert_eq!(own("See below.\n\n-----Original Message-----\nFrom: Ada\n\nIs it done?\n"), "See below.");
    assert_eq!(own("Two things:\n\nfirst, the horn.\n"), "Two things:\n\nfirst, the horn.");
}

#[test]
fn a_mail_that_begins_with_what_it_quotes_is_taken_whole() {
    assert_eq!(own("> Is it done?\n\nNo.\n"), "> Is it done?\n\nNo.\n");
}
