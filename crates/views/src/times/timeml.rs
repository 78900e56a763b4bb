//! A text with its times marked, as TimeML 1.2.1.

use super::{Told, days};
use analysis::times::Timex;

/// The document: its date, and its text with a `TIMEX3` around each time.
pub fn timeml(told: &Told<'_>) -> String {
    let text = told.item.text.as_str();
    let mut out = String::with_capacity(text.len() * 2);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n");
    out.push_str(&format!("<DOCID>{}</DOCID>\n", escaped(told.item.path.as_str())));
    if let Some(report) = told.report {
        let date = days(report);
        let value = if date.contains("..") { &date[..4] } else { &date };
        out.push_str(&format!(
            "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{value}\" \
             functionInDocument=\"CREATION_TIME\">{date}</TIMEX3></DCT>\n"
        ));
    }
    out.push_str("<TEXT>");
    let mut at = 0;
    let timexes = told.times.iter().flat_map(|mention| &mention.timexes);
    for (number, timex) in timexes.enumerate() {
        out.push_str(&escaped(&text[at..timex.span.start]));
        out.push_str(&tag(number + 1, timex));
        out.push_str(&escaped(timex.span.of(text)));
        out.push_str("</TIMEX3>");
        at = timex.span.end;
    }
    out.push_str(&escaped(&text[at..]));
    out.push_str("</TEXT>\n</TimeML>\n");
    out
}

fn tag(number: usize, timex: &Timex) -> String {
    let mut out = format!("<TIMEX3 tid=\"t{number}\" type=\"{}\" value=\"{}\"", timex.kind.as_str(), timex.value);
    let more = [
        ("mod", timex.modifier.map(|modifier| modifier.as_str())),
        ("quant", timex.quant),
        ("freq", timex.freq.as_deref()),
    ];
    for (name, value) in more {
        if let Some(value) = value {
            out.push_str(&format!(" {name}=\"{value}\""));
        }
    }
    out.push('>');
    out
}

/// Text as XML has it; characters that XML forbids are left as U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' | '\r' => out.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}
