//! What mail programs write before a mail that they set into another: labels of fields, and lines that part the two.

use record::fold::fold;

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    From,
    Sender,
    ReplyTo,
    Sent,
    To,
    Cc,
    Bcc,
    Subject,
    /// Something that is no part of an envelope: `Importance`.
    Other,
}

/// Folded labels, in the languages that mail programs write most.
const LABELS: &[(Field, &[&str])] = &[
    (
        Field::From,
        &[
            "from",
            "author",
            "von",
            "de",
            "da",
            "van",
            "fran",
            "fra",
            "od",
            "от",
            "lahettaja",
            "kimden",
            "发件人",
            "寄件者",
            "差出人",
        ],
    ),
    (Field::Sender, &["sent by", "gesendet von"]),
    (Field::ReplyTo, &["reply-to", "reply to", "please respond to", "antwort an"]),
    (
        Field::Sent,
        &[
            "sent",
            "date",
            "date sent",
            "sent at",
            "gesendet",
            "datum",
            "envoye",
            "enviado",
            "enviado el",
            "enviada em",
            "enviado em",
            "fecha",
            "inviato",
            "data",
            "verzonden",
            "skickat",
            "sendt",
            "dato",
            "wysłano",
            "отправлено",
            "дата",
            "发送时间",
            "日期",
            "送信日時",
            "日時",
        ],
    ),
    (Field::To, &["to", "an", "a", "para", "aan", "till", "til", "do", "кому", "收件人", "宛先"]),
    (Field::Cc, &["cc", "kopie", "copie", "kopi", "kopia", "копия", "抄送"]),
    (Field::Bcc, &["bcc", "blindkopie", "cci", "cco", "ccn"]),
    (
        Field::Subject,
        &[
            "subject",
            "betreff",
            "objet",
            "asunto",
            "oggetto",
            "assunto",
            "onderwerp",
            "amne",
            "emne",
            "temat",
            "тема",
            "主题",
            "件名",
        ],
    ),
    (
        Field::Other,
        &[
            "importance",
            "attachments",
            "attachment",
            "priority",
            "sensitivity",
            "prioritat",
            "wichtigkeit",
            "anlagen",
            "organization",
        ],
    ),
];

/// No label is longer, in bytes.
const LONGEST: usize = 40;

/// The field that `words` are labelled with, and where what it says begins.
pub(super) fn label(words: &str) -> Option<(Field, usize)> {
    let head = &words[..words.floor_char_boundary(LONGEST)];
    let (end, colon) = head.char_indices().find(|(_, c)| matches!(c, ':' | '：'))?;
    let name = head[..end].trim_matches(|c: char| matches!(c, '*' | '_') || c.is_whitespace());
    let name = fold(name);
    let field = LABELS.iter().find(|(_, names)| names.contains(&name.as_str()))?.0;
    let from = end + colon.len_utf8();
    // Bold as plain text shows it.
    let bold = words[from..].bytes().take_while(|b| *b == b'*').count();
    Some((field, from + bold))
}

/// A line that parts a mail from one that is set into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parting {
    /// It says that a mail follows.
    Original,
    /// It says who passed the mail on, and may go on in the next line.
    ForwardedBy,
    /// Nothing but a rule.
    Rule,
}

const ORIGINAL: [&str; 26] = [
    "original message",
    "original e-mail",
    "original mail",
    "original appointment",
    "forwarded message",
    "forwarded mail",
    "forwarded message follows",
    "reply separator",
    "forward header",
    "ursprungliche nachricht",
    "originalnachricht",
    "original-nachricht",
    "weitergeleitete nachricht",
    "message d'origine",
    "message original",
    "message transfere",
    "message transmis",
    "mensaje original",
    "mensaje reenviado",
    "messaggio originale",
    "messaggio inoltrato",
    "oorspronkelijk bericht",
    "doorgestuurd bericht",
    "mensagem original",
    "mensagem encaminhada",
    "ursprungligt meddelande",
];

const BEGIN: [&str; 6] = [
    "begin forwarded message",
    "anfang der weitergeleiteten nachricht",
    "debut du message reexpedie",
    "debut du message transfere",
    "inizio messaggio inoltrato",
    "inicio del mensaje reenviado",
];

/// What kind of line parts mails, if `words` are one.
pub(super) fn parting(words: &str) -> Option<Parting> {
    if words.len() > 300 {
        return None;
    }
    let is_rule = |c: char| matches!(c, '-' | '_' | '=' | '*' | '—' | '–') || c.is_whitespace();
    let ruled =
        words.starts_with("--") || words.starts_with("__") || words.starts_with("==") || words.starts_with("- ");
    let inner = words.trim_matches(is_rule);
    if inner.is_empty() {
        return (words.len() >= 8 && words.starts_with(['_', '-'])).then_some(Parting::Rule);
    }
    // Hardly any line is one, and its first letters tell: those of ASCII fold each to itself.
    let may_begin = |with: &&str| {
        let mut pairs = inner.bytes().zip(with.bytes()).take_while(|(byte, _)| byte.is_ascii());
        pairs.all(|(byte, letter)| byte.eq_ignore_ascii_case(&letter))
    };
    if !ruled && !BEGIN.iter().any(may_begin) {
        return None;
    }
    let folded = fold(inner).replace('’', "'");
    if ruled && (folded.starts_with("forwarded by ") || folded.starts_with("weitergeleitet von ")) {
        return Some(Parting::ForwardedBy);
    }
    let inner = folded.trim_end_matches([':', ' ']);
    let is_original = ruled && (ORIGINAL.contains(&inner) || inner.starts_with("forwarded message from "));
    (is_original || BEGIN.contains(&inner)).then_some(Parting::Original)
}
