//! One clause: a word, a phrase, a pattern, a label, a date.

use super::dates;
use super::fields::{Dating, Field, Label, Named, nearest};
use super::mistake::Mistake;
use super::pattern::{Pattern, is_one_word};
use super::query::{Has, Node, Test, What, When};
use super::reading::{Reading, is_quote};
use crate::words::{GAP, LONGEST};
use record::fold::fold;
use record::{Span, Tokens};

/// The kinds of item that there are.
const KINDS: [&str; 5] = ["message", "mail", "post", "report", "document"];

/// Reads the clause that stands here, behind the field `named` if there is one. The clause, with its field, begins at `from`.
pub(super) fn read(reading: &mut Reading<'_>, named: Option<Named>, from: usize) -> Result<Node, Mistake> {
    let what = match named {
        None => in_words(reading, Field::Any),
        Some(Named::Words(field)) => in_words(reading, field),
        Some(Named::Label(label)) => labelled(reading, label),
        Some(Named::Date(dating)) => dated(reading, dating),
        Some(Named::Has) => having(reading),
        Some(Named::Like) => value(reading, "like").map(|(item, _)| What::Like(item)),
    }?;
    reading.ends()?;
    Ok(Node { span: reading.since(from), what })
}

fn in_words(reading: &mut Reading<'_>, field: Field) -> Result<What, Mistake> {
    let from = reading.at;
    let test = match reading.peek() {
        Some(c) if is_quote(c) => phrase(reading)?,
        Some('=') => exact(reading)?,
        Some('/') => {
            let text = reading.slashed()?;
            Test::Pattern(Pattern::regex(text, reading.since(from))?)
        }
        _ => {
            let word = reading.bare();
            let span = reading.since(from);
            match (word, field) {
                ("*", Field::Any) => return Ok(What::All),
                ("*", _) => return Err(only_star(span)),
                _ => bare(word, span)?,
            }
        }
    };
    Ok(What::Words(field, test))
}

fn only_star(span: Span) -> Mistake {
    Mistake::new(span, "a star alone says nothing about a field").hint("write at least one letter beside it, as in a*")
}

fn phrase(reading: &mut Reading<'_>) -> Result<Test, Mistake> {
    let from = reading.at;
    let text = reading.quoted()?;
    let quoted = reading.since(from);
    let count = counted(&text, quoted)?;
    no_star(&text, quoted)?;
    if !reading.eat('~') {
        return Ok(Test::Phrase(text));
    }
    let digits = reading.bare();
    let span = Span::new(quoted.end, reading.at);
    let most = GAP - 1;
    let between = digits.parse::<u32>().ok().filter(|n| *n <= most).ok_or_else(|| {
        Mistake::new(span, format!("behind ~ stands how many other words may be between, from 0 to {most}"))
            .hint("write it as in \"near these words\"~5")
    })?;
    if count < 2 {
        return Err(Mistake::new(quoted, "near takes two words or more")
            .hint("for a word with slips in it, leave the quotation marks out: word~1"));
    }
    Ok(Test::Near(text, between))
}

/// A star that touches a letter is meant as a wildcard, and inside quotation marks there is none.
fn no_star(text: &str, span: Span) -> Result<(), Mistake> {
    let letters: Vec<char> = text.chars().collect();
    let touches =
        |pair: &[char]| (pair[0] == '*' && pair[1].is_alphanumeric()) || (pair[1] == '*' && pair[0].is_alphanumeric());
    if !letters.windows(2).any(touches) {
        return Ok(());
    }
    Err(Mistake::new(span, "inside quotation marks a star is no wildcard")
        .hint("take the word with the star out of the quotation marks; for the star itself write =\"...\""))
}

