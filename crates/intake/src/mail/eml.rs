//! One mail (RFC 5322, MIME): its head, its words, and what is attached to it.

use super::maildir::Kept;
use super::{fields, inline, transfer};
use crate::content::Content;
use crate::decode::{self, Decoded, RawMap};
use crate::pages::{self, Words};
use crate::parts::{Clues, Inside, Outcome, Read, Reader};
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use record::digest::Digest;
use record::envelope::Attachment;
use record::item::Link;
use record::{Item, ItemKind, Problem, Span};
use std::borrow::Cow;
use std::ops::Range;

pub(crate) const READER: Reader = Reader {
    name: "eml/2",
    kind: "mail",
    recognises,
    read: Read::Whole(read),
    is_text: false,
    is_record: false,
    too_large: "the limit for one mail",
};

/// No more problems of parts are told one by one.
const MOST_PROBLEMS: usize = 100;

/// Fields that mail has and other texts with labelled lines have not.
const OF_MAIL: [&str; 8] = [
    "message-id",
    "received",
    "mime-version",
    "return-path",
    "delivered-to",
    "x-mailer",
    "content-transfer-encoding",
    "dkim-signature",
];

fn recognises(clues: &Clues<'_>) -> bool {
    let extension = clues.extension();
    if matches!(extension.as_str(), "mht" | "mhtml") {
        return false;
    }
    let names = field_names(message_of(clues.head));
    let has = |name: &str| names.iter().any(|known| known == name);
    if has("snapshot-content-location") {
        return false;
    }
    let told = matches!(extension.as_str(), "eml" | "emlx") || clues.says == Some("message/rfc822");
    let head = ["from", "to", "date", "subject"].iter().filter(|name| has(name)).count();
    let of_mail = OF_MAIL.iter().any(|name| has(name));
    let kept = Kept::at(clues.path).is_some();
    told && !names.is_empty() || of_mail && has("from") && head >= 2 || kept && (of_mail || head > 0)
}

/// The names of the fields at the beginning, in lower case; none where it does not begin with a field.
fn field_names(head: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    for line in head.split(|b| *b == b'\n').take(200) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let name = line.iter().position(|b| *b == b':').map(|end| line[..end].trim_ascii_end());
        match name.filter(|name| !name.is_empty() && name.iter().all(|b| (33..127).contains(b))) {
            Some(name) => names.push(String::from_utf8_lossy(name).to_ascii_lowercase()),
            None => break,
        }
    }
    names
}

/// The mail in a file as Apple's program keeps it: behind a line with its length, before a list of properties.
fn message_of(bytes: &[u8]) -> &[u8] {
    let Some(end) = bytes.iter().take(20).position(|b| *b == b'\n') else { return bytes };
    let digits = bytes[..end].trim_ascii();
    let length = std::str::from_utf8(digits).ok().filter(|_| !digits.is_empty()).and_then(|n| n.parse::<usize>().ok());
    length.map_or(bytes, |length| &bytes[end + 1..(end + 1).saturating_add(length).min(bytes.len())])
}

fn read(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let bytes_of_mail = message_of(bytes);
    let shift = bytes_of_mail.as_ptr() as usize - bytes.as_ptr() as usize;
    let bytes = bytes_of_mail;
    let Some(mail) = MessageParser::new().parse(bytes) else {
        return Outcome::failed(
            "mail",
            "has no head that says who wrote what; if it is a text, give it a name that ends in .txt",
        );
    };
    let mut problems = Vec::new();
    let mut envelope = fields::envelope(&mail, bytes, &mut problems);
    let body = Body::of(&mail, bytes, shift, &mut problems);
    problems.extend(left_over(&mail, bytes));
    quoted(&body.text, inside, &mut problems);
    let mut parts = Vec::new();
    for (n, part) in body.attachments.iter().enumerate() {
        let attachment = attached(&mail, *part, n, bytes, inside);
        if let Some(part) = mail.parts.get(*part as usize).filter(|_| problems.len() < MOST_PROBLEMS) {
            problems.extend(broken(part, bytes, attachment.name.as_deref().unwrap_or("what is attached")));
        }
        parts.extend(attachment.part.clone());
        envelope.attachments.push(attachment);
    }
    envelope.identity = fields::identity(&envelope, &body.text, &parts);
    if let Some(kept) = Kept::at(inside.path.as_str()) {
        kept.say(&mut envelope);
    }
    let item =
        Item { links: body.links, ..Item::held(&inside.source, inside.path, ItemKind::Mail, body.text, envelope) };
    let text_sha256 = Some(Digest::of(item.text.as_bytes()));
    Outcome { encoding: Some(body.encoding), text_sha256, problems, ..Outcome::item("mail", item, body.raw) }
}

