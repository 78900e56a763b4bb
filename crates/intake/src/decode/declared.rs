//! Texts that say what encoding they are in, rightly or not.
//!
//! A byte order mark settles it. Else the declaration counts where the bytes bear it out; where they speak against it,
//! they are read as what they are, and that is reported.

use super::guess::{self, Encoding};
use super::{Decoded, decode, decode_as, utf7};
use record::Problem;

/// Decodes `bytes`, which are declared to be in the encoding with the label `declared`.
pub fn decode_declared(bytes: &[u8], declared: Option<&str>) -> Decoded {
    let Some(label) = declared.map(str::trim).filter(|label| !label.is_empty()) else { return decode(bytes) };
    if let Some(decoded) = utf7::decode(bytes, label) {
        return decoded;
    }
    let found = guess::encoding(bytes);
    let Some(named) = encoding_rs::Encoding::for_label(label.as_bytes()) else {
        let mut decoded = decode(bytes);
        let read = decoded.encoding;
        let shown: String = label.chars().take(40).collect();
        let message = format!("it says that it is in \"{shown}\", which is no known encoding; it was read as {read}");
        decoded.problems.insert(0, Problem::new("unknown-encoding", message));
        return decoded;
    };
    // A declaration that can be read is none of UTF-16: the standard takes it for UTF-8.
    let named =
        if [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE].contains(&named) { encoding_rs::UTF_8 } else { named };
    let plain = bytes.is_ascii() && found.0 == Encoding::Utf8;
    let agrees =
        plain || found.0 == Encoding::Utf8 && named == encoding_rs::UTF_8 || found.0 == Encoding::Legacy(named);
    if agrees {
        return decode(bytes);
    }
    // Where the bytes could be either, a person's declaration says more than a guess.
    let sure = guess::wide(bytes).is_some() || found.0 == Encoding::Utf8;
    if !sure && named != encoding_rs::UTF_8 && reads_cleanly(named, bytes) {
        return decode_as(bytes, Encoding::Legacy(named), 0);
    }
    let mut decoded = decode_as(bytes, found.0, found.1);
    let (named, read) = (named.name(), decoded.encoding);
    let message = format!("it says that it is in {named}, and its bytes are not; it was read as {read}");
    decoded.problems.insert(0, Problem::new("wrong-encoding-declared", message));
    decoded
}

/// Whether all of `bytes` are text in `encoding`, with none of the control characters that a wrong guess brings.
fn reads_cleanly(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> bool {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.is_some_and(|text| !text.contains(|c| ('\u{80}'..='\u{9f}').contains(&c)))
}
