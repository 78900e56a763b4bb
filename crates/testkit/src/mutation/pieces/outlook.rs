//! What Outlook's files are made of.

/// Compound files, and messages in them.
pub(super) const MESSAGE: &[&[u8]] = &[
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xfe\xff\xff\xff",
    b"\xff\xff\xff\xff",
    b"\xfd\xff\xff\xff",
    b"\0\0\0\0\0\0\0\0",
    b"\x01\0\0\0",
    b"\xff\xff\xff\x7f",
    b"_\0_\0s\0u\0b\0s\0t\0g\x001\0.\x000\0_\0",
    b"_\0_\0a\0t\0t\0a\0c\0h\0_\0",
    b"\x1f\0\0\x10\x06\0\0\0\xff\xff\xff\xff\0\0\0\0",
    b"\x40\0\x39\0\x06\0\0\0\xff\xff\xff\xff\xff\xff\xff\x7f",
    b"\x03\0\xfd\x3f\x06\0\0\0\xe3\x04\0\0\0\0\0\0",
    b"LZFu",
    b"MELA",
    b"{\\rtf1",
    b"{\\*\\htmltag64 <p>}",
    b"\\htmlrtf ",
    b"\\u-10179?",
    b"\\bin99999 ",
    b"From: a@b\r\0",
];

/// Stores: pages, lists of blocks, heaps, trees and tables.
pub(super) const STORE: &[&[u8]] = &[
    b"!BDN",
    b"\x0f\x14\x18\0\0\0\0\0",
    b"\x14\x14\x20\0\0\0\0\0",
    b"\x80\x80",
    b"\x81\x81",
    b"\x01\x01\x02\0",
    b"\x01\x02\xff\xff",
    b"\x02\x00\xff\xff\0\0\0\0",
    b"\x02\x01\x02\0",
    b"\x0c\0\xec\xbc\x20\0\0\0",
    b"\x0c\0\xec\x7c\x20\0\0\0",
    b"\xb5\x02\x06\0\x40\0\0\0",
    b"\xb5\x04\x04\xff\x40\0\0\0",
    b"\x0e\x80\0\0",
    b"\x24\0\x20\0",
    b"\xff\xff\xff\xff",
    b"\xff\xff\xff\xff\xff\xff\xff\x7f",
    b"\0\0\0\0\0\0\0\0",
];

/// What is put beside mails.
pub(super) const RIDER: &[&[u8]] = &[
    b"\x78\x9f\x3e\x22\x01\0",
    b"\x02\x02\x90\x06\0\x0e\0\0\0",
    b"\x02\x0f\x80\x06\0\x04\0\0\0wordsx",
    b"\x02\x10\x80\x01\0\x04\0\0\0a.t\0\x03\x01",
    b"\x01\x03\x90\x06\0\x04\0\0\0\0\0\0\0\0\0",
    b"\x01\x04\x90\x06\0\xff\xff\xff\xff",
    b"\x1f\x10\x37\0\xff\xff\xff\x7f",
    b"\x1f\0\x05\x80",
    b"\x0d\0\x01\x37\x01\0\0\0",
    b"LZFu",
    b"\xff\xff\xff\xff",
];

/// What opens, and what closes it.
pub(super) const GROUPS: &[(&[u8], &[u8])] = &[(b"{", b"}"), (b"{\\*\\x ", b"}"), (b"\xfe\xff\xff\xff", b"\0\0\0\0")];
