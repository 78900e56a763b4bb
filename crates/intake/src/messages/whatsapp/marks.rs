//! What WhatsApp puts into what somebody says: files left out or attached, messages deleted or edited.

use crate::messages::stamped::{bare, is_mark};
use record::envelope::Attachment;
use std::ops::Range;

/// What was put into a message.
#[derive(Default)]
pub(super) struct Marks {
    /// Where the words stand that are the sender's own.
    pub(super) words: Vec<Range<usize>>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) deleted: bool,
    /// The mark that says that it was edited.
    pub(super) edited: Option<Range<usize>>,
}

/// In brackets, for whatever was left out: English, German, Spanish, French, Italian, Portuguese, Dutch, Polish, Russian, Turkish.
const LEFT_OUT: [&str; 14] = [
    "media omitted",
    "medien ausgeschlossen",
    "multimedia omitido",
    "archivo omitido",
    "médias omis",
    "media omessi",
    "media omesso",
    "mídia oculta",
    "arquivo de mídia oculto",
    "ficheiro não revelado",
    "media weggelaten",
    "pominięto multimedia",
    "без медиафайлов",
    "medya dahil edilmedi",
];

/// Behind the kind of what was left out, on other phones.
const LEFT_OUT_ENDS: [&str; 12] = [
    " omitted",
    " weggelassen",
    " omitida",
    " omitido",
    " absente",
    " absent",
    " ocultada",
    " ocultado",
    " omessa",
    " omesso",
    " weggelaten",
    " pominięto",
];

/// Behind the name of a file that came with a message.
const ATTACHED: [&str; 11] = [
    "(file attached)",
    "(datei angehängt)",
    "(archivo adjunto)",
    "(fichier joint)",
    "(file allegato)",
    "(arquivo anexado)",
    "(ficheiro anexado)",
    "(bestand bijgevoegd)",
    "(plik załączony)",
    "(файл добавлен)",
    "(dosya ekli)",
];

const DELETED: [&str; 18] = [
    "this message was deleted",
    "you deleted this message",
    "diese nachricht wurde gelöscht",
    "du hast diese nachricht gelöscht",
    "se eliminó este mensaje",
    "eliminaste este mensaje",
    "ce message a été supprimé",
    "vous avez supprimé ce message",
    "questo messaggio è stato eliminato",
    "hai eliminato questo messaggio",
    "mensagem apagada",
    "essa mensagem foi apagada",
    "você apagou esta mensagem",
    "dit bericht is verwijderd",
    "u hebt dit bericht verwijderd",
    "ta wiadomość została usunięta",
    "данное сообщение удалено",
    "bu mesaj silindi",
];

const EDITED: [&str; 9] = [
    "<this message was edited>",
    "<diese nachricht wurde bearbeitet>",
    "<se editó este mensaje>",
    "<ce message a été modifié>",
    "<questo messaggio è stato modificato>",
    "<mensagem editada>",
    "<dit bericht is bewerkt>",
    "<wiadomość została edytowana>",
    "<bu mesaj düzenlendi>",
];

/// Looks for marks in `said`, all that stands behind a name.
pub(super) fn read(said: &str) -> Marks {
    let mut marks = Marks::default();
    let mut end = said.len();
    if let Some(mark) = edited(said) {
        end = said[..mark.start].trim_end_matches(|c: char| is_mark(c) || c == ' ').len();
        marks.edited = Some(mark);
    }
    let said = &said[..end];
    marks.deleted = is_one_of(said, &DELETED);
    if marks.deleted {
        marks.words.push(0..said.len());
        return marks;
    }
    let mut start = 0;
    for line in said.split_inclusive('\n') {
        let range = start..start + line.len();
        start += line.len();
        match file(line) {
            Some(attachment) => marks.attachments.push(attachment),
            None => push(&mut marks.words, range),
        }
    }
    // A line end before a file that came behind the words is none of the words.
    if let Some(last) = marks.words.last_mut().filter(|_| !marks.attachments.is_empty()) {
        let words = &said[last.clone()];
        last.end = last.start + words.trim_end_matches(['\n', '\r']).len();
    }
    marks
}

fn push(words: &mut Vec<Range<usize>>, range: Range<usize>) {
    match words.last_mut() {
        Some(last) if last.end == range.start => last.end = range.end,
        _ => words.push(range),
    }
}

fn is_one_of(said: &str, known: &[&str]) -> bool {
    // Nothing that is known is longer.
    if said.len() > 200 {
        return false;
    }
    let said = bare(said).trim_end_matches('.').to_lowercase();
    known.contains(&said.as_str())
}

/// The mark at the end that says that it was edited.
fn edited(said: &str) -> Option<Range<usize>> {
    let start = said.rfind('<')?;
    let mark: String = bare(&said[start..]).replace(".>", ">");
    is_one_of(&mark, &EDITED).then_some(start..said.len())
}

/// The file that a line stands for.
fn file(line: &str) -> Option<Attachment> {
    let line_end = line.trim_end_matches(['\n', '\r']);
    let words = bare(line_end);
    if words.len() > 400 {
        return None;
    }
    let attachment = |name: Option<&str>, media_type: Option<String>| Attachment {
        name: name.map(|name| bare(name).to_owned()).filter(|name| !name.is_empty()),
        media_type,
        part: None,
    };
    if let Some(inner) = words.strip_prefix('<').and_then(|words| words.strip_suffix('>')) {
        let lower = inner.to_lowercase();
        if LEFT_OUT.contains(&lower.as_str()) {
            return Some(attachment(None, None));
        }
        // `<attached: NAME>`, in whatever language, behind a mark that nobody types.
        let (_, name) = inner.split_once(':')?;
        return (line_end.starts_with(is_mark) && has_extension(name)).then(|| attachment(Some(name), None));
    }
    let lower = words.to_lowercase();
    if let Some(end) = ATTACHED.iter().find(|end| lower.ends_with(*end)) {
        // Lower case may have other lengths; the mark has as many characters in both.
        let cut = words.char_indices().rev().nth(end.chars().count() - 1).map_or(0, |(at, _)| at);
        let name = bare(&words[..cut]);
        return has_extension(name).then(|| attachment(Some(name), None));
    }
    if line_end.contains(is_mark)
        && let Some(end) = LEFT_OUT_ENDS.iter().find(|end| lower.ends_with(*end))
    {
        let what = &lower[..lower.len() - end.len()];
        // `lamp.pdf • 3 pages document omitted`
        let kind = what.rsplit([' ', '\u{200e}', '\u{a0}']).next().unwrap_or(what).to_owned();
        let name = words.split_once(" • ").map(|(name, _)| name);
        return (name.is_some() || what.chars().count() <= 30).then(|| attachment(name, Some(kind)));
    }
    None
}

fn has_extension(name: &str) -> bool {
    let end = bare(name).rsplit_once('.').map_or("", |(_, end)| end);
    (1..=5).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_alphanumeric())
}
