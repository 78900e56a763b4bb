//! What goes between a run and its workers: frames of a length and a message each, over the worker's standard input and output.

use case::rows::Part;
use intake::sidecar::Statement;
use intake::sidecar::mapping::Mapping;
use record::time::{Interval, Precision, StatedTime};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::io::{self, Read, Write};

/// No frame is longer; what says it is has gone wrong.
const LONGEST: u32 = 1 << 30;

/// From the run to a worker.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum ToWorker {
    /// Read these parts, one after the other.
    Read(Vec<Handed>),
    /// The bytes that were asked for.
    Bytes(#[serde(with = "serde_bytes")] Vec<u8>),
    /// They could not be had, for this reason.
    NoBytes(String),
}

/// A part to be read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Handed {
    pub(super) path: String,
    /// What it is in, and how many parts that is inside of.
    pub(super) inside: Option<(String, u32)>,
    pub(super) name: String,
    pub(super) says: Option<String>,
    /// Of its bytes, where they were hashed already.
    pub(super) sha256: Option<[u8; 32]>,
    pub(super) content: Content,
    /// What a side-car says of it.
    pub(super) said: Option<Said>,
}

/// The bytes of a part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Content {
    /// All of them.
    Whole(#[serde(with = "serde_bytes")] Vec<u8>),
    /// So many; they are asked for as they are needed.
    Asked(u64),
}

/// From a worker to the run.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum FromWorker {
    /// It is there, and this keeps it in.
    Ready(String),
    /// It needs bytes of the part that it reads.
    Need { at: u64, many: u32 },
    /// Parts of the one that it reads.
    Parts(Vec<Part>),
    /// The part is read to its end; so many were met in it.
    Done { met: u64 },
}

/// Sends a message, and all that was put before it.
pub(super) fn send(to: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    put(to, message)?;
    to.flush()
}

/// Puts a message where it goes with the next that is sent.
pub(super) fn put(to: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let bytes = postcard::to_stdvec(message).map_err(io::Error::other)?;
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= LONGEST);
    let length = length.ok_or_else(|| io::Error::other("a message too long to be sent"))?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(&bytes)
}

/// Receives a message; none where nobody is there any more.
pub(super) fn receive<M: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<M>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let length = u32::from_le_bytes(length);
    if length > LONGEST {
        return Err(io::Error::other("a message too long to be received"));
    }
    let mut bytes = vec![0; length as usize];
    from.read_exact(&mut bytes)?;
    postcard::from_bytes(&bytes).map(Some).map_err(io::Error::other)
}

/// What a side-car says of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Said {
    outlet: Option<String>,
    zone: Option<String>,
    published: Option<When>,
    mapping: Option<Columns>,
    /// What accounts are called.
    accounts: Vec<(String, String)>,
}

/// A stated time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct When {
    /// The first and the last moment.
    between: Option<(String, String)>,
    zone: Option<String>,
    text: Option<String>,
    precision: Option<String>,
}

/// Which column is what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Columns {
    from: Option<String>,
    to: Option<String>,
    time: Option<String>,
    text: Option<String>,
    id: Option<String>,
    conversation: Option<String>,
    channel: Option<String>,
    subject: Option<String>,
    time_format: Option<String>,
    zone: Option<String>,
}

impl From<&Statement> for Said {
    fn from(statement: &Statement) -> Said {
        let when = |time: &StatedTime| When {
            between: time.interval.map(|interval| (interval.earliest.to_string(), interval.latest.to_string())),
            zone: time.zone.clone(),
            text: time.text.clone(),
            precision: time.precision.map(|precision| precision.as_str().to_owned()),
        };
        let columns = |mapping: &Mapping| {
            let Mapping { from, to, time, text, id, conversation, channel, subject, time_format, zone } =
                mapping.clone();
            Columns { from, to, time, text, id, conversation, channel, subject, time_format, zone }
        };
        Said {
            outlet: statement.outlet.clone(),
            zone: statement.zone.clone(),
            published: statement.published.as_ref().map(when),
            mapping: statement.mapping.as_ref().map(columns),
            accounts: statement.accounts.clone().into_iter().collect(),
        }
    }
}

impl From<Said> for Statement {
    fn from(said: Said) -> Statement {
        let between =
            |(earliest, latest): (String, String)| Some(Interval::new(earliest.parse().ok()?, latest.parse().ok()?));
        let time = |when: When| StatedTime {
            interval: when.between.and_then(between),
            zone: when.zone,
            text: when.text,
            precision: when.precision.as_deref().and_then(Precision::named),
            claims: Vec::new(),
        };
        let mapping = |columns: Columns| {
            let Columns { from, to, time, text, id, conversation, channel, subject, time_format, zone } = columns;
            Mapping { from, to, time, text, id, conversation, channel, subject, time_format, zone }
        };
        Statement {
            outlet: said.outlet,
            zone: said.zone,
            published: said.published.map(time),
            mapping: said.mapping.map(mapping),
            accounts: said.accounts.into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_side_car_says_arrives_as_it_was_said() {
        let time = StatedTime {
            interval: Some(Interval::day(record::time::date(2031, 4, 14))),
            zone: Some("+02:00".to_owned()),
            text: Some("2031-04-14".to_owned()),
            precision: Some(Precision::Day),
            claims: Vec::new(),
        };
        let mapping =
            Mapping { text: Some("Message".to_owned()), time_format: Some("unix".to_owned()), ..Mapping::default() };
        let statement = Statement {
            outlet: Some("The Harbour Post".to_owned()),
            published: Some(time),
            zone: Some("Europe/London".to_owned()),
            mapping: Some(mapping),
            accounts: [("41000001".to_owned(), "quaylamp".to_owned())].into(),
        };
        let mut bytes = Vec::new();
        send(&mut bytes, &Said::from(&statement)).expect("sent");
        let said: Said = receive(&mut &bytes[..]).expect("received").expect("a message");
        assert_eq!(Statement::from(said), statement);
    }
}
