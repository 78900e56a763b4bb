//! How the paths of files are written down.
//!
//! A path need not be UTF-8, and a case is text. Two files never share one writing: each byte that is no UTF-8 stands as U+FFFD
//! with its two hexadecimal digits, and so do the bytes of a U+FFFD that a name has itself.

use std::path::{Path, PathBuf};

const SIGN: char = '\u{fffd}';

/// The path as a case has it.
#[cfg(unix)]
pub fn written(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt as _;
    let mut out = String::new();
    for chunk in path.as_os_str().as_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                SIGN => escape(c.encode_utf8(&mut [0; 4]).as_bytes(), &mut out),
                c => out.push(c),
            }
        }
        escape(chunk.invalid(), &mut out);
    }
    out
}

/// The path as a case has it. Names that are no Unicode are kept from each other on Unix systems only.
#[cfg(not(unix))]
pub fn written(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(unix)]
fn escape(bytes: &[u8], out: &mut String) {
    bytes.iter().for_each(|byte| out.push_str(&format!("{SIGN}{byte:02x}")));
}

/// The path that was written so.
#[cfg(unix)]
pub fn meant(written: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    let mut out = Vec::new();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once(SIGN) {
        out.extend_from_slice(before.as_bytes());
        let byte = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte {
            Some(byte) => out.push(byte),
            None => return PathBuf::from(written),
        }
        rest = &after[2..];
    }
    out.extend_from_slice(rest.as_bytes());
    PathBuf::from(std::ffi::OsString::from_vec(out))
}

/// The path that was written so.
#[cfg(not(unix))]
pub fn meant(written: &str) -> PathBuf {
    PathBuf::from(written)
}