/// Hands over the mails that stand in the words of one.
fn quoted(text: &str, inside: &mut Inside<'_, '_>, problems: &mut Vec<Problem>) {
    let (withins, problem) = inline::find(text, &inside.source);
    problems.extend(problem);
    for (n, within) in withins.into_iter().enumerate() {
        inside.record(inside.path.numbered(n + 1), within.lines.as_bytes(), |id, path| {
            let text_sha256 = Some(Digest::of(within.text.as_bytes()));
            let item = Item { held: false, ..Item::held(id, path, ItemKind::Mail, within.text, within.envelope) };
            let outcome = Outcome::item("quoted-mail", item, within.raw);
            Outcome { encoding: Some("UTF-8"), text_sha256, problems: within.problems, ..outcome }
        });
    }
}

/// The words of a mail.
struct Body {
    text: String,
    raw: RawMap,
    links: Vec<Link>,
    encoding: &'static str,
    /// The parts that are no words of the mail itself.
    attachments: Vec<u32>,
}

impl Body {
    /// `shift` is where `bytes` stand in the bytes as received.
    fn of(mail: &Message<'_>, bytes: &[u8], shift: usize, problems: &mut Vec<Problem>) -> Body {
        let mut body = Body {
            text: String::new(),
            raw: RawMap::default(),
            links: Vec::new(),
            encoding: "UTF-8",
            attachments: mail.attachments.clone(),
        };
        for id in &mail.text_body {
            let Some(part) = mail.parts.get(*id as usize) else { continue };
            if !body.text.is_empty() && !body.text.ends_with('\n') {
                body.push("\n");
            }
            body.words(part, bytes, shift, problems);
        }
        body
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.raw.push_put_in(text);
    }

    fn words(&mut self, part: &MessagePart<'_>, bytes: &[u8], shift: usize, problems: &mut Vec<Problem>) {
        let (mut content, raw) = transfer::decoded(bytes, range(part, bytes), transfer_name(part));
        let behind = transfer::behind(&bytes[range(part, bytes)], transfer_name(part));
        if !behind.is_empty() {
            // Lists put their words behind mails without a look at how these travel.
            content.push(b'\n');
            content.extend_from_slice(behind);
        }
        problems.extend(broken(part, bytes, "a text in it"));
        let charset = part.content_type().and_then(|kind| kind.attribute("charset"));
        if let PartType::Html(_) = part.body {
            let charset = charset.map(str::to_owned).or_else(|| pages::declared(&content));
            return self.page(decode::decode_declared(&content, charset.as_deref()), &raw, shift, problems);
        }
        let decoded = decode::decode_declared(&content, charset);
        self.encoding = decoded.encoding;
        let start = self.text.len();
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        problems
            .extend(decoded.problems.into_iter().map(|problem| Problem { span: problem.span.map(moved), ..problem }));
        self.text.push_str(&decoded.text);
        self.raw.push_all(&decoded.text, &decoded.raw.behind(&decoded.text, &raw), shift);
    }
}

