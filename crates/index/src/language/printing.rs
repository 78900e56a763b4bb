//! A query as text again. Reading the text gives the same tree.

use super::fields::Field;
use super::query::{Node, Query, Test, What, When};
use std::fmt;

/// The query, as it is written.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        node(&self.root, f)
    }
}

fn node(part: &Node, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &part.what {
        What::All => f.write_str("*"),
        What::And(parts) => several(parts, " ", |what| matches!(what, What::And(_) | What::Or(_)), f),
        What::Or(parts) => several(parts, " OR ", |what| matches!(what, What::Or(_)), f),
        What::Not(part) => {
            f.write_str("NOT ")?;
            grouped(part, matches!(part.what, What::And(_) | What::Or(_)), f)
        }
        What::Words(field, test) => words(*field, test, f),
        What::Label(label, value) => write!(f, "{}:{}", label.name(), shortest(value)),
        What::When(when) => dates(when, f),
        What::Has(has) => write!(f, "has:{}", has.name()),
        What::Like(item) => write!(f, "like:{}", quoted(item)),
    }
}

fn several(parts: &[Node], between: &str, group: fn(&What) -> bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (k, part) in parts.iter().enumerate() {
        if k > 0 {
            f.write_str(between)?;
        }
        grouped(part, group(&part.what), f)?;
    }
    Ok(())
}

fn grouped(part: &Node, group: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if !group {
        return node(part, f);
    }
    f.write_str("(")?;
    node(part, f)?;
    f.write_str(")")
}

fn words(field: Field, test: &Test, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if field != Field::Any {
        write!(f, "{}:", field.name())?;
    }
    match test {
        Test::Phrase(text) => f.write_str(&shortest(text)),
        Test::Near(text, between) => write!(f, "{}~{between}", quoted(text)),
        Test::Exact(text) => write!(f, "={}", quoted(text)),
        Test::Fuzzy(word, slips) => write!(f, "{word}~{slips}"),
        Test::Pattern(pattern) => f.write_str(pattern.written()),
    }
}

fn shortest(text: &str) -> String {
    if is_bare(text) { text.to_owned() } else { quoted(text) }
}

/// Whether a word needs no quotation marks.
fn is_bare(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric()) && !matches!(text, "AND" | "OR" | "NOT")
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn dates(when: &When, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match when {
        When::Within(Some(first), Some(last)) if first == last => write!(f, "sent:{}", first.written),
        When::Within(first, last) => {
            let written =
                |day: &Option<super::dates::Day>| day.as_ref().map_or(String::new(), |day| day.written.clone());
            write!(f, "sent:{}..{}", written(first), written(last))
        }
        When::Before(day) => write!(f, "before:{}", day.written),
        When::After(day) => write!(f, "after:{}", day.written),
    }
}
