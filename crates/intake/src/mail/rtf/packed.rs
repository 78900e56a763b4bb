//! Rich text as it is packed in messages ([MS-OXRTFCP]).

use crate::mail::check_sum;

/// The text that every packed text is taken to go on from.
const BEFORE: &[u8; 207] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans \
SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// What was packed.
#[derive(Debug)]
pub(crate) struct Unpacked {
    pub(crate) bytes: Vec<u8>,
    /// Whether it is what the check sum says.
    pub(crate) whole: bool,
}

/// Unpacks `bytes`; says, for a person, why it can't.
pub(crate) fn unpacked(bytes: &[u8]) -> Result<Unpacked, String> {
    let number = |at: usize| bytes.get(at..at + 4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]));
    let (Some(size), Some(kind), Some(sum)) = (number(4), number(8), number(12)) else {
        return Err("its words are cut off before they begin; ask for another copy".to_owned());
    };
    let body = &bytes[16..];
    match kind {
        // "MELA": not packed at all.
        0x414c_454d => {
            let end = body.len().min(size as usize);
            Ok(Unpacked { bytes: body[..end].to_vec(), whole: end == size as usize })
        }
        // "LZFu".
        0x7546_5a4c => Ok(Unpacked { bytes: unzip(body), whole: check_sum::of(body) == sum }),
        _ => Err("its words are packed in a way that is not known; save the mail as text from Outlook".to_owned()),
    }
}

/// No reference makes more than 17 bytes of 2, so this stays in proportion.
fn unzip(body: &[u8]) -> Vec<u8> {
    let mut window = [0_u8; 4096];
    window[..BEFORE.len()].copy_from_slice(BEFORE);
    let mut at = BEFORE.len();
    let mut out = Vec::with_capacity(body.len() * 3);
    let mut put = |byte: u8, window: &mut [u8; 4096], at: &mut usize| {
        out.push(byte);
        window[*at] = byte;
        *at = (*at + 1) % 4096;
    };
    let mut bytes = body.iter().copied();
    'packed: while let Some(control) = bytes.next() {
        for bit in 0..8 {
            let Some(first) = bytes.next() else { break 'packed };
            if control >> bit & 1 == 0 {
                put(first, &mut window, &mut at);
                continue;
            }
            let Some(second) = bytes.next() else { break 'packed };
            let reference = usize::from(first) << 8 | usize::from(second);
            let from = reference >> 4;
            if from == at {
                break 'packed;
            }
            for n in 0..(reference & 15) + 2 {
                let byte = window[(from + n) % 4096];
                put(byte, &mut window, &mut at);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The two samples of the specification.
    #[test]
    fn samples_of_the_specification_are_unpacked() {
        let packed = b"\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\0\x0a\0rcpg125B2\x0a\xf3 hel\x09\0 bw\x05\xb0ld}\x0a\x80\x0f\xa0";
        let unpacked_first = unpacked(packed).unwrap();
        assert!(unpacked_first.whole);
        assert_eq!(unpacked_first.bytes, b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        let crossing = b"\x1a\0\0\0\x1c\0\0\0LZFu\xe2\xd4KQA\0\x04 WXYZ\rn}\x01\x0e\xb0";
        let unpacked_second = unpacked(crossing).unwrap();
        assert!(unpacked_second.whole);
        assert_eq!(unpacked_second.bytes, b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
    }

    #[test]
    fn what_is_cut_off_or_of_another_kind_is_told() {
        assert!(unpacked(b"\x2d\0\0\0\x2b\0\0\0LZF").unwrap_err().contains("cut off"));
        assert!(unpacked(b"\x2d\0\0\0\x2b\0\0\0LZFx\0\0\0\0words").unwrap_err().contains("not known"));
        assert!(!unpacked(b"\x0f\0\0\0\x04\0\0\0LZFu\0\0\0\0\0{\\rtf1 x}").unwrap().whole);
        let plain = unpacked(b"\x10\0\0\0\x05\0\0\0MELA\0\0\0\0wordsx").unwrap();
        assert_eq!((plain.bytes, plain.whole), (b"words".to_vec(), true));
    }
}