impl Body {
    /// The words of a page, which `raw` leads from to the mail.
    fn page(&mut self, decoded: Decoded, raw: &RawMap, shift: usize, problems: &mut Vec<Problem>) {
        self.encoding = decoded.encoding;
        problems.extend(decoded.problems.iter().cloned().map(|problem| Problem { span: None, ..problem }));
        let decoded = Decoded { raw: decoded.raw.behind(&decoded.text, raw), ..decoded };
        let Some(Words { text, raw, links, hidden }) = pages::words(&decoded) else {
            let message = "the web page in it has more elements than are read; its source is kept as the text";
            problems.push(Problem::new("page-too-large", message));
            self.text.push_str(&decoded.text);
            return self.raw.push_all(&decoded.text, &decoded.raw, shift);
        };
        if hidden > 0 {
            let message = format!(
                "{hidden} letters and digits in it are marked as not to be shown, and are left out of the text; open the original to see them"
            );
            problems.push(Problem::new("hidden-words", message));
        }
        let start = self.text.len();
        let moved = |link: Link| Link { span: Span::new(link.span.start + start, link.span.end + start), ..link };
        self.links.extend(links.into_iter().map(moved));
        self.text.push_str(&text);
        self.raw.push_all(&text, &raw, shift);
    }
}

/// What a part of the mail `bytes` holds, as it was before it travelled.
pub(crate) fn content(part: &MessagePart<'_>, bytes: &[u8]) -> Vec<u8> {
    transfer::decoded(bytes, range(part, bytes), transfer_name(part)).0
}

fn range(part: &MessagePart<'_>, bytes: &[u8]) -> Range<usize> {
    let end = (part.offset_end as usize).min(bytes.len());
    (part.offset_body as usize).min(end)..end
}

/// What in a part, which is called `what`, is not in the encoding that it says it is in.
fn broken(part: &MessagePart<'_>, bytes: &[u8], what: &str) -> Option<Problem> {
    let doubt = transfer::doubt(&bytes[range(part, bytes)], transfer_name(part))?;
    let what: String = what.chars().filter(|c| !c.is_control()).take(80).collect();
    Some(Problem::new("broken-base64", format!("{what}: {doubt}; look at the original")))
}

/// What stands behind the last part of a mail that has parts, and is in none of them: the end of one whose parts are broken, or what
/// lists put behind all.
fn left_over(mail: &Message<'_>, bytes: &[u8]) -> Option<Problem> {
    let leaves = mail.parts.iter().filter(|part| !matches!(part.body, PartType::Multipart(_)));
    let end = leaves.map(|part| range(part, bytes).end).max().filter(|_| mail.parts.len() > 1)?;
    let lines = bytes[end..].split(|b| *b == b'\n').map(<[u8]>::trim_ascii);
    let many: usize = lines.filter(|line| !line.starts_with(b"--")).map(<[u8]>::len).sum();
    (many > 0).then(|| {
        let message = format!("{many} bytes behind its last part are in none of its parts; look at the original");
        Problem::new("behind-last-part", message)
    })
}

/// How the part says that it travels. What is asked is its head: the parser takes this back where something is wrong in it.
fn transfer_name(part: &MessagePart<'_>) -> &'static str {
    let said = part.content_transfer_encoding().unwrap_or_default().trim().to_ascii_lowercase();
    match (part.encoding, said.as_str()) {
        (Encoding::QuotedPrintable, _) | (_, "quoted-printable") => "quoted-printable",
        (Encoding::Base64, _) | (_, "base64") => "base64",
        (Encoding::None, _) => "",
    }
}

/// Hands over what is attached as part `id`, the `n`-th of its kind.
fn attached(mail: &Message<'_>, id: u32, n: usize, bytes: &[u8], inside: &mut Inside<'_, '_>) -> Attachment {
    let part = mail.parts.get(id as usize);
    let name =
        part.and_then(|part| part.attachment_name()).map(|name| name.trim().to_owned()).filter(|n| !n.is_empty());
    let kind = part.and_then(|part| part.content_type());
    let media_type = kind.map(|kind| match kind.subtype() {
        Some(subtype) => format!("{}/{subtype}", kind.ctype()).to_ascii_lowercase(),
        None => kind.ctype().to_ascii_lowercase(),
    });
    let is_mail = part.is_some_and(|part| matches!(part.body, PartType::Message(_)));
    let media_type = media_type.or_else(|| is_mail.then(|| "message/rfc822".to_owned()));
    let content = part.map_or_else(Vec::new, |part| content(part, bytes));
    let shown = name.clone().unwrap_or_else(|| format!("part-{}", n + 1));
    let path = inside.member(&shown, media_type.as_deref(), Content::Whole(Cow::Owned(content)));
    Attachment { name, media_type, part: Some(path) }
}
