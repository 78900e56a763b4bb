//! Quotations: tied to the right message, and called altered where they are and only there.

use super::loose::{file_name, list, says, text};
use super::messages::Pairs;
use super::sheet::{Sheet, share, short};
use super::words::{Words, inside, without_brackets, words};
use serde_json::Value;

/// A span of a report that the brief says is a quotation or a witness.
struct Claim<'a> {
    file: &'a str,
    words: Words,
    /// The gold message that it was tied to, by way of the brief's.
    tied_to: Option<&'a str>,
    kind: &'a str,
}

impl Claim<'_> {
    fn says_altered(&self) -> bool {
        matches!(self.kind, "altered" | "spliced")
    }

    /// Whether this is the quotation `quoted`, or a good part of it.
    fn covers(&self, quoted: &[String]) -> bool {
        inside(quoted, &self.words) > 0.7 || (self.words.len() >= 3 && inside(&self.words, quoted) > 0.8)
    }

    /// Whether one of the two is half inside the other.
    fn touches(&self, quoted: &[String]) -> bool {
        inside(quoted, &self.words) > 0.5 || inside(&self.words, quoted) > 0.5
    }
}

/// One quotation of the gold.
struct Quoted<'a> {
    gold: &'a Value,
    file: &'a str,
    text: String,
}

pub(super) fn score<'a>(sheet: &mut Sheet<'a>, pairs: &Pairs<'a>) {
    let claims = claims(sheet, pairs);
    let mut quoted: Vec<Quoted<'_>> = list(sheet.gold, "quotes")
        .iter()
        .map(|q| Quoted { gold: q, file: file_name(text(q, "file")), text: text(q, "quoted_text").to_owned() })
        .collect();
    let names = sheet.names();
    let (mut linked, mut linkable, mut seen, mut altered, mut traps, mut trapped) = (0, 0, 0, 0, 0, 0);
    for at in 0..quoted.len() {
        if !names.contains(quoted[at].file) {
            continue;
        }
        // The quoted words without the attribution between them. Joined one by one as the list is read,
        // because the scorer that this one must agree with compares a trap with the others as they then are.
        let segments: Vec<&str> = list(quoted[at].gold, "segments").iter().filter_map(Value::as_str).collect();
        if !segments.is_empty() {
            quoted[at].text = segments.join(" ");
        }
        let q = &quoted[at];
        let mut said = words(&without_brackets(&q.text));
        if said.is_empty() {
            said = words(&q.text);
        }
        let here: Vec<&Claim<'_>> = claims.iter().filter(|c| c.file == q.file && c.covers(&said)).collect();
        let kind = text(q.gold, "kind");
        if kind == "not-in-record" {
            traps += 1;
            let caught = here.iter().any(|c| c.tied_to.is_some()) || caught_in_part(&claims, &quoted, at, &said);
            trapped += usize::from(caught);
            continue;
        }
        let message = text(q.gold, "message_id");
        let known = pairs.wanted.iter().any(|m| text(m, "id") == message);
        if !matches!(kind, "verbatim" | "partial" | "altered") || !known {
            continue;
        }
        linkable += 1;
        let place = format!("{} {message} {}", short(q.file, 28), short(&q.text, 70));
        if here.iter().any(|c| c.tied_to == Some(message)) {
            linked += 1;
        } else {
            sheet.notes.push(format!("quotation not tied to its message: {place}"));
        }
        let material = q.gold.get("severity").is_none_or(|s| s == "material");
        if kind == "altered" && material {
            altered += 1;
            if here.iter().any(|c| c.says_altered()) {
                seen += 1;
            } else {
                sheet.notes.push(format!("alteration not seen: {place}"));
            }
        }
    }
    sheet.figures.push(("quotes.linked", share(linked, linkable, 1.0)));
    sheet.figures.push(("quotes.altered.recall", share(seen, altered, 1.0)));
    precision(sheet, &claims, &quoted, altered > 0);
    if traps > 0 {
        sheet.figures.push(("quotes.traps.avoided", 1.0 - trapped as f64 / traps as f64));
    }
}

/// Whether a piece of the trap, and of no other quotation of its report, was tied to a message.
fn caught_in_part(claims: &[Claim<'_>], quoted: &[Quoted<'_>], trap: usize, said: &[String]) -> bool {
    let file = quoted[trap].file;
    let others: Vec<Words> =
        quoted.iter().enumerate().filter(|(i, o)| *i != trap && o.file == file).map(|(_, o)| words(&o.text)).collect();
    claims.iter().any(|c| {
        c.file == file
            && c.tied_to.is_some()
            && inside(&c.words, said) == 1.0
            && !others.iter().any(|o| inside(&c.words, o) == 1.0)
    })
}

fn precision(sheet: &mut Sheet<'_>, claims: &[Claim<'_>], quoted: &[Quoted<'_>], any_altered: bool) {
    let altered: Vec<(&str, Words)> =
        quoted.iter().filter(|q| text(q.gold, "kind") == "altered").map(|q| (q.file, words(&q.text))).collect();
    let (mut called, mut right) = (0, 0);
    for claim in claims.iter().filter(|c| c.says_altered()) {
        called += 1;
        if altered.iter().any(|(file, said)| *file == claim.file && claim.touches(said)) {
            right += 1;
        } else {
            let said = claim.words.join(" ");
            sheet.notes.push(format!(
                "called altered, not so in the gold: {} {}",
                short(claim.file, 28),
                short(&said, 80)
            ));
        }
    }
    let otherwise = if any_altered { 0.0 } else { 1.0 };
    sheet.figures.push(("quotes.altered.precision", share(right, called, otherwise)));
}

/// Every witness and quotation of the brief whose span stands, save those too long to be one.
fn claims<'a>(sheet: &Sheet<'a>, pairs: &Pairs<'a>) -> Vec<Claim<'a>> {
    let mut out = Vec::new();
    let mut add = |part: &'a Value, message: Option<&str>, kind: &'a str| {
        if sheet.stands(part, text(part, "text")) {
            let tied_to = pairs.gold_of(sheet, message).filter(|id| !id.is_empty());
            out.push(Claim { file: sheet.file(part, "source"), words: words(text(part, "text")), tied_to, kind });
        }
    };
    for message in list(sheet.brief, "messages") {
        let id = message.get("id").and_then(Value::as_str);
        list(message, "witnesses").iter().for_each(|w| add(w, id, text(w, "kind")));
    }
    for quote in list(sheet.brief, "quotes") {
        let message = quote.get("message").filter(|m| says(Some(m))).and_then(Value::as_str);
        add(quote, message, text(quote, "verdict"));
    }
    let longest = pairs.wanted.iter().map(|m| words(text(m, "text")).len()).max().unwrap_or(0);
    out.retain(|c| c.words.len() as f64 <= 1.3 * longest as f64 + 8.0);
    out
}
