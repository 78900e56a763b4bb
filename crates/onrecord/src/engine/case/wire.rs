//! What goes between a run and its workers: frames of a length and a message each, over the worker's standard input and output.

use case::rows::Part;
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
    Bytes(Vec<u8>),
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
}

/// The bytes of a part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Content {
    /// All of them.
    Whole(Vec<u8>),
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

/// Sends a message.
pub(super) fn send(to: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let bytes = postcard::to_stdvec(message).map_err(io::Error::other)?;
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= LONGEST);
    let length = length.ok_or_else(|| io::Error::other("a message too long to be sent"))?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(&bytes)?;
    to.flush()
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
