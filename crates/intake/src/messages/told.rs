//! What was read of a message, to its part.

use crate::dates::moments;
use crate::decode::RawMap;
use crate::parts::{Inside, Outcome};
use record::digest::Digest;
use record::envelope::{Alias, AliasKind, Dated, Envelope, Moment, Participant, Role};
use record::{Interval, Item, ItemKind, PartPath, Precision, Problem, StatedTime};

/// What was read of a message.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) text: String,
    pub(super) envelope: Envelope,
    pub(super) problems: Vec<Problem>,
}

impl Told {
    /// A message that went by `channel`, with nothing known of it yet.
    pub(super) fn by(channel: &str) -> Told {
        Told { envelope: Envelope { channel: channel.to_owned(), ..Envelope::default() }, ..Told::default() }
    }

    /// Somebody's part in it.
    pub(super) fn takes_part(&mut self, role: Role, alias: Alias) {
        self.envelope.participants.push(Participant { role, alias });
    }

    /// It has this time, or says one that there is not.
    pub(super) fn dated(&mut self, field: &str, words: &str, dated: Option<Dated>) {
        match dated {
            Some(dated) => self.envelope.times.push(dated),
            None => {
                let words = shown(words);
                let message =
                    format!("its {field} says \"{words}\", which is no time that there is; it is kept as undated");
                self.problems.push(Problem::new("no-such-time", message));
            }
        }
    }

    /// It is the one message that has all of `what`, in its system: an altered copy is another.
    pub(super) fn is_the_one(&mut self, id: &str, what: &[&str]) {
        let said = what.iter().map(|what| format!("{}:{what}", what.len())).collect::<String>();
        self.envelope.identity = Some(format!("{id}:{}", Digest::of(said.as_bytes()).short()));
    }
}

/// Hands over the `n`-th record of an export, which was read from `bytes`: what it is, or why it can't be read.
pub(super) fn record(
    inside: &mut Inside<'_, '_>,
    n: u64,
    bytes: &[u8],
    encoding: &'static str,
    read: Result<Told, String>,
) {
    let path = inside.path.numbered(n as usize);
    let place = place(inside, n);
    inside.record(path, bytes, |id, path| match read {
        Ok(mut told) => {
            let short: String = id.as_str().chars().take(12).collect();
            told.envelope.identity.get_or_insert_with(|| format!("{place}:{short}"));
            outcome(told, id.clone(), path, encoding)
        }
        Err(reason) => Outcome::failed("message", reason),
    });
}

/// What makes a record that says nothing of it the one that it is: its place in its export. So the same export in an archive
/// and out of it holds the same messages.
fn place(inside: &Inside<'_, '_>, n: u64) -> String {
    let export: String = inside.source.as_str().chars().take(12).collect();
    format!("export:{export}:{n}")
}

/// The message as a part.
pub(super) fn outcome(told: Told, source: record::SourceId, path: &PartPath, encoding: &'static str) -> Outcome {
    let text_sha256 = Some(Digest::of(told.text.as_bytes()));
    let mut raw = RawMap::default();
    raw.push_put_in(&told.text);
    let item = Item::held(&source, path, ItemKind::Message, told.text, told.envelope);
    let read = Outcome::item("message", item, raw);
    Outcome { encoding: Some(encoding), text_sha256, problems: told.problems, ..read }
}

/// An alias of which nothing else is known.
pub(super) fn alias(kind: AliasKind, value: &str, name: Option<&str>) -> Alias {
    let name = name.map(str::trim).filter(|name| !name.is_empty() && *name != value).map(str::to_owned);
    Alias { kind, value: value.to_owned(), name }
}

/// Somebody by whatever words there are: `Ann Reed <ann@gannet.example>`, an address, a handle, a number, a name.
pub(super) fn somebody(words: &str) -> Option<Alias> {
    let words = words.trim();
    let bracketed = words.strip_suffix('>').and_then(|words| words.split_once('<'));
    let (name, value) = match bracketed {
        Some((name, value)) => (Some(name.trim().trim_matches('"')), value.trim()),
        None => (None, words),
    };
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let is_number = value.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b' ' | b'(' | b')' | b'.'));
    let kind = match value {
        "" => return None,
        _ if value.starts_with('@') && value.len() > 1 => return Some(alias(AliasKind::Handle, &value[1..], name)),
        _ if value.contains('@') && !value.contains(char::is_whitespace) => AliasKind::Address,
        _ if is_number && digits >= 3 => AliasKind::Phone,
        _ => AliasKind::Name,
    };
    Some(alias(kind, value, name))
}

/// Words of a format that are told to a person, cut short.
pub(super) fn shown(words: &str) -> String {
    words.chars().filter(|c| !c.is_control()).take(60).collect()
}

/// The time that `field` states with `words` as ISO 8601 has it: to the minute or finer, with a zone or without.
pub(super) fn iso(moment: Moment, field: &str, words: &str) -> Option<Dated> {
    let words = words.trim();
    let (clock, zone) = moments::zoned(words);
    let (day, time) = clock.split_once(['T', 't', ' '])?;
    let colons = time.matches(':').count();
    if !(1..=2).contains(&colons) || day.len() < 8 {
        return None;
    }
    let at: record::time::DateTime = format!("{day}T{}", time.trim()).parse().ok()?;
    let (interval, precision) = match colons {
        2 => (Interval::new(at, at), Precision::Second),
        _ => (Interval::minute(at), Precision::Minute),
    };
    let time = StatedTime {
        interval: Some(interval),
        zone: zone.map(str::to_owned),
        text: Some(words.to_owned()),
        precision: Some(precision),
        claims: Vec::new(),
    };
    let offset = zone.and_then(moments::offset);
    Some(Dated { moment, field: field.to_owned(), time, offset, guess: None })
}
