//! Documents in TimeML: their date, their plain text, and the TIMEX3 in it.

use super::score::Found;
use record::time::Date;

/// One document.
pub struct Document {
    pub date: Date,
    /// The content of `<TEXT>` without markup.
    pub text: String,
    /// Its times, in the order of the text.
    pub wanted: Vec<Found>,
}

impl Document {
    /// Reads TimeML; the reason where it is none.
    pub fn read(source: &str) -> Result<Document, String> {
        let head = between(source, "<DCT>", "</DCT>").ok_or("no <DCT>")?;
        let written = attribute(head, "value").ok_or("no value in <DCT>")?;
        let date = written.get(..10).and_then(|day| day.parse().ok()).ok_or("no date in <DCT>")?;
        let body = between(source, "<TEXT>", "</TEXT>").ok_or("no <TEXT>")?;
        let mut document = Document { date, text: String::with_capacity(body.len()), wanted: Vec::new() };
        let mut open: Vec<Found> = Vec::new();
        let mut rest = body;
        while let Some(at) = rest.find('<') {
            push(&mut document.text, &rest[..at]);
            let end = rest[at..].find('>').ok_or("a tag without end")? + at;
            let tag = &rest[at + 1..end];
            rest = &rest[end + 1..];
            if tag.starts_with("TIMEX3") {
                let of = |name| attribute(tag, name).unwrap_or_default().to_owned();
                let start = document.text.len();
                open.push(Found { start, end: start, kind: of("type"), value: of("value") });
            } else if tag == "/TIMEX3" {
                let mut found = open.pop().ok_or("a closing TIMEX3 without its opening")?;
                found.end = document.text.len();
                document.wanted.extend(Some(found).filter(|found| found.end > found.start));
            }
        }
        push(&mut document.text, rest);
        document.wanted.sort_by_key(|found| found.start);
        Ok(document)
    }
}

fn between<'a>(source: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let start = source.find(open)? + open.len();
    let end = source[start..].find(close)? + start;
    Some(&source[start..end])
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    between(tag, &format!(" {name}=\""), "\"")
}

/// Appends text with its entities read.
fn push(text: &mut String, mut escaped: &str) {
    const ENTITIES: [(&str, &str); 5] =
        [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'")];
    while let Some(at) = escaped.find('&') {
        text.push_str(&escaped[..at]);
        escaped = &escaped[at..];
        let (written, read) = ENTITIES.into_iter().find(|(it, _)| escaped.starts_with(it)).unwrap_or(("&", "&"));
        text.push_str(read);
        escaped = &escaped[written.len()..];
    }
    text.push_str(escaped);
}