/// How many words `text` has; none, or one that is too long, is a mistake.
fn counted(text: &str, span: Span) -> Result<usize, Mistake> {
    let tokens = Tokens::of(text);
    if tokens.is_empty() {
        let hint = "words are letters or digits; other marks can be asked for only beside words, as in =\"$ 5\"";
        return Err(Mistake::new(span, "no letter and no digit stands here").hint(hint));
    }
    if tokens.iter().any(|word| word.len() > LONGEST) {
        return Err(Mistake::new(span, format!("a word is longer than {LONGEST} bytes")));
    }
    Ok(tokens.len())
}

fn exact(reading: &mut Reading<'_>) -> Result<Test, Mistake> {
    let from = reading.at;
    reading.eat('=');
    if !reading.peek().is_some_and(is_quote) {
        return Err(Mistake::new(Span::new(from, from + 1), "= stands before a phrase in quotation marks")
            .hint("write it as in =\"Exactly so!\""));
    }
    let text = reading.quoted()?;
    counted(&text, reading.since(from))?;
    Ok(Test::Exact(text.trim().to_owned()))
}

/// A word without quotation marks.
fn bare(word: &str, span: Span) -> Result<Test, Mistake> {
    foreign(word, span)?;
    if let Some((word, slips)) = word.rsplit_once('~') {
        return fuzzy(word, slips, span);
    }
    if word.contains('*') {
        return wild(word, span);
    }
    counted(word, span)?;
    Ok(Test::Phrase(word.to_owned()))
}

/// What other programs' languages write, and this one does not know.
fn foreign(word: &str, span: Span) -> Result<(), Mistake> {
    let marks = "to look for it as it stands, put it in quotation marks";
    let rest = || word.trim_start_matches(['-', '+', '!']);
    let wrong = |what: &str, hint: String| Err(Mistake::new(span, what).hint(format!("{hint}; {marks}")));
    if word.contains("&&") || word == "&" {
        return wrong("& joins no clauses here", "write AND".into());
    }
    if word.contains("||") || word == "|" {
        return wrong("| joins no clauses here", "write OR".into());
    }
    if word.starts_with(['-', '!']) && !rest().is_empty() {
        return wrong("a mark before a word does not exclude it here", format!("write NOT {}", rest()));
    }
    if word.starts_with('+') && !rest().is_empty() {
        return wrong(
            "a mark before a word does not demand it here",
            format!("every word is demanded: write {}", rest()),
        );
    }
    if word.contains('^') {
        return wrong("words have no weights here", "leave ^ and what follows it out".into());
    }
    Ok(())
}

fn fuzzy(word: &str, slips: &str, span: Span) -> Result<Test, Mistake> {
    let number = slips.parse::<u8>().ok().filter(|n| (1..=2).contains(n)).ok_or_else(|| {
        Mistake::new(span, "behind ~ stands how many letters may differ, 1 or 2").hint("write it as in word~1")
    })?;
    if word.contains('*') {
        return Err(Mistake::new(span, "a word has either a wildcard or slips, not both"));
    }
    if !is_one_word(word) || word.is_empty() {
        return Err(several(word, span, "slips are counted in one word"));
    }
    let letters = fold(word).chars().count();
    let least = usize::from(number) + 2;
    if letters < least {
        return Err(Mistake::new(
            span,
            format!("with {number} of its letters in doubt, a word needs {least} letters or more"),
        ));
    }
    Ok(Test::Fuzzy(word.to_owned(), number))
}

fn wild(word: &str, span: Span) -> Result<Test, Mistake> {
    if !is_one_word(word) {
        return Err(several(word, span, "a star stands for letters of one word"));
    }
    if word.bytes().all(|b| b == b'*') {
        return Err(Mistake::new(span, "stars alone say nothing").hint("write one star to find every item"));
    }
    Ok(Test::Pattern(Pattern::wild(word, span)?))
}

fn several(word: &str, span: Span, what: &str) -> Mistake {
    let tokens = Tokens::of(word);
    let words: Vec<&str> = tokens.iter().collect();
    match words.len() {
        0 => Mistake::new(span, "no letter and no digit stands here"),
        1 => Mistake::new(span, format!("{what}, and a mark is none of its letters")).hint("leave the mark out"),
        n => Mistake::new(span, format!("{what}, and this is {n}: {}", words.join(", ")))
            .hint("words end at every mark, and between letters and digits; write each as a clause of its own"),
    }
}

