//! Properties by their numbers, as messages, recipients and attachments have them ([MS-OXPROPS], [MS-OXCDATA]).

use super::codepages;
use std::collections::BTreeMap;

/// The value of a property.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A number, or a truth.
    Number(i64),
    /// Tenths of microseconds since 1601, in UTC.
    Time(u64),
    /// Text in UTF-16.
    Text(String),
    /// Text in a code page that another property tells.
    Narrow(Vec<u8>),
    Bytes(Vec<u8>),
}

impl Value {
    /// What stands in a file for a value of type `kind`; nothing for types that no property that is read here has.
    pub(crate) fn of(kind: u16, bytes: &[u8]) -> Option<Value> {
        let number = |many: usize| {
            let mut wide = [0; 8];
            wide[..many].copy_from_slice(bytes.get(..many)?);
            Some(u64::from_le_bytes(wide))
        };
        Some(match kind {
            0x0002 => Value::Number(i64::from(number(2)? as i16)),
            0x0003 | 0x000a => Value::Number(i64::from(number(4)? as i32)),
            0x000b => Value::Number(i64::from(bytes.first()? & 1)),
            0x0014 => Value::Number(number(8)? as i64),
            0x0040 => Value::Time(number(8)?),
            0x001f => Value::Text(wide(bytes)),
            0x001e => Value::Narrow(bytes.to_vec()),
            0x0102 | 0x000d | 0x0048 => Value::Bytes(bytes.to_vec()),
            _ => return None,
        })
    }

    /// How many bytes a value of type `kind` has where its size is fixed.
    pub(crate) fn size(kind: u16) -> Option<usize> {
        match kind {
            0x0002 | 0x000b => Some(2),
            0x0003 | 0x0004 | 0x000a => Some(4),
            0x0005 | 0x0006 | 0x0007 | 0x0014 | 0x0040 => Some(8),
            _ => None,
        }
    }
}

/// UTF-16, without the zeros at its end.
fn wide(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    let end = units.iter().rposition(|unit| *unit != 0).map_or(0, |last| last + 1);
    String::from_utf16_lossy(&units[..end])
}

/// The properties of one thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Properties {
    values: BTreeMap<u16, Value>,
    /// The code page of narrow text, where none of the properties tells.
    page: Option<i64>,
}

impl Properties {
    /// Of two values for one property the first counts.
    pub(crate) fn put(&mut self, id: u16, value: Value) {
        self.values.entry(id).or_insert(value);
    }

    pub(crate) fn get(&self, id: u16) -> Option<&Value> {
        self.values.get(&id)
    }

    /// Takes over the code page of the message that these belong to.
    pub(crate) fn with_page(mut self, page: Option<i64>) -> Properties {
        self.page = page;
        self
    }

    /// The code page of narrow text.
    pub(crate) fn page(&self) -> Option<i64> {
        self.number(super::tags::MESSAGE_CODE_PAGE).or(self.page)
    }

    pub(crate) fn number(&self, id: u16) -> Option<i64> {
        match self.get(id)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn time(&self, id: u16) -> Option<u64> {
        match self.get(id)? {
            Value::Time(time) => Some(*time),
            _ => None,
        }
    }

    pub(crate) fn bytes(&self, id: u16) -> Option<&[u8]> {
        match self.get(id)? {
            Value::Bytes(bytes) | Value::Narrow(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Text, where there is more than white space.
    pub(crate) fn text(&self, id: u16) -> Option<String> {
        let text = match self.get(id)? {
            Value::Text(text) => text.clone(),
            Value::Narrow(bytes) => codepages::decoded(bytes, self.page()).text,
            _ => return None,
        };
        let text = text.trim_end_matches('\0');
        (!text.trim().is_empty()).then(|| text.to_owned())
    }

    /// One line of text, without what is no text in it.
    pub(crate) fn line(&self, id: u16) -> Option<String> {
        let text = self.text(id)?;
        let line = text.split(char::is_control).map(str::trim).filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
        (!line.is_empty()).then_some(line)
    }

    /// All of them as bytes that are the same wherever they are the same.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        for (id, value) in &self.values {
            out.extend_from_slice(&id.to_le_bytes());
            let bytes = match value {
                Value::Number(number) => number.to_le_bytes().to_vec(),
                Value::Time(time) => time.to_le_bytes().to_vec(),
                Value::Text(text) => text.as_bytes().to_vec(),
                Value::Narrow(bytes) | Value::Bytes(bytes) => bytes.clone(),
            };
            out.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
            out.extend_from_slice(&bytes);
        }
    }
}
