//! What the first bytes give away. The numbers are those of the formats' own specifications.

const MAGIC: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a ZIP archive (or a document made of one, such as .docx)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"!BDN", "an Outlook mail store"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"bplist00", "a binary property list"),
];

/// The name of the format whose first bytes these are.
pub(crate) fn looks_like(bytes: &[u8]) -> Option<&'static str> {
    let whole = |magic: &[u8]| match magic {
        // Letters alone could begin a text; what follows them in these formats could not.
        b"BZh" => bytes.get(4..10) == Some(b"1AY&SY"),
        b"ID3" | b"OggS" | b"fLaC" => bytes.get(magic.len()).is_some_and(|&b| b < b' '),
        _ => true,
    };
    match bytes {
        [b'R', b'I', b'F', b'F', _, _, _, _, rest @ ..] if rest.starts_with(b"WEBP") => return Some("a WebP picture"),
        [b'R', b'I', b'F', b'F', _, _, _, _, rest @ ..] if rest.starts_with(b"WAVE") => return Some("a WAV recording"),
        [0, 0, 0, _, rest @ ..] if rest.starts_with(b"ftyp") => return Some("an MP4 film or recording"),
        _ => {}
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic) && whole(magic)).map(|(_, name)| *name)
}
