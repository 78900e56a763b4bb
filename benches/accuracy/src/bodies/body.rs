//! What the sender of a mail wrote themselves.
//!
//! Left out are lines quoted with `>`, `|`, `:` or initials (`AB>`), the line or lines that introduce them ("On ...
//! wrote:"), a forwarded or answered mail below its mark or its header, the signature, the footer of the list, and what
//! stands in the place of attachments. R's own prompt is `> ` as well, so that what was typed into R is lost with the
//! quoting: the texts are to be real and unlike one another, not whole.

/// What ends the line that introduces quoted text.
const INTRODUCES: [&str; 8] = ["wrote:", "writes:", "schrieb:", "écrit :", "écrit:", "escribió:", "scritto:", "said:"];

/// The sender's own text, trimmed, with no more than one empty line in a row.
pub fn own(body: &str) -> String {
    let lines: Vec<&str> = body.lines().map(str::trim_end).collect();
    let mut kept: Vec<&str> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if ends_here(&lines[at..]) {
            break;
        }
        if is_quoted(line) {
            drop_introduction(&mut kept);
        } else if is_notice(line) {
            continue;
        } else if !line.is_empty() || kept.last().is_some_and(|last| !last.is_empty()) {
            kept.push(line);
        }
    }
    kept.join("\n").trim().to_owned()
}

/// Whether nothing of the sender's own comes from the first of these lines on.
fn ends_here(lines: &[&str]) -> bool {
    let line = lines[0].trim_start();
    let next = || lines[1..].iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    lines[0] == "--"
        || line.starts_with("-------------- next part")
        || is_mark(line)
        || (is_rule(line) && next().take(2).any(|next| next.contains("mailing list")))
        || (is_field(line, &["From"]) && next().take(4).filter(|next| is_field(next, &FIELDS)).count() >= 2)
        || (line.starts_with("On ")
            && (is_introduction(line) || next().next().is_some_and(|next| is_introduction(next) && line.len() > 50))
            && !lines[1..].iter().take(5).any(|line| is_quoted(line)))
}

/// Whether a line is a rule as it stands above the footer of a list: `____`, `-.-.-.`, `=-=-=-`.
fn is_rule(line: &str) -> bool {
    line.len() >= 4 && line.bytes().all(|byte| matches!(byte, b'_' | b'-' | b'.' | b'=' | b'+' | b'*'))
}

/// The fields of a mail's header that are shown above a mail that is answered or sent on.
const FIELDS: [&str; 6] = ["To", "Cc", "CC", "Date", "Sent", "Subject"];

/// Whether a line is a field of a header, with or without the asterisks of bold type.
fn is_field(line: &str, names: &[&str]) -> bool {
    let line = line.trim_start_matches('*');
    names.iter().any(|name| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', '*'])))
}

/// Whether a line announces another mail: `-----Original Message-----`, `Begin forwarded message:`.
fn is_mark(line: &str) -> bool {
    let words = line.trim_matches(|c: char| matches!(c, '-' | ' ' | ':' | '_' | '*' | '#' | '=')).to_lowercase();
    let bare = matches!(words.as_str(), "begin forwarded message" | "original message" | "original message follows");
    bare || line.starts_with("--")
        && [
            "original message",
            "original",
            "forwarded message",
            "begin forwarded message",
            "forwarded by",
            "message d'origine",
            "ursprüngliche nachricht",
            "ursprüngliche mitteilung",
            "mensaje original",
            "oorspronkelijk bericht",
            "messaggio originale",
        ]
        .iter()
        .any(|mark| words.strip_prefix(mark).is_some_and(|rest| mark.contains(' ') || rest.is_empty()))
}

/// Whether a line is quoted.
fn is_quoted(line: &str) -> bool {
    let line = line.trim_start();
    let initials = line.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(line.len());
    line.starts_with(['>', '|'])
        || line.starts_with(": ")
        || (initials <= 4 && line[initials..].starts_with('>') && !line[initials..].starts_with(">="))
}

/// Whether a line stands in the place of something that was taken out.
fn is_notice(line: &str) -> bool {
    line.contains("alternative HTML version deleted") || line.ends_with("was scrubbed...")
}

/// Whether a line ends as one does that introduces quoted text.
fn is_introduction(line: &str) -> bool {
    INTRODUCES.iter().any(|end| line.ends_with(end))
}

/// Drops the lines that introduce the quoted text that follows: one, or up to three from one that begins with a date.
fn drop_introduction(kept: &mut Vec<&str>) {
    while kept.last().is_some_and(|line| line.is_empty()) {
        kept.pop();
    }
    let Some(last) = kept.last() else { return };
    let starts =
        |line: &str| ["On ", "Am ", "Le ", "El ", "At ", "In ", "Quoting "].iter().any(|s| line.starts_with(s));
    if is_introduction(last) || (last.starts_with("Quoting ") && last.ends_with(':')) {
        let reach = kept.iter().rev().take(3).take_while(|line| !line.is_empty());
        let lines = reach.into_iter().position(|line| starts(line)).map_or(1, |at| at + 1);
        kept.truncate(kept.len() - lines);
    }
    if kept.last().is_some_and(|line| !line.is_empty()) {
        kept.push("");
    }
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn quoting_and_what_introduces_it_go() {
        assert_eq!(own("Hello.\n\nOn Mon, A wrote:\n\n> old\nNew.\n"), "Hello.\n\nNew.");
        assert_eq!(own("On Mon, A Very Long Name\n<a at b.c> wrote:\n> old\nNew.\n"), "New.");
        assert_eq!(own("He wrote:\n| old\nBDR> older\n: oldest\nNew.\n"), "New.");
        assert_eq!(own("Kept: x >= 3\n"), "Kept: x >= 3");
    }

    #[test]
    fn a_mail_below_goes() {
        assert_eq!(own("New.\n\n-----Original Message-----\nFrom: A\nold\n"), "New.");
        assert_eq!(own("New.\n---------- Forwarded message ----------\nold\n"), "New.");
        assert_eq!(own("New.\nFrom: A\nSent: Monday\nTo: B\nSubject: C\n\nold\n"), "New.");
        assert_eq!(own("New.\n\nOn Mon, A wrote:\n\nold that lost its marks\n"), "New.");
    }

    #[test]
    fn signature_footer_and_attachments_go() {
        assert_eq!(own("New.\n-- \nA. Name\n"), "New.");
        assert_eq!(
            own("New.\n\t[[alternative HTML version deleted]]\n\n______\nR-help at x mailing list\nurl\n"),
            "New."
        );
        assert_eq!(
            own("New.\n-------------- next part --------------\nA non-text attachment was scrubbed...\n"),
            "New."
        );
        assert_eq!(own("Above.\n______\nBelow.\n"), "Above.\n______\nBelow.");
    }
}
