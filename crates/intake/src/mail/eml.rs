//! One mail (RFC 5322, MIME): its head, its words, and what is attached to it.

use super::{fields, transfer};
use crate::content::Content;
use crate::decode::{self, RawMap};
use crate::parts::{Clues, Inside, Outcome, Read, Reader};
use mail_parser::decoders::html::html_to_text;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use record::digest::Digest;
use record::envelope::Attachment;
use record::item::Transmission;
use record::{Item, ItemKind, Problem, Span};
use std::borrow::Cow;
use std::ops::Range;

pub(crate) const READER: Reader = Reader {
    name: "eml/1",
    kind: "mail",
    recognises,
    read: Read::Whole(read),
    is_text: false,
    too_large: "the limit for one mail",
};

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
    told && !names.is_empty() || of_mail && has("from") && head >= 2
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
    let mut parts = Vec::new();
    for (n, part) in body.attachments.iter().enumerate() {
        let attachment = attached(&mail, *part, n, bytes, inside);
        parts.extend(attachment.part.clone());
        envelope.attachments.push(attachment);
    }
    envelope.identity = fields::identity(&envelope, &body.text, &parts);
    let item = Item {
        source: inside.source.clone(),
        path: inside.path.clone(),
        kind: ItemKind::Mail,
        held: true,
        text: body.text,
        transmission: Transmission::Ordinary,
        blocks: Vec::new(),
        title: None,
        byline: None,
        outlet: None,
        address: None,
        links: Vec::new(),
        published: None,
        updated: Vec::new(),
        zone: None,
        envelope: Some(Box::new(envelope)),
    };
    let text_sha256 = Some(Digest::of(item.text.as_bytes()));
    Outcome { encoding: Some(body.encoding), text_sha256, problems, ..Outcome::item("mail", item, body.raw) }
}

/// The words of a mail.
struct Body {
    text: String,
    raw: RawMap,
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
        let (content, raw) = transfer::decoded(bytes, range(part, bytes), transfer_name(part));
        let charset = part.content_type().and_then(|kind| kind.attribute("charset"));
        let decoded = decode::decode_declared(&content, charset);
        self.encoding = decoded.encoding;
        if let PartType::Html(_) = part.body {
            let text = html_to_text(&decoded.text);
            problems.extend(decoded.problems.into_iter().map(|problem| Problem { span: None, ..problem }));
            return self.push(text.trim_end());
        }
        let start = self.text.len();
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        problems
            .extend(decoded.problems.into_iter().map(|problem| Problem { span: problem.span.map(moved), ..problem }));
        self.text.push_str(&decoded.text);
        self.raw.push_all(&decoded.text, &decoded.raw.behind(&decoded.text, &raw), shift);
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

fn transfer_name(part: &MessagePart<'_>) -> &'static str {
    match part.encoding {
        Encoding::None => "",
        Encoding::QuotedPrintable => "quoted-printable",
        Encoding::Base64 => "base64",
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
