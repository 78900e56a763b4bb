//! Mails in a pipermail mbox.
//!
//! Each begins with a line like `From name at host  Wed Mar  2 23:56:19 2005`. Bodies may hold lines that begin with
//! "From " too, since the archive does not always escape them: only one that ends in a time of day and a year counts.

/// The mails of a file, each from its `From ` line on.
pub fn mails(bytes: &[u8]) -> Vec<&[u8]> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if line.starts_with(b"From ") && is_envelope(line) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    starts.iter().zip(ends).map(|(&start, end)| &bytes[start..end]).collect()
}

/// Whether a line ends as `23:56:19 2005` does.
fn is_envelope(line: &[u8]) -> bool {
    const SHAPE: &[u8] = b"00:00:00 0000";
    let line = line.trim_ascii_end();
    line.len() > SHAPE.len()
        && line[line.len() - SHAPE.len()..]
            .iter()
            .zip(SHAPE)
            .all(|(byte, shape)| if *shape == b'0' { byte.is_ascii_digit() } else { byte == shape })
}

/// A mail without its header: what comes after the first empty line.
pub fn body(mail: &[u8]) -> &[u8] {
    let mut at = 0;
    for line in mail.split_inclusive(|&byte| byte == b'\n') {
        at += line.len();
        if line.trim_ascii().is_empty() {
            break;
        }
    }
    &mail[at..]
}

/// Bytes as text: UTF-8 where they are that, Latin-1 otherwise. The archive does not keep which it was.
pub fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &[u8] = b"From a at b.c  Wed Mar  2 23:56:19 2005\nSubject: one\n\nFrom here on,\nall is well.\n\n\
        From =?iso-8859-1?Q?Jos=E9?=  Tue Jan  4 12:29:14 2005\nSubject: two\n\nCaf\xe9.\n";

    #[test]
    fn a_line_of_the_body_begins_no_mail() {
        let mails = mails(TWO);
        assert_eq!(mails.len(), 2);
        assert_eq!(body(mails[0]), b"From here on,\nall is well.\n\n");
        assert_eq!(decoded(body(mails[1])), "Café.\n");
    }
}