/// What stands behind a colon, in quotation marks or without, and where.
fn value(reading: &mut Reading<'_>, name: &str) -> Result<(String, Span), Mistake> {
    let from = reading.at;
    let text = if reading.peek().is_some_and(is_quote) { reading.quoted()? } else { reading.bare().to_owned() };
    let span = reading.since(from);
    if text.trim().is_empty() {
        return Err(Mistake::new(span, format!("nothing stands behind {name}:")));
    }
    Ok((text.trim().to_owned(), span))
}

fn labelled(reading: &mut Reading<'_>, label: Label) -> Result<What, Mistake> {
    let (text, span) = value(reading, label.name())?;
    if text.starts_with(['=', '/']) || text.contains(['*', '~']) {
        return Err(Mistake::new(
            span,
            format!("{}: takes a value as it is, and no wildcard, pattern or slips", label.name()),
        ));
    }
    let value = fold(&text);
    if label == Label::Kind && !KINDS.contains(&value.as_str()) {
        let mistake = Mistake::new(span, format!("there is no kind \"{text}\"; the kinds are {}", KINDS.join(", ")));
        return Err(match nearest(&value, &KINDS) {
            Some(near) => mistake.hint(format!("write kind:{near} if you mean that")),
            None => mistake,
        });
    }
    let known = record::language::known();
    if label == Label::Lang && !known.contains(value.as_str()) {
        let known: Vec<&str> = known.into_iter().collect();
        let message = format!("no item is told to be in the language \"{text}\"; those told are {}", known.join(", "));
        return Err(Mistake::new(span, message).hint("NOT has:lang finds the items of which the language is not told"));
    }
    Ok(What::Label(label, value))
}

fn having(reading: &mut Reading<'_>) -> Result<What, Mistake> {
    let (text, span) = value(reading, "has")?;
    let names = Has::ALL.map(Has::name);
    if let Some(has) = Has::ALL.into_iter().find(|has| has.name() == text.to_lowercase()) {
        return Ok(What::Has(has));
    }
    let mistake = Mistake::new(span, format!("has: does not know \"{text}\"; it knows {}", names.join(", ")));
    Err(match nearest(&text, &names) {
        Some(near) => mistake.hint(format!("write has:{near} if you mean that")),
        None => mistake,
    })
}

fn dated(reading: &mut Reading<'_>, dating: Dating) -> Result<What, Mistake> {
    let from = reading.at;
    let text = reading.bare();
    let span = reading.since(from);
    let when = match (dating, text.split_once("..")) {
        (Dating::Sent, Some((first, last))) => range(first, last, span)?,
        (Dating::Sent, None) => {
            let day = dates::read(text, span)?;
            When::Within(Some(day.clone()), Some(day))
        }
        (_, Some(_)) => {
            return Err(Mistake::new(span, "before: and after: take one date")
                .hint("write a range behind sent:, as in sent:2016-10-01..2016-10-14"));
        }
        (Dating::Before, None) => When::Before(dates::read(text, span)?),
        (Dating::After, None) => When::After(dates::read(text, span)?),
    };
    Ok(What::When(when))
}

fn range(first: &str, last: &str, span: Span) -> Result<When, Mistake> {
    let read = |text: &str, start: usize| match text {
        "" => Ok(None),
        text => dates::read(text, Span::new(start, start + text.len())).map(Some),
    };
    let days = (read(first, span.start)?, read(last, span.end - last.len())?);
    match &days {
        (None, None) => Err(Mistake::new(span, "a range needs a date at one of its ends")),
        (Some(first), Some(last)) if last.last < first.first => {
            Err(Mistake::new(span, "this range ends before it begins")
                .hint(format!("write sent:{}..{}", last.written, first.written)))
        }
        _ => Ok(When::Within(days.0, days.1)),
    }
}
