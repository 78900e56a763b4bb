//! One message as Outlook saves it ([MS-OXMSG]): properties in streams of a compound file, and folders of it for recipients,
//! attachments and messages that are attached.

mod compound;

use super::mapi::properties::{Properties, Value};
use super::mapi::stored::{self, Attached, Held, Stored};
use super::mapi::tags;
use crate::parts::{Clues, Read, Reader};
use crate::parts::{Inside, Outcome};
use compound::{Compound, MAGIC, ROOT};
use memchr::memmem;
use record::{Fate, Problem};

pub(crate) const READER: Reader = Reader {
    name: "msg/1",
    kind: "mail",
    recognises,
    read: Read::Whole(read),
    is_text: false,
    is_record: false,
    too_large: "the limit for one mail",
};

/// How names of streams begin that hold a property.
const STREAM: &str = "__substg1.0_";

/// The stream with properties of a fixed size.
const FIXED: &str = "__properties_version1.0";

/// No message is inside of more others.
const DEEPEST: u32 = 32;

fn recognises(clues: &Clues<'_>) -> bool {
    let wide: Vec<u8> = FIXED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_message = clues.extension() == "msg" || clues.says == Some("application/vnd.ms-outlook");
    clues.head.starts_with(MAGIC) && (is_message || memmem::find(clues.head, &wide).is_some())
}

/// A message's file, and how many more bytes may come out of it: streams may share their bytes.
struct File<'b> {
    compound: Compound<'b>,
    left: u64,
}

fn read(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let compound = match Compound::of(bytes) {
        Ok(compound) => compound,
        Err(reason) => return Outcome::failed("mail", reason),
    };
    let mut file = File { compound, left: (bytes.len() as u64).saturating_mul(4) };
    let message = file.message(ROOT, 32, 0, None);
    if !stored::is_message(&message.properties) && message.recipients.is_empty() {
        let reason = "holds no message: none of a message's properties could be found in it; ask for another copy";
        return Outcome::failed("mail", reason);
    }
    stored::read(message, inside)
}

impl File<'_> {
    /// The message in the folder `at`, whose stream of properties has a head of so many bytes.
    fn message(&mut self, at: usize, head: usize, depth: u32, page: Option<i64>) -> Stored {
        let mut out = Stored::default();
        let (properties, start) = self.properties(at, head, page, &mut out.problems);
        let page = properties.page();
        out.properties = properties;
        out.said = start.get(20..24).map(|said| u64::from(u32::from_le_bytes([said[0], said[1], said[2], said[3]])));
        for folder in self.folders(at, "__recip_version1.0_#") {
            let (recipient, _) = self.properties(folder, 8, page, &mut out.problems);
            out.recipients.push(recipient);
        }
        for folder in self.folders(at, "__attach_version1.0_#") {
            let (own, _) = self.properties(folder, 8, page, &mut out.problems);
            let content = self.attached(folder, &own, depth, page);
            out.attachments.push(Attached { properties: own, content });
        }
        out
    }

    /// What there is of the attachment in the folder `at`.
    fn attached(&mut self, at: usize, own: &Properties, depth: u32, page: Option<i64>) -> Held {
        let inner = self.compound.find(at, &format!("{STREAM}3701000D"));
        let is_message = own.number(tags::ATTACH_METHOD).is_none_or(|method| method == 5);
        if let Some(inner) = inner.filter(|_| is_message) {
            if depth >= DEEPEST {
                let reason = format!("nested deeper than {DEEPEST} messages, the limit; take it out in Outlook");
                return Held::Not(Fate::Failed(reason));
            }
            return Held::Message(Box::new(self.message(inner, 24, depth + 1, page)));
        }
        match self.compound.find(at, &format!("{STREAM}37010102")).map(|n| self.stream(n)) {
            Some(Ok(bytes)) => Held::Bytes(bytes),
            Some(Err(reason)) => Held::Not(Fate::Failed(reason)),
            None => Held::none(own),
        }
    }

    /// The properties in the folder `at`, and the stream of those of a fixed size.
    fn properties(
        &mut self,
        at: usize,
        head: usize,
        page: Option<i64>,
        problems: &mut Vec<Problem>,
    ) -> (Properties, Vec<u8>) {
        let mut out = Properties::default().with_page(page);
        let fixed = self.compound.find(at, FIXED).map(|n| self.stream(n));
        let fixed = fixed.and_then(Result::ok).unwrap_or_else(|| {
            let message = "some of its properties could not be read, such as times and kinds; ask for another copy";
            problems.push(Problem::new("unread-properties", message));
            Vec::new()
        });
        for entry in fixed.get(head..).unwrap_or_default().as_chunks::<16>().0 {
            let [kind_low, kind_high, id_low, id_high, ..] = *entry;
            let (kind, id) = (u16::from_le_bytes([kind_low, kind_high]), u16::from_le_bytes([id_low, id_high]));
            let value = Value::size(kind).and_then(|_| Value::of(kind, &entry[8..]));
            value.into_iter().for_each(|value| out.put(id, value));
        }
        let streams: Vec<_> = (self.compound.inside(at).filter(|(_, entry)| !entry.is_folder))
            .filter_map(|(n, entry)| Some((n, entry.name.strip_prefix(STREAM).and_then(tag)?)))
            // What is attached is read for itself.
            .filter(|(_, (id, kind))| *id != tags::ATTACHED && Value::of(*kind, &[]).is_some())
            .collect();
        for (n, (id, kind)) in streams {
            match self.stream(n).map(|bytes| Value::of(kind, &bytes)) {
                Ok(value) => value.into_iter().for_each(|value| out.put(id, value)),
                Err(_) => {
                    let message = format!("its property {id:04X} is damaged and was left out; ask for another copy");
                    problems.push(Problem::new("unread-properties", message));
                }
            }
        }
        (out, fixed)
    }

    fn folders(&self, at: usize, begins: &str) -> Vec<usize> {
        let folders = self.compound.inside(at).filter(|(_, entry)| entry.is_folder && entry.name.starts_with(begins));
        folders.map(|(n, _)| n).collect()
    }

    /// All bytes of a stream; why not, where they can't be had.
    fn stream(&mut self, n: usize) -> Result<Vec<u8>, String> {
        let (bytes, said) = self.compound.stream(n, self.left.saturating_add(1));
        let found = bytes.len() as u64;
        let Some(left) = self.left.checked_sub(found) else {
            return Err("the message says that it holds more bytes than it has; ask for another copy".to_owned());
        };
        self.left = left;
        if found != said {
            return Err(format!(
                "only {found} of its {said} bytes could be read, the rest is damaged; ask for another copy"
            ));
        }
        Ok(bytes)
    }
}

/// The number and type of a property, as names of streams write them.
fn tag(name: &str) -> Option<(u16, u16)> {
    let is_hex = name.len() == 8 && name.bytes().all(|b| b.is_ascii_hexdigit());
    let number = |digits: &str| u16::from_str_radix(digits, 16).ok();
    if is_hex { Some((number(&name[..4])?, number(&name[4..])?)) } else { None }
}

#[cfg(test)]
mod tests;
